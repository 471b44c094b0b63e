"""Danger first: in every state, whatever was asked for, in slots matched or not."""

from datetime import UTC, datetime

import pytest
from conversing import Conversation

from muscle_mentor.core.turn import Turn, Value

EMERGENCIES = [
    "face_droop",
    "trouble_breathing",
    "chest_pain",
    "saddle_numbness",
    "self_harm",
    "cannot_swallow_saliva",
    "blackout",
    "sudden_weakness",
    "unresponsive",
]


@pytest.mark.parametrize("sign", EMERGENCIES)
@pytest.mark.parametrize(
    "intent",
    [
        "ReportSymptomIntent",
        "StretchIntent",
        "CaffeineIntent",
        "AMAZON.HelpIntent",
        "WhyBodyPartIntent",
        "AMAZON.FallbackIntent",
    ],
)
def test_danger_in_any_intent_gets_the_number_first_and_nothing_else(
    talk: Conversation, sign: str, intent: str
) -> None:
    talk.says(intent, body_part="calf", symptoms=sign)
    assert talk.level == "emergency"
    assert "911" in talk.speech.split(".")[0]
    assert talk.ended
    assert len(talk.speech.split(". ")) <= 5
    for tip in ("stretch", "caffeine", "coffee", "sleep", "not medical advice"):
        assert tip not in talk.speech


def test_danger_in_the_raw_words_of_another_slot_is_heard(talk: Conversation) -> None:
    talk.says("StretchIntent", body_part="arm and my face is drooping")
    assert talk.level == "emergency"


def test_danger_interrupts_the_interview(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="arm")
    talk.says("ReportSymptomIntent", symptoms=["face_droop", "trouble_speaking"])
    assert talk.level == "emergency"
    assert talk.ended


def test_a_denied_sign_is_no_danger(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", absent_symptoms=["chest_pain", "weakness"])
    assert talk.level is None
    assert not talk.ended


def test_self_harm_gets_the_crisis_line_and_no_triage_of_the_twitch(talk: Conversation) -> None:
    talk.says("SelfHarmIntent", body_part="calf", condition="als")
    assert "988" in talk.speech
    assert "911" in talk.speech
    assert "calf" not in talk.speech


def test_self_harm_told_as_a_sign_gets_the_crisis_line_too(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="self_harm")
    assert "988" in talk.speech
    assert "calf" not in talk.speech


def test_what_belongs_in_a_hospital_is_sent_there(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", symptoms="saddle_numbness")
    assert talk.speech.startswith("Please go to the emergency room now, or call 911.")


def test_a_cry_about_weakness_of_two_weeks_is_an_emergency_and_of_six_is_not(
    talk: Conversation,
) -> None:
    weak = {"body_part": "arm", "symptoms": "weakness"}
    assert talk.says("EmergencyIntent", **weak, duration="P14D").level == "emergency"
    talk.state = None
    assert talk.says("EmergencyIntent", **weak, duration="P42D").level == "see_doctor_soon"


def test_a_warning_is_said_once(talk: Conversation) -> None:
    """The same sign again, while a list of danger is open, is no news."""
    warning = talk.says("ReportSymptomIntent", body_part="calf", symptoms="leg_swollen").speech
    assert "blood clot" in warning
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="leg_swollen")
    assert "blood clot" not in talk.speech


def test_an_emergency_said_in_words_alone_needs_no_rule(talk: Conversation) -> None:
    talk.says("EmergencyIntent")
    assert talk.level == "emergency"
    assert talk.reply
    assert talk.reply.outcome.rules == ()


def test_a_swollen_hot_calf_gets_advice_today_and_no_stretch(talk: Conversation) -> None:
    talk.says("StretchIntent", body_part="calf", symptoms="leg_swollen")
    assert talk.level == "urgent_same_day"
    assert "today" in talk.speech
    assert talk.asks == "red_flags"
    talk.says("ReportSymptomIntent", symptoms="trouble_breathing")
    assert talk.level == "emergency"


def test_after_an_emergency_a_new_session_still_names_the_number(talk: Conversation) -> None:
    talk.says("EmergencyIntent")
    for intent in ("AMAZON.RepeatIntent", "AMAZON.YesIntent", "AMAZON.NoIntent", "MoreIntent"):
        talk.state = None
        talk.says(intent)
        assert "911" in talk.speech
        assert not talk.ended


def test_a_fever_without_a_twitch_is_another_illness(talk: Conversation) -> None:
    talk.says("OtherHealthIntent", symptoms=["viral_illness", "fever"])
    assert talk.level is None
    assert not talk.ended
    talk.says("ReportSymptomIntent", body_part="calf")
    talk.says("OtherHealthIntent", symptoms="fever")
    assert talk.level == "emergency"


def test_danger_without_a_twitch_gets_the_number_all_the_same(talk: Conversation) -> None:
    talk.says("OtherHealthIntent", symptoms="chest_pain")
    assert talk.level == "emergency"
    assert "911" in talk.speech


def test_a_leg_that_goes_dead_when_sat_on_is_no_emergency_but_one_that_is_numb_is(
    talk: Conversation,
) -> None:
    talk.says("EmergencyIntent", body_part="leg", symptoms="passing_tingling")
    assert talk.level is None
    talk.state = None
    talk.says("EmergencyIntent", body_part="leg", symptoms=["passing_tingling", "face_droop"])
    assert talk.level == "emergency"


def test_a_sign_denied_in_the_words_of_a_report_is_not_stated(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="it twitches and no chest pain")
    assert talk.level is None
    assert not talk.ended


def test_what_was_said_of_danger_stays_said_though_it_is_denied_later(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="weakness")
    talk.says("ReportSymptomIntent", absent_symptoms="weakness")
    assert isinstance(talk.state, dict)
    assert talk.state["report"]["signs"]["weakness"] == 1


def matched(talk: Conversation, slot: str, words: str, known: str) -> Conversation:
    """Alexa has matched a value to a name that is not what was said, or not all of it."""
    now = datetime(2026, 11, 23, tzinfo=UTC)
    slots = {slot: (Value(words, known),)}
    return talk._answer(Turn("intent", "ReportSymptomIntent", slots, now=now))


def test_danger_in_the_words_of_a_sign_that_was_matched_is_heard(talk: Conversation) -> None:
    matched(talk, "symptoms", "tingling and my face is drooping", "tingling")
    assert talk.level == "emergency"


@pytest.mark.parametrize("slot", ["medicine", "term", "test"])
def test_danger_in_the_name_of_something_else_is_none(talk: Conversation, slot: str) -> None:
    known = {"medicine": "anti_seizure_medicine", "term": "benign", "test": "mri"}[slot]
    matched(talk, slot, "seizure medicine", known)
    assert talk.level is None


def test_weakness_in_a_question_about_it_is_none_and_told_beside_it_counts(
    talk: Conversation,
) -> None:
    matched(talk, "question", "what counts as weakness", "is_it_weakness")
    assert talk.level is None
    now = datetime(2026, 11, 23, tzinfo=UTC)
    slots = {
        "question": (Value("is that weakness", "is_it_weakness"),),
        "symptoms": (Value("weak", "weakness"),),
    }
    talk._answer(Turn("intent", "DefinitionIntent", slots, now=now))
    assert talk.level == "see_doctor_soon"
