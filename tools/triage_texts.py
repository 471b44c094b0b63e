"""Puts the words of content/<language>/triage.yaml to the rules of content/triage.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.rooms import CONTENT, Problem
from tools.rule_needs import with_needs
from tools.yamlfile import YamlFile, read_yaml

Place = tuple[str | int, ...]
_PARTS = ("levels", "rules", "instead", "uncovered")


@dataclass(frozen=True)
class Reason:
    """What one case of a rule says, after the advice of its level, and where that is written."""

    rule: str
    level: str
    text: str
    file: YamlFile
    place: Place


def join(rules: Mapping[str, Any], texts: Mapping[str, Any]) -> dict[str, Any]:
    """The rules with what is said of them and what they need; a missing text stays missing."""
    told = {part: texts.get(part) or {} for part in _PARTS}
    default = rules.get("default") or {}
    terms = rules.get("terms") or {}
    uncovered = [
        with_needs(_case(case, told["uncovered"]), terms) for case in default.get("uncovered", ())
    ]
    return {
        **rules,
        "levels": [_with({"id": n}, "advice", told["levels"].get(n)) for n in rules["levels"]],
        "safety_net": texts.get("safety_net") or {},
        "default": _with({**default, "uncovered": uncovered}, "reason", texts.get("default")),
        "rules": [with_needs(_rule(rule, told), terms) for rule in rules.get("rules", ())],
        "suggestions": [with_needs(offer, terms) for offer in rules.get("suggestions", ())],
        "texts_reviewed": texts.get("reviewed"),
    }


def alone(texts: Mapping[str, Any]) -> dict[str, Any]:
    """The words in the shape of rules, as if there were no more to the rules than their words."""
    told = {part: texts.get(part) or {} for part in _PARTS}
    rules: dict[str, dict[str, Any]] = {
        name: {"cases": _cases(text)} if isinstance(text, Mapping) else {"reason": text}
        for name, text in told["rules"].items()
    }
    for name, text in told["instead"].items():
        rules.setdefault(name, {})["instead"] = {"reason": text}
    return {
        "reviewed": texts.get("reviewed"),
        "levels": [{"id": name, "advice": text} for name, text in told["levels"].items()],
        "safety_net": texts.get("safety_net") or {},
        "default": {"uncovered": _cases(told["uncovered"]), "reason": texts.get("default")},
        "rules": [{"id": name, **rule} for name, rule in rules.items()],
    }


def _cases(texts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"id": name, "reason": text} for name, text in texts.items()]


def case_name(case: Mapping[str, Any]) -> str:
    """By which name the text of a case is found: its own, or that of its level."""
    return str(case.get("id") or case["level"])


def reasons(language: str, root: Path = CONTENT) -> Iterator[Reason]:
    """The reason of every case of every rule that has one."""
    for rules, texts in _both(language, root):
        for rule in rules.data["rules"]:
            own = (texts.data.get("rules") or {}).get(rule["id"])
            for case in rule.get("cases", [rule]):
                name = (case_name(case),) if "cases" in rule else ()
                text = own.get(name[0]) if name and isinstance(own, Mapping) else own
                if isinstance(text, str):
                    place = ("rules", rule["id"], *name)
                    yield Reason(rule["id"], case["level"], text, texts, place)


def problems(language: str, root: Path = CONTENT) -> Iterator[Problem]:
    """Rules without words, and words without a rule."""
    for rules, texts in _both(language, root):
        wanted, given = dict(_wanted(rules.data)), set(_given(texts.data))
        where = texts.path.relative_to(root)
        for place in wanted.keys() - given:
            message = f"{' '.join(place)} has no text in {where}"
            yield rules.problem(wanted[place], message)
        for place in given - wanted.keys():
            yield texts.problem(place, f"{' '.join(place)} is not in triage.yaml: nothing says it")


def _both(language: str, root: Path) -> Iterator[tuple[YamlFile, YamlFile]]:
    """The rules and their words, if both can be read."""
    rules, texts = read_yaml(root / "triage.yaml"), read_yaml(root / language / "triage.yaml")
    if isinstance(rules, YamlFile) and isinstance(texts, YamlFile):
        yield rules, texts


def _wanted(rules: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Place]]:
    """The place of each text that there must be, and what in the rules asks for it."""
    for number, name in enumerate(rules["levels"]):
        yield ("levels", name), ("levels", number)
    for number, case in enumerate(rules["default"]["uncovered"]):
        yield ("uncovered", case_name(case)), ("default", "uncovered", number)
    for number, rule in enumerate(rules["rules"]):
        here: Place = ("rules", number)
        if "cases" not in rule:
            yield ("rules", rule["id"]), (*here, "id")
        for at, case in enumerate(rule.get("cases", ())):
            yield ("rules", rule["id"], case_name(case)), (*here, "cases", at)
        if "instead" in rule:
            yield ("instead", rule["id"]), (*here, "instead")


def _given(texts: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for part in _PARTS:
        for name, text in (texts.get(part) or {}).items():
            cases = text if isinstance(text, Mapping) else ()
            yield from ((part, name, case) for case in cases)
            if not cases:
                yield part, name


def _rule(rule: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    text, done = told["rules"].get(rule["id"]), dict(rule)
    if "instead" in rule:
        other = told["instead"].get(rule["id"])
        done["instead"] = _with({"with": rule["instead"]}, "reason", other)
    if "cases" in rule:
        return done | {"cases": [_case(case, text) for case in rule["cases"]]}
    return _with(done, "reason", text)


def _case(case: Mapping[str, Any], said: Any) -> dict[str, Any]:
    return _with(case, "reason", said.get(case_name(case)) if isinstance(said, Mapping) else None)


def _with(item: Mapping[str, Any], key: str, text: Any) -> dict[str, Any]:
    return {**item, key: text} if text else dict(item)
