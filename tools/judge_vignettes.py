"""Judges the triage by vignettes: acceptable, too low, too high, per expected level."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

LEVELS = (
    "self_care",
    "routine_appointment",
    "see_doctor_soon",
    "urgent_same_day",
    "emergency",
)
Triage = Callable[[Iterable[str], TextIO], int]


@dataclass(frozen=True)
class Triaged:
    """One vignette and the level that it got (None where the line was refused)."""

    case: Mapping[str, Any]
    level: str | None
    rules: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """One of "acceptable", "under", "over"."""
        allowed = self.case["acceptable_levels"]
        if self.level in allowed:
            return "acceptable"
        lowest = min(LEVELS.index(level) for level in allowed)
        known = LEVELS.index(self.level) if self.level in LEVELS else -1
        return "under" if known < lowest else "over"


def judge(cases: Sequence[Mapping[str, Any]], triage: Triage) -> list[Triaged]:
    """Run every vignette through `muscle-mentor triage` and compare."""
    out = io.StringIO()
    triage((json.dumps({name: case.get(name) for name in _SENT}) for case in cases), out)
    answers = {line["id"]: line for line in map(json.loads, out.getvalue().splitlines())}
    return [_triaged(case, answers.get(case["id"], {})) for case in cases]


_SENT = ("id", "age", "answers")


def figures(judged: Sequence[Triaged]) -> dict[str, float]:
    """Shares of acceptable, and of those that were not put too low."""
    count = Counter(one.verdict for one in judged)
    total = len(judged) or 1
    return {
        "vignettes_acceptable": round(count["acceptable"] / total, 4),
        "vignettes_not_under": round(1 - count["under"] / total, 4),
    }


def per_level(judged: Sequence[Triaged]) -> dict[str, Counter[str]]:
    """Verdicts per expected level, most urgent first."""
    table: dict[str, Counter[str]] = {level: Counter() for level in reversed(LEVELS)}
    for one in judged:
        table[one.case["expected_level"]][one.verdict] += 1
    return table


def _triaged(case: Mapping[str, Any], answer: Mapping[str, Any]) -> Triaged:
    return Triaged(case, answer.get("level"), tuple(answer.get("rules") or ()))
