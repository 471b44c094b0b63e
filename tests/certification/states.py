"""Walks the skill to every question that it can ask, so that each can be interrupted."""

import json
from collections.abc import Iterator
from typing import Any

from answer import Answer
from model_requests import Said, request, sent

from lambda_function import lambda_handler

_OPENERS: tuple[dict[str, Any], ...] = (
    {"type": "LaunchRequest"},
    request("AMAZON.FallbackIntent"),
    request("WhyTwitchIntent"),
    request("WhyBodyPartIntent", {"body_part": Said("eyelid", "eyelid")}),
    request("CaffeineIntent"),
    request("SleepIntent"),
    request("BreathingIntent"),
    request("MedicineIntent", {"medicine": Said("sertraline", "sertraline")}),
    request("StretchIntent"),
    request("StretchIntent", {"body_part": Said("calf", "calf")}),
    request("PreventionIntent", {"body_part": Said("eyelid", "eyelid")}),
    request("WhenDoctorIntent"),
    *(
        request("ReportSymptomIntent", {"body_part": Said(part, part), **more})
        for part in (
            "eyelid",
            "calf",
            "chest",
            "lower_back",
            "tongue",
            "lip",
            "hand",
            "arm",
            "whole_body",
        )
        for more in (
            {},
            {"duration": Said("P3D")},
            {"duration": Said("P6M"), "symptoms": Said("weakness", "weakness")},
        )
    ),
    request(
        "ReportSymptomIntent",
        {
            "body_part": Said("shin", "shin"),
            "duration": Said("P3D"),
            "caffeine_amount": Said("2"),
            "drink": Said("coffee", "coffee"),
        },
    ),
    request("ReportSymptomIntent", {"person": Said("my son", "child")}),
    *(
        request("ReportSymptomIntent", {"symptoms": Said(sign.replace("_", " "), sign)})
        for sign in ("pregnant", "staring_spells", "mouth_tingling")
    ),
    request(
        "ReportSymptomIntent",
        {
            "medicine": Said("sertraline", "sertraline"),
            "medicine_change": Said("started", "started"),
        },
    ),
)
_STEPS: tuple[dict[str, Any], ...] = (
    request("AMAZON.YesIntent"),
    request("AMAZON.NoIntent"),
    request("DontKnowIntent"),
    request("AdviceNowIntent"),
    request("ReportSymptomIntent", {"duration": Said("P3D")}),
    request("ReportSymptomIntent", {"number": Said("1")}),
    request("ReportSymptomIntent", {"medicine": Said("sertraline", "sertraline")}),
    request(
        "ReportSymptomIntent", {"caffeine_amount": Said("2"), "drink": Said("coffee", "coffee")}
    ),
)
_DEPTH = 5


def every_state() -> dict[str, dict[str, Any]]:
    """What is asked ("ask:danger", "offer:check") -> the session attributes while it is.

    The same question leads elsewhere where other things are known, so both ways are walked.
    """
    found: dict[str, dict[str, Any]] = {}
    ways: set[tuple[str, ...]] = set()
    edge = [answer for answer in map(_first, _OPENERS) if answer.open]
    for _ in range(_DEPTH):
        fresh = [answer for answer in edge if _note(answer, found, ways)]
        edge = [answer for one in fresh for answer in _next(one)]
    return found


def _first(asked: dict[str, Any]) -> Answer:
    return Answer(lambda_handler(sent(asked), None))


def _note(answer: Answer, found: dict[str, dict[str, Any]], ways: set[tuple[str, ...]]) -> bool:
    """Keep a state of a question not asked before; whether this way to it is a new one."""
    name = str(answer.state.get("open"))
    way = (name, *sorted(answer.state.get("report", ())))
    is_new = way not in ways
    ways.add(way)
    found.setdefault(name, json.loads(json.dumps(answer.attributes)))
    return is_new


def _next(answer: Answer) -> Iterator[Answer]:
    for step in _STEPS:
        following = Answer(lambda_handler(sent(step, answer.attributes), None))
        if following.open:
            yield following
