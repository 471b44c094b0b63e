"""Rude, rambling and interrupting patients, in words, the whole way: the advice is still right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from patient import Patient

from muscle_mentor.stored_content import content_for
from server.talk import Talk

CASES = Path(__file__).parents[1] / "vignettes" / "third.jsonl"
LEVELS = ("self_care", "routine_appointment", "see_doctor_soon", "urgent_same_day", "emergency")
EVERY = 6  # of the cases that are no emergency; the others are all tried
MOST_TOO_LOW = 2
FORBIDDEN = ("stop taking", "keep taking", "you have als", "it is just")


def cases() -> Iterator[dict[str, Any]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    for number, case in enumerate(map(json.loads, lines)):
        if case["expected_level"] == "emergency" or number % EVERY == 0:
            yield case


@cache
def consulted() -> tuple[Patient, ...]:
    talk, content = Talk(), content_for("en-US")
    patients = tuple(Patient(case, talk, content) for case in cases())
    for patient in patients:
        patient.consult()
    return patients


def is_low(patient: Patient) -> bool:
    reached = LEVELS.index(patient.level) if patient.level else -1
    return reached < min(map(LEVELS.index, patient.case["acceptable_levels"]))


def test_no_emergency_is_talked_down() -> None:
    low = [patient.case["id"] for patient in consulted() if is_low(patient)]
    assert not [name for name in low if expected(name) == "emergency"]
    assert len(low) <= MOST_TOO_LOW, low


def expected(name: str) -> str:
    return next(str(case["expected_level"]) for case in cases() if case["id"] == name)


def test_nothing_forbidden_is_said() -> None:
    for patient in consulted():
        said = " ".join(str(result["speech"]) for _, result in patient.lines).lower()
        assert not [words for words in FORBIDDEN if words in said], patient.case["id"]
        if patient.level in LEVELS[3:]:
            assert "take you through the calf stretch" not in said, patient.case["id"]
