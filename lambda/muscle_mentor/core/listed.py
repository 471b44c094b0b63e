"""The danger signs that a list asks about, in its own words: nobody is asked what is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from muscle_mentor.core.content import Content


def listed(question: Mapping[str, Any], content: Content, known: Collection[str]) -> dict[str, str]:
    """What fills {these} and {signs} of a list without the signs in `known`; {} for no list.

    Signs that are named together stay while one of them is open; where nothing is, all are named.
    """
    if not question.get("list"):
        return {}
    named = _named_together(question["signs"])
    left = [words for words, signs in named.items() if not signs <= set(known)] or list(named)
    if len(left) == 1:
        return {"these": "", "signs": left[0]}
    joined = _put("one_of_several", content).format(most=", ".join(left[:-1]), last=left[-1])
    return {"these": _put("any_of_these", content), "signs": joined}


def _named_together(signs: Mapping[str, str | None]) -> dict[str, set[str]]:
    """The words of a list, each with the signs that it names: its own, and those without words."""
    named: dict[str, set[str]] = {}
    for sign, words in signs.items():
        named.setdefault(words or list(named)[-1], set()).add(sign)
    return named


def _put(name: str, content: Content) -> str:
    return str(content.phrase(name)["say"])
