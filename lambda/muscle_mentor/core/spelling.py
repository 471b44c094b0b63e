"""How a country spells and calls things, put into the text that all countries share."""

from __future__ import annotations

import re
from collections.abc import Mapping


class Spelling:
    """Replaces whole words and phrases: {"fibre": "fiber"}; a capital stays a capital."""

    def __init__(self, says: Mapping[str, str]) -> None:
        self._says = says
        listed = "|".join(map(re.escape, sorted(says, key=len, reverse=True)))
        self._pattern = re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """A text in the words of the country."""
        lowered = text.lower()
        for said in self._says:  # to look for each is faster than one pattern for all
            if said in lowered:
                return self._pattern.sub(self._other, text)
        return text

    def _other(self, found: re.Match[str]) -> str:
        other = self._says[found[0].lower()]
        return other[:1].upper() + other[1:] if found[0][0].isupper() else other
