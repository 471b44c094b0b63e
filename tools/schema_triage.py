"""The shape of content/triage.yaml; what its conditions mean is compiled by the core."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import StringConstraints, model_validator

from tools.schema import Id, Strict

Level = Literal[
    "emergency", "urgent_same_day", "see_doctor_soon", "routine_appointment", "self_care"
]
Suggestion = Literal[
    "call_emergency", "see_doctor", "medicine_review", "caffeine_reduction", "sleep",
    "relaxation", "rest_muscle", "stretch", "eye_care", "hydration",
]  # fmt: skip
RuleId = Annotated[str, StringConstraints(pattern=r"^[EUSRC]\d\d$")]
Condition = dict[str, Any]
Names = str | list[str]


class Case(Strict):
    """A level and when it holds."""

    id: Id | None = None
    level: Level
    when: Condition


class Rule(Strict):
    """A rule with one level, or with several cases of which the first that holds counts."""

    id: RuleId
    topic: str
    level: Level | None = None
    when: Condition | None = None
    cases: list[Case] = []
    sources: list[str]
    house_rule: bool = False
    forbid: list[Suggestion] = []
    suppresses: list[RuleId] = []
    instead: list[RuleId] = []
    only_if_nothing_else: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Rule:
        alone = self.level is not None and self.when is not None
        if alone == bool(self.cases):
            raise ValueError("needs either `level` and `when`, or `cases`")
        if bool(self.sources) == self.house_rule:
            raise ValueError("needs `sources`, or `house_rule: true` where there is none")
        return self


class Default(Strict):
    """What holds when no rule fires."""

    level: Level
    weakness_not_denied: Level
    uncovered: list[Case]


class Meaning(Strict):
    """How a field of a written report is read: the sign that it states, those that it denies."""

    stated: Names
    denied: list[Id]
    normal: list[str] = []
    unsure: Id | None = None
    mild: Names | None = None
    severe: Names | None = None
    denied_states: Id | None = None


class Offer(Strict):
    """A suggestion, and at which levels it may be made."""

    suggest: Suggestion
    levels: list[Level]
    when: Condition
    only_if_none: bool = False


class Triage(Strict):
    """content/triage.yaml."""

    version: Literal[1]
    reviewed: date
    levels: list[Level]
    default: Default
    unclear_raises: list[Id]
    answers: dict[Id, Meaning]
    milder: list[Id]
    bare_words: dict[str, Id]
    terms: dict[Id, Condition]
    suggestions: list[Offer]
    rules: list[Rule]
