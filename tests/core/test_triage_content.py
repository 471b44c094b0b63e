"""content/triage.yaml: every reason can be spoken, every flag is right."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from triage_content import CONTENT, triage_content

from muscle_mentor.core.report import Report
from muscle_mentor.core.rules import compile_rules, rules_of
from muscle_mentor.core.triage import assess

TRIAGE = triage_content().triage()
SPOKEN = re.compile(r"[A-Za-z,.;' {}_?-]+")


def cases() -> list[dict[str, Any]]:
    return [case for rule in TRIAGE["rules"] for case in rule.get("cases", [rule])]


def test_reasons_are_short_and_can_be_spoken() -> None:
    for case in cases():
        assert len(case["reason"].split()) <= 25, case["reason"]
        assert SPOKEN.fullmatch(case["reason"]), case["reason"]


def test_every_rule_names_real_sources() -> None:
    known = {s["id"] for s in yaml.safe_load((CONTENT / "sources.yaml").read_text())["sources"]}
    for rule in TRIAGE["rules"]:
        assert bool(rule["sources"]) != bool(rule.get("house_rule")), rule["id"]
        assert set(rule["sources"]) <= known - {"K"}, rule["id"]


LEVELS = dict(zip("EUSRC", [level["id"] for level in TRIAGE["levels"]], strict=True))


@pytest.mark.parametrize("rule", TRIAGE["rules"], ids=lambda rule: str(rule["id"]))
def test_the_letter_of_a_rule_is_its_level(rule: dict[str, Any]) -> None:
    """Where it has cases, that of one of them: which, is tested with the rules."""
    levels = [case["level"] for case in rule.get("cases", [rule])]
    assert LEVELS[rule["id"][0]] in levels


def test_keep_taking_is_never_said_of_a_medicine_that_may_do_harm() -> None:
    for rule in TRIAGE["rules"]:
        if rule["id"] != "S07":
            assert "keep taking" not in str(rule).lower(), rule["id"]


def test_a_sign_is_marked_danger_when_it_alone_is_one() -> None:
    content, rules = triage_content(), rules_of(triage_content())
    for sign in content.ids("symptoms"):
        signs = {"weakness": False, sign: True}
        alone = assess(Report(signs=signs), rules).level in ("emergency", "urgent_same_day")
        assert bool(content.entry("symptoms", sign).get("danger")) == alone, sign


def test_symptoms_belong_to_a_field_of_the_contract() -> None:
    fields = set(TRIAGE["answers"]) | {"places_count", "medicines", "caffeine_mg_or_cups"}
    content = triage_content()
    for sign in content.ids("symptoms"):
        assert content.entry("symptoms", sign)["field"] in fields, sign


@pytest.mark.parametrize(
    "condition",
    [
        {"sgin": "fever"},
        {"is": "no_such_term"},
        {"onset": "slowly"},
        {"side": "up"},
        {"age": 3},
        {"age": {"more": 3}},
        {"medicine": "statin", "change": "swallowed"},
        "fever",
    ],
)
def test_a_mistake_in_a_rule_is_found_when_the_rules_are_compiled(condition: object) -> None:
    rule = {"id": "X", "level": "emergency", "reason": "x", "when": condition}
    with pytest.raises(ValueError, match=r"."):
        compile_rules({**TRIAGE, "rules": [rule]}, {})
