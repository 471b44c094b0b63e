"""A marked word in every place of a request is found in no reply, log, file or exception."""

import copy
import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from envelopes import SKILL, envelope, intent, launch

from lambda_function import lambda_handler
from muscle_mentor.alexa import guard, skill
from muscle_mentor.alexa.log import record
from muscle_mentor.core import speech
from muscle_mentor.core.kept import ALLOWED
from muscle_mentor.core.reply import Act
from muscle_mentor.core.speech import say
from muscle_mentor.stored_content import content_for
from server.app import Settings, create_app
from server.ear.model import read_model
from server.talk import MODELS

MARK = "zebra4711"
MODEL = read_model(MODELS / "en-US.json")
SLOTS = [(one.name, slot.name) for one in MODEL.intents.values() for slot in one.slots]
WAITING = {
    "danger": {"v": 1, "open": "ask:danger_any", "report": {"parts": ["calf"], "sites": ["calf"]}},
    "caffeine": {"v": 1, "open": "ask:caffeine", "report": {"parts": ["calf"], "sites": ["calf"]}},
    "medicines": {"v": 1, "open": "ask:medicines"},
    "an offer": {"v": 1, "open": "offer:check", "subject": "sites:calf:calf"},
}
_written: list[str] = []
_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _written.extend([] if "__pycache__" in str(path) else [str(path)])


sys.addaudithook(_watch)


@contextmanager
def no_file_written() -> Iterator[None]:
    global _watching  # noqa: PLW0603 - an audit hook can never be taken away again
    _written.clear()
    _watching = True
    try:
        yield
    finally:
        _watching = False
    assert _written == []


@pytest.fixture(scope="module")
def client():
    return create_app(Settings(), fresh=_Unchanged()).test_client()


class _Unchanged:
    def problems(self):
        return ()


@pytest.fixture
def keeps_to_itself(client, caplog, capfd, service):
    """Send envelopes to the Lambda handler and to the web endpoint; nothing of them comes out."""
    caplog.set_level(logging.DEBUG)

    def send(*envelopes):
        for each in envelopes:
            with no_file_written():
                reply = lambda_handler(copy.deepcopy(each), None)
                answer = client.post("/alexa", json=each)
            assert MARK not in json.dumps(reply), json.dumps(reply)
            assert MARK not in answer.get_data(as_text=True) + str(answer.headers)
        assert MARK not in str(service.asked)
        shown = capfd.readouterr()
        assert MARK not in caplog.text + shown.out + shown.err

    return send


def with_screen(whole):
    apl = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
    whole["context"]["System"]["device"]["supportedInterfaces"] = apl
    return whole


def in_session(whole, attributes):
    whole["session"] |= {"new": attributes is None, "attributes": {"state": attributes or {}}}
    return with_screen(whole)


SAID = ((f"my {MARK} hurts", None), (MARK, MARK), (f"{MARK} 3 coffees", "calf"))


def test_words_in_every_slot_of_every_intent(keeps_to_itself):
    asked = (intent(name, **{slot: said}) for name, slot in SLOTS for said in SAID[:2])
    keeps_to_itself(*map(with_screen, asked))


@pytest.mark.parametrize("waiting", WAITING)
def test_words_in_all_slots_at_once_while_a_question_waits(waiting, keeps_to_itself):
    slots = {one.name: [slot.name for slot in one.slots] for one in MODEL.intents.values()}
    keeps_to_itself(
        *(
            in_session(intent(name, **dict.fromkeys(slots[name], said)), WAITING[waiting])
            for name in slots
            for said in SAID
        )
    )


@pytest.mark.parametrize("key", [*ALLOWED, MARK])
@pytest.mark.parametrize("value", [MARK, [MARK], {MARK: MARK}, [[f"phrase:{MARK}", {}]]], ids=str)
def test_words_in_every_session_attribute(key, value, keeps_to_itself):
    state = {"v": 1, "open": "offer:check", "report": {"parts": ["calf"], "sites": ["calf"]}}
    forged = {**state, key: value}
    names = ("AMAZON.RepeatIntent", "AMAZON.YesIntent", "SummaryIntent", "SourcesIntent")
    asked = [in_session(intent(name), forged) for name in names]
    beside = in_session(intent("AMAZON.RepeatIntent"), state)
    beside["session"]["attributes"][MARK] = value
    if key != "told":  # marks of what was told are compared, never said
        keeps_to_itself(*asked, beside)


FACTS = ("parts", "sites", "sides", "conditions", "causes", "drinks", "unclear", "onset", "person")


@pytest.mark.parametrize("fact", FACTS)
def test_words_in_every_fact_of_the_report(fact, keeps_to_itself):
    value = MARK if fact in ("onset", "person") else [MARK]
    forged = {"v": 1, "open": "ask:danger_any", "report": {fact: value}}
    names = ("AMAZON.RepeatIntent", "AMAZON.NoIntent", "SummaryIntent")
    keeps_to_itself(*(in_session(intent(name), forged) for name in names))


@pytest.mark.parametrize(
    "said",
    [
        ["sites:calf:answer", {"word": MARK}],
        ["phrase:sources_intro", {"sources": MARK, "reviewed": MARK}],
        ["phrase:overdue", {"reviewed": MARK}],
    ],
)
def test_words_put_into_what_was_said(said, keeps_to_itself):
    forged = {"v": 1, "said": [said], "subject": "sites:calf:calf", "open": "offer:anything"}
    names = ("AMAZON.RepeatIntent", "SlowerIntent", "SourcesIntent")
    keeps_to_itself(*(in_session(intent(name), forged) for name in names))


