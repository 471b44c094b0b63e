"""A patient made of each written case answers what is asked: the advice must be acceptable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from conversing import Conversation

from muscle_mentor.core.answers_in import report_from_answers
from muscle_mentor.core.content import Content
from muscle_mentor.stored_content import content_for

CASES = sorted((Path(__file__).parents[1] / "vignettes").glob("*.jsonl"))
LEVELS = ("self_care", "routine_appointment", "see_doctor_soon", "urgent_same_day", "emergency")
REPORT = "ReportSymptomIntent"
MOST_TURNS = 12
# Cases whose point is that nothing is known: whoever then says "no" to the list has denied it.
SILENT = frozenset({"w186", "w187", "n043"})
PERSONS = {"about_baby": "baby", "about_child": "child", "child": "child", "baby": "baby"}
OPENING_SIGNS = 3


@cache
def content() -> Content:
    return content_for("en-US")


def cases() -> list[dict[str, Any]]:
    lines = [line for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line]


class Patient:
    """Opens with where, how long and the worst that is felt; then answers only what is asked."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.case = case
        self.facts = report_from_answers(case["answers"], case.get("age"), content())
        self.talk = Conversation(content())
        self.told: set[str] = set()
        self.level: str | None = None
        self.heard: list[str] = []
        self.heard_when_urgent: list[str] = []
        self.questions = 0

    def consult(self) -> str | None:
        """The highest level heard by the end of the conversation."""
        self._hears(self.talk.says(REPORT, **self._opening()))
        for _ in range(MOST_TURNS):
            if self.talk.ended or self.talk.asks is None:
                break
            intent, slots = self._answer(self.talk)
            self._hears(self.talk.says(intent, **slots))
        return self.level

    def _hears(self, talk: Conversation) -> None:
        self.heard.append(talk.speech)
        self.questions += talk.asks is not None
        if talk.level in LEVELS[3:]:
            self.heard_when_urgent.append(talk.speech)
        if talk.level:
            self.level = talk.level

    def _opening(self) -> dict[str, Any]:
        facts = self.facts
        signs = [s for s, on in facts.signs.items() if on and s not in PERSONS][:OPENING_SIGNS]
        person = [{"person": who} for sign, who in PERSONS.items() if facts.has(sign)][:1]
        age = {"age": str(int(facts.age_years))} if facts.age_years is not None else {}
        ill = {"condition": list(facts.conditions)} if facts.conditions else {}
        return {**self._where(), **self._medicine(), **self._signs(signs), **age, **ill,
                **(person[0] if person else {})}  # fmt: skip

    def _where(self) -> dict[str, Any]:
        facts = self.facts
        return {**({"body_part": list(facts.parts)} if facts.parts else {}),
                **({"side": list(facts.sides)} if facts.sides else {})}  # fmt: skip

    def _medicine(self) -> dict[str, Any]:
        """By the names that the case has, with the change that any of them has."""
        written = self.case["answers"].get("medicines") or []
        named = [
            each.value
            for text in ([written] if isinstance(written, str) else written)
            for each in content().lexicon("medicines").find(text)
            if not each.negated
        ]
        change = next((use.change for use in self.facts.medicines if use.change), None)
        return {**({"medicine": named} if named else {}),
                **({"medicine_change": change} if named and change else {})}  # fmt: skip

    def _signs(self, signs: list[str]) -> dict[str, Any]:
        self.told |= set(signs)
        return {"symptoms": signs} if signs else {}

    def _answer(self, talk: Conversation) -> tuple[str, dict[str, Any]]:
        fields = {
            "red_flags": self._flags,
            "anything_else": self._background,
            "medicines": self._medicines,
            "recent_medicine_change": self._medicine_change,
            "age": self._age,
            "body_part": self._body_part,
            "duration": self._duration,
            "onset": self._onset,
            "caffeine": self._caffeine,
            "sleep": self._sleep,
        }
        return fields[talk.asks or ""]()

    def _flags(self) -> tuple[str, dict[str, Any]]:
        """Yes with what of the list is there, no where none of it is."""
        state = self.talk.state
        assert isinstance(state, dict)
        name = str(state["open"]).removeprefix("ask:")
        asked = content().interview()["questions"][name].get("signs", self.facts.signs)
        mine = [sign for sign in asked if self.facts.has(sign)]
        if not mine:
            return "AMAZON.NoIntent", {}
        signs = self.facts.signs.items()
        also = [sign for sign, stated in signs if stated and sign not in self.told][:2]
        return REPORT, {"yes_no": "yes", **self._signs([*mine, *also])}

    def _background(self) -> tuple[str, dict[str, Any]]:
        """Pregnancy, medicines and illness; and whatever was never asked."""
        rest = [s for s, on in self.facts.signs.items()
                if on and s not in self.told and s not in PERSONS]  # fmt: skip
        slots = {**self._medicine(), **self._signs(rest)}
        if self.facts.conditions:
            slots["condition"] = list(self.facts.conditions)
        return (REPORT, slots) if slots else ("AMAZON.NoIntent", {})

    def _medicines(self) -> tuple[str, dict[str, Any]]:
        taken = self._medicine()
        return (REPORT, taken) if taken else ("AMAZON.NoIntent", {})

    def _medicine_change(self) -> tuple[str, dict[str, Any]]:
        changed = self.facts.has("recent_medicine_change")
        return "AMAZON.YesIntent" if changed else "AMAZON.NoIntent", {}

    def _age(self) -> tuple[str, dict[str, Any]]:
        years = self.facts.age_years
        return (REPORT, {"number": f"{years:g}"}) if years is not None else ("DontKnowIntent", {})

    def _body_part(self) -> tuple[str, dict[str, Any]]:
        where = self._where()
        return (REPORT, where) if where else ("DontKnowIntent", {})

    def _duration(self) -> tuple[str, dict[str, Any]]:
        days = self.facts.duration_days
        if days is None:
            return "DontKnowIntent", {}
        return REPORT, {"duration": f"P{days:g}D" if days >= 1 else f"PT{max(1, int(days * 24))}H"}

    def _onset(self) -> tuple[str, dict[str, Any]]:
        return (REPORT, {"onset": self.facts.onset}) if self.facts.onset else ("DontKnowIntent", {})

    def _caffeine(self) -> tuple[str, dict[str, Any]]:
        amount = self.facts.caffeine_mg
        return (REPORT, {"number": f"{amount / 100:g}"}) if amount else ("AMAZON.NoIntent", {})

    def _sleep(self) -> tuple[str, dict[str, Any]]:
        hours = self.facts.sleep_hours
        return (REPORT, {"number": f"{hours:g}"}) if hours else ("DontKnowIntent", {})


