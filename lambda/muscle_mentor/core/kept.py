"""What may be kept from one turn to the next: the only keys there are, and the shape of each.

Ids, numbers and words of content/, never a person's own. It holds where the session attribute is
written, where it raises, and where it is read, where anything else starts a fresh conversation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import starmap
from typing import Any

from muscle_mentor.core.report import facts_of

VERSION = 1
_REF = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:/@+-]{0,119}")
# Compiled when they are needed: seldom, and not at a start.
_FILL = r"[\w ,.'-]{1,120}"
_MONTH = r"[A-Z][a-z]+ \d{4}"
_FILLED = {"word": _FILL, "since": _FILL, "times": _FILL, "reviewed": _MONTH}
_OUTCOME = frozenset({"asks", "level", "rules", "suggestions"})
MOST_MISSES = 99
"""More in a row than any session has, which ends long before."""


def check_kept(attribute: Mapping[str, object]) -> None:
    """Raise ValueError, with the key and never the value, for what may not be kept."""
    for key, value in attribute.items():
        is_fine = ALLOWED.get(key)
        if is_fine is None or not is_fine(value):
            shown = key if key in ALLOWED else "another key"
            raise ValueError(f"may not be kept: {shown}; allowed: {sorted(ALLOWED)}")


def _is_ref(value: object) -> bool:
    return isinstance(value, str) and _REF.fullmatch(value) is not None


def _is_ref_or_none(value: object) -> bool:
    return value is None or _is_ref(value)


def _are_refs(value: object) -> bool:
    try:
        return isinstance(value, list) and all(map(_REF.fullmatch, value))
    except TypeError:  # not a text
        return False


def _is_small(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_MISSES


def _is_report(value: object) -> bool:
    try:
        facts_of(value)
    except ValueError:
        return False
    return True


def _are_acts(value: object) -> bool:
    try:
        return isinstance(value, list) and all(starmap(_is_act, value))
    except TypeError:  # no pair, or not of a text and an object
        return False


def _is_act(ref: str, filled: Any) -> bool:
    fits = _REF.fullmatch(ref) is not None and type(filled) is dict
    return fits and (not filled or all(starmap(_is_word, filled.items())))


def _is_word(name: str, value: object) -> bool:
    pattern = _FILLED.get(name)
    if pattern is None or not isinstance(value, str):
        return False
    return re.fullmatch(pattern, value.replace("\u2019", "'")) is not None


def _is_outcome(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and value.keys() <= _OUTCOME
        and _are_refs(value.get("rules", []))
        and _are_refs(value.get("suggestions", []))
        and _is_ref_or_none(value.get("asks"))
        and _is_ref_or_none(value.get("level"))
    )


ALLOWED: Mapping[str, Callable[[object], bool]] = {
    "v": lambda value: value == VERSION,
    "report": _is_report,
    "open": _is_ref_or_none,
    "asked": _are_refs,
    "said": _are_acts,
    "subject": _is_ref_or_none,
    "misses": _is_small,
    "told": _are_refs,
    "level": _is_ref_or_none,
    "routine": _is_ref_or_none,
    "outcome": _is_outcome,
}
