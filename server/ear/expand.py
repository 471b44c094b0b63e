"""Sentences to learn from: the model's own samples, their slots filled with its own values."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass

from server.ear.exact import steps
from server.ear.model import FALLBACK, Intent, Model, Slot

_PER_INTENT = 330
_FILLINGS = 4
_DURATIONS = ("two weeks", "three days", "a month", "over a year", "six months", "an hour")
_NUMBERS = ("two", "four", "six", "ten", "thirty five")
_DAYS = ("saturday", "yesterday", "last week", "this morning", "march")
_BUILT_IN = {
    "AMAZON.DURATION": _DURATIONS,
    "AMAZON.NUMBER": _NUMBERS,
    "AMAZON.DATE": _DAYS,
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
        found += [Lesson(text, intent.name) for text in sentences(intent, model)]
    return found


def sentences(intent: Intent, model: Model, limit: int = _PER_INTENT) -> list[str]:
    """Up to `limit` different sentences: every sample once, then more fillings, spread evenly."""
    seed = hashlib.sha256(intent.name.encode()).digest()
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, nothing secret
    samples = list(intent.samples)
    chance.shuffle(samples)
    made: dict[str, None] = {}
    for _ in range(_FILLINGS):
        for sample in samples:
            if len(made) >= limit:
                return list(made)
            made[_filled(sample, intent, model, chance)] = None
    return list(made)


def _filled(sample: str, intent: Intent, model: Model, chance: random.Random) -> str:
    words = (
        _value(step, model, chance) if isinstance(step, Slot) else step
        for step in steps(sample, intent, fold_words=False)
    )
    return " ".join(words)


def _value(slot: Slot, model: Model, chance: random.Random) -> str:
    slot_type = model.types.get(slot.type)
    if slot_type is None:
        return chance.choice(_BUILT_IN.get(slot.type, ("something",)))
    return chance.choice(chance.choice(list(slot_type.words.values())))