@cache
def advised() -> tuple[tuple[dict[str, Any], str | None], ...]:
    told = [case for case in cases() if case["id"] not in SILENT]
    return tuple((case, Patient(case).consult()) for case in told)


def too_low(case: Mapping[str, Any], level: str | None) -> bool:
    reached = LEVELS.index(level) if level else -1
    return reached < min(map(LEVELS.index, case["acceptable_levels"]))


def test_every_conversation_ends_in_a_level() -> None:
    assert [case["id"] for case, level in advised() if level is None] == []


def test_no_emergency_is_put_too_low_in_conversation() -> None:
    missed = [case["id"] for case, level in advised()
              if case["expected_level"] == "emergency" and too_low(case, level)]  # fmt: skip
    assert not missed


def test_hardly_any_case_is_put_too_low_and_most_are_put_right() -> None:
    low = [case["id"] for case, level in advised() if too_low(case, level)]
    right = [case for case, level in advised() if level in case["acceptable_levels"]]
    assert len(low) <= 0.03 * len(advised()), low
    assert len(right) >= 0.9 * len(advised())


def test_nobody_is_asked_more_than_nine_things() -> None:
    for case in cases():
        patient = Patient(case)
        patient.consult()
        assert patient.questions <= 9, case["id"]


def test_hard_failures_never_happen() -> None:
    for case in cases():
        patient = Patient(case)
        patient.consult()
        assert_nothing_forbidden(case, patient)


def assert_nothing_forbidden(case: Mapping[str, Any], patient: Patient) -> None:
    """No stretch for a clot, no caffeine tips to whoever takes none, no medicine stopped."""
    said = " ".join(patient.heard).lower()
    urgent = " ".join(patient.heard_when_urgent).lower()
    assert "a gentle stretch" not in urgent, case["id"]
    assert "caffeine down" not in urgent, case["id"]
    if patient.facts.caffeine_mg == 0:
        assert "step your caffeine" not in said, case["id"]
    for words in ("stop taking", "keep taking", "you have als", "it is just"):
        assert words not in said, case["id"]
