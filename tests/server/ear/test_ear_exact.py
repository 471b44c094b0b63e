"""The first tier: samples word for word, slots filled with known values."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.ear import LAUNCH, Ear
from server.ear.exact import Templates
from server.ear.mentions import Sentence
from server.ear.model import Intent, Slot, SlotType
from server.ear.slots import fill


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


def test_a_sign_alone_is_told_rather_than_asked_about(
    ear: Ear, see: Callable[[str], Sentence]
) -> None:
    sign = Slot("symptoms", "Symptom", multiple=True)
    names = ("DefinitionIntent", "ReportSymptomIntent", "WhyTwitchIntent")
    intents = {name: Intent(name, ("{symptoms}",), (sign,)) for name in names}
    heard = Templates(replace(ear.model, intents=intents)).match(see("weakness"))
    assert heard
    assert heard.intent == "ReportSymptomIntent"


def test_a_common_word_means_a_sign_in_a_short_answer_only(
    ear: Ear, see: Callable[[str], Sentence]
) -> None:
    warm = SlotType("Listed", {"warm": "warm"}, {"warm": ("warm", "hot")})
    report = Intent("ReportSymptomIntent", ("it's {listed}",), (Slot("listed", "Listed", True),))
    model = replace(ear.model, intents={report.name: report}, types={"Listed": warm})
    short = replace(see("it's hot"), model=model)
    heard = Templates(model).match(short)
    assert heard
    assert heard.slots[0].values[0].id == "warm"
    assert not fill(report, replace(see("the weather's hot and my calf jumps"), model=model))
