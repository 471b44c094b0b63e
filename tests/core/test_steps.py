"""Moves and programmes are spoken in parts short enough to listen to, and nothing is left out."""

import itertools

import pytest
from conversing import Conversation

from muscle_mentor.core.content import Content
from muscle_mentor.core.steps import part


@pytest.mark.parametrize("kind", ["moves", "programmes"])
def test_every_step_is_in_one_part(content: Content, kind: str) -> None:
    for entry in content.ids(kind):
        spans, start = [], 0
        while start is not None:
            act, following = part(kind, entry, start, content)
            spans.append(act.ref.rsplit("@", 1)[1])
            start = following
        ends = [tuple(map(int, span.split("-"))) for span in spans]
        assert ends[0][0] == 0
        assert ends[-1][1] == len(content.entry(kind, entry)["steps"])
        assert all(left[1] == right[0] for left, right in itertools.pairwise(ends))


def test_a_programme_goes_on_part_by_part_and_ends(talk: Conversation) -> None:
    talk.says("BreathingIntent", programme="progressive_relaxation")
    heard = [talk.speech]
    while "next part" in talk.speech:
        talk.says("AMAZON.YesIntent")
        heard.append(talk.speech)
        assert len(talk.speech.split()) * 60 / 150 <= 45
    assert len(heard) >= 2
    assert not talk.ended


def test_more_goes_on_with_the_steps(talk: Conversation) -> None:
    talk.says("BreathingIntent", programme="progressive_relaxation")
    first = talk.speech
    talk.says("MoreIntent")
    assert talk.speech != first


def test_danger_between_two_parts_goes_first(talk: Conversation) -> None:
    talk.says("BreathingIntent", programme="progressive_relaxation")
    talk.says("ReportSymptomIntent", symptoms="chest_pain")
    assert talk.level == "emergency"
