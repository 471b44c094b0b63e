"""Alexa never sends the words: the request of a line alone, replayed, gets the same reply."""

import copy
import json

import pytest

from lambda_function import lambda_handler
from server.talk import Talk

LINES = [
    "why is my left eyelid twitching",
    "my left calf has been twitching for three days",
    "i keep dropping my mug and my hand twitches",
    "my face is drooping and i can't speak properly",
    "does decaf help",
    "what is a fasciculation",
    "play some music",
    "my zebra coloured elbow does the cha cha",
]


@pytest.fixture(scope="module")
def talk() -> Talk:
    return Talk("en-US")


@pytest.mark.parametrize("line", LINES)
def test_the_request_alone_gives_the_same_reply(talk: Talk, line: str) -> None:
    talk.end()
    result = talk.turn(line)
    request = copy.deepcopy(result.request)
    assert lambda_handler(request, None) == result.response


@pytest.mark.parametrize("line", LINES)
def test_the_request_holds_no_more_of_the_words_than_its_slots(talk: Talk, line: str) -> None:
    talk.end()
    request = talk.turn(line).request
    assert request
    intent = request["request"]["intent"]
    rest = {**request, "request": {**request["request"], "intent": intent["name"]}}
    assert line not in json.dumps(rest)
    words = {slot.get("value", "") for slot in intent.get("slots", {}).values()}
    assert line not in words


def test_a_whole_session_replayed_gives_the_same_replies(talk: Talk) -> None:
    talk.end()
    results = [
        talk.turn(line)
        for line in ("my eyelid's twitching", "no", "three days", "two coffees a day")
    ]
    for result in results:
        assert lambda_handler(copy.deepcopy(result.request), None) == result.response
