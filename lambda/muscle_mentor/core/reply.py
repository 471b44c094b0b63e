"""What the skill answers, before words are found for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from muscle_mentor.core.wish import Wish


@dataclass(frozen=True)
class Act:
    """One thing to say: a reference into the content, and the ids that fill its placeholders.

    References: "phrase:<name>", "<kind>:<entry>:<section>" (say "sites:eyelid:answer"),
    "rule:<id>" (its reason), "level:<level>" (its advice), "ask:<question>" (of the interview).
    """

    ref: str
    fill: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What the reply asks for and what it advises; ids only, told to whoever tests or shows it."""

    asks: str | None = None
    level: str | None = None
    rules: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """Where a guided move or practice stands, for a screen: it adds nothing that is not said.

    `steps` are the steps of the entry (`seated` or not) that this turn leads, from 0. `hold` is
    the longest hold among them, of a practice the whole turn, and `delay` when it begins, in
    seconds. `turn` of `turns` counts from 1. `waiting` means that the person asked for a pause.
    `side` is left, right or None.
    """

    kind: str
    entry: str
    turn: int
    turns: int
    steps: tuple[int, ...]
    hold: float
    delay: float
    side: str | None
    seated: bool
    waiting: bool


@dataclass(frozen=True)
class Errand:
    """What is to be done with Alexa's reminders before anything is said.

    `do` is make (`wish`, saying `label`), cancel_all (those that say `label`; empty: all of them)
    or cancel_one (the same, if there is only one).
    """

    do: str
    label: str
    wish: Wish | None = None


@dataclass(frozen=True)
class Reply:
    """Statements, then at most one question. Without a question the session ends.

    `slow` asks for a slower voice; `progress` is there while a move or practice is led. With an
    `errand` nothing is said yet: the shell answers it by a turn of kind "service". `permission`
    asks for the one of reminders: by voice with this token, or with an empty one on a card.
    """

    says: tuple[Act, ...]
    question: Act | None
    state: Mapping[str, Any]
    outcome: Outcome = Outcome()
    card: Act | None = None
    progress: Progress | None = None
    slow: bool = False
    errand: Errand | None = None
    permission: str | None = None

    @property
    def ends(self) -> bool:
        """A reply that asks keeps the session open, one that does not closes it."""
        return self.question is None
