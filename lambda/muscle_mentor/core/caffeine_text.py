"""Caffeine in free text: "3 large mugs coffee", "0 (was 5 cups)", "handful of 200 mg tablets"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from muscle_mentor.core.amounts import CUP_MG, MOST_CUPS, from_number
from muscle_mentor.core.content import Content
from muscle_mentor.core.lexicon import tokens
from muscle_mentor.core.quantities import digits

_LARGE = 1.4
_MANY_TABLETS_MG = 1200.0
_LOTS_MG = 600.0
_QUIT = re.compile(
    r"\b(?:quit|stopp?ed|gave up|given up|came off|come off|cut out|used to|withdraw\w*|"
    r"cold turkey|"
    r"was \d|were \d|down from|from \d+|switched to decaf|went decaf|cut down|cutting down|"
    r"reduced|previously|normally \d+ but none|until)\b"
)
_NONE = re.compile(r"^\s*(?:none|no|nil|never|zero|0|not any|doesn't|don't|nothing)\b")
_MG = re.compile(r"(\d+(?:\.\d+)?)\s*(?:mg|milligrams?)\b")
_TIMES_MG = re.compile(
    r"(\d+)\s*(?:x|×|times|tablets?|pills?|caps\w*)\s*(?:of\s*)?(\d{2,4})\s*(?:mg|milligrams?)"
)
_HANDFUL = re.compile(
    r"handful|packet|whole (?:pack|box|bottle)|lots of tablets|many tablets|overdos"
)
_LOTS = re.compile(
    r"\b(?:lots|loads|a lot|heavy|too much|all day|tons|gallons|non-?stop|excess\w*|high|litres?)\b"
)
_FINAL = re.compile(r"\bto (\d+(?:\.\d+)?)\b")


@dataclass(frozen=True)
class Caffeine:
    """What a text says of caffeine: milligrams a day, drink values, signs."""

    milligrams: float | None
    drinks: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


def read_caffeine(text: str, content: Content) -> Caffeine:
    """Read a text about caffeine."""
    plain = digits(text)
    if _HANDFUL.search(plain):
        return Caffeine(_MANY_TABLETS_MG, (), ("overdose", "stimulants"))
    if _QUIT.search(plain):
        return Caffeine(_left_after_quitting(plain), (), ("caffeine_withdrawal",))
    if _NONE.search(plain):
        return Caffeine(0.0)
    return _amount(plain, content)


def _left_after_quitting(plain: str) -> float:
    final = _FINAL.search(plain)
    return float(final[1]) * CUP_MG if final else 0.0


def _amount(plain: str, content: Content) -> Caffeine:
    drinks, milligrams = _drinks(plain, content)
    tablets, exact = _TIMES_MG.search(plain), _MG.search(plain)
    if tablets:
        milligrams = float(tablets[1]) * float(tablets[2])
    elif exact:
        milligrams = float(exact[1])
    elif milligrams is None:
        milligrams = _bare(plain, drinks)
    return Caffeine(milligrams, drinks)


def _bare(plain: str, drinks: tuple[str, ...]) -> float | None:
    if _LOTS.search(plain):
        return _LOTS_MG
    number = re.search(r"\d+(?:\.\d+)?", plain)
    return from_number(float(number[0])) if number and not drinks else None


def _drinks(plain: str, content: Content) -> tuple[tuple[str, ...], float | None]:
    """Add up every drink with a number before it."""
    said = tokens(plain)
    found: list[str] = []
    total: float | None = None
    start = 0
    for mention in content.lexicon("drinks").find(plain):
        entry = content.entry("drinks", content.entry_of("drinks", mention.value))
        before = said[start : mention.start]
        counts = [float(word) for word in before if re.fullmatch(r"\d+(?:\.\d+)?", word)]
        found.append(mention.value)
        start = mention.end
        if counts and counts[-1] < MOST_CUPS:
            size = _LARGE if {"large", "big", "huge", "double", "strong"} & set(before) else 1.0
            total = (total or 0.0) + counts[-1] * size * float(entry["milligrams"])
    return tuple(dict.fromkeys(found)), total
