"""Divides the steps of a move or programme into parts short enough to listen to."""

from __future__ import annotations

from muscle_mentor.core.content import Content
from muscle_mentor.core.reply import Act

WORDS_AT_ONCE = 75
"""Thirty seconds at 150 words a minute: with warnings and a question a turn stays under 45."""


def part(kind: str, entry_id: str, start: int, content: Content) -> tuple[Act, int | None]:
    """The steps from `start` on that fit one turn, and where the next part starts, if any."""
    steps = content.entry(kind, entry_id)["steps"]
    end, words = start, 0
    while end < len(steps):
        words += len((steps[end].get("do") or steps[end]["say"]).split())
        if words > WORDS_AT_ONCE and end > start:
            break
        end += 1
    return Act(f"{kind}:{entry_id}:steps@{start}-{end}"), end if end < len(steps) else None
