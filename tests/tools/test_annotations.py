"""Annotation sets hold the project's utterances in Amazon's form, with words that were said."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools.annotations import ANNOTATIONS, Vocabulary, annotation, built_annotations, vocabulary
from tools.rooms import LANGUAGE_OF


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary("en")


@pytest.fixture(scope="module")
def built() -> dict[str, Any]:
    return {path.stem: json.loads(text) for path, text in built_annotations()}


def slots(case: dict[str, Any], known: Vocabulary, *, multiple: bool = True) -> dict[str, Any]:
    expected = annotation(case, known, multiple=multiple)["expected"]
    return {name: value["slotValue"] for name, value in expected[0]["intent"]["slots"].items()}


def case(text: str, topic: str, **said: Any) -> dict[str, Any]:
    return {"id": "x", "text": text, "topic": topic, "slots": said}


def test_every_locale_has_a_set_of_all_utterances(built: dict[str, Any]) -> None:
    assert set(built) == set(LANGUAGE_OF)
    assert all(len(one["data"]) >= 600 for one in built.values())
    assert built_annotations()[0][0].parent == ANNOTATIONS


def test_slot_values_are_words_of_their_utterance(built: dict[str, Any]) -> None:
    for one in (one for locale in built.values() for one in locale["data"]):
        for expected in one["expected"]:
            for slot in expected["intent"]["slots"].values():
                value = slot["slotValue"]
                for simple in value.get("values", [value]):
                    assert simple["type"] == "Simple"
                    assert simple["value"] in one["inputs"]["utterance"]


def test_every_utterance_has_an_intent_with_slots_of_its_own(
    built: dict[str, Any], known: Vocabulary
) -> None:
    for one in built["en-US"]["data"]:
        assert one["expected"]
        for expected in one["expected"]:
            intent = known.book.intents[expected["intent"]["name"]]
            assert set(expected["intent"]["slots"]) <= set(intent.slots)


def test_an_id_is_written_as_it_was_said(known: Vocabulary) -> None:
    said = case("i keep dropping things and my calves twitch", "report_symptom",
                body_part="calf", symptoms=["weakness"])  # fmt: skip
    assert slots(said, known) == {
        "body_part": {"type": "Simple", "value": "calves"},
        "symptoms": {"type": "Simple", "value": "keep dropping things"},
    }


def test_several_values_are_a_list_where_the_locale_takes_one(known: Vocabulary) -> None:
    said = case("my calf and my thumb twitch", "report_symptom", body_part=["calf", "thumb"])
    values = [{"type": "Simple", "value": "calf"}, {"type": "Simple", "value": "thumb"}]
    assert slots(said, known)["body_part"] == {"type": "List", "values": values}
    assert slots(said, known, multiple=False)["body_part"] == values[0]


def test_lengths_of_time_and_spelled_letters_stand_as_they_were_said(known: Vocabulary) -> None:
    said = case("three weeks of twitching could it be a. l. s.", "ask_serious_condition",
                duration_iso8601="P3W", condition="als")  # fmt: skip
    found = slots(said, known)
    assert found["duration"]["value"] == "three weeks"
    assert found["condition"]["value"] == "a. l. s"


def test_what_is_only_implied_is_left_out(known: Vocabulary) -> None:
    said = case("elephant sitting on my chest", "emergency_statement", symptoms=["fever"])
    assert slots(said, known) == {}


def test_the_invocation_name_is_left_out(known: Vocabulary) -> None:
    said = case("alexa ask muscle mentor why my eyelid twitches", "why_body_part")
    assert annotation(said, known, multiple=True)["inputs"] == {
        "utterance": "why my eyelid twitches"
    }


def test_samples_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text(json.dumps(case("hello", "out_of_scope")) + "\n")
    data = json.loads(built_annotations(tmp_path)[0][1])["data"]
    assert [one["inputs"]["utterance"] for one in data] == ["hello"]
