"""Every triage rule fires in a conversation, through Alexa's requests, and not in its neighbour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from envelopes import envelope, slot_of

from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.skill import create_skill

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "conversations" / "rules.yaml").read_text(encoding="utf-8")
)
RULES = yaml.safe_load(
    (Path(__file__).parents[2] / "content" / "triage.yaml").read_text(encoding="utf-8")
)["rules"]
BUILT_IN = ("duration", "since", "age", "number", "caffeine_amount", "sleep_hours")
"""Slots of Amazon's own types: they have no ids."""
ALONE = {"yes": "AMAZON.YesIntent", "no": "AMAZON.NoIntent", "i don't know": "DontKnowIntent"}


@cache
def skill() -> Callable[[dict[str, Any], object], dict[str, Any]]:
    return guarded(create_skill())


def request(turn: str | Mapping[str, Any]) -> dict[str, Any]:
    """The request that Alexa makes of a turn."""
    said, slots = (turn, {}) if isinstance(turn, str) else next(iter(turn.items()))
    filled = {name: slot(name, value) for name, value in slots.items()}
    intent = {"name": ALONE.get(said, "ReportSymptomIntent"), "confirmationStatus": "NONE"}
    return {"type": "IntentRequest", "intent": intent | {"slots": filled}}


def slot(name: str, value: str | list[str]) -> dict[str, Any]:
    ids = value if isinstance(value, list) else [value]
    return slot_of(
        name, [(one.replace("_", " "), None if name in BUILT_IN else one) for one in ids]
    )


def rules_told(turns: list[Any]) -> Iterator[str]:
    """The rules behind each reply of a conversation, until the skill ends it."""
    attributes: dict[str, Any] = {}
    for number, turn in enumerate(turns):
        answer = skill()(envelope(request(turn), new=number == 0, attributes=attributes), None)
        attributes = answer["sessionAttributes"]
        outcome = attributes["state"]["outcome"]
        assert outcome.get("asks") or outcome.get("level"), f"nothing was made of {turn}"
        yield from outcome.get("rules", ())
        if answer["response"].get("shouldEndSession"):
            assert number == len(turns) - 1, f"the session ended before {turns[number + 1]}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_rule_fires_in_its_conversation(case: dict[str, Any]) -> None:
    assert case["rule"] in set(rules_told(case["fires"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_rule_does_not_fire_just_beside_it(case: dict[str, Any]) -> None:
    assert case["rule"] not in set(rules_told(case["beside"]))


def test_every_rule_has_its_conversations() -> None:
    assert [case["rule"] for case in CASES] == [rule["id"] for rule in RULES]
