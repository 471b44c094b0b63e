"""What the ear understood: an intent with slots, how sure it is, and by which means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Tier = Literal["exact", "encoder", "soft", "none"]
LISTED = "listed"
"""The slot of common words, such as "warm", that mean something only in a sample as it is."""


@dataclass(frozen=True)
class HeardValue:
    """A value of a slot: `raw` as it was said, `id` and `name` where it is known."""

    raw: str
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class HeardSlot:
    """A slot and what was said for it, in the order in which it was said."""

    name: str
    type: str
    values: tuple[HeardValue, ...] = ()


@dataclass(frozen=True)
class Guess:
    """One intent that was thought of, and its score between 0 and 1."""

    intent: str
    score: float


@dataclass(frozen=True)
class Understanding:
    """The intent with the slots that were filled; `runners_up` come next, best first."""

    intent: str
    slots: tuple[HeardSlot, ...] = ()
    score: float = 1.0
    tier: Tier = "exact"
    runners_up: tuple[Guess, ...] = ()

    def slot(self, name: str) -> HeardSlot | None:
        """The filled slot of that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


def distinct(values: Iterable[HeardValue]) -> tuple[HeardValue, ...]:
    """Each value once: the first mention stays."""
    seen: dict[str, HeardValue] = {}
    for value in values:
        seen.setdefault(value.id or value.raw, value)
    return tuple(seen.values())
