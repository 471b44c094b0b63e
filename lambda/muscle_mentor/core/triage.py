"""How urgent a report is, which rules say so, and what may be suggested. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from muscle_mentor.core.facts import Facts
from muscle_mentor.core.report import Report
from muscle_mentor.core.rules import Case, Rule, Rules
from muscle_mentor.core.suggestions import suggest

URGENT = "urgent_same_day"
SELF_CARE = "self_care"


@dataclass(frozen=True)
class Assessment:
    """The advice for a report.

    `rules` are all that fired, the most urgent first; `reasons` their spoken reasons in the same
    order, with placeholders. Where no rule says the level, `reasons` ends with why it was chosen.
    """

    level: str
    rules: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fired:
    """A rule that fired."""

    rule: str
    level: str
    reason: str


def assess(report: Report, rules: Rules, *, finished: bool = True) -> Assessment:
    """Judge a report. In a `finished` one, weakness that was not denied forbids plain self-care."""
    facts = Facts.of(report, finished=finished)
    fired = _fired(facts, rules)
    level = fired[0].level if fired else SELF_CARE
    reasons = [hit.reason for hit in fired]
    for case in _fallbacks(facts, rules, level, finished=finished):
        if rules.rank(case.level) < rules.rank(level):
            level = case.level
            reasons.append(case.reason)
    return Assessment(
        level,
        tuple(hit.rule for hit in fired),
        tuple(reasons),
        suggest(facts, level, rules),
    )


def _fired(facts: Facts, rules: Rules) -> list[Fired]:
    held = _held(facts, rules)
    suppressed = {name for rule, _ in held for name in rule.suppresses}
    hits = [hit for hit in held if hit[0].id not in suppressed]
    if any(case.level != SELF_CARE and not rule.only_if_nothing_else for rule, case in hits):
        hits = [hit for hit in hits if not hit[0].only_if_nothing_else]
    fired = {rule.id for rule, _ in hits}
    told = [Fired(rule.id, case.level, _reason(rule, case, fired)) for rule, case in hits]
    return sorted(told, key=lambda hit: rules.rank(hit.level))


def _held(facts: Facts, rules: Rules) -> list[tuple[Rule, Case]]:
    """Every rule that holds, with the first case of it that does."""
    held = []
    for rule in rules.rules.concerned(facts.told):
        for case in rule.cases:
            if case.test(facts):
                held.append((rule, case))
                break
    return held


def _reason(rule: Rule, case: Case, fired: Iterable[str]) -> str:
    """Not what must not be said next to another rule: "keep taking it" in a bad reaction."""
    return case.reason if rule.instead_with.isdisjoint(fired) else rule.instead_reason


def _fallbacks(facts: Facts, rules: Rules, level: str, *, finished: bool) -> list[Case]:
    """Give what raises the level where no rule does, the least urgent first."""
    raising = [case for case in rules.uncovered.concerned(facts.told) if case.test(facts)]
    if finished and level == SELF_CARE and "weakness" not in facts.denied:
        raising.append(_default(rules, rules.default["weakness_not_denied"]))
    if finished and rules.unclear_raises.intersection(facts.report.unclear):
        step = max(rules.rank(level) - 1, rules.rank(URGENT))
        raising.append(_default(rules, rules.levels[step]))
    return sorted(raising, key=lambda case: -rules.rank(case.level))


def _default(rules: Rules, level: str) -> Case:
    return Case(level, rules.default["reason"], lambda _: True)