def test_words_put_into_what_is_for_the_ear_alone_reach_no_card_and_no_screen():
    """Whoever could forge the session could have something said again; nothing of it is shown."""
    said = ["phrase:about_part", {"word": MARK}]
    forged = {"v": 1, "said": [said], "open": "offer:anything"}
    reply = lambda_handler(in_session(intent("AMAZON.RepeatIntent"), forged), None)["response"]
    assert MARK not in json.dumps([reply.get("card"), reply.get("directives"), reply["reprompt"]])


def test_identifiers_and_what_no_request_has(keeps_to_itself):
    marked = json.loads(json.dumps(launch(token=MARK, requestId=MARK)).replace("SECRET", MARK))
    marked["session"]["sessionId"] = marked["context"]["System"]["apiAccessToken"] = MARK
    keeps_to_itself(marked, {**marked, MARK: MARK})


def broken(*_, **__):
    raise ValueError(f"text that holds {MARK}")


SPEAKING = {
    "a launch": launch(),
    "a report": intent("ReportSymptomIntent", symptoms=(MARK, None)),
    "a silent one": envelope({"type": "SessionEndedRequest", "reason": "USER_INITIATED"}),
}


@pytest.mark.parametrize("asked", SPEAKING)
@pytest.mark.parametrize("place", ["respond", "put_into_words", "screen_of", "turn_of"])
def test_errors_that_hold_words(place, asked, monkeypatch, keeps_to_itself):
    monkeypatch.setattr(skill, place, broken)
    keeps_to_itself(with_screen(copy.deepcopy(SPEAKING[asked])))


@pytest.mark.parametrize(
    "asked",
    [
        launch(timestamp=MARK),
        launch(locale=MARK),
        launch(locale=[MARK]),
        envelope({"type": MARK}),
        envelope({"type": f"AlexaSkillEvent.{MARK}"}),
        envelope({"type": "SessionEndedRequest", "reason": MARK}),
        envelope({"type": "SessionEndedRequest", "reason": "ERROR", "error": {"message": MARK}}),
        envelope({"type": "System.ExceptionEncountered", "error": {"message": MARK}}),
        envelope({"type": "Connections.Response", "name": MARK, "token": MARK, "payload": MARK}),
        envelope({"type": "IntentRequest", "dialogState": MARK, "intent": {"name": MARK}}),
        envelope({"type": "IntentRequest", "intent": {"name": MARK, "slots": {MARK: MARK}}}),
        envelope({"type": "Alexa.Presentation.APL.UserEvent", "token": MARK, "arguments": [MARK]}),
        envelope({"type": "Alexa.Presentation.APL.RuntimeError", "errors": [{"message": MARK}]}),
        {MARK: MARK},
        MARK,
    ],
    ids=str,
)
def test_what_cannot_be_read(asked, keeps_to_itself):
    keeps_to_itself(asked)


def test_another_skills_requests(caplog):
    caplog.set_level(logging.DEBUG)
    own = guard.guarded(skill.create_skill("amzn1.ask.skill.another"))
    own(json.loads(json.dumps(launch()).replace(SKILL, MARK)), None)
    assert "other_skill" in caplog.text
    assert MARK not in caplog.text


def test_every_turn_is_a_line_with_listed_fields(caplog):
    caplog.set_level(logging.INFO)
    lambda_handler(intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid")), None)
    [line] = [json.loads(record.message) for record in caplog.records]
    assert line.pop("milliseconds") >= 0
    assert line == {
        "request": "IntentRequest",
        "intent": "WhyBodyPartIntent",
        "locale": "en-US",
        "outcome": "answered",
    }


def test_a_failed_turn_is_a_line_with_the_class_of_its_error(caplog, monkeypatch):
    monkeypatch.setattr(skill, "respond", broken)
    lambda_handler(intent(MARK), None)
    [line] = [json.loads(record.message) for record in caplog.records]
    assert (line["outcome"], line["error"], line["intent"]) == ("apologised", "ValueError", "other")


def test_an_end_that_is_on_no_list_is_not_written(caplog):
    with pytest.raises(ValueError, match="not an outcome") as refused:
        record(logging.ERROR, outcome=MARK)
    assert MARK not in str(refused.value) + caplog.text


def test_what_somebody_drinks_is_in_no_memory_that_outlives_the_turn():
    """Sentences of the content are kept ready between turns, for everybody."""
    content = content_for("en-US")
    say(Act("offer:step_down:3/300/1"), content)
    before = speech._kept.cache_info().currsize
    for drinks in range(4, 10):
        for about in ("offer:step_down", "counted", "stepped"):
            assert say(Act(f"{about}:{drinks}/{drinks * 100}/1"), content)
    assert speech._kept.cache_info().currsize == before


def test_words_that_a_forged_session_puts_into_an_entry_are_in_no_memory_either():
    asked = intent("AMAZON.HelpIntent")
    lambda_handler(asked, None)
    before = speech._kept.cache_info().currsize
    said = [["sites:eyelid:answer", {"word": "my secret"}]]
    asked["session"]["attributes"] = {"state": {"v": 1, "said": said}}
    assert "outputSpeech" in lambda_handler(asked, None)["response"]
    assert speech._kept.cache_info().currsize == before
