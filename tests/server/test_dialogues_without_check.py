"""All dialogues once more, with the symptom check off: nothing is asked, danger gets the number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.skill import create_skill
from server.talk import Result, Talk
from tools.judge_dialogues import CHECKS

DIALOGUES = [
    dialogue
    for path in sorted((Path(__file__).parents[1] / "dialogues").glob("*.yaml"))
    for dialogue in yaml.safe_load(path.read_text(encoding="utf-8"))
]
ABOUT_THE_PERSON = ("ask:", "clear:", "offer:check", "offer:summary", "phrase:launch_question")
REPORTS = ("ReportSymptomIntent", "CorrectionIntent")


@pytest.fixture(scope="module")
def talk() -> Iterator[Talk]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SYMPTOM_CHECK", "off")
        yield Talk(handler=guarded(create_skill()))


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue["id"])
def test_nothing_is_asked_about_the_person_and_danger_gets_the_number(
    talk: Talk, dialogue: Mapping[str, Any]
) -> None:
    talk.end()
    for turn in dialogue["turns"]:
        if turn.get("one_shot"):
            talk.end()
        result = talk.turn(turn["user"])
        assert not asks_about_the_person(result), turn["user"]
        assert result["level"] in (None, "urgent_same_day", "emergency"), turn["user"]
        if result["intent"] in REPORTS and not (result["level"] or counts_drinks(result)):
            assert is_general(result), turn["user"]
        if says_danger(turn):
            assert not CHECKS["emergency_number"](True, result, []), turn["user"]


def says_danger(turn: Mapping[str, Any]) -> bool:
    """Whether the words of a turn are danger by themselves, and no answer to a question."""
    expected = turn.get("expect") or {}
    return bool(expected.get("emergency_number")) and not turn["user"].startswith("yes")


def asks_about_the_person(result: Result) -> bool:
    attributes = (result.response or {}).get("sessionAttributes") or {}
    waiting = str((attributes.get("state") or {}).get("open"))
    return result["asks"] is not None or waiting.startswith(ABOUT_THE_PERSON)


def counts_drinks(result: Result) -> bool:
    """As in "five coffees", which says nothing of a twitch."""
    return "caffeine_amount" in result["slots"]


def is_general(result: Result) -> bool:
    """Usual reasons, when to see a doctor, and the number."""
    speech = str(result["speech"]).lower()
    return "doctor" in speech and ("911" in speech or "emergency" in speech)
