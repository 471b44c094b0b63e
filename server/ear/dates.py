"""Days as AMAZON.DATE gives them: "saturday" is the coming one, "last week" a week of the year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        1,
    )
}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_FIXED = {("christmas",): (12, 25), ("new", "year"): (1, 1), ("new", "year's"): (1, 1),
          ("halloween",): (10, 31), ("new", "years"): (1, 1)}  # fmt: skip
_DAYS_BACK = {("yesterday",): 1, ("today",): 0, ("tonight",): 0, ("this", "morning"): 0,
              ("this", "afternoon"): 0, ("this", "evening"): 0, ("last", "night"): 1,
              ("yesterday", "morning"): 1, ("yesterday", "evening"): 1,
              ("lunchtime",): 0, ("breakfast",): 0, ("tomorrow",): -1,
              ("the", "day", "after", "tomorrow"): -2}  # fmt: skip
_LEADS = frozenset("since from started starting began".split())
_BETWEEN = frozenset("about around early late on the way back just".split())


@dataclass(frozen=True)
class Day:
    """A day that was said: tokens `start` to `end`, and Alexa's form of it."""

    iso: str
    start: int
    end: int


def day_at(words: Sequence[str], start: int, today: date) -> Day | None:
    """The day named at word `start`, or None."""
    for rule in (_back, _weekday, _period, _month, _fixed):
        found = rule(words, start, today)
        if found:
            return found
    return None


def since(words: Sequence[str], today: date) -> Day | None:
    """The day after "since" or "started", or None."""
    for at, word in enumerate(words):
        if word not in _LEADS:
            continue
        start = at + 1
        while start < len(words) and words[start] in _BETWEEN:
            start += 1
        found = day_at(words, start, today) if start < len(words) else None
        if found:
            return found
    return None


def coming(words: Sequence[str], today: date) -> Day | None:
    """The first day of a sentence that is not over yet, or None."""
    found = (day_at(words, at, today) for at in range(len(words)))
    ahead = today.isoformat()
    return next(
        (day for day in found if day and len(day.iso) == len(ahead) and day.iso >= ahead), None
    )


def _back(words: Sequence[str], start: int, today: date) -> Day | None:
    for name, days in sorted(_DAYS_BACK.items(), key=lambda item: -len(item[0])):
        if tuple(words[start : start + len(name)]) == name:
            return Day((today - timedelta(days)).isoformat(), start, start + len(name))
    return None


def _weekday(words: Sequence[str], start: int, today: date) -> Day | None:
    last = words[start] == "last"
    at = start + 1 if last or words[start] == "this" else start
    number = _WEEKDAYS.get(words[at].removesuffix("'s")) if at < len(words) else None
    if number is None:
        return None
    ahead = (number - today.weekday()) % 7
    day = today + timedelta(ahead - 7 if last else ahead)
    return Day(day.isoformat(), start, at + 1)


def _period(words: Sequence[str], start: int, today: date) -> Day | None:
    """As in "last week", "last month", "the weekend"."""
    if words[start] == "weekend":
        year, week, _ = (today + timedelta(6 - today.weekday())).isocalendar()
        return Day(f"{year}-W{week:02}-WE", start, start + 1)
    if words[start] != "last" or start + 1 >= len(words):
        return None
    rule = _LAST.get(words[start + 1])
    return Day(rule(today), start, start + 2) if rule else None


def _last_week(today: date) -> str:
    year, week, _ = (today - timedelta(7)).isocalendar()
    return f"{year}-W{week:02}"


def _last_month(today: date) -> str:
    return (today.replace(day=1) - timedelta(1)).isoformat()[:7]


def _last_weekend(today: date) -> str:
    return f"{_last_week(today)}-WE"


_LAST: dict[str, Callable[[date], str]] = {
    "week": _last_week,
    "month": _last_month,
    "weekend": _last_weekend,
    "year": lambda today: str(today.year - 1),
}


def _month(words: Sequence[str], start: int, today: date) -> Day | None:
    """A month or a season: the last one that has begun."""
    at = start + 1 if words[start] == "last" else start
    name = words[at] if at < len(words) else ""
    if name in _SEASONS:
        return Day(f"{today.year - (at > start)}-{_SEASONS[name]}", start, at + 1)
    number = _MONTHS.get(name)
    if number is None:
        return None
    year = today.year if number <= today.month else today.year - 1
    return Day(f"{year}-{number:02}", start, at + 1)


def _fixed(words: Sequence[str], start: int, today: date) -> Day | None:
    for name, (month, day) in _FIXED.items():
        if tuple(words[start : start + len(name)]) == name:
            last = date(today.year, month, day)
            last = last if last <= today else date(today.year - 1, month, day)
            return Day(last.isoformat(), start, start + len(name))
    return None
