"""Which lists of danger signs fit a report: for the person, and for each place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.report import Report
from muscle_mentor.core.whom import is_child

GENERAL_LIST = "danger_any"
_AFTER_A_WARNING = "danger_now"
_OF_CHILDREN = "danger_child"


def danger_lists(report: Report, content: Content, *, warned: bool = False) -> list[str]:
    """The lists to ask, the most important first: for the person, then for the places.

    A child is asked about as a child only. After a warning the place does not matter any more.
    """
    person = _of_person(report, content)
    if person and is_child(report):
        return person
    if warned:
        return person or [_AFTER_A_WARNING]
    return [*person, *_of_places(report, content)]


def _of_person(report: Report, content: Content) -> list[str]:
    lists = (
        name
        for name, question in _questions(content).items()
        if _concerns(report, question.get("people", ()))
        and (is_child(report) or name != _OF_CHILDREN)
    )
    return list(lists)[:1]


def _concerns(report: Report, people: Sequence[str]) -> bool:
    """Whether a list is for this person: by a sign, or by a medicine that was changed."""
    changed = "recent_medicine_change" in people and any(use.change for use in report.medicines)
    return changed or any(map(report.has, people))


def _of_places(report: Report, content: Content) -> Iterator[str]:
    """The list of each place, in the order of the content; the general one serves the rest."""
    rest = set(report.sites)
    for name, question in _questions(content).items():
        own = set(question.get("sites", ()))
        if own & set(report.sites):
            yield name
            rest -= own | set(question.get("near", ()))
    if rest or not report.sites:
        yield GENERAL_LIST


def _questions(content: Content) -> Mapping[str, Mapping[str, Any]]:
    questions: Mapping[str, Mapping[str, Any]] = content.interview()["questions"]
    return questions
