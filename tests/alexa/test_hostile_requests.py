"""Whatever comes in: the Lambda handler gives a valid reply, the web endpoint that or a 400."""

import copy
import json
import re
import tracemalloc
from xml.etree import ElementTree as ET

import pytest
from envelopes import envelope, intent, launch
from hostile import SLOTS, anything, broken, deep, requests, size_of
from hypothesis import HealthCheck, given, settings
from work import calls_in

from lambda_function import lambda_handler
from muscle_mentor.core.state import LIMIT_BYTES
from server.app import LARGEST_BODY, Settings, create_app

LARGEST_REPLY = 24 * 1024
pytestmark = pytest.mark.usefixtures("service")
MOST_CALLS = 1_000_000  # of functions, about a second; most take two thousand
tried = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


class Unchanged:
    def problems(self):
        return ()


@pytest.fixture(scope="module")
def client():
    return create_app(Settings(), fresh=Unchanged()).test_client()


def check_reply(reply):
    """A response envelope as Alexa takes it."""
    assert set(reply) <= {"version", "sessionAttributes", "userAgent", "response"}
    assert reply["version"] == "1.0"
    assert len(json.dumps(reply)) <= LARGEST_REPLY
    assert len(json.dumps((reply.get("sessionAttributes") or {}).get("state"))) <= LIMIT_BYTES
    speech = reply["response"].get("outputSpeech")
    if speech:
        assert re.sub(r"<[^>]+>", "", speech["ssml"]).strip()
        ET.fromstring(speech["ssml"])  # noqa: S314 - the skill wrote it
        assert reply["response"].get("shouldEndSession") in (True, False, None)


def check_answer(answer):
    if answer.status_code == 200:
        check_reply(answer.get_json())
        return
    assert answer.status_code == 400
    assert list(answer.get_json()) == ["error"]


def handled(whole):
    replies = []
    assert calls_in(lambda: replies.append(lambda_handler(whole, None))) < MOST_CALLS
    check_reply(replies[0])
    return replies[0]


@tried
@given(requests())
def test_requests_with_forged_slots_and_sessions_are_answered(whole):
    handled(whole)


@tried
@given(broken())
def test_requests_with_a_broken_part_are_answered(whole):
    handled(whole)


@tried
@given(anything)
def test_what_is_no_request_is_answered(event):
    assert "outputSpeech" not in handled(event)["response"]


@tried
@given(requests() | broken() | anything)
def test_the_web_endpoint_answers_or_refuses(client, whole):
    check_answer(client.post("/alexa", data=json.dumps(whole), content_type="application/json"))


@tried
@given(broken())
def test_text_that_no_encoding_has_is_answered_or_refused(client, whole):
    """A lone surrogate as bytes, which a JSON escape hides."""
    body = json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")
    check_answer(client.post("/alexa", data=body, content_type="application/json"))


def many(count):
    """A slot with so many values."""
    one = intent("ReportSymptomIntent", symptoms=("twitching", "twitching"))
    slot = one["request"]["intent"]["slots"]["symptoms"]
    slot["slotValue"] = {"type": "List", "values": [slot["slotValue"]] * count}
    return one


def wide():
    asked = dict.fromkeys((f"slot{n}" for n in range(3000)), ("my calf", None))
    return intent("ReportSymptomIntent", **asked)


def in_state(value):
    return envelope({"type": "LaunchRequest"}, new=False, attributes={"state": value})


HUGE = {
    "10,000 values": lambda: many(10_000),
    "a list of lists of values": lambda: _nested(300),
    "3,000 slots": wide,
    "200,000 letters": lambda: intent("ReportSymptomIntent", symptoms=("a" * 200_000, None)),
    "60,000 words": lambda: intent("ReportSymptomIntent", body_part=("calf arm " * 30_000, None)),
    "a number of 5,000 digits": lambda: intent("CaffeineIntent", number=("9" * 5000, None)),
    "a duration of 5,000 digits": lambda: intent(
        "ReportSymptomIntent", duration=("P" + "9" * 5000 + "D", None)
    ),
    "attributes 900 deep": lambda: in_state(deep(900)),
    "a body 900 deep": lambda: deep(900),
    "a request 900 deep": lambda: launch(extra=deep(900)),
    "attributes of 200 KB": lambda: in_state({"v": 1, "told": ["advised"] * 20_000}),
    "200,000 arguments": lambda: envelope(
        {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["x"] * 200_000}
    ),
    "a locale of 100 KB": lambda: launch(locale="en-" + "U" * 100_000),
    "a request type of 100 KB": lambda: envelope({"type": "x" * 100_000}),
}


def _nested(levels):
    one = many(1)
    slot = one["request"]["intent"]["slots"]["symptoms"]
    for _ in range(levels):
        slot["slotValue"] = {"type": "List", "values": [slot["slotValue"]]}
    return one


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_takes_bounded_work_and_memory(name, client):
    whole = HUGE[name]()
    handled(whole)
    tracemalloc.start()  # which makes everything several times slower
    try:
        lambda_handler(whole, None)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 64 * 1024 * 1024
    answer = client.post("/alexa", json=whole)
    if size_of(whole) > LARGEST_BODY:
        assert answer.status_code == 413
    else:
        check_answer(answer)


@pytest.mark.parametrize("slot", SLOTS)
def test_a_slot_of_every_wrong_type_is_answered(slot, client):
    for wrong in (None, 7, True, [], {}, "", [{}], {"value": 7}, {"name": None, "value": {}}):
        one = intent("ReportSymptomIntent")
        one["request"]["intent"]["slots"] = {slot: wrong}
        handled(copy.deepcopy(one))
        check_answer(client.post("/alexa", json=one))
