"""The first tier: samples word for word, slots filled with known values."""

import pytest

from server.ear import LAUNCH, Ear


def _ids(ear: Ear, text: str, eliciting: str | None = None) -> tuple[str, dict[str, list[str]]]:
    heard = ear.hear(text, eliciting)
    assert heard.tier == "exact"
    return heard.intent, {
        slot.name: [value.id or value.raw for value in slot.values] for slot in heard.slots
    }


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("why is my left eyelid twitching", "WhyBodyPartIntent",
         {"body_part": ["eyelid"], "side": ["left"]}),
        ("what does facilitation mean", "DefinitionIntent", {"term": ["fasciculation"]}),
        ("is it a. l. s.", "SeriousConditionIntent", {"condition": ["als"]}),
        ("my calves and thighs is twitching", "ReportSymptomIntent",
         {"body_part": ["calf", "thigh"]}),
        ("my son's eyelid is twitching", "ReportSymptomIntent",
         {"person": ["child"], "body_part": ["eyelid"]}),
        ("my eye has been twitching since saturday", "ReportSymptomIntent",
         {"body_part": ["eye"], "since": ["2026-11-28"]}),
        ("two weeks", "ReportSymptomIntent", {"duration": ["P2W"]}),
        ("i drink six cups of coffee", "ReportSymptomIntent",
         {"caffeine_amount": ["6"], "drink": ["coffee"]}),
        ("no weakness or numbness", "ReportSymptomIntent",
         {"absent_symptoms": ["weakness", "numbness"]}),
        ("stop", "AMAZON.StopIntent", {}),
    ],
)  # fmt: skip
def test_samples(ear: Ear, said: str, intent: str, slots: dict[str, list[str]]) -> None:
    assert _ids(ear, said) == (intent, slots)


def test_opening_without_a_request(ear: Ear) -> None:
    assert ear.hear("alexa open muscle mentor").intent == LAUNCH


@pytest.mark.parametrize(
    ("said", "asked", "slots"),
    [
        ("oh about two weeks i think", "duration", {"duration": ["P2W"]}),
        ("it's my left eyelid", "body_part", None),
        ("just my eyelid", "ReportSymptomIntent.body_part", {"body_part": ["eyelid"]}),
    ],
)
def test_a_bare_value_answers_the_question(
    ear: Ear, said: str, asked: str, slots: dict[str, list[str]] | None
) -> None:
    heard = ear.hear(said, asked)
    found = {slot.name: [value.id for value in slot.values] for slot in heard.slots}
    assert (slots is None) == (heard.tier != "exact")
    assert slots is None or found == slots
