"""Reads the fields of a written report on where it is, for how long, and how it came."""

from __future__ import annotations

import re

from muscle_mentor.core.draft import Draft, number_of, verdict_of
from muscle_mentor.core.free_text import read_text
from muscle_mentor.core.quantities import days_in, digits, numbers, onset_in
from muscle_mentor.core.report import SIDES

_MANY = re.compile(r"\b(?:many|several|multiple|lots|all over|everywhere|various|more than one)\b")
_PLURAL_LEGS = frozenset({"legs", "both legs", "thighs", "feet", "both feet", "both thighs"})
_ONLY_NUMBER = re.compile(r"\s*\d+(?:\.\d+)?\s*")


def body_parts(name: str, value: object, draft: Draft) -> None:
    """Read the places, with their sides; several may stand in one text."""
    text = str(value)
    for clause in re.split(r",|\band\b|\+|/|&", digits(text)):
        mentions = draft.content.lexicon("sites").find(clause)
        draft.parts += [mention.value for mention in mentions]
        draft.sites += [draft.content.entry_of("sites", mention.value) for mention in mentions]
        draft.sides += [side for side in SIDES if re.search(rf"\b{side}\b", clause.lower())]
        if clause.strip().lower() in _PLURAL_LEGS:
            draft.stated.append("both_legs")
        found = read_text(clause, draft.content)
        draft.stated += [sign for sign in found.stated if not mentions or sign == "many_places"]
        if not mentions and not found.known and clause.strip():
            draft.unknown(name, clause.strip())


def sides(name: str, value: object, draft: Draft) -> None:
    """Read the side or sides."""
    said = [side for side in SIDES if re.search(rf"\b{side}\b", str(value).lower())]
    if re.search(r"\b(?:bilateral|each)\b", str(value).lower()):
        said.append("both")
    draft.sides += said
    if not said and verdict_of(value) is None:
        draft.unknown(name, str(value))


def duration(name: str, value: object, draft: Draft) -> None:
    """Read how long it has been: days, or words."""
    days = days_in(value) if isinstance(value, str) else number_of(value)
    if days is None and isinstance(value, str) and _ONLY_NUMBER.fullmatch(digits(value)):
        days = float(digits(value))
    if days is None and verdict_of(value) != "skip":
        draft.unknown(name, str(value))
    draft.scalars["duration_days"] = days


def places(name: str, value: object, draft: Draft) -> None:
    """Read in how many places it is: a number, or words such as "several"."""
    count = numbers(value) if isinstance(value, str) else [number_of(value)]
    if count and count[0] is not None:
        draft.scalars["places_count"] = max(1, round(count[0]))
    elif _MANY.search(str(value).lower()):
        draft.stated.append("many_places")
    elif not re.search(r"\b(?:single|one)\b", str(value).lower()):
        draft.unknown(name, str(value))


def onset(name: str, value: object, draft: Draft) -> None:
    """Read how the worst sign came."""
    came = onset_in(value) if isinstance(value, str) else None
    if came:
        draft.scalars["onset"] = came
    elif verdict_of(value) != "skip":
        draft.unknown(name, str(value))
