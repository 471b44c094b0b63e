"""Reminders through the real handler and the SDK's service client; only the wire is played."""

import json
from typing import Any

import pytest
from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse
from envelopes import envelope, intent

from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.http_client import HttpClient
from muscle_mentor.alexa.skill import create_skill

DAILY = intent(
    "ReminderIntent",
    reminder=("stretch", "stretch"),
    repeat=("daily", "daily"),
    time=("21:00", None),
)
YES, CANCEL = intent("AMAZON.YesIntent"), intent("CancelReminderIntent")
ANSWERED = {
    "type": "Connections.Response",
    "name": "AskFor",
    "status": {"code": "200", "message": "OK"},
    "payload": {"permissionScope": "alexa::alerts:reminders:skill:readwrite", "status": "ACCEPTED"},
    "token": "stretch/daily//2100//0",
}
ALERT = {
    "alertToken": "one",
    "status": "ON",
    "alertInfo": {"spokenInfo": {"content": [{"text": "Time for your stretch break."}]}},
}


class Service(ApiClient):
    """Answers as it is told, and keeps what it was asked."""

    def __init__(self, status: int = 201, code: str = "", alerts: Any = ()) -> None:
        self.status, self.code, self.alerts = status, code, list(alerts)
        self.asked: list[ApiClientRequest] = []

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        self.asked.append(request)
        body = {"code": self.code, "message": "", "alertToken": "new", "alerts": self.alerts}
        return ApiClientResponse(body=json.dumps(body), status_code=self.status, headers=[])


