"""`muscle-mentor triage`: judges written reports, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from muscle_mentor.core.answers_in import report_from_answers
from muscle_mentor.core.content import Content
from muscle_mentor.core.rules import Rules, rules_of
from muscle_mentor.core.triage import assess

BAD_LINE = 2
LONGEST = 20_000
"""Letters of a line: a report has some hundreds, and a book takes minutes to read."""


class BadLineError(ValueError):
    """A line that is no report; the message says what is wrong with it."""


def run(lines: Iterable[str], out: TextIO, content: Content, *, as_json: bool = True) -> int:
    """Judge each line and write one result a line. Returns the exit code: 2 if any line was bad."""
    rules = rules_of(content)
    code = 0
    for line in lines:
        if not line.strip():
            continue
        result = judge_line(line, content, rules)
        code = BAD_LINE if "error" in result else code
        out.write(f"{json.dumps(result, ensure_ascii=False) if as_json else _readable(result)}\n")
        out.flush()
    return code


def judge_line(line: str, content: Content, rules: Rules) -> dict[str, Any]:
    """Judge one line: the level and why, or `{"id", "error"}`."""
    case_id: object = None
    try:
        case = _parsed(line)
        case_id = case.get("id")
        return {"id": case_id, **_judged(case, content, rules)}
    except BadLineError as problem:
        return {"id": case_id, "error": str(problem)}


def _parsed(line: str) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise BadLineError(f"longer than {LONGEST} letters")
    try:
        case = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as problem:
        raise BadLineError(f"not JSON: {problem}") from problem
    if not isinstance(case, dict):
        raise BadLineError('a report is an object: {"id": ..., "age": ..., "answers": {...}}')
    return case


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _judged(case: dict[str, Any], content: Content, rules: Rules) -> dict[str, Any]:
    answers = case.get("answers")
    if not isinstance(answers, dict):
        raise BadLineError("`answers` is missing or no object")
    age = case.get("age")
    if isinstance(age, bool | list | dict) or (isinstance(age, int | float) and age < 0):
        raise BadLineError("`age` is years, a text, or null")
    report = report_from_answers(answers, age, content)
    assessment = assess(report, rules)
    return {
        "level": assessment.level,
        "rules": list(assessment.rules),
        "suggestions": list(assessment.suggestions),
        "unrecognised": [{"field": u.field, "text": u.text} for u in report.unrecognised],
    }


def _readable(result: dict[str, Any]) -> str:
    if "error" in result:
        return f"{result['id']}: ERROR: {result['error']}"
    rules = " ".join(result["rules"]) or "no rule"
    unknown = "".join(
        f"; not understood: {u['field']} {u['text']!r}" for u in result["unrecognised"]
    )
    suggestions = ", ".join(result["suggestions"])
    return f"{result['id']}: {result['level']} ({rules}) -> {suggestions}{unknown}"
