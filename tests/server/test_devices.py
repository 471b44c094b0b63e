"""Each device is told to the skill as Alexa tells it: their own classes read every request."""

import json

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from server.devices import HARDWARE, Device
from server.talk import Talk
from server.unsaid import UnsaidError, unsaid_request


def read(envelope):
    return DefaultSerializer().deserialize(json.dumps(envelope), RequestEnvelope)


@pytest.mark.parametrize("hardware", HARDWARE.values(), ids=HARDWARE)
def test_alexas_classes_read_the_request_of_each_device(hardware):
    result = Talk(device=Device("en-US", hardware)).turn("why is my eyelid twitching")
    context = read(result.request).context
    interfaces = context.system.device.supported_interfaces
    assert bool(interfaces.alexa_presentation_apl) == bool(hardware.screen)
    assert bool(result["screen"]) == bool(hardware.screen)
    if hardware.screen:
        assert context.viewport.pixel_width == hardware.screen.width
        assert context.viewport.shape.value == hardware.screen.shape


def test_a_touch_answers_the_question_of_the_screen_and_is_a_user_event():
    talk = Talk(device=Device("en-US", HARDWARE["show"]))
    shown = talk.turn("why is my eyelid twitching").response["response"]["directives"][0]
    answers = shown["datasources"]["screen"]["answers"][0]
    touched = talk.turn(f"__touch__ {json.dumps(answers[0]['touch'])}")
    request = read(touched.request).request
    assert (request.token, request.arguments) == (shown["token"], answers[0]["touch"])
    assert touched["asks"]


def test_the_answer_about_a_permission_goes_back_with_the_token_of_the_question():
    asked = {"type": "Connections.SendRequest", "name": "AskFor", "token": "daily",
             "payload": {"permissionScope": "alexa::alerts:reminders:skill:readwrite"}}  # fmt: skip
    request = unsaid_request("__permission__ DENIED", {"response": {"directives": [asked]}})
    assert (request["token"], request["payload"]["status"]) == ("daily", "DENIED")


@pytest.mark.parametrize("line", ["__touch__", "__touch__ {}", "__permission__ maybe"])
def test_what_cannot_be_read_is_told(line):
    with pytest.raises(UnsaidError, match="needs"):
        unsaid_request(line, None)


def test_words_are_words():
    assert unsaid_request("i touched something", None) is None


def test_a_bad_touch_on_the_page_is_400(client):
    reply = client.post("/api/turn", json={"utterance": "__touch__ x"})
    assert (reply.status_code, "JSON list" in reply.get_json()["error"]) == (400, True)
