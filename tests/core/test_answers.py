"""A question is answered about what it asks for, not about what it mentions on the way."""

import pytest
from conversing import Conversation


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ({"cause": "stress"}, "Stress hormones"),
        ({"cause": "tiredness"}, "Tired nerves"),
        ({"drink": "cola"}, "A lot of cola"),
        ({"medicine": "medicine", "cause": "stress"}, "Stress hormones"),
    ],
)
def test_a_cause_outweighs_the_place_it_is_asked_for(
    talk: Conversation, asked: dict[str, str], answered: str
) -> None:
    talk.says("WhyCauseIntent", body_part="eyelid", **asked)
    assert answered in talk.speech


def test_the_place_outweighs_a_question_in_general(talk: Conversation) -> None:
    talk.says("PreventionIntent", body_part="eyelid", question="what_stops_a_twitch")
    assert "screen breaks" in talk.speech


def test_a_remedy_outweighs_caffeine_in_general(talk: Conversation) -> None:
    talk.says("CaffeineIntent", cause="caffeine", remedy="decaf")
    general = Conversation(talk.content).says("CaffeineIntent", cause="caffeine").speech
    assert talk.speech != general


def test_a_remedy_outweighs_a_question_about_treatment(talk: Conversation) -> None:
    talk.says("PreventionIntent", question="treatment", remedy="botox")
    general = Conversation(talk.content).says("PreventionIntent", question="treatment").speech
    assert talk.speech != general


def test_a_sign_that_is_asked_about_is_answered_by_its_own_entry(talk: Conversation) -> None:
    talk.says("CaffeineIntent", symptoms="caffeine_withdrawal")
    cause = Conversation(talk.content).says("WhyCauseIntent", cause="caffeine_withdrawal").speech
    assert talk.speech.split(".")[0] == cause.split(".")[0]


def test_a_word_that_is_not_known_is_not_taken_for_a_twitch(talk: Conversation) -> None:
    talk.says("DefinitionIntent")
    assert "no reviewed information" in talk.speech


def test_a_stretch_after_sport_is_led_and_not_talked_about(talk: Conversation) -> None:
    talk.says("StretchIntent", body_part="calf", question="after_a_workout")
    about = Conversation(talk.content).says("HowLongIntent", question="after_a_workout").speech
    assert talk.speech != about


def test_a_question_with_facts_is_judged_and_has_no_card(talk: Conversation) -> None:
    """A card would tell the household what was reported; the plain question has one."""
    talk.says("WhyBodyPartIntent", body_part="calf", symptoms="stopped", duration="P3D")
    assert talk.level == "self_care"
    assert talk.reply
    assert talk.reply.card is None
    talk.state = None
    talk.says("WhyBodyPartIntent", body_part="calf")
    assert talk.reply.card
