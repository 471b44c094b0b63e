"""How long something has lasted, from words to ISO 8601: "two and a half hours" is PT2H30M.

No library gives what AMAZON.DURATION gives, so this is ours. A range gives its lower bound, since
that is what has certainly passed. `durations` leaves out times that are no duration of a complaint:
"ten seconds each", "twice a day", "she's eight weeks", "four hours of sleep".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from server.ear.numerals import digits, number_at, numbers

_UNITS = {
    "second": ("T", 1, "S"), "sec": ("T", 1, "S"), "minute": ("T", 1, "M"), "min": ("T", 1, "M"),
    "hour": ("T", 1, "H"), "hr": ("T", 1, "H"), "day": ("", 1, "D"), "night": ("", 1, "D"),
    "week": ("", 1, "W"), "wk": ("", 1, "W"), "fortnight": ("", 2, "W"), "month": ("", 1, "M"),
    "year": ("", 1, "Y"), "yr": ("", 1, "Y"), "decade": ("", 10, "Y"),
}  # fmt: skip
_HALVES = {"TM": "PT30S", "TH": "PT30M", "D": "PT12H", "W": "P3D", "M": "P15D", "Y": "P6M"}
_ADDED = {"TM": ("T", 30, "S"), "TH": ("T", 30, "M"), "D": ("T", 12, "H"), "M": ("", 15, "D"),
          "Y": ("", 6, "M")}  # fmt: skip
_QUARTERS = {
    tuple(f"{quarters} of an hour".split()): minutes
    for quarters, minutes in (
        ("three quarters", 45), ("a quarter", 15), ("a good quarter", 15), ("quarter", 15),
    )
}  # fmt: skip
_SIZES = frozenset(
    "whole good full solid more odd long further consecutive straight entire".split()
)
_TIMES = frozenset(
    "times time once twice cup mug can glass drink coffee tea hour cigarette "
    "espresso latte shot pint bottle pot flask jug energy milligram every each per".split()
)
_EACH = frozenset({"each", "apiece"})
_OLD = frozenset({"old", "olds", "old's"})
_SLEEP = frozenset("sleep slept sleeping kip shuteye asleep rest".split())
_START = frozenset(
    "started starting start began begun came noticed first happened twitching twitch "
    "twitched jumping kicked appeared".split()
)
_HEDGES = frozenset("for about over nearly almost roughly around been within only just".split())
_NIGHTS = frozenset({"night", "night's"})
_LOOK_BACK = 4
_NEAR = 2


@dataclass(frozen=True)
class Duration:
    """A time that was said: tokens `start` to `end`, its ISO 8601 form, and its length in days."""

    iso: str
    start: int
    end: int
    days: float


def duration_at(words: Sequence[str], start: int) -> Duration | None:
    """The longest duration that begins at word `start`, or None."""
    words = list(words)
    for rule in (_half, _quarters, _counted, _one, _nth):
        found = rule(words, start)
        if found:
            return found
    return None


def all_durations(words: Sequence[str]) -> list[Duration]:
    """Everything in a sentence that names a length of time, from left to right."""
    found: list[Duration] = []
    start = 0
    while start < len(words):
        duration = duration_at(words, start)
        found += [duration] if duration else []
        start = duration.end if duration else start + 1
    return found


def durations(words: Sequence[str]) -> list[Duration]:
    """Those that say how long a complaint has lasted."""
    words = list(words)
    return [one for one in all_durations(words) if not any(test(words, one) for test in _OTHERS)]


def ages(words: Sequence[str]) -> list[Duration]:
    """Those that say how old somebody is: "seven months old"."""
    words = list(words)
    return [one for one in all_durations(words) if set(words[one.end : one.end + 1]) & _OLD]


def sleep_duration(words: Sequence[str], one: Duration) -> bool:
    """Hours near a word for sleep."""
    if "H" not in one.iso or "T" not in one.iso:
        return False
    near = words[max(0, one.start - _LOOK_BACK) : one.end + 3]
    nightly = list(words[one.end : one.end + 2]) in (["a", "night"], ["per", "night"])
    return nightly or any(word in _SLEEP for word in near)


def _unit(words: Sequence[str], at: int) -> tuple[str, int, str] | None:
    word = words[at].removesuffix("'s").removesuffix("s'") if at < len(words) else ""
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s").removesuffix("s'"))


def _skip(words: Sequence[str], at: int, skipped: frozenset[str]) -> int:
    while at < len(words) and words[at] in skipped:
        at += 1
    return at


def _half(words: Sequence[str], start: int) -> Duration | None:
    """As in "half an hour", "half a year"."""
    if words[start] != "half" or words[start + 1 : start + 2] not in (["a"], ["an"], ["the"]):
        return None
    unit = _unit(words, start + 2)
    iso = _HALVES.get(unit[0] + unit[2]) if unit else None
    return Duration(iso, start, start + 3, _days(0.5, unit)) if iso and unit else None


def _quarters(words: Sequence[str], start: int) -> Duration | None:
    """As in "a quarter of an hour", "three quarters of an hour"."""
    for said, minutes in _QUARTERS.items():
        if tuple(words[start : start + len(said)]) == said:
            return Duration(f"PT{minutes}M", start, start + len(said), minutes / (24 * 60))
    return None


def _counted(words: Sequence[str], start: int) -> Duration | None:
    """As in "two weeks", "two or three months", "one year and two months"."""
    number = number_at(words, start)
    if number is None:
        return None
    more = number_at(words, number.end) if number.end < len(words) else None
    between = more is not None and 0 < more.value - number.value <= _NEAR  # "four five days"
    at = _skip(words, more.end if more and between else number.end, _SIZES)
    at += 2 if list(words[at : at + 2]) == ["or", "so"] else 0
    unit = _unit(words, at)
    return _closed(words, number.value, unit, start, at + 1) if unit else None


def _one(words: Sequence[str], start: int) -> Duration | None:
    """As in "a week", "a whole month", "the past year", "a year and a half"."""
    if words[start] in {"past", "last"} and words[max(0, start - 1) : start] == ["the"]:
        at = start + 1
    elif words[start] in {"a", "an"} and not _NIGHTS & set(words[start : start + 3]):
        at = _skip(words, start + 1, _SIZES)
    else:
        return None
    unit = _unit(words, at)
    return _closed(words, 1, unit, start, at + 1) if unit else None


def _nth(words: Sequence[str], start: int) -> Duration | None:
    """Read "day three" and "week six" as that many days and weeks."""
    unit = _unit(words, start) if words[start] in {"day", "week", "month"} else None
    number = number_at(words, start + 1) if unit and start + 1 < len(words) else None
    if not number or not unit or _unit(words, number.end):
        return None
    return Duration(_iso(number.value, unit), start, number.end, _days(number.value, unit))


def _closed(
    words: Sequence[str], value: float, unit: tuple[str, int, str], start: int, end: int
) -> Duration:
    if list(words[end : end + 3]) == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    elif list(words[end : end + 2]) in (["or", "so"], ["or", "two"], ["or", "more"]):
        end += 2
    iso = _iso(value, unit)
    more = duration_at(words, end + 1) if list(words[end : end + 1]) == ["and"] else None
    if more and more.days < _days(1, unit) and _same_part(iso, more.iso):
        return Duration(iso + more.iso.removeprefix("PT").removeprefix("P"), start, more.end,
                        _days(value, unit) + more.days)  # fmt: skip
    return Duration(iso, start, end, _days(value, unit))


def _same_part(first: str, second: str) -> bool:
    """Both dates or both times, and no weeks (ISO weeks stand alone)."""
    return ("T" in first) == ("T" in second) and "W" not in first + second


def _iso(value: float, unit: tuple[str, int, str]) -> str:
    part, times, letter = unit
    value *= times
    whole, half = int(value), value != int(value)
    if half and letter == "W":
        return f"P{int(value * 7)}D"
    base = f"P{part}{whole}{letter}"
    if not half or (part + letter) not in _ADDED:
        return base
    added = _ADDED[part + letter]
    tail = "" if added[0] == part else added[0]
    return f"{base}{tail}{digits(added[1])}{added[2]}"


def _days(value: float, unit: tuple[str, int, str]) -> float:
    sizes = {"TS": 1 / 86400, "TM": 1 / 1440, "TH": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}
    return value * unit[1] * sizes[unit[0] + unit[2]]


def _is_episode(words: Sequence[str], one: Duration) -> bool:
    """Seconds, or "... each", "... at a time", "every ...": the length of one twitch."""
    after = list(words[one.end : one.end + 3])
    before = list(words[max(0, one.start - 1) : one.start])
    at_a_time = after in (["at", "a", "time"], ["at", "a", "stretch"])
    bare = len(words) <= one.end - one.start + 2
    seconds = one.iso.endswith("S") and not bare
    return seconds or at_a_time or before == ["every"] or bool(set(after[:1]) & _EACH)


def _is_rate(words: Sequence[str], one: Duration) -> bool:
    """As in "six coffees a day", "twice a week": "a" means "per"."""
    hedged = set(words[max(0, one.start - 1) : one.start]) & _HEDGES
    if words[one.start] not in {"a", "an"} or hedged:
        return False
    before = words[max(0, one.start - _LOOK_BACK) : one.start]
    counted = any(word in _TIMES or word.removesuffix("s") in _TIMES for word in before)
    counted = counted or bool(numbers(before))
    return counted or words[max(0, one.start - 2) : one.start] == ["few", "times"]


def _is_age(words: Sequence[str], one: Duration) -> bool:
    """As in "eight weeks old", "my eight year old", "she's eight weeks"."""
    if set(words[one.end : one.end + 1]) & (_OLD | {"pregnant", "gone"}):
        return True
    before = list(words[max(0, one.start - 2) : one.start])
    return bool(before) and before[-1] in {"she's", "he's", "aged"} | {"i'm"} & {before[-1]}


def _is_past(words: Sequence[str], one: Duration) -> bool:
    """What is over: "stopped drinking two days ago", but not "it started two days ago"."""
    ahead = words[max(0, one.start - 1) : one.start] == ["in"]
    if ahead and not set(words[one.start : one.start + 2]) & {"past", "last"}:
        return True
    if not set(words[one.end : one.end + 1]) & {"ago", "after", "before", "later", "earlier"}:
        return False
    return not set(words[max(0, one.start - 6) : one.start]) & _START


_OTHERS: tuple[Callable[[Sequence[str], Duration], bool], ...] = (
    _is_episode,
    _is_rate,
    _is_age,
    _is_past,
    sleep_duration,
)
