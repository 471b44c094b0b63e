"""The Lambda entry point: real Alexa JSON in, real Alexa JSON out, never an exception."""

import json
import logging
from typing import Any

import pytest
from envelopes import SKILL, envelope, intent, launch

from lambda_function import lambda_handler
from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.skill import create_skill


def test_launch_welcomes_and_leaves_the_session_open() -> None:
    answer = lambda_handler(launch(), None)
    assert answer["version"] == "1.0"
    assert "Muscle Mentor" in answer["response"]["outputSpeech"]["ssml"]
    assert answer["response"]["shouldEndSession"] is False
    assert answer["response"]["reprompt"]


def test_a_question_is_answered_with_a_card_that_names_its_sources() -> None:
    answer = lambda_handler(intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid")), None)
    card = answer["response"]["card"]
    assert "eyelid" in card["title"]
    assert "Sources" in card["content"]
    assert "American Academy of Ophthalmology" in card["content"] or "AAO" in card["content"]
    assert "not medical advice" in card["content"]
    assert "{" not in card["content"]


def test_an_emergency_closes_the_session_and_says_the_number_digit_by_digit() -> None:
    answer = lambda_handler(
        intent("ReportSymptomIntent", symptoms=("chest pain", "chest_pain")), None
    )
    assert (
        '<say-as interpret-as="telephone">911</say-as>'
        in (answer["response"]["outputSpeech"]["ssml"])
    )
    assert answer["response"]["shouldEndSession"] is True
    assert "card" not in answer["response"]


@pytest.mark.parametrize(
    ("locale", "number"), [("en-GB", "999"), ("en-AU", "000"), ("en-IN", "112"), ("en-CA", "911")]
)
def test_each_locale_says_its_own_number(locale: str, number: str) -> None:
    request = intent("EmergencyIntent")
    request["request"]["locale"] = locale
    assert number in lambda_handler(request, None)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("en-US", "988"),
        ("en-CA", "988"),
        ("en-GB", "116 123"),
        ("en-AU", "13 11 14"),
        ("en-IN", "14416"),
    ],
)
def test_each_locale_says_its_own_crisis_line(locale: str, line: str) -> None:
    request = intent("SelfHarmIntent")
    request["request"]["locale"] = locale
    assert line in lambda_handler(request, None)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "text",
        7,
        {},
        {"request": None},
        {"request": {"type": "Nobody.Knows"}},
        envelope({"type": "Alexa.Unheard.Of"}),
        envelope({"type": "SessionEndedRequest", "reason": "USER_INITIATED"}),
        envelope({"type": "SessionEndedRequest", "reason": "A_NEW_REASON"}),
        envelope({"type": "System.ExceptionEncountered", "error": {"type": "INVALID_RESPONSE"}}),
        envelope({"type": "AlexaSkillEvent.SkillEnabled"}),
    ],
)
def test_what_expects_no_speech_gets_a_valid_silent_reply(event: Any) -> None:
    answer = lambda_handler(event, None)
    assert answer["version"] == "1.0"
    assert "outputSpeech" not in answer["response"]


@pytest.mark.parametrize(
    "event",
    [
        launch(locale="../" * 2000 + "en-US", timestamp=1),
        launch(timestamp=1700000000),
        launch(timestamp={}),
        launch(locale=7),
        envelope(
            {
                "type": "IntentRequest",
                "intent": {"name": "WhyTwitchIntent"},
                "dialogState": "NEW_STATE",
            }
        ),
        envelope({"type": "IntentRequest"}),
    ],
)
def test_what_expects_speech_but_cannot_be_read_gets_an_apology(event: Any) -> None:
    answer = lambda_handler(event, None)
    assert "911" in answer["response"]["outputSpeech"]["ssml"]


def test_another_skills_intent_is_treated_as_not_understood() -> None:
    answer = lambda_handler(intent("OrderPizzaIntent", topping=("olives", None)), None)
    assert "did not catch" in answer["response"]["outputSpeech"]["ssml"]


def test_a_request_without_a_device_or_session_attributes_is_answered() -> None:
    request = launch()
    del request["context"]["System"]["device"]
    del request["session"]["attributes"]
    assert lambda_handler(request, None)["response"]["outputSpeech"]


def test_a_foreign_skill_id_gets_a_closing_apology() -> None:
    own = guarded(create_skill("amzn1.ask.skill.another"))
    answer = own(launch(), None)
    assert answer["response"]["shouldEndSession"] is True
    assert "someone else" in answer["response"]["outputSpeech"]["ssml"]
    assert guarded(create_skill(SKILL))(launch(), None)["response"]["shouldEndSession"] is False


def test_nothing_a_person_said_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    request = intent("ReportSymptomIntent", symptoms=("zebra marker", None))
    lambda_handler(request, None)
    lambda_handler({**request, "request": {**request["request"], "timestamp": 1}}, None)
    assert "zebra" not in caplog.text
    assert "SECRET" not in caplog.text


def test_every_reply_is_small() -> None:
    answer = lambda_handler(intent("WhyBodyPartIntent", body_part=("calf", "calf")), None)
    assert len(json.dumps(answer)) < 24_000
