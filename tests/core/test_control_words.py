"""Every control word at every step of every move and practice."""

from collections.abc import Iterator

import pytest
from conversing import Conversation

from muscle_mentor.core.content import Content
from muscle_mentor.core.pauses import spoken_seconds
from muscle_mentor.stored_content import content_for

WORDS = (
    "AMAZON.NextIntent", "AMAZON.PreviousIntent", "AMAZON.RepeatIntent", "AMAZON.PauseIntent",
    "AMAZON.ResumeIntent", "AMAZON.StartOverIntent", "SlowerIntent", "StepsLeftIntent",
    "SeatedIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent",
)  # fmt: skip
PAIN = {"intent": "ReportSymptomIntent", "symptoms": "pain"}
DANGER = {"intent": "ReportSymptomIntent", "symptoms": "chest_pain"}
MOST_SECONDS = 45


def led(content: Content) -> list[tuple[str, str]]:
    """All that is led in real time: moves and practices."""
    moves = [("StretchIntent", move) for move in content.ids("moves")]
    return moves + [("BreathingIntent", each) for each in content.ids("programmes")]


def turns(talk: Conversation, intent: str, name: str) -> Iterator[object]:
    """The state at every turn of one, from the question about what forbids it to the last."""
    slot = "move" if intent == "StretchIntent" else "programme"
    talk.state = None
    talk.says(intent, **{slot: name})
    for _ in range(80):
        assert talk.reply
        asked = talk.reply.question
        assert asked
        if not asked.ref.startswith(("clear:", "go:", "eased:")):
            return
        yield talk.state
        if asked.ref.startswith("eased:"):
            return
        talk.says("AMAZON.NoIntent" if asked.ref.startswith("clear:") else "AMAZON.YesIntent")


@pytest.mark.parametrize(("intent", "name"), led(content_for("en-US")))
def test_every_word_at_every_step(talk: Conversation, intent: str, name: str) -> None:
    for state in list(turns(talk, intent, name)):
        for word in WORDS:
            talk.state = state
            talk.says(word)
            assert talk.speech, word
            assert spoken_seconds(talk.speech) <= MOST_SECONDS, (word, talk.speech)
            assert talk.ended == (word == "AMAZON.StopIntent"), word
        talk.state = state
        assert talk.says(**PAIN).reply
        assert "exercise:" not in str(talk.reply), "pain ends it"
        talk.state = state
        assert talk.says(**DANGER).level == "emergency"
