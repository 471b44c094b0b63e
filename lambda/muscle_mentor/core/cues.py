"""The words of one guided turn: what to do, counted down while it is held, and the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.pauses import pause
from muscle_mentor.core.routine import Beat, Cursor, is_timed, moved, turn_number, turns, wait

_MARKS = (20, 10, 5)
"""Seconds left that are told while something is held."""
_MARK_TAKES = 1.0  # second: "ten more" is said within the hold, which stays as long as it should
_NUMBER_TAKES = 0.4
_FEW_ROUNDS = 3
_COUNTED_DOWN = 10.0


def lines(cursor: Cursor, content: Content) -> list[dict[str, Any]]:
    """The statements of the turn at the cursor, waits included, with their sources."""
    turn = turns(cursor, content)[turn_number(cursor, content)]
    before: list[Beat | None] = [None, *turn]
    return [
        {"do": _said(last, beat, cursor, content), "sources": beat.step.get("sources", [])}
        for last, beat in pairwise(before)
        if beat
    ]


def question(cursor: Cursor, content: Content) -> Mapping[str, Any]:
    """The question after the turn at the cursor, as a phrase of content/."""
    following = moved(cursor, 1, content)
    if following is None:  # a plan's last part, told again
        return content.phrase("go_part")
    now = turns(cursor, content)[turn_number(cursor, content)][-1]
    then = turns(following, content)[turn_number(following, content)][0]
    if not is_timed(cursor, content):
        return content.phrase("go_part")
    if cursor.kind == "programmes":
        return content.phrase("go_begin" if now.step.get("once") else "go_on")
    if then.side != now.side:
        return content.phrase("go_side")
    return content.phrase("go_again" if then.round != now.round else "go_step")


def is_last(cursor: Cursor, content: Content) -> bool:
    """Whether nothing follows after the turn at the cursor."""
    return moved(cursor, 1, content) is None


def _said(last: Beat | None, beat: Beat, cursor: Cursor, content: Content) -> str:
    lead = _lead(last, beat, content) if cursor.kind == "moves" else ""
    return " ".join(filter(None, (lead, beat.text, _waited(beat, cursor, content))))


def _lead(last: Beat | None, beat: Beat, content: Content) -> str:
    """Which side it is, or that a round begins again; of many rounds not each is announced."""
    if not beat.opens:
        return ""
    if beat.round == 0:
        name = f"side_{beat.side}_{'next' if beat.second_side else 'first'}" if beat.side else ""
    elif beat.round == beat.rounds - 1:
        name = "round_last"
    else:
        name = "round_again" if last is None or beat.rounds <= _FEW_ROUNDS else ""
    return str(content.phrase(name)["say"]) if name else ""


def _waited(beat: Beat, cursor: Cursor, content: Content) -> str:
    """The wait after a step: counted up for a breath, counted down for a hold."""
    if beat.step.get("count") and not beat.round:
        return " ".join(_counted(int(beat.hold), content))
    return " ".join(_held(wait(beat, cursor), content, told=_is_held(beat, cursor)))


def _is_held(beat: Beat, cursor: Cursor) -> bool:
    """Whether the seconds left are told: for holding a stretch, not for resting after it."""
    return cursor.kind == "moves" and beat.hold >= _COUNTED_DOWN and not beat.step.get("rest")


def _counted(most: int, content: Content) -> Iterator[str]:
    names = str(content.phrase("numbers")["say"]).split()
    for number in range(1, most + 1):
        yield f"{names[number].capitalize()}. {pause(1 - _NUMBER_TAKES)}"


def _held(seconds: float, content: Content, *, told: bool) -> Iterator[str]:
    left = seconds
    spent = 0.0
    for mark in _MARKS if told else ():
        if mark < left:
            yield pause(left - mark - spent)
            yield str(content.phrase(f"{_NAMES[mark]}_more")["say"])
            left, spent = mark, _MARK_TAKES
    yield pause(left - spent)


_NAMES = {20: "twenty", 10: "ten", 5: "five"}
