"""Times of day as AMAZON.TIME gives them: "half past nine" is 09:30, "noon" 12:00.

Which half of the day is meant stays open, as on Alexa where nobody says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.ear.durations import all_durations
from server.ear.numerals import number_at

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_PAST = frozenset({"past", "after"})
_TO = frozenset({"to", "before", "till"})
_FRACTIONS = {"half": 30, "quarter": 15}
_LEADS = frozenset("at by around about for until till".split())
_JOINTS = tuple([word] for word in (*_PAST, *_TO))
_O_CLOCK = frozenset({"o'clock", "oclock"})
_HOURS, _MINUTES = 24, 60
_SPOKEN_MINUTES = frozenset(range(10, _MINUTES))


@dataclass(frozen=True)
class Clock:
    """A time that was said: tokens `start` to `end`, and Alexa's form of it."""

    iso: str
    start: int
    end: int


def time_at(words: Sequence[str], start: int) -> Clock | None:
    """The time of day named at word `start`, or None."""
    if words[start] in _NAMED:
        return Clock(_NAMED[words[start]], start, start + 1)
    return _relative(words, start) or _plain(words, start)


def time_in(words: Sequence[str]) -> Clock | None:
    """The time of day in a sentence: after "at" or the like, else whatever can be one."""
    lengths = [one for one in all_durations(words) if words[one.end : one.end + 1] not in _JOINTS]
    taken = {at for one in lengths for at in range(one.start, one.end)}
    found = [
        clock
        for at in range(len(words))
        if at not in taken and (clock := time_at(words, at)) is not None
    ]
    led = [clock for clock in found if clock.start and words[clock.start - 1] in _LEADS]
    return next(iter(led or found), None)


def _relative(words: Sequence[str], start: int) -> Clock | None:
    """As in "half past nine", "a quarter to ten", "twenty past eight"."""
    at = start + 1 if words[start] == "a" else start
    minutes, at = _minutes(words, at)
    hour = number_at(words, at + 1) if at + 1 < len(words) else None
    if not minutes or hour is None or not _is_hour(hour.value):
        return None
    if words[at] in _PAST:
        return _clock(int(hour.value), minutes, start, hour.end)
    if words[at] in _TO:
        return _clock((int(hour.value) - 1) % _HOURS, _MINUTES - minutes, start, hour.end)
    return None


def _minutes(words: Sequence[str], at: int) -> tuple[int, int]:
    """Minutes before "past" or "to", and the place after them; 0 where there are none."""
    if at < len(words) and words[at] in _FRACTIONS:
        return _FRACTIONS[words[at]], at + 1
    number = number_at(words, at) if at < len(words) else None
    if number is None or not 0 < number.value < _MINUTES / 2:
        return 0, at
    after = number.end + 1 if words[number.end : number.end + 1] == ["minutes"] else number.end
    return int(number.value), min(after, len(words) - 1)


def _plain(words: Sequence[str], start: int) -> Clock | None:
    """As in "nine", "nine thirty", "nine o'clock"."""
    hour = number_at(words, start)
    if hour is None or not _is_hour(hour.value):
        return None
    end = hour.end
    if end < len(words) and words[end] in _O_CLOCK:
        return _clock(int(hour.value), 0, start, end + 1)
    minutes = number_at(words, end) if end < len(words) else None
    if minutes and minutes.value in _SPOKEN_MINUTES:
        return _clock(int(hour.value), int(minutes.value), start, minutes.end)
    return _clock(int(hour.value), 0, start, end)


def _is_hour(value: float) -> bool:
    return value == int(value) and 0 <= value < _HOURS


def _clock(hour: int, minute: int, start: int, end: int) -> Clock:
    return Clock(f"{hour:02}:{minute:02}", start, end)
