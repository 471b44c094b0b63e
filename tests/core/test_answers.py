"""A question is answered about what it asks for, not about what it mentions on the way."""

import pytest
from conversing import Conversation

from muscle_mentor.core.topics import TOPICS, Subject, subject_of
from muscle_mentor.core.turn import Turn, Value


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


def test_how_long_to_stretch_is_answered_whatever_stretch_is_named(talk: Conversation) -> None:
    talk.says("StretchIntent", question="how_long_to_hold", move="wall_calf_stretch")
    assert "twenty seconds" in talk.speech


@pytest.mark.parametrize(("part", "move"), [("hamstring", "one heel on"), ("quad", "one heel to")])
def test_the_stretch_of_the_part_that_was_named_goes_first(
    talk: Conversation, part: str, move: str
) -> None:
    talk.says("StretchIntent", body_part=part)
    assert move in talk.speech


def test_a_fear_of_one_illness_is_not_met_with_facts_on_another(talk: Conversation) -> None:
    talk.says("SeriousConditionIntent", condition="ms", question="scared_of_serious_illness")
    assert "Multiple sclerosis" in talk.speech
    assert "A L S" not in talk.speech


def test_a_drink_by_another_name_is_still_that_drink(talk: Conversation) -> None:
    turn = Turn("intent", "CaffeineIntent", {"drink": (Value("brew", "tea"),)})
    assert subject_of(turn, TOPICS["CaffeineIntent"], talk.content) == Subject(
        "causes", "caffeine", "tea"
    )


def test_a_question_with_facts_is_judged_and_has_no_card(talk: Conversation) -> None:
    """A card would tell the household what was reported; the plain question has one."""
    talk.says("WhyBodyPartIntent", body_part="calf", symptoms="stopped", duration="P3D")
    assert talk.level == "self_care"
    assert talk.reply
    assert talk.reply.card is None
    talk.state = None
    talk.says("WhyBodyPartIntent", body_part="calf")
    assert talk.reply.card
