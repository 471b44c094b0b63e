"""The timing of moves and programmes: nothing is left out, and no turn is too long to hold."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from muscle_mentor.alexa.responses import ssml
from muscle_mentor.core.content import Content
from muscle_mentor.core.cues import is_last, lines
from muscle_mentor.core.pauses import LONGEST, PAUSE, pause, spoken_seconds
from muscle_mentor.core.reply import Act
from muscle_mentor.core.routine import Cursor, begin, moved, rounds_for, turns, whole_seconds
from muscle_mentor.core.speech import say
from muscle_mentor.core.spoken import reprompt

MOST_SECONDS = 45


def all_cursors(content: Content) -> Iterator[Cursor]:
    """The start of every move and programme, in every way that it can be done."""
    for kind in ("moves", "programmes"):
        for entry in content.ids(kind):
            start = begin(kind, entry, content)
            for seated in (False, True):
                for slow in (False, True):
                    yield replace(start, seated=seated, slow=slow)


def places(start: Cursor, content: Content) -> Iterator[Cursor]:
    """The cursor at every turn from the start to the end."""
    cursor: Cursor | None = start
    while cursor:
        yield cursor
        cursor = moved(cursor, 1, content)


def test_every_step_of_everything_is_done_in_some_turn(content: Content) -> None:
    for start in all_cursors(content):
        entry = content.entry(start.kind, start.entry)
        steps = (start.seated and entry.get("seated")) or entry["steps"]
        done = {beat.number for turn in turns(start, content) for beat in turn}
        assert done == set(range(len(steps))), start


def test_no_turn_is_longer_than_can_be_listened_to(content: Content) -> None:
    for start in all_cursors(content):
        rate = 1.3 if start.slow else 1.0
        for cursor in places(start, content):
            last = is_last(cursor, content)
            asked = say(Act(f"{'eased' if last else 'go'}:{cursor}"), content)
            text = f"{say(Act(f'exercise:{cursor}'), content)} {asked}"
            waits = sum(map(float, PAUSE.findall(text)))
            spoken = spoken_seconds(PAUSE.sub(" ", text)) * rate + waits
            assert spoken <= MOST_SECONDS, (cursor, spoken)


def test_a_hold_lasts_as_long_as_it_should(content: Content) -> None:
    cursor = begin("moves", "wall_calf_stretch", content)
    said = lines(cursor, content)[1]["do"]
    assert said.count("more") == 2
    marks = [float(found) for found in PAUSE.findall(said)]
    assert sum(marks) + 2 == 20  # each mark takes a second of the hold to say


def test_no_break_is_longer_than_alexa_plays(content: Content) -> None:
    for start in all_cursors(content):
        for cursor in places(start, content):
            for text in (
                say(Act(f"exercise:{cursor}"), content),
                reprompt(Act(f"go:{cursor}"), content, "Go on?"),
            ):
                assert all(float(found) <= LONGEST for found in PAUSE.findall(text))
    assert PAUSE.findall(pause(24.5)) == ["10", "10", "4.5"]


def test_waits_become_silence_and_telephone_numbers_stay_numbers() -> None:
    said = ssml("Call 911. [10] [0.6] At 9:30.")
    assert '<break time="10000ms"/> <break time="600ms"/>' in said
    assert '<say-as interpret-as="telephone">911</say-as>' in said
    assert re.search(r"At 9:30\.</speak>$", said)
    assert "[" not in said


def test_nobody_is_asked_anything_between_a_hold_and_letting_go(content: Content) -> None:
    cursor = begin("moves", "hamstring_stretch", content)
    for turn in turns(cursor, content):
        assert turn[-1].hold < 10


def test_both_sides_are_done_as_often_as_it_says(content: Content) -> None:
    cursor = begin("moves", "wall_calf_stretch", content)
    sides = [beat.side for turn in turns(cursor, content) for beat in turn if beat.opens]
    assert sides == ["left"] * 3 + ["right"] * 3
    flipped = turns(replace(cursor, right_first=True), content)
    assert flipped[0][0].side == "right"


@pytest.mark.parametrize(("minutes", "least", "most"), [(1, 0.5, 1.2), (3, 2.5, 3.2), (60, 4, 7)])
def test_a_practice_is_as_long_as_was_wished_within_its_limits(
    content: Content, minutes: float, least: float, most: float
) -> None:
    wished = rounds_for(begin("programmes", "calm_breathing", content), minutes, content)
    assert least <= whole_seconds(wished, content) / 60 <= most


@pytest.mark.parametrize(
    "damaged",
    ["", "moves", "moves/calf_stretch/x/1/-", "moves/nothing/0/1/-", "sites/calf/0/1/-",
     "moves/wall_calf_stretch/0/0/-", "moves/wall_calf_stretch/0/99/-",
     "moves/wall_calf_stretch/9999/3/-"],
)  # fmt: skip
def test_a_damaged_place_is_refused(content: Content, damaged: str) -> None:
    with pytest.raises(KeyError):
        Cursor.read(damaged, content)


def test_a_place_survives_the_session(content: Content) -> None:
    for start in all_cursors(content):
        for cursor in places(start, content):
            assert Cursor.read(str(cursor), content) == cursor
