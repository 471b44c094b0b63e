"""What the skill answers, before words are found for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
class Reply:
    """Statements, then at most one question. Without a question the session ends."""

    says: tuple[Act, ...]
    question: Act | None
    state: Mapping[str, Any]
    outcome: Outcome = Outcome()
    card: Act | None = None

    @property
    def ends(self) -> bool:
        """A reply that asks keeps the session open, one that does not closes it."""
        return self.question is None
