"""Numbers in free text: "ten weeks ago", "about 6", "nearly five months", "sixty two"."""

from __future__ import annotations

import re
from collections.abc import Mapping

_UNITS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS: Mapping[str, int] = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        start=2,
    )
}
_VAGUE: Mapping[str, str] = {
    "half a dozen": "6",
    "a dozen": "12",
    "dozen": "12",
    "a couple of": "2",
    "a couple": "2",
    "couple of": "2",
    "couple": "2",
    "a few": "3",
    "few": "3",
    "several": "4",
    "half an": "0.5",
    "half a": "0.5",
    "a fortnight": "2 weeks",
    "fortnight": "2 weeks",
    "an": "1",
    "a": "1",
}
_WORD = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[\s-]({'|'.join(list(_UNITS)[1:10])}))?|({'|'.join(_UNITS)}))\b"
)
_VAGUE_WORD = re.compile(
    rf"\b(?:{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b(?=\s+[a-z0-9])|\bfortnight\b"
)
_AND_A_HALF = re.compile(r"(\d+)\s+and\s+(?:1|a|0\.5|half)\s*(?:1\s+)?half\b|(\d+)\s*½")
_DAYS = {
    "second": 1 / 86400, "sec": 1 / 86400, "minute": 1 / 1440, "min": 1 / 1440,
    "hour": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1.0, "night": 1.0, "d": 1.0,
    "week": 7.0, "wk": 7.0, "w": 7.0, "month": 30.0, "mth": 30.0, "mo": 30.0,
    "year": 365.0, "yr": 365.0, "y": 365.0, "decade": 3650.0,
}  # fmt: skip
_UNIT = "|".join(sorted(_DAYS, key=len, reverse=True))
_SPAN = re.compile(rf"(\d+(?:\.\d+)?)(?:\s*(?:-|\u2013|to|or)\s*(\d+(?:\.\d+)?))?\s*({_UNIT})s?\b")
_WORDED: Mapping[str, float] = {
    r"just now|this (?:morning|afternoon|evening)|today|tonight": 0.3,
    r"yesterday|last night|overnight": 1.0,
    r"all week|last week|this week|the past week": 7.0,
    r"last month|the past month": 30.0,
    r"last year": 365.0,
    r"\bdecades\b": 7300.0,
    r"\byears\b|all my life|ages ago": 730.0,
    r"\bmonths\b|long[- ]term|chronic": 60.0,
    r"\bweeks\b": 21.0,
    r"\bdays\b": 3.0,
    r"\bhours\b": 0.2,
    r"\bminutes\b": 0.01,
}
_SMALL = re.compile(r"(?<![\d.,])(?:1[0-9]|[0-9])(?![\d.,:%])\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ROUND = {"teen": 15.0, "adolescent": 14.0, "toddler": 2.0, "newborn": 0.02, "neonate": 0.02,
          "infant": 0.5, "baby": 0.5, "pensioner": 70.0, "elderly": 75.0}  # fmt: skip


def digits(text: str) -> str:
    """Write number words as digits: "twenty two weeks" gives "22 weeks", "a few days" "3 days"."""
    plain = text.lower().replace("\u2019", "'")
    plain = _WORD.sub(_number_word, plain)
    plain = _VAGUE_WORD.sub(lambda found: _VAGUE[found[0]], plain)
    return _AND_A_HALF.sub(lambda found: f"{found[1] or found[2]}.5", plain)


def _number_word(found: re.Match[str]) -> str:
    tens, unit, alone = found.groups()
    return str(_TENS[tens] + _UNITS.get(unit or "", 0) if tens else _UNITS[alone])


def spelled(text: str) -> str:
    """Write small numbers as words, as names have them: "stage 4" gives "stage four"."""
    return _SMALL.sub(lambda found: list(_UNITS)[int(found[0])], text)


def numbers(text: str) -> list[float]:
    """All numbers in a text, as digits or words."""
    return [float(found) for found in _NUMBER.findall(digits(text))]


def days_in(text: str) -> float | None:
    """Give the first length of time in days; of "two or three months" the shorter."""
    found = _SPAN.search(digits(text))
    if found:
        return float(found[1]) * _DAYS[found[3]]
    plain = text.lower()
    return next((days for words, days in _WORDED.items() if re.search(words, plain)), None)


def exact_days_in(text: str) -> float | None:
    """Give the first length of time that has a number in it, in days."""
    found = _SPAN.search(digits(text))
    return float(found[1]) * _DAYS[found[3]] if found else None


def years_in(text: str) -> float | None:
    """Give an age in years: "8 weeks", "about 6", "in her sixties"; None for none."""
    found = _SPAN.search(digits(text))
    if found:
        return float(found[1]) * _DAYS[found[3]] / 365
    if numbers(text):
        return numbers(text)[0]
    plain = text.lower()
    for word, tens in _TENS.items():
        if word[:-1] + "ies" in plain:
            return float(tens)
    return next((years for word, years in _ROUND.items() if word in plain), None)


_ONSETS: Mapping[str, str] = {
    r"month|year|gradual|slow|insidious|creeping|little by little|bit by bit|over time": "gradual",
    r"weeks|days to weeks|fortnight|past week|last week|over a week|over the week": "days_to_weeks",
    r"hour|days|overnight|yesterday|last night|day by day|rapid": "hours_to_days",
    r"sudden|abrupt|out of (?:the blue|nowhere)|all at once|instant|seconds|minutes|this morning"
    r"|this (?:afternoon|evening)|tonight|since (?:breakfast|lunch|dinner|tea ?time|waking)"
    r"|today|just now|acute|woke up with": "sudden",
}


def onset_in(text: str, *, worded: bool = False) -> str | None:
    """How something came: an onset id. `worded`: only where the text says that it is about that."""
    plain = digits(text).replace("-", " ").replace("_", " ")
    exact = plain.strip().replace(" ", "_")
    if exact in ("sudden", "hours_to_days", "days_to_weeks", "gradual"):
        return exact
    if worded:
        found = re.search(
            r"\bsudden|\babrupt|all at once|out of the blue|\bgradual|\bslowly", plain
        )
        return None if not found else ("gradual" if found[0] in ("gradual", "slowly") else "sudden")
    span = _SPAN.search(plain)
    if span and not re.search(r"sudden|abrupt", plain):
        return _onset_of_days(float(span[1]) * _DAYS[span[3]])
    if re.search(r"sudden|abrupt|all at once", plain):
        return "sudden"
    return next((onset for words, onset in _ONSETS.items() if re.search(words, plain)), None)


def _onset_of_days(days: float) -> str:
    limits = ((0.2, "sudden"), (6.0, "hours_to_days"), (28.0, "days_to_weeks"))
    return next((onset for limit, onset in limits if days <= limit), "gradual")
