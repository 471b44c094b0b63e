"""Where what was said comes from, and when it was checked: "who says so", "is that recent"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.reply import Act
from muscle_mentor.core.speech import entry_behind, sources

REVIEW_EVERY = timedelta(days=365)
_SPOKEN_SOURCES = 3
_OF_RULES = frozenset({"rule", "level", "safety"})


def origin(acts: Sequence[Act], content: Content) -> str:
    """The first publishers behind these acts, each with a date; "" where there is none."""
    named: dict[str, str] = {}
    for source in map(content.source, sources(list(acts), content)):
        said = str(source["said"])
        if named.get(said, said) == said:  # told once, with a date where one of its pages has one
            named[said] = _named(source, content)
    return ", ".join(list(named.values())[:_SPOKEN_SOURCES])


def reviewed(acts: Sequence[Act], content: Content) -> date | None:
    """The day on which the oldest text behind these acts was checked; None where none is dated."""
    return min((day for act in acts if (day := _reviewed(act, content))), default=None)


def is_overdue(day: date | None, now: datetime | None) -> bool:
    """Whether a review of that day is too old by now; without a clock nothing is."""
    return day is not None and now is not None and now.date() > day + REVIEW_EVERY


def spoken_date(written: str, content: Content) -> str:
    """A date as it is said: "2023-10" is October 2023; a year alone stays as it is."""
    year, _, rest = written.partition("-")
    if not rest:
        return year
    months = str(content.phrase("months")["say"]).split()
    month = months[int(rest[:2]) - 1]
    return str(content.phrase("month_of_year")["say"]).format(month=month, year=year)


def _named(source: Mapping[str, Any], content: Content) -> str:
    if "dated" not in source:
        return str(source["said"])
    dated = spoken_date(source["dated"], content)
    return str(content.phrase("source_dated")["say"]).format(source=source["said"], date=dated)


def _reviewed(act: Act, content: Content) -> date | None:
    behind = entry_behind(act.ref, content)
    if behind:
        days = [content.entry(*behind)["reviewed"]]
    elif act.ref.partition(":")[0] in _OF_RULES:
        days = [content.triage()[key] for key in ("reviewed", "texts_reviewed")]
    else:
        return None
    return min(date.fromisoformat(str(day)) for day in days)
