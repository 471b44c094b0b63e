"""A talk in a terminal sets a real reminder, at a service that this computer plays."""

import io
import json

from server import chat, say

WORDS = ["remind me to stretch every day at nine in the evening", "yes"]


def said(*lines: str) -> list[dict]:
    out = io.StringIO()
    say.run(lines, out, session=True, as_json=True)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_alexa_asks_for_the_permission_and_yes_is_for_her():
    *_, asked, done = said(*WORDS, "yes")
    assert asked["session"] == "ended"
    assert done["intent"] == "Connections.Response"
    assert "every day at nine in the evening" in done["speech"]


def test_no_is_for_her_too():
    assert "set no reminder" in said(*WORDS, "no")[-1]["speech"]


def test_who_says_nothing_gets_a_card():
    assert "put a card" in said(*WORDS, "__silence__")[-1]["speech"]


def test_a_reminder_is_cancelled_in_a_later_session():
    assert "gone" in said(*WORDS, "yes", "", "cancel my reminder")[-1]["speech"]


def test_the_chat_says_that_alexa_asks():
    out = io.StringIO()
    chat.run(io.StringIO("\n".join(WORDS)), out)
    assert "Alexa asks: do you allow Muscle Mentor to make reminders?" in out.getvalue()
