"""How a country spells and calls things, put into the text that all countries share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache


class Spelling:
    """Replaces whole words and phrases: {"fibre": "fiber"}; a capital stays a capital."""

    def __init__(self, says: Mapping[str, str]) -> None:
        self._says = says
        self._pattern = cache(lambda: _any_of(says))  # seldom needed, and slow to make

    def __call__(self, text: str) -> str:
        """A text in the words of the country."""
        # To look for each is faster than one pattern for all.
        if any(map(text.lower().__contains__, self._says)):
            return self._pattern().sub(self._other, text)
        return text

    def _other(self, found: re.Match[str]) -> str:
        other = self._says[found[0].lower()]
        return other[:1].upper() + other[1:] if found[0][0].isupper() else other


def _any_of(said: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(said, key=len, reverse=True)))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
