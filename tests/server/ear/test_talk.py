"""A talk keeps a session as Alexa does, and shows the contract of `say`."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from server import say, talk
from server.ear import Ear
from server.spoken import plain_text
from server.talk import Talk

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Skill:
    """Stands for the skill: notes what it got, asks how long, ends on stop."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []

    def __call__(self, envelope: dict[str, Any], _context: object) -> dict[str, Any]:
        self.got.append(envelope)
        request = envelope["request"]
        if request["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        ends = request.get("intent", {}).get("name") == "AMAZON.StopIntent"
        asked = {"type": "SSML", "ssml": "<speak>For how long?</speak>"}
        return {
            "version": "1.0",
            "sessionAttributes": {
                "state": {"outcome": {"asks": "duration"}, "turns": len(self.got)}
            },
            "response": {
                "outputSpeech": {"type": "SSML", "ssml": "<speak><p>I see.</p> How long?</speak>"},
                "reprompt": {"outputSpeech": asked},
                "card": {"type": "Simple", "title": "Twitching", "content": "General."},
                "shouldEndSession": ends,
            },
        }


@pytest.fixture
def skill() -> Skill:
    return Skill()


@pytest.fixture
def talking(ear: Ear, skill: Skill) -> Talk:
    return Talk(handler=skill, ear=ear, clock=lambda: NOW, topics={"MoreIntent": "more"})


def test_a_turn_shows_the_contract(talking: Talk) -> None:
    result = talking.turn("my left eyelid has been twitching for two weeks")
    expected = {
        "utterance": "my left eyelid has been twitching for two weeks",
        "locale": "en-US",
        "new_session": True,
        "intent": "ReportSymptomIntent",
        "slots": {"body_part": "eyelid", "side": "left", "duration": "P2W"},
        "topic": "other",
        "speech": "I see. How long?",
        "reprompt": "For how long?",
        "asks": "duration",
        "level": None,
        "rules": [],
        "suggestions": [],
        "session": "open",
        "card": {"title": "Twitching", "text": "General."},
        "screen": None,
    }
    assert dict(result.contract) == expected
    assert set(say.KEYS) == set(expected)


def test_words_for_a_duration_are_shown_as_duration(talking: Talk) -> None:
    assert talking.turn("it has been going on all week")["slots"] == {"duration": "P1W"}


def test_attributes_travel_and_the_session_stays(talking: Talk, skill: Skill) -> None:
    talking.turn("__launch__")
    talking.turn("tell me more")
    first, second = (got["session"] for got in skill.got)
    assert (first["new"], second["new"]) == (True, False)
    assert first["sessionId"] == second["sessionId"]
    assert second["attributes"]["state"]["turns"] == 1


def test_stop_ends_and_the_next_turn_opens(talking: Talk) -> None:
    talking.turn("__launch__")
    assert talking.turn("stop")["session"] == "ended"
    assert talking.turn("tell me more")["new_session"] is True


def test_silence_once_is_the_reprompt_and_twice_the_end(talking: Talk, skill: Skill) -> None:
    talking.turn("__launch__")
    once, twice = talking.turn("__silence__"), talking.turn("__silence__")
    assert (once["speech"], once["session"], once["topic"]) == ("For how long?", "open", "silence")
    assert (twice["speech"], twice["session"]) == (None, "ended")
    assert skill.got[-1]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"


def test_an_answer_between_silences_starts_the_count_again(talking: Talk) -> None:
    for said in ("__launch__", "__silence__", "tell me more"):
        talking.turn(said)
    assert talking.turn("__silence__")["session"] == "open"


def test_the_wake_word_alone_opens_anew(talking: Talk) -> None:
    talking.turn("tell me more")
    assert talking.turn("alexa open muscle mentor")["topic"] == "launch"


def test_the_envelope_is_alexas(talking: Talk, skill: Skill) -> None:
    from ask_sdk_core.serialize import DefaultSerializer
    from ask_sdk_model import RequestEnvelope

    talking.turn("why is my calf and thigh twitching")
    read = DefaultSerializer().deserialize(json.dumps(skill.got[0]), RequestEnvelope)
    assert read.request.intent.name == "WhyBodyPartIntent"
    assert read.request.timestamp == NOW


def test_a_screen_is_announced_only_where_there_is_one(ear: Ear, skill: Skill) -> None:
    for screen in (False, True):
        Talk(handler=skill, ear=ear, screen=screen).turn("__launch__")
    devices = [got["context"]["System"]["device"]["supportedInterfaces"] for got in skill.got]
    assert [list(device) for device in devices] == [[], ["Alexa.Presentation.APL"]]


def test_say_answers_line_by_line(ear: Ear, skill: Skill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "ear_for", lambda _locale: ear)
    out = io.StringIO()
    lines = ["__launch__", "tell me more", "", "tell me more"]
    say.run(lines, out, session=True, as_json=True, handler=skill)
    results = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one["new_session"] for one in results] == [True, False, True]
    assert list(results[0]) == list(say.KEYS)


def test_a_touch_that_cannot_be_read_is_told_and_the_rest_go_on(
    ear: Ear, skill: Skill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "ear_for", lambda _: ear)
    out = io.StringIO()
    lines = ["__permission__ MAYBE", "__touch__ {", "stop"]
    assert say.run(lines, out, as_json=True, handler=skill, topics={}) == say.BAD_LINE
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert ["error" in line for line in told] == [True, True, False]


def test_a_book_that_is_read_out_is_heard_up_to_a_breath(talking: Talk) -> None:
    said = "my eyelid " * 10_000
    assert talking.turn(said)["utterance"] == said


def test_without_session_every_line_stands_alone(
    ear: Ear, skill: Skill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "ear_for", lambda _locale: ear)
    out = io.StringIO()
    say.run(["__launch__", "tell me more"], out, as_json=True, handler=skill)
    assert all(json.loads(line)["new_session"] for line in out.getvalue().splitlines())


@pytest.mark.parametrize(
    ("ssml", "text"),
    [
        ("<speak>A<break time='1s'/> B</speak>", "A B"),
        ("<speak><p>One &amp; two.</p><p>Three.</p></speak>", "One & two. Three."),
        ("<speak><amazon:effect name='whispered'>hush</amazon:effect>!</speak>", "hush!"),
    ],
)
def test_ssml_as_text(ssml: str, text: str) -> None:
    assert plain_text(ssml) == text
