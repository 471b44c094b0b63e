"""Reads a written report: the answers of `muscle-mentor triage`, in whatever form they come.

A fact is a number, a yes or no, a text, or a list of these. What is not understood is kept as
`unrecognised` and never lowers the level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from muscle_mentor.core.answer_fields import READERS
from muscle_mentor.core.content import Content
from muscle_mentor.core.draft import Draft, number_of, plain_fact
from muscle_mentor.core.free_text import read_text
from muscle_mentor.core.quantities import years_in
from muscle_mentor.core.report import Report

_ADULT_YEARS = 16
_CHILD_SIGNS = frozenset({"baby", "child", "about_baby", "about_child"})


def report_from_answers(answers: Mapping[str, Any], age: object, content: Content) -> Report:
    """Read `answers` (keys of the design contract) and an age: years, a text, or None."""
    triage = content.triage()
    draft = Draft(content, triage["answers"], frozenset(triage["milder"]))
    draft.scalars["age_years"] = _age(age, draft)
    for name, value in answers.items():
        for item in _items(value):
            READERS.get(name, plain_fact)(name, item, draft)
    return _finish(draft)


def _finish(draft: Draft) -> Report:
    _age_signs(draft)
    signs = dict.fromkeys(draft.denied, False) | dict.fromkeys(draft.stated, True)
    return Report(
        parts=tuple(dict.fromkeys(draft.parts)),
        sites=tuple(dict.fromkeys(draft.sites)),
        sides=tuple(dict.fromkeys(draft.sides)),
        signs=signs,
        medicines=tuple(draft.medicines.values()),
        conditions=tuple(dict.fromkeys(draft.conditions)),
        causes=tuple(dict.fromkeys(draft.causes)),
        drinks=tuple(dict.fromkeys(draft.drinks)),
        unclear=tuple(dict.fromkeys(draft.unclear)),
        unrecognised=tuple(draft.unrecognised),
        **draft.scalars,
    )


def _age_signs(draft: Draft) -> None:
    """Drop the signs of a child for an adult, whose report may well name her baby."""
    age = draft.scalars.get("age_years")
    if age is not None and age >= _ADULT_YEARS:
        draft.stated = [sign for sign in draft.stated if sign not in _CHILD_SIGNS]


def _items(value: object) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _items(item)
    elif isinstance(value, Mapping) and "name" in value:
        yield " ".join(str(item) for item in value.values() if item)  # one thing, described
    elif isinstance(value, Mapping):
        yield from (f"{name} {item}" for name, item in value.items() if item)
    elif value is not None:
        yield value.strip() if isinstance(value, str) else value


def _age(age: object, draft: Draft) -> float | None:
    if isinstance(age, str) and age.strip():
        years = years_in(age)
        if years is None and not re.search(r"adult|unknown|middle", age):
            draft.take(read_text(age, draft.content))
        return years
    return number_of(age)
