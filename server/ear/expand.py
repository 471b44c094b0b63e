"""Sentences to learn from: the model's own samples, their slots filled with its own values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from server.ear.clauses import DANGERS
from server.ear.exact import steps
from server.ear.model import FALLBACK, Intent, Model, Slot

_PER_INTENT, _PER_DANGER = 1000, 1400
_FILLINGS = 4
_NEW_PAIRS = (0.5, 0.25, 0.0)
_DURATIONS = ("two weeks", "three days", "a month", "over a year", "six months", "an hour")
_NUMBERS = ("two", "four", "six", "ten", "thirty five")
_DAYS = ("saturday", "yesterday", "last week", "this morning", "march")
_TIMES = ("nine", "half past seven", "six thirty", "ten o'clock", "noon", "eight")
_BUILT_IN = {
    "AMAZON.DURATION": _DURATIONS,
    "AMAZON.NUMBER": _NUMBERS,
    "AMAZON.DATE": _DAYS,
    "AMAZON.TIME": _TIMES,
}


@dataclass(frozen=True)
class Lesson:
    """A sentence and the intent that it stands for."""

    text: str
    intent: str


def lessons(model: Model) -> list[Lesson]:
    """All lessons, the same ones in the same order for the same model."""
    found = [Lesson(line, FALLBACK) for line in model.everyday]
    for intent in model.intents.values():
        limit = _PER_DANGER if intent.name in DANGERS else _PER_INTENT
        found += [Lesson(text, intent.name) for text in sentences(intent, model, limit)]
    return found


def sentences(intent: Intent, model: Model, limit: int = _PER_INTENT) -> list[str]:
    """Every sample once, then again with other values up to `limit` different sentences.

    Which ones is decided by digests, not by place: a new phrase leaves the others as they were,
    so that what was learnt of them can be used again.
    """
    samples = _varied(sorted(intent.samples, key=_digest))
    made: dict[str, None] = {}
    for turn in range(_FILLINGS):
        for sample in samples:
            if turn and len(made) >= limit:
                return list(made)
            made[_filled(sample, intent, model, turn)] = None
    return list(made)


def _varied(samples: list[str]) -> list[str]:
    """Those first that bring word pairs of their own, so that every authored line has its say.

    One line of the source expands to many samples that differ by a word.
    """
    ordered: dict[str, None] = {}
    for share in _NEW_PAIRS:
        known: set[tuple[str, str]] = set()
        for sample in ordered:
            known |= _pairs(sample)
        for sample in samples:
            pairs = _pairs(sample)
            if sample not in ordered and len(pairs - known) >= share * len(pairs):
                ordered[sample] = None
                known |= pairs
    return list(ordered)


def _pairs(sample: str) -> set[tuple[str, str]]:
    words = ["", *sample.split(), ""]
    return set(pairwise(words))


def _filled(sample: str, intent: Intent, model: Model, turn: int) -> str:
    words = (
        _value(step, model, f"{turn} {sample}") if isinstance(step, Slot) else step
        for step in steps(sample, intent, fold_words=False)
    )
    return " ".join(words)


def _value(slot: Slot, model: Model, seed: str) -> str:
    """One value of the slot's type: any id alike, then any of its names alike."""
    number = _digest(f"{seed} {slot.name}")
    slot_type = model.types.get(slot.type)
    if slot_type is None:
        names = _BUILT_IN.get(slot.type, ("something",))
    else:
        values = sorted(slot_type.words)
        names = slot_type.words[values[number % len(values)]]
    return names[number // 7919 % len(names)]


def _digest(text: str) -> int:
    return crc32(text.encode()) * 2654435761 % 2**40
