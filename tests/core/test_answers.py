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
