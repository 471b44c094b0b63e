"""Numbers as people say them: "a hundred and five", "half a dozen", "two and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ONES = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: value * 10
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000}
_GROUPS = {"dozen": 12, "couple": 2}
_RANGES = frozenset({"or", "to"})
_PARTS = {("and", "a", "half"): 0.5, ("and", "a", "quarter"): 0.25, ("point", "five"): 0.5}
_BELOW_HUNDRED = 100


@dataclass(frozen=True)
class Number:
    """A number that was said: tokens `start` to `end`, and its value (the lower one of a range)."""

    value: float
    start: int
    end: int
    upper: float | None = None

    @property
    def most(self) -> float:
        """The upper one of a range, else the value: "two or three coffees" may well be three."""
        return self.value if self.upper is None else self.upper


def number_at(words: Sequence[str], start: int) -> Number | None:
    """The longest number that begins at word `start`, or None."""
    words = list(words)
    first = _single(words, start)
    if first is None:
        return None
    end = first.end
    if end < len(words) and words[end] in _RANGES:
        upper = _single(words, end + 1)
        if upper and upper.value > first.value:
            return Number(first.value, start, upper.end, upper.value)
    return first


def numbers(words: Sequence[str]) -> list[Number]:
    """All numbers of a sentence, from left to right."""
    found: list[Number] = []
    start = 0
    while start < len(words):
        number = number_at(words, start)
        found += [number] if number else []
        start = number.end if number else start + 1
    return found


def digits(value: float) -> str:
    """As Alexa writes it: "6", "2.5"."""
    return str(int(value)) if value == int(value) else str(value)


def _single(words: Sequence[str], start: int) -> Number | None:
    whole = _half_dozen(words, start) or _group(words, start) or _cardinal(words, start)
    if whole is None:
        return None
    for part, value in _PARTS.items():
        if tuple(words[whole.end : whole.end + len(part)]) == part:
            return Number(whole.value + value, start, whole.end + len(part))
    return whole


def _half_dozen(words: Sequence[str], start: int) -> Number | None:
    said = list(words[start : start + 3])
    return Number(6, start, start + 3) if said == ["half", "a", "dozen"] else None


def _group(words: Sequence[str], start: int) -> Number | None:
    """As in "a couple of", "a dozen", "couple", "a hundred"."""
    at = start + 1 if words[start : start + 1] in (["a"], ["an"]) else start
    name = words[at] if at < len(words) else ""
    if name in _GROUPS:
        of = 1 if words[at + 1 : at + 2] == ["of"] else 0
        return Number(_GROUPS[name], start, at + 1 + of)
    if at > start and name in _SCALES:
        rest = _cardinal(["one", *words[at:]], 0)
        return Number(rest.value, start, at - 1 + rest.end) if rest else None
    return None


def _cardinal(words: Sequence[str], start: int) -> Number | None:
    """Digits, or a plain numeral below a million."""
    if start < len(words) and words[start].isdigit():
        return Number(int(words[start]), start, start + 1)
    total, current, at = 0, -1, start
    while at < len(words):
        word = words[at]
        if word in _SCALES and current >= 0:
            current *= _SCALES[word]
            total, current = (total + current, -1) if word == "thousand" else (total, current)
        elif word == "and" and _joins(words, at, total, current):
            pass
        elif (value := _small(word)) is not None and _fits(value, current):
            current = max(current, 0) + value
        else:
            break
        at += 1
    return Number(total + max(current, 0), start, at) if at > start else None


def _small(word: str) -> int | None:
    return _TENS.get(word, _ONES.get(word))


def _fits(value: int, current: int) -> bool:
    """A ten follows hundreds, a one follows tens: "twenty three", never "three twenty"."""
    if current < 0:
        return True
    if value >= 10:  # noqa: PLR2004
        return current % _BELOW_HUNDRED == 0 and current > 0
    ones_free = current > 0 and current % 10 == 0
    return value > 0 and ones_free and current % _BELOW_HUNDRED != 10  # noqa: PLR2004


def _joins(words: Sequence[str], at: int, total: int, current: int) -> bool:
    """The word "and" belongs to the number only between hundreds and a small number."""
    after = _small(words[at + 1]) if at + 1 < len(words) else None
    after_scale = current % _BELOW_HUNDRED == 0 if current > 0 else total > 0
    return after_scale and after is not None
