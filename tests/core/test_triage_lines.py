"""The `triage` command: written reports in, one judgement a line out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from triage_content import triage_content

from tools.triage_lines import run

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "triage_texts.json").read_text())


def judge(*lines: str) -> tuple[int, list[dict[str, Any]]]:
    out = io.StringIO()
    code = run(lines, out, triage_content())
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def judge_one(answers: object, age: object = 30) -> dict[str, Any]:
    return judge(json.dumps({"id": "x", "age": age, "answers": answers}))[1][0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_report_in_free_words_gets_the_level_it_deserves(case: dict[str, Any]) -> None:
    judged = judge_one(case["answers"], case["age"])
    assert judged["level"] in case["levels"], judged


def test_the_keys_of_a_result() -> None:
    code, (result,) = judge('{"id": 7, "age": null, "answers": {"body_parts": ["eyelid"]}}')
    assert code == 0
    assert list(result) == ["id", "level", "rules", "suggestions", "unrecognised"]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '{"id": "x"}',
        '{"id": "x", "answers": []}',
        '{"id": "x", "age": [], "answers": {}}',
        '{"id": "x", "age": -3, "answers": {}}',
        '{"id": "x", "age": NaN, "answers": {}}',
        "[" * 100_000,
        json.dumps({"id": "x", "answers": {"other_symptoms": "weak " * 200_000}}),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_go_on(line: str) -> None:
    code, results = judge(line, "", '{"id": "y", "answers": {}}')
    assert code == 2
    assert set(results[0]) == {"id", "error"}
    assert results[1]["id"] == "y"


def test_unknown_words_are_named_and_lower_nothing() -> None:
    known = {"body_parts": ["calf"], "weakness": True, "onset": "gradual"}
    strange = known | {"other_symptoms": ["zingy quibbles"], "medicines": ["blortazine"]}
    judged = judge_one(strange)
    assert {"field": "other_symptoms", "text": "zingy quibbles"} in judged["unrecognised"]
    assert {"field": "medicines", "text": "blortazine"} in judged["unrecognised"]
    assert judged["level"] == judge_one(known)["level"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        3,
        2.5,
        -1,
        "",
        "no",
        "yes",
        "maybe",
        "?",
        [],
        ["x", None],
        {},
        {"a": 1},
    ],
)
def test_no_value_of_any_field_is_too_much(value: object) -> None:
    fields = [*triage_content().triage()["answers"], "body_parts", "sides", "duration_days",
              "onset", "places_count", "caffeine_mg_or_cups", "sleep_hours", "medicines",
              "made_up"]  # fmt: skip
    for field in fields:
        assert "level" in judge_one({field: value}), field
    assert "level" in judge_one(dict.fromkeys(fields, value))


ALL_IS_WELL = {
    "weakness": "strength normal",
    "trouble_speaking": "speech clear",
    "face_droop": "smile is even",
    "confusion": "fully alert and oriented",
    "seizure_or_blackout": "awake the whole time",
    "fever": "36.8",
    "trouble_breathing": "breathes normally",
    "pregnant": "post-menopausal",
    "swelling_red_warm": "looks the same as the other",
}
NOT_SO_WELL = {
    "weakness": "not as strong as before",
    "trouble_speaking": "less clear than usual",
    "face_droop": "not even",
    "confusion": "hardly alert",
    "fever": "38.6",
    "trouble_breathing": "fine at rest",
}


@pytest.mark.parametrize(("field", "text"), ALL_IS_WELL.items())
def test_a_field_that_says_all_is_well_is_a_denial(field: str, text: str) -> None:
    calf = {"body_parts": ["calf"], "duration_days": 3, "weakness": False}
    assert judge_one({**calf, field: text})["level"] == "self_care"


@pytest.mark.parametrize(("field", "text"), NOT_SO_WELL.items())
def test_a_field_that_says_something_is_amiss_is_not(field: str, text: str) -> None:
    calf = {"body_parts": ["calf"], "duration_days": 3}
    assert judge_one({**calf, field: text})["level"] in ("urgent_same_day", "emergency")


def test_a_medicine_may_be_an_object() -> None:
    raised = {"name": "sertraline", "change": "raised four days ago"}
    assert "U05" in judge_one({"medicines": [raised], "duration_days": 3})["rules"]


def test_the_last_tablet_of_a_medicine_is_no_second_medicine() -> None:
    weaned = {"medicines": ["lorazepam, last tablet three days ago, stopped"], "duration_days": 2}
    assert "U13" in judge_one(weaned)["rules"]


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("i just want it over, i've written the letters", "emergency"),
        ("very worried", "urgent_same_day"),
        ("no, i feel safe", "self_care"),
    ],
)
def test_distress_in_words_is_danger_unless_it_is_worry_or_safe(said: str, level: str) -> None:
    calf = {"body_parts": ["calf"], "duration_days": 3, "weakness": False}
    assert judge_one({**calf, "self_harm_distress": said})["level"] == level
