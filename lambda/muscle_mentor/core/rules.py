"""Compiles the conditions of content/triage.yaml into functions of the facts of a report.

The language is explained for clinicians at the top of triage.yaml. Everything is checked when the
rules are compiled: a misspelt word raises ValueError then, never in a conversation. There each
rule is compiled when facts are told that it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.pool import Pool
from muscle_mentor.core.report import CHANGES, ONSETS, SIDES, MedicineUse, Report

MANY_PLACES = 2
_WHOLE_BODY = "whole_body"


@dataclass(frozen=True)
class Facts:
    """A report in the form that conditions look at."""

    report: Report
    stated: frozenset[str]
    denied: frozenset[str]
    numbers: Mapping[str, float | None]
    finished: bool
    told: frozenset[str]

    @staticmethod
    def of(report: Report, *, finished: bool) -> Facts:
        """Prepare a report for the rules; only in a `finished` one does a missing answer count."""
        signs = report.signs
        stated = frozenset(sign for sign, stated in signs.items() if stated)
        denied = frozenset(sign for sign, stated in signs.items() if not stated)
        numbers = {
            "duration_days": report.duration_days,
            "age": report.age_years,
            "caffeine_mg": report.caffeine_mg,
            "sleep_hours": report.sleep_hours,
            "places": _places(report),
            "places_told": report.places_count,
        }
        told = frozenset(_told(report, stated, denied, numbers))
        return Facts(report, stated, denied, numbers, finished, told)


def _told(
    report: Report,
    stated: frozenset[str],
    denied: frozenset[str],
    numbers: Mapping[str, float | None],
) -> Iterator[str]:
    """The names of all facts that were told, as the needs of the rules have them."""
    lists = {
        "sign": stated,
        "denied": denied,
        "site": report.sites,
        "part": report.parts,
        "condition": report.conditions,
        "cause": report.causes,
        "drink": report.drinks,
        "medicine": report.medicines,
        "side": report.sides,
    }
    for name, values in lists.items():
        if values:
            yield name
            yield from (f"{name}:{value}" for value in values)
    yield from (name for name, number in numbers.items() if number is not None)
    if report.onset:
        yield "onset"


Test = Callable[[Facts], bool]
Marks = Mapping[str, frozenset[str]]
"""The marks of each medicine group: {"statins": {"statin"}}."""


@dataclass(frozen=True)
class Case:
    """One level of a rule: when it holds and what is said about it."""

    level: str
    reason: str
    test: Test


@dataclass(frozen=True)
class Rule:
    """A triage rule. The first case that holds counts."""

    id: str
    cases: tuple[Case, ...]
    suppresses: tuple[str, ...] = ()
    only_if_nothing_else: bool = False
    instead_with: frozenset[str] = frozenset()
    instead_reason: str = ""


@dataclass(frozen=True)
class Offer:
    """A suggestion, the levels at which it may be made, and when."""

    suggest: str
    levels: frozenset[str]
    test: Test
    only_if_none: bool = False


@dataclass(frozen=True)
class Rules:
    """All of content/triage.yaml, ready to be used. `levels` run from the most urgent."""

    levels: tuple[str, ...]
    rules: Pool[Rule]
    uncovered: Pool[Case]
    offers: tuple[Offer, ...]
    unclear_raises: frozenset[str]
    default: Mapping[str, str]

    def rank(self, level: str) -> int:
        """Give the place of a level: 0 is the most urgent."""
        return self.levels.index(level)


def rules_of(content: Content) -> Rules:
    """The rules of a language's content, which was checked when it was compiled."""

    def marks() -> Marks:
        entries = {name: content.entry("medicines", name) for name in content.ids("medicines")}
        return {
            name: frozenset(mark for mark, on in entry.items() if on is True)
            for name, entry in entries.items()
        }

    return _rules(content.triage(), _Compiler(content.triage()["terms"], cache(marks)))


def compile_rules(triage: Mapping[str, Any], marks: Marks) -> Rules:
    """Compile all of triage.yaml. Raises ValueError for a mistake in it."""
    rules = _rules(triage, _Compiler(triage["terms"], lambda: marks))
    rules.rules.all()
    rules.uncovered.all()
    return rules


def _rules(triage: Mapping[str, Any], compiler: _Compiler) -> Rules:
    default = triage["default"]
    return Rules(
        levels=tuple(level["id"] for level in triage["levels"]),
        rules=Pool(triage["rules"], lambda written: _rule(written, compiler)),
        uncovered=Pool(default["uncovered"], lambda written: _case(written, compiler)),
        offers=tuple(_offer(written, compiler) for written in triage["suggestions"]),
        unclear_raises=frozenset(triage["unclear_raises"]),
        default={name: text for name, text in default.items() if isinstance(text, str)},
    )


def _rule(written: Mapping[str, Any], compiler: _Compiler) -> Rule:
    return Rule(
        written["id"],
        tuple(_case(case, compiler) for case in written.get("cases", [written])),
        tuple(written.get("suppresses", ())),
        bool(written.get("only_if_nothing_else")),
        frozenset(written.get("instead", {}).get("with", ())),
        written.get("instead", {}).get("reason", ""),
    )


def _case(written: Mapping[str, Any], compiler: _Compiler) -> Case:
    when = {name: written[name] for name in ("when", "also") if name in written}
    test = compiler.condition({"all": list(when.values())})
    return Case(written["level"], written["reason"], test)


def _offer(written: Mapping[str, Any], compiler: _Compiler) -> Offer:
    return Offer(
        written["suggest"],
        frozenset(written["levels"]),
        compiler.condition(written["when"]),
        bool(written.get("only_if_none")),
    )


class _Compiler:
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
        return tests[0] if len(tests) == 1 else _all(tests)

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
    return lambda facts: all(test(facts) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda facts: any(test(facts) for test in tests)


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
        return number is not None and all(check(number, limit) for check, limit in checks)

    return test


def _places(report: Report) -> int | None:
    """Count the places: the same part on both sides is one."""
    if report.places_count is not None:
        return report.places_count
    sites = len(set(report.sites))
    return max(sites, MANY_PLACES) if _WHOLE_BODY in report.sites else sites or None
