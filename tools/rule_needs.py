"""What a condition of triage.yaml cannot hold without: facts of which at least one must be told.

At run time only rules whose facts were told are compiled and tried. Whatever may hold although
nothing was told has no needs, and is always tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Needs = frozenset[str] | None
"""Names as `Facts.told` has them, such as "sign:fever"; None where nothing is needed."""

_LISTS = ("sign", "denied", "site", "part", "condition", "cause", "drink")
_NUMBERS = ("duration_days", "places", "places_told", "age", "caffeine_mg", "sleep_hours")
_UNTOLD = {"unknown", "not_told"}


def with_needs(item: Mapping[str, Any], terms: Mapping[str, Any]) -> dict[str, Any]:
    """A rule or a case, with what all of its cases together need."""
    cases = item.get("cases", [item])
    found = _any(needs(case.get("when"), terms) for case in cases)
    return {**item} if found is None else {**item, "needs": sorted(found)}


def needs(condition: Any, terms: Mapping[str, Any]) -> Needs:
    """The needs of a condition: of facts that must all hold, those of the most telling one."""
    facts = condition.items() if isinstance(condition, Mapping) else ()
    return _least(_of_fact(name, value, terms) for name, value in facts)


def _of_fact(name: str, value: Any, terms: Mapping[str, Any]) -> Needs:  # noqa: PLR0911
    if name in _LISTS:
        return frozenset({name} if value == "any" else {f"{name}:{each}" for each in _names(value)})
    if name in _NUMBERS or name in ("medicine", "side"):
        return frozenset({name})
    if name == "onset":
        return None if _UNTOLD & set(_names(value)) else frozenset({name})
    if name == "is":
        return needs(terms.get(value), terms)
    if name == "also":
        return needs(value, terms)
    if name == "all":
        return _least(needs(each, terms) for each in value)
    if name == "any":
        return _any(needs(each, terms) for each in value)
    if name == "at_least":
        return _any(needs(each, terms) for each in value["of"])
    return None


def _least(parts: Iterable[Needs]) -> Needs:
    return min((each for each in parts if each is not None), key=len, default=None)


def _any(parts: Iterable[Needs]) -> Needs:
    found = list(parts)
    return None if None in found else frozenset().union(*(each for each in found if each))


def _names(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
