"""Things with conditions, of which only those are made and tried whose facts were told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")


class Pool(Generic[Thing]):
    """Rules or cases, as content/ has them; `needs` of each was found when it was compiled."""

    def __init__(
        self, written: Sequence[Mapping[str, Any]], make: Callable[[Mapping[str, Any]], Thing]
    ) -> None:
        self._made = cache(lambda number: make(written[number]))
        self._count = len(written)
        self._always: list[int] = []
        self._by_fact: dict[str, list[int]] = {}
        for number, each in enumerate(written):
            for fact in each.get("needs", ()):
                self._by_fact.setdefault(fact, []).append(number)
            if "needs" not in each:
                self._always.append(number)

    def concerned(self, told: frozenset[str]) -> list[Thing]:
        """All that may hold when these facts are told, in the order of content/."""
        numbers = set(self._always)
        for fact in told & self._by_fact.keys():
            numbers.update(self._by_fact[fact])
        return list(map(self._made, sorted(numbers)))

    def all(self) -> list[Thing]:
        """Everything there is. Raises ValueError for a mistake in any of them."""
        return [self._made(number) for number in range(self._count)]
