"""Whatever a session claims to hold: what was never kept starts afresh, without an apology."""

import pytest
from envelopes import envelope, intent

from lambda_function import lambda_handler
from muscle_mentor.core.speech import _RESOLVERS

KINDS = (*_RESOLVERS, "sites", "moves", "programmes", "questions")
NAMED = (
    *("", "x", "x:y", "a/b/c", "-1/0/0", "²/1/1", "1e999", "9" * 100, "calf:answer"),
    *("moves/wall_calf_stretch/999/3/-", "stretch/daily//2100//0", "step_down:x", "move:x"),
    *("caffeine_counted", "card_title", "remind_sure"),
)
PLACES = {
    "what is open": lambda ref: {"open": ref},
    "what was said": lambda ref: {"said": [[ref, {}]]},
}
SAID = ("AMAZON.YesIntent", "AMAZON.RepeatIntent")


def answer(name, state):
    asked = intent(name)["request"]
    whole = envelope(asked, new=False, attributes={"state": {"v": 1, **state}})
    return lambda_handler(whole, None)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("place", PLACES)
def test_a_reference_to_what_there_is_not_is_forgotten(place, name):
    for kind in KINDS:
        for named in NAMED:
            ref = f"{kind}:{named}"
            assert "something went wrong" not in answer(name, PLACES[place](ref)), ref


@pytest.mark.parametrize("seconds", ["100000", "1e9", "61", "-1", "nan"])
def test_a_wait_that_no_reply_has_is_forgotten(seconds):
    """One of a thousand million seconds would be a thousand megabytes of breaks."""
    forged = {"said": [[f"pause:{seconds}", {}]]}
    assert answer("AMAZON.RepeatIntent", forged) == answer("AMAZON.RepeatIntent", {})


@pytest.mark.parametrize("named", NAMED)
def test_a_forged_plan_is_as_good_as_none(named):
    assert answer("PlanIntent", {"told": [f"plan:{named}"]}) == answer("PlanIntent", {})


def test_one_more_miss_than_anybody_has_is_the_end_like_any():
    assert answer("AMAZON.FallbackIntent", {"misses": 99}) == answer(
        "AMAZON.FallbackIntent", {"misses": 9}
    )


def test_a_yes_to_forged_reminders_cancels_none():
    forged = answer("AMAZON.YesIntent", {"open": "cancel:the neighbours'"})
    assert forged == answer("AMAZON.YesIntent", {})
