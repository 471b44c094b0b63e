"""With the symptom check off nobody is asked or judged; danger gets the number all the same."""

from __future__ import annotations

import pytest
from conversing import Conversation

from muscle_mentor.core.content import Content
from muscle_mentor.core.conversation import HANDLERS, respond
from muscle_mentor.core.turn import Turn

ABOUT_THE_PERSON = ("ask:", "clear:", "offer:check", "phrase:launch_question")


class WithoutCheck(Conversation):
    def _answer(self, turn: Turn) -> Conversation:
        self.reply = respond(turn, self.content, symptom_check=False)
        self.state = None if self.reply.ends else self.reply.state
        return self


@pytest.fixture
def talk(content: Content) -> WithoutCheck:
    return WithoutCheck(content)


def asks_about_the_person(talk: Conversation) -> bool:
    assert talk.reply
    question = talk.reply.question
    return bool(question and question.ref.startswith(ABOUT_THE_PERSON))


def test_a_report_gets_the_usual_reasons_when_to_see_a_doctor_and_the_number(
    talk: WithoutCheck,
) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P3W")
    assert talk.level is None
    assert "eyelid" in talk.speech
    assert "doctor" in talk.speech
    assert "911" in talk.speech
    assert not talk.ended
    assert talk.asks is None


@pytest.mark.parametrize("intent", sorted(HANDLERS))
@pytest.mark.parametrize("before", [None, "ReportSymptomIntent", "WhyBodyPartIntent"])
def test_no_reply_asks_about_the_person(
    talk: WithoutCheck, intent: str, before: str | None
) -> None:
    if before:
        talk.says(before, body_part="calf", duration="P3D")
    talk.says(intent, body_part="calf")
    assert not asks_about_the_person(talk)
    assert talk.asks is None
    assert talk.level in (None, "emergency")


def test_opening_invites_a_question_but_does_not_ask_what_is_felt(talk: WithoutCheck) -> None:
    talk.opens()
    assert not asks_about_the_person(talk)
    assert "what do you feel" not in talk.speech


def test_every_emergency_sign_gets_the_number_first(talk: WithoutCheck) -> None:
    for sign in ("face_droop", "chest_pain", "trouble_breathing", "saddle_numbness", "self_harm"):
        talk.state = None
        talk.says("ReportSymptomIntent", body_part="calf", symptoms=sign)
        assert talk.ended
        assert "911" in "".join(talk.speech.split(". ")[:2])


def test_a_sign_for_today_gets_the_number_and_no_question(talk: WithoutCheck) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="leg_swollen")
    assert "today" in talk.speech
    assert "911" in talk.speech
    assert talk.asks is None


def test_no_exercise_is_led_where_what_forbids_it_cannot_be_asked(talk: WithoutCheck) -> None:
    talk.says("StretchIntent", body_part="calf")
    assert "wall" not in talk.speech
    assert not asks_about_the_person(talk)


def test_what_a_doctor_would_need_is_general(talk: WithoutCheck) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="cramp")
    talk.says("SummaryIntent")
    assert "cramp" not in talk.speech
