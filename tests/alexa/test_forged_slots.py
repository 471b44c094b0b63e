"""What a slot holds is data: an id that no list has is no id, and signs of SSML are no SSML."""

import copy
import json
import re
from xml.etree import ElementTree as ET

import pytest
from envelopes import envelope, intent

from lambda_function import lambda_handler
from muscle_mentor.alexa import skill
from muscle_mentor.alexa.responses import response_of
from muscle_mentor.alexa.skill import apology
from muscle_mentor.core.spoken import Spoken
from server.ear.model import read_model
from server.talk import MODELS

MODEL = read_model(MODELS / "en-US.json")
SLOTS = [(one.name, slot.name) for one in MODEL.intents.values() for slot in one.slots]
FORGED = "nobody_knows_this"
SIGNS = "a < b & c > \"d\" </speak> ]]> 'e'"
WAITING = {
    "nothing": {},
    "a list of dangers": {"v": 1, "open": "ask:danger_any", "report": {"sites": ["calf"]}},
    "how it came": {"v": 1, "open": "ask:onset", "report": {"signs": {"weakness": 1}}},
    "medicines": {"v": 1, "open": "ask:medicines"},
    "a reminder": {"v": 1, "open": "remind:stretch/daily//2100//0"},
}
pytestmark = pytest.mark.usefixtures("service")


def answered(name, state, **slots):
    asked = intent(name, **slots)["request"]
    return lambda_handler(envelope(asked, attributes={"state": copy.deepcopy(state)}), None)


@pytest.mark.parametrize("waiting", WAITING)
@pytest.mark.parametrize(("name", "slot"), SLOTS)
def test_an_id_that_no_list_has_is_as_good_as_none(name, slot, waiting):
    """Only that there is another person, or a question about stretches, is known without the id."""
    state = WAITING[waiting]
    forged = answered(name, state, **{slot: ("purple", FORGED)})
    assert apology("en-US") not in said(forged["response"]["outputSpeech"])
    assert FORGED not in str(forged)
    if (name, slot) != ("StretchIntent", "question") and slot != "person":
        assert forged == answered(name, state, **{slot: ("purple", None)})


def test_a_forged_onset_makes_sudden_weakness_no_slower():
    """How it came stays open, and is asked."""
    weak = {"symptoms": ("weakness", "weakness"), "body_part": ("arm", "arm")}
    forged = answered("ReportSymptomIntent", {}, **weak, onset=("slowly", FORGED))
    assert forged["sessionAttributes"]["state"]["report"].get("onset") is None
    assert forged == answered("ReportSymptomIntent", {}, **weak)


@pytest.mark.parametrize(("name", "slot"), SLOTS)
def test_danger_is_heard_whatever_id_its_words_have(name, slot):
    """An id that the content does not have, from a newer model or a forger, silences nothing."""
    if slot != "absent_symptoms":
        reply = answered(name, {}, **{slot: ("my face is drooping", FORGED)})
        assert "911" in said(reply["response"]["outputSpeech"])


def test_danger_is_heard_in_words_that_were_matched_to_something_mild():
    mild = ("twitching and a crushing chest pain", "twitching")
    reply = answered("ReportSymptomIntent", {}, symptoms=mild)
    assert "911" in said(reply["response"]["outputSpeech"])


def test_an_id_that_is_neither_yes_nor_no_denies_no_danger():
    state = WAITING["a list of dangers"]
    forged = answered("ReportSymptomIntent", state, yes_no=("no", FORGED))
    assert "signs" not in forged["sessionAttributes"]["state"]["report"]


@pytest.mark.parametrize(("name", "slot"), SLOTS)
def test_words_with_signs_of_ssml_are_answered_in_sound_ssml(name, slot):
    reply = answered(name, {}, **{slot: (SIGNS, None)})["response"]
    assert apology("en-US") not in said(reply["outputSpeech"])
    if "reprompt" in reply:
        assert said(reply["reprompt"]["outputSpeech"])


def test_signs_in_what_is_said_are_heard_and_are_no_ssml(monkeypatch):
    """Whatever comes to be said, by whatever way: speech and reprompt."""
    spoken = Spoken(f"One {SIGNS}", f"Two {SIGNS}")
    monkeypatch.setattr(skill, "put_into_words", lambda *_: spoken)
    reply = answered("WhyTwitchIntent", {})["response"]
    assert said(reply["outputSpeech"]) == spoken.speech
    assert said(reply["reprompt"]["outputSpeech"]) == spoken.reprompt


def test_signs_in_an_apology_are_heard():
    reply = response_of(Spoken(SIGNS, None))
    assert said(reply["outputSpeech"]) == SIGNS


def said(speech):
    """The words of sound SSML with nothing but the skill's own marks in it."""
    root = ET.fromstring(speech["ssml"])  # noqa: S314 - the skill wrote it
    assert {each.tag for each in root.iter()} <= {"speak", "say-as", "break", "prosody"}
    return re.sub(r"\s+", " ", "".join(root.itertext()))


def test_a_value_that_alexa_did_not_match_has_no_id() -> None:
    """Whatever stands beside the verdict that nothing matched."""
    whole = intent("WhyBodyPartIntent", body_part=("zebra", "calf"))
    unmatched = json.loads(json.dumps(whole).replace("ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH"))
    nothing = intent("WhyBodyPartIntent", body_part=("zebra", None))
    assert lambda_handler(unmatched, None)["response"] == lambda_handler(nothing, None)["response"]
    assert lambda_handler(unmatched, None)["response"] != lambda_handler(whole, None)["response"]
