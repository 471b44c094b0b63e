"""The rules of content/triage.yaml: levels, cases, what they suppress and what they offer.

Everything is checked when the content is compiled: a mistake raises ValueError then, never in a
conversation, where each rule is compiled only when facts are told that it needs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from muscle_mentor.core.conditions import Compiler, Marks, Test
from muscle_mentor.core.content import Content
from muscle_mentor.core.pool import Pool


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
    offers: Pool[Offer]
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

    return _rules(content.triage(), Compiler(content.triage()["terms"], cache(marks)))


def compile_rules(triage: Mapping[str, Any], marks: Marks) -> Rules:
    """Compile all of triage.yaml. Raises ValueError for a mistake in it."""
    rules = _rules(triage, Compiler(triage["terms"], lambda: marks))
    rules.rules.all()
    rules.uncovered.all()
    rules.offers.all()
    return rules


def _rules(triage: Mapping[str, Any], compiler: Compiler) -> Rules:
    default = triage["default"]
    return Rules(
        levels=tuple(level["id"] for level in triage["levels"]),
        rules=Pool(triage["rules"], lambda written: _rule(written, compiler)),
        uncovered=Pool(default["uncovered"], lambda written: _case(written, compiler)),
        offers=Pool(triage["suggestions"], lambda written: _offer(written, compiler)),
        unclear_raises=frozenset(triage["unclear_raises"]),
        default={name: text for name, text in default.items() if isinstance(text, str)},
    )


def _rule(written: Mapping[str, Any], compiler: Compiler) -> Rule:
    return Rule(
        written["id"],
        tuple(_case(case, compiler) for case in written.get("cases", [written])),
        tuple(written.get("suppresses", ())),
        bool(written.get("only_if_nothing_else")),
        frozenset(written.get("instead", {}).get("with", ())),
        written.get("instead", {}).get("reason", ""),
    )


def _case(written: Mapping[str, Any], compiler: Compiler) -> Case:
    return Case(written["level"], written["reason"], _test(written, compiler))


def _offer(written: Mapping[str, Any], compiler: Compiler) -> Offer:
    return Offer(
        written["suggest"],
        frozenset(written["levels"]),
        _test(written, compiler),
        bool(written.get("only_if_none")),
    )


def _test(written: Mapping[str, Any], compiler: Compiler) -> Test:
    """When it holds: a condition, which is a text until here where the content is compiled."""
    when = written["when"]
    return compiler.condition(json.loads(when) if isinstance(when, str) else when)
