"""Waits within speech: written "[5]" in a text, and turned into silence by whoever speaks it.

No sentence of content/ may hold a bracket, so nothing else is ever taken for a wait.
"""

from __future__ import annotations

import re

PAUSE = re.compile(r"\[(\d+(?:\.\d)?)\]")
LONGEST = 10.0
"""Seconds: Alexa plays no longer break."""
_WORDS_A_MINUTE = 150
_WORD = r"\S*?[^\W_]\S*"  # a dash that stands alone is none


def pause(seconds: float) -> str:
    """A wait of any length, in breaks of at most LONGEST."""
    full, rest = divmod(max(0.0, seconds), LONGEST)
    parts = [LONGEST] * int(full) + ([rest] if rest else [])
    return " ".join(f"[{part:g}]" for part in parts)


def spoken_seconds(text: str) -> float:
    """How long a text takes: its words at a calm pace, and its waits."""
    waits = sum(float(found) for found in PAUSE.findall(text))
    words = re.findall(_WORD, PAUSE.sub(" ", text))
    return waits + len(words) * 60 / _WORDS_A_MINUTE
