"""POST /alexa: real requests are answered, a client's fault is a 400 with one line of reason."""

import json
import logging
from datetime import timedelta

import pytest
from alexa_requests import SKILL_ID, at


def reason(reply):
    """The one line; the answer holds nothing else."""
    answer = reply.get_json()
    assert list(answer) == ["error"]
    assert "\n" not in answer["error"]
    return answer["error"]


def test_a_launch_request_is_answered_by_the_skill(client, launch):
    reply = client.post("/alexa", json=launch)
    assert reply.status_code == 200
    assert reply.get_json()["response"]["outputSpeech"]["ssml"] == "<speak>Welcome.</speak>"


def test_a_body_labelled_as_a_form_is_read_all_the_same(client, launch):
    """`curl --data` labels every body as a form."""
    form = "application/x-www-form-urlencoded"
    assert client.post("/alexa", data=json.dumps(launch), content_type=form).status_code == 200


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "the body is not JSON"),
        (b"hello", "the body is not JSON"),
        (b"\xff\xfe", "the body is not JSON"),
        (b'{"a": NaN}', "the body is not JSON"),
        (b"[" * 200_000, "the body is not JSON"),
        (b"9" * 5000, "the body is not JSON"),
        (b"null", "the body is not a JSON object"),
        (b"[]", "the body is not a JSON object"),
        (b'"request"', "the body is not a JSON object"),
        (b"{}", "request is missing or not an object"),
    ],
)
def test_what_is_no_envelope_is_refused(client, body, expected):
    reply = client.post("/alexa", data=body)
    assert (reply.status_code, reason(reply)) == (400, expected)


def changed(envelope, path, value):
    """Set one part of an envelope; None takes it out."""
    *way, last = path.split(".")
    part = envelope
    for name in way:
        part = part[name]
    part[last] = value
    if value is None:
        del part[last]
    return envelope


UNREADABLE = "the request is not one that Alexa sends"
NO_TIME = "the timestamp is not a date and time with a time zone"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("request", None, "request is missing or not an object"),
        ("request", [], "request is missing or not an object"),
        ("request.type", None, "the request has no type"),
        ("request.type", 7, "the request has no type"),
        ("request.type", "Some.New.Request", UNREADABLE),
        ("request.type", "", UNREADABLE),
        ("request.timestamp", None, NO_TIME),
        ("request.timestamp", 1_795_000_000, NO_TIME),
        ("request.timestamp", "1795000000", NO_TIME),
        ("request.timestamp", "yesterday", NO_TIME),
        ("request.timestamp", "2026-11-23T09:00:00", NO_TIME),
        ("request.timestamp", "2026-W48-1T09:00:00Z", UNREADABLE),
        ("request.locale", "../../etc/passwd", "the locale is malformed"),
        ("request.locale", "e" * 5000, "the locale is malformed"),
        ("request.locale", ["en-US"], "the locale is malformed"),
        ("session", None, "session is missing or not an object"),
        ("session", "old", "session is missing or not an object"),
        ("session.attributes", "text", UNREADABLE),
        ("context", "text", "context is missing or not an object"),
        ("context", None, "context is missing or not an object"),
        ("context.System", None, "System is missing or not an object"),
    ],
)
def test_a_broken_envelope_is_refused(client, launch, path, value, expected):
    reply = client.post("/alexa", json=changed(launch, path, value))
    assert (reply.status_code, reason(reply)) == (400, expected)


def test_an_unknown_enum_value_is_refused(client, launch):
    launch["request"] |= {"type": "SessionEndedRequest", "reason": "BORED"}
    reply = client.post("/alexa", json=launch)
    assert (reply.status_code, reason(reply)) == (400, UNREADABLE)


@pytest.mark.parametrize("intent", [None, [], {}, {"name": None}])
def test_an_intent_request_without_an_intent_is_refused(client, launch, intent):
    launch["request"] |= {"type": "IntentRequest", "intent": intent}
    assert client.post("/alexa", json=launch).status_code == 400


@pytest.mark.parametrize(
    "part", ["context.System.device", "session.user", "request.requestId", "request.locale"]
)
def test_what_is_not_needed_may_be_missing(client, launch, part):
    assert client.post("/alexa", json=changed(launch, part, None)).status_code == 200


def test_a_foreign_skill_is_refused(make, launch):
    client = make(skill_id="amzn1.ask.skill.other")
    reply = client.post("/alexa", json=launch)
    assert (reply.status_code, reason(reply)) == (400, "the request is for another skill")


def test_both_places_of_the_skill_id_must_agree(make, launch):
    """The SDK looks at one of them only."""
    client = make(skill_id=SKILL_ID)
    assert client.post("/alexa", json=launch).status_code == 200
    launch["session"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    assert client.post("/alexa", json=launch).status_code == 400


def test_a_request_that_names_no_skill_is_refused(client, launch):
    launch["session"].pop("application")
    launch["context"]["System"]["application"].pop("applicationId")
    reply = client.post("/alexa", json=launch)
    assert (reply.status_code, reason(reply)) == (400, "the request names no skill")


def test_without_verification_an_old_request_can_be_replayed(client, launch):
    launch["request"]["timestamp"] = at(timedelta(days=900))
    assert client.post("/alexa", json=launch).status_code == 200


def test_a_large_body_is_413(client):
    reply = client.post("/alexa", data=b" " * (256 * 1024 + 1))
    assert (reply.status_code, reason(reply)) == (413, "the body is larger than 256 KB")


def test_another_method_is_405_and_names_the_right_one(client):
    reply = client.get("/alexa")
    assert (reply.status_code, reply.allow.as_set()) == (405, {"options", "post"})
    assert reason(reply) == "this address does not take this method"


def test_a_failure_of_the_skill_is_500_and_says_nothing_of_the_person(client, launch, caplog):
    """Neither the answer nor the log holds the exception's text; the log names its place."""
    launch["request"] |= {"type": "IntentRequest", "intent": {"name": "BrokenIntent"}}
    with caplog.at_level(logging.DEBUG):
        reply = client.post("/alexa", json=launch)
    assert reply.status_code == 500
    assert "person" not in reason(reply) + caplog.text
    assert "ValueError in server/scripted.py, line" in caplog.text


def test_what_cannot_be_read_leaves_nothing_in_the_log(client, launch, caplog):
    """The SDK puts the payload into the exception's text."""
    launch["request"] |= {"type": "my left calf"}
    with caplog.at_level(logging.DEBUG):
        client.post("/alexa", json=launch)
    assert "calf" not in caplog.text


def test_an_unknown_address_is_404_as_json(client):
    reply = client.get("/nothing")
    assert (reply.status_code, reason(reply)) == (404, "there is nothing at this address")


def test_healthz_answers(client):
    assert client.get("/healthz").get_json() == {"status": "ok"}
