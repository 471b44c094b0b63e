"""Judges what the ear makes of utterances: topics, slots, refusals, emergencies.

Slots are judged fairly: an id, a plural, a synonym or a finer name of the same thing is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from muscle_mentor.core.lexicon import key
from server.ear import Ear
from server.talk import Talk

_RENAMED = {"duration_iso8601": "duration"}
_TYPES = {
    "body_part": "BodyPart",
    "side": "Side",
    "cause": "Cause",
    "condition": "Condition",
    "medicine": "Medicine",
    "symptoms": "Symptom",
    "absent_symptoms": "Symptom",
}
_JUDGED = frozenset({*_TYPES, "duration", "caffeine_amount", "sleep_hours"})
OUT, EMERGENCY = "out_of_scope", "emergency_statement"


@dataclass(frozen=True)
class Heard:
    """One utterance with what was expected and what was understood."""

    case: Mapping[str, Any]
    topic: str
    intent: str
    slots: Mapping[str, Any]
    level: str | None
    tier: str
    score: float
    missed_slots: tuple[str, ...] = ()
    wrong_slots: tuple[str, ...] = ()
    extra_slots: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the topic is the expected one."""
        return bool(self.topic == self.case["topic"])

    @property
    def caught(self) -> bool:
        """Whether an emergency led to the emergency reply."""
        return self.topic == EMERGENCY or self.level == "emergency"


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1, and the table of confusions."""

    values: Mapping[str, float]
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)


def judge(cases: Iterable[Mapping[str, Any]], talk: Talk, ear: Ear) -> list[Heard]:
    """Say every utterance as a one-shot request and compare."""
    return [_judged(case, talk, ear) for case in cases]


def figures(heard: Sequence[Heard]) -> Figures:
    """The figures over judged utterances; an empty class counts as right."""
    outs = [one for one in heard if one.case["topic"] == OUT]
    ins = [one for one in heard if one.case["topic"] != OUT]
    alarms = [one for one in heard if one.case["topic"] == EMERGENCY]
    calm = [one for one in heard if one.case["topic"] != EMERGENCY]
    wanted = sum(len(_wanted(one.case)) for one in heard)
    missed = sum(len(one.missed_slots) for one in heard)
    wrong = sum(len(one.wrong_slots) for one in heard)
    extra = sum(len(one.extra_slots) for one in heard)
    values = {
        "topics": _share(one.right for one in heard),
        "topics_in_scope": _share(one.right for one in ins),
        "out_of_scope_refused": _share(one.right for one in outs),
        "emergencies_caught": _share(one.caught for one in alarms),
        "emergency_topics": _share(one.right for one in alarms),
        "no_false_alarm": _share(not one.caught for one in calm),
        "slot_recall": _ratio(wanted - missed - wrong, wanted),
        "slot_precision": _ratio(wanted - missed - wrong, wanted - missed + extra),
    }
    confusions = Counter((str(one.case["topic"]), one.topic) for one in heard if not one.right)
    return Figures({name: round(value, 4) for name, value in values.items()}, confusions)


def _judged(case: Mapping[str, Any], talk: Talk, ear: Ear) -> Heard:
    talk.end()
    result = talk.turn(case["text"])
    heard = result.understanding
    missed, wrong, extra = _compare(_wanted(case), result["slots"], ear)
    return Heard(
        case,
        result["topic"],
        result["intent"],
        result["slots"],
        result["level"],
        heard.tier if heard else "none",
        heard.score if heard else 0.0,
        missed,
        wrong,
        extra,
    )


def _wanted(case: Mapping[str, Any]) -> dict[str, Any]:
    named = {_RENAMED.get(name, name): value for name, value in (case.get("slots") or {}).items()}
    return {name: value for name, value in named.items() if name in _JUDGED}


def _compare(
    wanted: Mapping[str, Any], said: Mapping[str, Any], ear: Ear
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    missed = tuple(name for name in wanted if name not in said)
    wrong = tuple(
        name for name in wanted if name in said and not _agree(name, wanted[name], said[name], ear)
    )
    extra = tuple(name for name in said if name in _JUDGED and name not in wanted)
    return missed, wrong, extra


def _agree(name: str, wanted: object, said: object, ear: Ear) -> bool:
    """Whether any value that was said is any value that was wanted."""
    return any(
        _same(_id(name, one, ear), _id(name, two, ear))
        for one in _list(wanted)
        for two in _list(said)
    )


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _id(name: str, value: str, ear: Ear) -> str:
    slot_type = ear.model.types.get(_TYPES.get(name, ""))
    found = slot_type.index.get(key(value.replace("_", " "))) if slot_type else None
    return found or value


def _same(one: str, two: str) -> bool:
    """The same id or word, or a finer name of it ("anxiety disorder", "anxiety")."""
    first, second = (set(key(name.replace("_", " ")).split()) for name in (one, two))
    return one == two or first <= second or second <= first


def _share(right: Iterable[bool]) -> float:
    marks = list(right)
    return _ratio(sum(marks), len(marks))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
