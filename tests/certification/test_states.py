"""Every state of the conversation x every intent: nothing breaks, help and stop always work."""

import pytest
from model_requests import request, sent
from states import every_state

from server.ear.model import read_model
from server.talk import MODELS

INTENTS = sorted(read_model(MODELS / "en-US.json").intents)
STOPPING = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")


@pytest.fixture(scope="module")
def states():
    return every_state()


def test_the_walk_reaches_every_question_of_the_interview(states, content):
    assert {f"ask:{name}" for name in content.interview()["questions"]} <= set(states)


@pytest.mark.parametrize("intent", INTENTS)
def test_each_intent_is_answered_in_each_state(intent, states, model, certify_all):
    certify_all(
        (f"{intent} in {state}", sent(request(intent, {}, model), attributes))
        for state, attributes in states.items()
    )


def test_help_keeps_the_open_question_in_each_state(states, certify_all):
    asked = {name: sent(request("AMAZON.HelpIntent"), kept) for name, kept in states.items()}
    for name, answer in certify_all(asked.items()):
        assert answer.open, name
        if name.startswith("ask:"):
            assert answer.state["open"] == name


@pytest.mark.parametrize("intent", STOPPING)
def test_stopping_closes_the_session_briefly_in_each_state(intent, states, certify_all):
    asked = {name: sent(request(intent), kept) for name, kept in states.items()}
    for name, answer in certify_all(asked.items()):
        assert not answer.open, name
        assert len(answer.text.split()) < 20, answer.text


def test_what_is_never_understood_ends_kindly_in_each_state(states, certify_all):
    for name, kept in states.items():
        attributes = kept
        for _ in range(7):
            [(_, answer)] = certify_all(
                [(name, sent(request("AMAZON.FallbackIntent"), attributes))]
            )
            attributes = answer.attributes
            if not answer.open:
                break
        assert not answer.open, f"{name} never ends"
