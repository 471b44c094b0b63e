"""The buttons of the page fit what was asked, and the skill understands every one of them."""

import tomllib

import pytest

from server.talk import Talk
from server.web import suggestions

OPEN = {"session": "open", "intent": "ReportSymptomIntent", "asks": None}
WORDS = tomllib.loads((suggestions.HERE / "en.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("result", "first"),
    [
        ({"asks": "caffeine"}, "Six coffees a day"),
        ({"asks": "weakness"}, "No"),
        ({"asks": None}, "Yes"),
        ({"intent": "LaunchRequest"}, "Why is my eyelid twitching?"),
        ({"session": "ended"}, "Why is my eyelid twitching?"),
    ],
)
def test_suggestions_fit_the_reply(result, first):
    assert suggestions.after(OPEN | result, "en-GB")[0] == first


def test_a_language_without_a_list_has_no_buttons():
    assert suggestions.after(OPEN, "tlh-QO") == ()
    assert suggestions.to_start("tlh-QO") == ()


def test_nothing_is_suggested_in_an_emergency():
    assert suggestions.after({"session": "ended", "level": "emergency"}, "en-US") == ()


@pytest.fixture(scope="module")
def talk():
    return Talk("en-US")


@pytest.mark.parametrize("saying", WORDS["start"])
def test_what_begins_a_session_is_answered(talk, saying):
    talk.end()
    assert talk.turn(saying)["intent"] != "AMAZON.FallbackIntent"


@pytest.mark.parametrize("saying", WORDS["offer"])
def test_what_answers_an_offer_is_understood(talk, saying):
    talk.end()
    talk.turn("why is my eyelid twitching")
    assert talk.turn(saying)["intent"] != "AMAZON.FallbackIntent"


ANSWERS = sorted({each for sayings in WORDS["asks"].values() for each in sayings})


@pytest.mark.parametrize("saying", sorted({*ANSWERS, *WORDS["yes_no"]}))
def test_what_answers_a_question_is_understood(talk, saying):
    talk.end()
    talk.turn("my left calf is twitching")
    assert talk.turn(saying)["intent"] != "AMAZON.FallbackIntent"
