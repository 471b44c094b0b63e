"""A further language needs content only: in one made of marked text, no English is heard."""

from pathlib import Path

import pytest
from conversing import Conversation
from pseudo_language import LOCALE, english_in, marked, pseudo_content

from muscle_mentor.core.content import Content
from muscle_mentor.core.conversation import HANDLERS
from muscle_mentor.core.spoken import put_into_words

OPEN = ("", {})
"""Opening the skill without a question."""


def turn(intent: str, **slots: str) -> tuple[str, dict[str, str]]:
    return intent, slots


YES, NO = turn("AMAZON.YesIntent"), turn("AMAZON.NoIntent")
CONVERSATIONS = {
    "opening": [OPEN, turn("AMAZON.HelpIntent"), turn("AboutIntent"), turn("PrivacyIntent"),
                turn("AMAZON.FallbackIntent"), turn("AMAZON.FallbackIntent"),
                turn("AMAZON.FallbackIntent")],
    "a place": [turn("WhyBodyPartIntent", body_part="eyelid"), turn("MoreIntent"),
                turn("SourcesIntent"), turn("MoreIntent"), turn("AMAZON.NextIntent"),
                turn("MoreIntent"), turn("AMAZON.RepeatIntent"), turn("AMAZON.StopIntent")],
    "a place by one of its other names": [turn("WhyBodyPartIntent", body_part="zzeyebrow"),
                                          turn("ReportSymptomIntent", body_part="zzeyebrow")],
    "an interview": [turn("WhyTwitchIntent"), YES, turn("WhyAskIntent"), NO,
                     turn("ReportSymptomIntent", body_part="calf"),
                     turn("ReportSymptomIntent", duration="P3D"), turn("AMAZON.PreviousIntent"),
                     turn("ReportSymptomIntent", duration="P3D"), NO,
                     turn("ReportSymptomIntent", sleep_hours="6"), NO, turn("ReasonIntent"), NO,
                     turn("SummaryIntent"), YES, turn("AMAZON.CancelIntent")],
    "unsure": [turn("ReportSymptomIntent", body_part="thumb"), turn("DontKnowIntent"),
               turn("DontKnowIntent"), turn("AdviceNowIntent")],
    "a correction": [turn("ReportSymptomIntent", body_part="calf", side="right"),
                     turn("CorrectionIntent", body_part="thigh", side="left"),
                     turn("ReportSymptomIntent", symptoms="numbness"),
                     turn("ReportSymptomIntent", onset="gradual"), turn("SummaryIntent")],
    "an emergency": [turn("ReportSymptomIntent", body_part="face", symptoms="face_droop"), YES,
                     turn("AMAZON.RepeatIntent")],
    "an emergency in words": [turn("EmergencyIntent"), turn("AMAZON.HelpIntent")],
    "in distress": [turn("SelfHarmIntent"), turn("AMAZON.NoIntent")],
    "today": [turn("ReportSymptomIntent", body_part="calf", symptoms="leg_swollen"), NO, YES],
    "soon": [turn("ReportSymptomIntent", body_part="hand", symptoms="wasting", onset="gradual"),
             NO],
    "a stretch": [turn("StretchIntent", body_part="calf"), NO, turn("AMAZON.PauseIntent"),
                  turn("AMAZON.ResumeIntent"), turn("SlowerIntent"),
                  turn("StepsLeftIntent"), turn("SeatedIntent"), turn("AMAZON.HelpIntent"),
                  turn("AMAZON.StartOverIntent"), turn("AMAZON.NavigateHomeIntent")],
    "a stretch that is forbidden": [turn("StretchIntent", body_part="calf"), YES],
    "a stretch of what": [turn("StretchIntent"), turn("StretchIntent", body_part="tongue")],
    "a reminder": [turn("ReminderIntent", reminder="stretch"), turn("AMAZON.HelpIntent"),
                   turn("ReportSymptomIntent", caffeine_amount="8"),
                   turn("ReminderIntent", day_part="evening"),
                   turn("ReminderIntent", day="2026-11-24"), NO,
                   turn("ReminderIntent", reminder="check_in", duration="P5D"),
                   turn("ReminderIntent", reminder="feed the cat"), turn("CancelReminderIntent")],
    "a plan": [turn("ReportSymptomIntent", caffeine_amount="6", drink="coffee", second_amount="2",
                    second_drink="cola"), YES, turn("PlanIntent"),
               turn("CaffeineIntent", caffeine_amount="1", drink="espresso")],
    "what helps": [turn("CaffeineIntent"), turn("SleepIntent"), turn("BreathingIntent"), YES,
                   turn("PreventionIntent", remedy="magnesium"), turn("PreventionIntent")],
    "other questions": [turn("WhyCauseIntent", cause="stress"),
                        turn("MedicineIntent", medicine="lithium"),
                        turn("SeriousConditionIntent", condition="als"),
                        turn("TestsIntent", test="emg"), turn("HowLongIntent"),
                        turn("DefinitionIntent", term="tremor"), turn("WhenDoctorIntent"),
                        turn("OtherHealthIntent"), turn("CannotDoIntent")],
    "what is not known": [turn("PreventionIntent", remedy="acupuncture"),
                          turn("MedicineIntent", medicine="moonshine"), turn("SourcesIntent")],
    "nothing to go on": [turn("MoreIntent")],
    "nothing to say again": [turn("AMAZON.RepeatIntent")],
    "yes to nothing": [YES],
}  # fmt: skip


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The content of the pseudo-language, compiled."""
    folder: Path = tmp_path_factory.mktemp("pseudo")
    return pseudo_content(folder)


def english(talk: Conversation, content: Content) -> list[str]:
    """What English is left in the last reply: speech, reprompt and card."""
    assert talk.reply
    words = put_into_words(talk.reply, content)
    heard = [words.speech, words.reprompt or "", *(words.card or ())]
    return [word for text in heard for word in english_in(text)]


@pytest.mark.parametrize("name", sorted(CONVERSATIONS))
def test_no_english_is_left_in_a_conversation(name: str, another: Content) -> None:
    talk = Conversation(another, LOCALE)
    for number, (intent, slots) in enumerate(CONVERSATIONS[name], 1):
        talk = talk.says(intent, **slots) if intent else talk.opens()
        assert english(talk, another) == [], f"turn {number}, {intent or 'launch'}: {talk.speech}"


def test_the_conversations_meet_every_intent() -> None:
    said = {intent for turns in CONVERSATIONS.values() for intent, _ in turns}
    assert set(HANDLERS) - said == set()


def test_a_sentence_that_was_not_translated_is_found() -> None:
    assert english_in(marked("Please see {doctor_a}.")) == ["doctor", "a"]
    assert english_in(f"{marked('Please')} call 999.") == ["call"]
    assert english_in(f"{marked('Please call')} 999.") == []
