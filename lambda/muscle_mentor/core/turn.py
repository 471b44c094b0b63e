"""What an assistant understood of one turn of the conversation: the only input of the core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Value:
    """One value of a slot: the raw words, and the id where the words are known."""

    raw: str
    id: str | None = None


Slots = Mapping[str, tuple[Value, ...]]
"""The filled slots by name. Built-in types have no ids: their `raw` is ISO 8601 or digits."""


@dataclass(frozen=True)
class Turn:
    """One turn. `kind` is launch, intent, permission or service.

    `intent` is empty unless kind is intent. A permission is what Alexa was answered when she asked
    for it (`outcome`: ACCEPTED, DENIED, NOT_ANSWERED), with the `token` of the question; a service
    tells how an errand went.
    """

    kind: str
    intent: str = ""
    slots: Slots = field(default_factory=dict, hash=False)
    locale: str = "en-US"
    screen: bool = False
    new_session: bool = True
    now: datetime | None = None
    outcome: str = ""
    token: str = ""
    attributes: object = field(default=None, compare=False)

    def values(self, slot_name: str) -> tuple[Value, ...]:
        """All values of one slot, in the order they were said."""
        return self.slots.get(slot_name, ())

    def ids(self, slot_name: str) -> tuple[str, ...]:
        """The ids of one slot's known values."""
        return tuple([v.id for v in self.slots.get(slot_name, ()) if v.id])

    def first(self, slot_name: str) -> str | None:
        """The first known id of a slot, or None."""
        for value in self.slots.get(slot_name, ()):
            if value.id:
                return value.id
        return None

    def text(self, slot_name: str) -> str | None:
        """The first raw value of a slot, or None."""
        values = self.slots.get(slot_name)
        return values[0].raw if values else None


def said_yes(turn: Turn) -> bool | None:
    """True for yes, False for no, None where neither was said."""
    word = {"AMAZON.YesIntent": "yes", "AMAZON.NoIntent": "no"}.get(
        turn.intent, turn.first("yes_no")
    )
    return {"yes": True, "no": False}.get(word or "")
