"""Compiles the conditions of content/triage.yaml into functions of the facts of a report.

The language is explained for clinicians at the top of triage.yaml. A misspelt word raises
ValueError when its condition is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from muscle_mentor.core.facts import Facts
from muscle_mentor.core.report import CHANGES, ONSETS, SIDES, MedicineUse, Report

Test = Callable[[Facts], bool]
Marks = Mapping[str, frozenset[str]]
"""The marks of each medicine group: {"statins": {"statin"}}."""


class Compiler:
    """Turns written conditions into tests."""

    def __init__(self, terms: Mapping[str, Any], marks: Callable[[], Marks]) -> None:
        self._terms = terms
        self._marks = marks
        self._known: dict[str, Test] = {}

    def condition(self, written: object) -> Test:
        """Compile one condition; an empty one always holds."""
        if not isinstance(written, Mapping):
            raise ValueError(f"a condition is a mapping, not {written!r}")  # noqa: TRY004
        rest = dict(written)
        tests = [self._medicine(rest)] if "medicine" in rest else []
        tests += [self._fact(name, value) for name, value in rest.items()]
        return _all(tests)

    def _fact(self, name: str, value: Any) -> Test:
        if name in _NUMBERS:
            return _number(name, value)
        if name in _LISTS:
            return _LISTS[name](_names(value))
        makers: dict[str, Callable[[Any], Test]] = {
            "is": self._term,
            "all": lambda parts: _all([self.condition(part) for part in parts]),
            "any": lambda parts: _any([self.condition(part) for part in parts]),
            "not": lambda part: _not(self.condition(part)),
            "also": self.condition,
            "at_least": self._at_least,
            "finished": lambda over: lambda facts: facts.finished == over,
        }
        if name not in makers:
            raise ValueError(f"unknown word in a condition: {name!r}")
        return makers[name](value)

    def _term(self, name: str) -> Test:
        if name not in self._terms:
            raise ValueError(f"unknown term: {name!r}")
        if name not in self._known:
            self._known[name] = self.condition(self._terms[name])
        return self._known[name]

    def _at_least(self, value: Mapping[str, Any]) -> Test:
        tests = [self.condition(part) for part in value["of"]]
        count = int(value["count"])
        return lambda facts: sum(test(facts) for test in tests) >= count

    def _medicine(self, rest: dict[str, Any]) -> Test:
        """Take the words about a medicine out of `rest`: they all speak of the same one."""
        groups = self._groups(_names(rest.pop("medicine")))
        changes = {None if c == "none" else c for c in _names(rest.pop("change", []))}
        if changes - CHANGES - {None}:
            raise ValueError(f"unknown change of a medicine: {changes}")
        within = rest.pop("within_days", None)

        def fits(use: MedicineUse) -> bool:
            recent = within is None or use.changed_days is None or use.changed_days <= within
            known = groups is None or use.medicine in groups
            return known and (not changes or use.change in changes) and recent

        return lambda facts: any(map(fits, facts.report.medicines))

    def _groups(self, names: frozenset[str]) -> frozenset[str] | None:
        if names == {"any"}:
            return None
        return frozenset(g for g, marks in self._marks().items() if g in names or marks & names)


def _names(value: str | Iterable[str]) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value)


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def test(facts: Facts) -> bool:
        for each in tests:  # noqa: SIM110 - a generator would cost as much as what it tries
            if not each(facts):
                return False
        return True

    return test


def _any(tests: list[Test]) -> Test:
    def test(facts: Facts) -> bool:
        for each in tests:  # noqa: SIM110 - the same
            if each(facts):
                return True
        return False

    return test


def _not(test: Test) -> Test:
    return lambda facts: not test(facts)


def _sign(names: frozenset[str]) -> Test:
    return lambda facts: not names.isdisjoint(facts.stated)


def _denied(names: frozenset[str]) -> Test:
    return lambda facts: not names.isdisjoint(facts.denied)


def _onset(names: frozenset[str]) -> Test:
    if names - ONSETS - {"unknown", "not_told"}:
        raise ValueError(f"unknown onset: {sorted(names)}")

    def test(facts: Facts) -> bool:
        if facts.report.onset:
            return facts.report.onset in names
        return "unknown" in names or ("not_told" in names and facts.finished)

    return test


def _side(names: frozenset[str]) -> Test:
    if names - SIDES:
        raise ValueError(f"unknown side: {sorted(names)}")
    both = "both" in names

    def test(facts: Facts) -> bool:
        sides = set(facts.report.sides)
        if both:
            return "both" in sides or {"left", "right"} <= sides
        return bool(sides & names) and not sides >= {"left", "right"}

    return test


def _listed(of: Callable[[Report], Iterable[str]]) -> Callable[[frozenset[str]], Test]:
    def make(names: frozenset[str]) -> Test:
        if names == {"any"}:
            return lambda facts: bool(of(facts.report))
        return lambda facts: not names.isdisjoint(of(facts.report))

    return make


_LISTS: Mapping[str, Callable[[frozenset[str]], Test]] = {
    "sign": _sign,
    "denied": _denied,
    "onset": _onset,
    "side": _side,
    "site": _listed(lambda report: report.sites),
    "part": _listed(lambda report: report.parts),
    "condition": _listed(lambda report: report.conditions),
    "cause": _listed(lambda report: report.causes),
    "drink": _listed(lambda report: report.drinks),
}
_NUMBERS = frozenset(
    {"duration_days", "places", "places_told", "age", "caffeine_mg", "sleep_hours"}
)
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "over": lambda number, limit: number > limit,
    "from": lambda number, limit: number >= limit,
    "under": lambda number, limit: number < limit,
    "up_to": lambda number, limit: number <= limit,
}


def _number(name: str, limits: Mapping[str, float]) -> Test:
    """Compare a number; an unknown number never holds."""
    if not isinstance(limits, Mapping) or set(limits) - set(_COMPARISONS):
        raise ValueError(f"compare {name} with over, from, under or up_to")
    checks = [(_COMPARISONS[word], limit) for word, limit in limits.items()]

    def test(facts: Facts) -> bool:
        number = facts.numbers[name]
        if number is None:
            return False
        for check, limit in checks:  # noqa: SIM110 - the same
            if not check(number, limit):
                return False
        return True

    return test
