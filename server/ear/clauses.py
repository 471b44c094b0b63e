"""Cuts a sentence without punctuation into parts that say one thing each."""

from __future__ import annotations

from collections.abc import Sequence

EMERGENCY, REPORT = "EmergencyIntent", "ReportSymptomIntent"
# Intents that go before any other reading.
DANGERS = (EMERGENCY, "SelfHarmIntent")
_CUTS = frozenset("and but because so then while with plus since when after".split())
_STARTS = frozenset("i i'm i've my it's he he's she she's his her they we".split())
_SHORTEST = 3


def clauses(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The parts, where there are at least two of three words or more; else none."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _CUTS:
            parts.append([])
            continue
        if word in _STARTS and len(parts[-1]) >= _SHORTEST:
            parts.append([])
        parts[-1].append(word)
    long = [tuple(part) for part in parts if len(part) >= _SHORTEST]
    return long if len(parts) > 1 else []
