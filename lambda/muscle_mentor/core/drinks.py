"""What somebody says that they drink a day: "six coffees and two colas", counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from muscle_mentor.core.amounts import CUP_MG, from_number, number
from muscle_mentor.core.content import Content
from muscle_mentor.core.turn import Turn

_MOST = 40


@dataclass(frozen=True)
class Drunk:
    """Some drinks of one kind; without `drink` only a number was said."""

    amount: float
    drink: str | None

    def milligrams(self, content: Content) -> float:
        """The caffeine in them, by the table of content/."""
        if self.drink is None:
            return from_number(self.amount)
        return self.amount * float(_entry(self.drink, content)["milligrams"])


def drunk(turn: Turn, content: Content) -> list[Drunk]:
    """Every amount of a turn with its drink, in the order they were said.

    A further drink without an amount ("two coffees, a tea and a cola") counts as one.
    """
    said = [number(turn.text(slot)) for slot in ("caffeine_amount", "second_amount")]
    named = dict.fromkeys((*turn.ids("drink"), *turn.ids("second_drink")))
    kinds = [name for name in named if content.has("drinks", name)]
    if said == [None, None]:
        return []
    pairs = [pair for pair in zip_longest(said, kinds) if pair != (None, None)]
    return [Drunk(1.0 if much is None else much, kind) for much, kind in pairs]


def cups(drinks: Sequence[Drunk], content: Content) -> int:
    """How many drinks that is; milligrams that were said alone count as cups of coffee."""
    each = (one.amount if one.drink else one.milligrams(content) / CUP_MG for one in drinks)
    return min(_MOST, round(sum(each)))


def is_known(drinks: Sequence[Drunk], content: Content) -> bool:
    """Whether every number behind it has a source: an estimate is for caution, never spoken."""
    named = (one.drink for one in drinks if one.drink)
    return not any(_entry(drink, content).get("estimate") for drink in named)


def _entry(drink: str, content: Content) -> Mapping[str, Any]:
    return content.entry("drinks", content.entry_of("drinks", drink))