def speech_after(service: ApiClient, *events: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """What is said at the end of a conversation, and the whole response."""
    handler = guarded(create_skill(api_client=service))
    answer: dict[str, Any] = {}
    for event in events:
        attributes = answer.get("sessionAttributes", {})
        answer = handler(envelope(event["request"], attributes=attributes), None)
    return answer["response"]["outputSpeech"]["ssml"], answer["response"]


def test_a_daily_reminder_is_made_on_the_clock_of_the_device() -> None:
    service = Service()
    said, _ = speech_after(service, DAILY, YES)
    (asked,) = service.asked
    assert (asked.method, asked.url) == ("POST", "https://api.amazonalexa.com/v1/alerts/reminders")
    assert dict(asked.headers)["Authorization"] == "Bearer TOKEN"
    assert asked.body["trigger"] == {
        "type": "SCHEDULED_ABSOLUTE",
        "recurrence": {
            "recurrenceRules": ["FREQ=DAILY;BYHOUR=21;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]
        },
    }
    spoken = {"locale": "en-US", "text": "Time for your stretch break."}
    assert asked.body["alertInfo"] == {"spokenInfo": {"content": [spoken]}}
    assert "Done" in said


@pytest.mark.parametrize(
    ("slots", "trigger"),
    [
        (
            {"duration": ("P1W", None)},
            {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 604800},
        ),
        (
            {"day": ("2026-11-24", None), "time": ("19:30", None)},
            {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-11-24T19:30:00"},
        ),
        (
            {"repeat": ("every monday", "weekly_monday"), "time": ("18:00", None)},
            {
                "type": "SCHEDULED_ABSOLUTE",
                "recurrence": {
                    "recurrenceRules": [
                        "FREQ=WEEKLY;BYDAY=MO;BYHOUR=18;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"
                    ]
                },
            },
        ),
    ],
)
def test_every_kind_of_time_reaches_the_service(slots: Any, trigger: Any) -> None:
    service = Service()
    speech_after(service, intent("ReminderIntent", **slots), YES)
    assert service.asked[0].body["trigger"] == trigger


@pytest.mark.parametrize("later", ["2027-11-23T09:00:00Z", "2020-01-01T00:00:00Z"])
def test_a_clock_that_jumps_between_the_wish_and_the_yes_changes_neither(later: str) -> None:
    """What is set is what was agreed to; whether it has passed Amazon's service knows."""
    service = Service()
    wish = intent("ReminderIntent", day=("2026-11-24", None), time=("19:30", None))
    consent = {"request": {**YES["request"], "timestamp": later}}
    said, _ = speech_after(service, wish, consent)
    assert service.asked[0].body["trigger"]["scheduledTime"] == "2026-11-24T19:30:00"
    assert "on Tuesday the twenty-fourth at 7:30 in the evening" in said


def test_nobody_is_reminded_without_a_yes() -> None:
    service = Service()
    speech_after(service, DAILY, intent("AMAZON.NoIntent"))
    assert service.asked == []


def test_without_the_permission_alexa_is_sent_to_ask() -> None:
    _, response = speech_after(Service(401, "UNAUTHORIZED"), DAILY, YES)
    (directive,) = response["directives"]
    assert directive["type"] == "Connections.SendRequest"
    assert directive["name"] == "AskFor"
    assert directive["payload"]["@type"] == "AskForPermissionsConsentRequest"
    assert directive["token"] == ANSWERED["token"]
    assert response["shouldEndSession"] is True
    assert "reprompt" not in response


def test_with_the_permission_the_wish_comes_back_and_is_done() -> None:
    service = Service()
    said, response = speech_after(service, {"request": ANSWERED})
    assert len(service.asked) == 1
    assert "every day at nine in the evening" in said
    assert response["shouldEndSession"] is False


def test_still_refused_it_is_a_card() -> None:
    _, response = speech_after(Service(401, "UNAUTHORIZED"), {"request": ANSWERED})
    assert response["card"] == {
        "type": "AskForPermissionsConsent",
        "permissions": ["alexa::alerts:reminders:skill:readwrite"],
    }


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (403, "DEVICE_NOT_SUPPORTED", "another Alexa device"),
        (403, "MAX_REMINDERS_EXCEEDED", "Delete one"),
        (429, "RATE_EXCEEDED", "in a few minutes"),
        (400, "INVALID_TRIGGER", "That time has passed"),
        (500, "INTERNAL", "could not reach"),
        (503, "DOWN", "could not reach"),
    ],
)
def test_each_status_has_a_kind_reply(status: int, code: str, said: str) -> None:
    assert said in speech_after(Service(status, code), DAILY, YES)[0]
    assert "something went wrong" not in speech_after(Service(status, code), CANCEL)[0]


def test_a_service_that_nobody_reaches_is_told_kindly() -> None:
    class Nobody(ApiClient):
        def invoke(self, _: ApiClientRequest) -> ApiClientResponse:
            raise OSError

    assert "none is set" in speech_after(Nobody(), DAILY, YES)[0]
    assert "nothing has changed" in speech_after(Nobody(), CANCEL)[0]


def test_cancelling_asks_the_service_for_the_list() -> None:
    service = Service(200, alerts=[ALERT, {**ALERT, "alertToken": "old", "status": "COMPLETED"}])
    said, _ = speech_after(service, CANCEL)
    assert [asked.method for asked in service.asked] == ["GET", "DELETE"]
    assert service.asked[1].url.endswith("/v1/alerts/reminders/one")
    assert "gone" in said


def test_of_many_none_is_cancelled_without_asking() -> None:
    service = Service(200, alerts=[ALERT, {**ALERT, "alertToken": "two"}])
    said, _ = speech_after(service, CANCEL)
    assert [asked.method for asked in service.asked] == ["GET"]
    assert "cancel all of them?" in said
    speech_after(service, CANCEL, YES)
    assert [asked.method for asked in service.asked][-2:] == ["DELETE", "DELETE"]


@pytest.mark.parametrize("url", ["http://example.com/v1", "file:///etc/passwd", "ftp://127.0.0.2/"])
def test_the_token_goes_to_no_address_but_amazons_kind(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        HttpClient().invoke(ApiClientRequest(method="GET", url=url, headers=[]))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "7",
        '{"alerts": [1]}',
        '{"alerts": {"a": 1}}',
        '{"alerts": [{"status": "ON"}]}',
    ],
)
def test_a_garbled_list_is_told_kindly(body: str) -> None:
    class Garbled(Service):
        def invoke(self, request: Any) -> ApiClientResponse:
            del request
            return ApiClientResponse(body=body, status_code=200, headers=[])

    said, _ = speech_after(Garbled(), CANCEL)
    assert said
    assert "something went wrong" not in said


@pytest.mark.parametrize("body", ["", "{", "[]", "7", "null", '{"alertToken": {"a": []}}'])
def test_a_garbled_answer_to_a_new_reminder_gets_a_reply(body: str) -> None:
    class Garbled(Service):
        def invoke(self, request: Any) -> ApiClientResponse:
            del request
            return ApiClientResponse(body=body, status_code=201, headers=[])

    said, response = speech_after(Garbled(), DAILY, YES)
    assert "something went wrong" not in said
    assert response["shouldEndSession"] is False


def test_a_slow_service_is_told_kindly_and_nothing_is_set() -> None:
    class Slow(ApiClient):
        def invoke(self, _: ApiClientRequest) -> ApiClientResponse:
            raise TimeoutError

    assert "none is set" in speech_after(Slow(), DAILY, YES)[0]
