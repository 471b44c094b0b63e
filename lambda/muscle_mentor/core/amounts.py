"""Reads what Alexa's built-in slot types give: ISO 8601 durations, dates, numbers."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_DURATION = (
    r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?(?:(\d+)D)?"
)
_DAYS = (365.0, 30.0, 7.0, 1.0, 1 / 24, 1 / 1440, 1 / 86400, 1.0)
_FUTURE_IS_LAST_WEEK = timedelta(days=7)
CUP_MG = 100.0
MOST_CUPS = 20.0
_FUTURE_IS_LAST_YEAR = timedelta(days=365)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MINUTE = 1 / 1440
SHORT_SPELL = 3 / 24
"""Days; longer, it is how long the trouble has lasted, not one spell."""
_CRAMP_MINUTES = 10


def days(duration: str | None) -> float | None:
    """Days in an ISO 8601 duration, oddities such as "P1WT2D" included; None if it is none."""
    found = re.fullmatch(_DURATION, duration) if duration else None
    if not found or not any(found.groups()):
        return None
    parts = zip(found.groups(), _DAYS, strict=True)
    return sum([float(part) * unit for part, unit in parts if part])


def days_since(day: str | None, now: datetime | None) -> float | None:
    """Days from an AMAZON.DATE to `now`; what is to come is taken back: "since Saturday", "March".

    A week, month, season or year counts from its first day.
    """
    then = _first_day(day) if day else None
    if not day or now is None or then is None:
        return None
    whole = re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    passed = now.date() - then
    if passed < timedelta(0):
        passed += _FUTURE_IS_LAST_WEEK if whole else _FUTURE_IS_LAST_YEAR
    return float(passed.days) if passed >= timedelta(0) else None


def _first_day(text: str) -> date | None:
    """The first day of "2026-03-04", "2026-03", "2026-W10", "2026-W10-WE", "2026-SU" or "2026"."""
    found = re.fullmatch(r"(\d{4})(?:-W(\d\d)(-WE)?|-(SP|SU|FA|WI)|-(\d\d)(?:-(\d\d))?)?", text)
    if not found:
        return None
    year, week, weekend, season, month, day = found.groups()
    try:
        if week:
            return date.fromisocalendar(int(year), int(week), 6 if weekend else 1)
        return date(int(year), _SEASONS.get(season or "", int(month or 1)), int(day or 1))
    except ValueError:
        return None


def number(text: str | None) -> float | None:
    """An AMAZON.NUMBER; None for "?" or anything else that is no number."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e6 else None  # noqa: PLR2004 - no one drinks a million coffees


def is_long_cramp(days: float | None) -> bool:
    """Tell whether a length of time is that of one cramp, and of a long one."""
    return days is not None and _CRAMP_MINUTES * MINUTE < days <= SHORT_SPELL


def from_number(number: float) -> float:
    """Milligrams of caffeine from a bare number: a small one counts cups."""
    return number * CUP_MG if number < MOST_CUPS else number
