"""A move, practice or plan as it is done: timed steps, in turns that one reply can lead.

Pure arithmetic on an entry of content/: which step, on which side, how often, how long.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.pauses import spoken_seconds
from muscle_mentor.core.replace import replace

_TURN = 42.0  # with its question and the first disclaimer a turn stays under 45
_TOLD = 30.0  # where nothing is done meanwhile, listeners get no more at once
_SIDE_IS_SAID = 2.4
_ROUND_IS_SAID = 1.6
_INTRODUCED = 4.8  # seconds: how long a practice takes, and half a sentence of disclaimer
_FLAGS = {"seated": "s", "slow": "l", "right_first": "r"}
_SLOWER = 1.3
_SLOW_EXTRA = 3.0
_GETTING_READY = 5.0  # a shorter wait is for getting into position, not for holding it
_MOST_BEATS = 999
_HOLDING = 10.0
"""Seconds: a hold as long as this ends with the step that lets go of it, in the same turn."""


@dataclass(frozen=True)
class Cursor:
    """Where somebody is in a move or programme, and how they do it. As text it is in the state.

    `beat` counts single steps over all rounds and sides; `rounds` is how often they are done.
    """

    kind: str
    entry: str
    beat: int = 0
    rounds: int = 1
    seated: bool = False
    slow: bool = False
    right_first: bool = False

    def __str__(self) -> str:
        """The form kept in the state: kind/entry/beat/rounds/flags."""
        flags = "".join(letter for name, letter in _FLAGS.items() if getattr(self, name)) or "-"
        return f"{self.kind}/{self.entry}/{self.beat}/{self.rounds}/{flags}"

    @classmethod
    def read(cls, text: str, content: Content) -> Cursor:
        """Read what __str__ wrote. KeyError for anything that the content does not have."""
        kind, entry, beat, rounds, flags = (*text.split("/"), *[""] * 5)[:5]
        if kind not in ("moves", "programmes") or not (beat.isdigit() and rounds.isdigit()):
            raise KeyError(text)
        marks = {name: letter in flags for name, letter in _FLAGS.items()}
        cursor = cls(kind, entry, int(beat), int(rounds), **marks)
        if not 1 <= cursor.rounds <= most_rounds(cursor, content) or cursor.beat > _MOST_BEATS:
            raise KeyError(text)
        return cursor if cursor.beat < len(_beats(cursor, content)) else replace(cursor, beat=0)


@dataclass(frozen=True)
class Beat:
    """One step done once: `number` is its place among the steps of the entry, from 0.

    `opens` marks the first of its round.
    """

    number: int
    step: Mapping[str, Any]
    side: str | None
    round: int
    rounds: int
    opens: bool
    second_side: bool

    @property
    def text(self) -> str:
        """What to do; from the second round on the short cue, where there is one."""
        whole = str(self.step.get("do") or self.step["say"])
        return str(self.step.get("again", whole)) if self.round else whole

    @property
    def hold(self) -> float:
        """Seconds to wait after it."""
        return float(self.step.get("hold", 0))


def begin(kind: str, entry: str, content: Content) -> Cursor:
    """The start of an entry, done as often as it says."""
    return Cursor(kind, entry, rounds=int(content.entry(kind, entry).get("times", 1)))


def is_timed(cursor: Cursor, content: Content) -> bool:
    """Whether it is done now, step by step in its own time; a plan for days is only told."""
    return any(step.get("hold") for step in _steps(cursor, content))


def most_rounds(cursor: Cursor, content: Content) -> int:
    """How often the steps may be done at most."""
    entry = content.entry(cursor.kind, cursor.entry)
    return int(entry.get("most", 1) if cursor.kind == "programmes" else entry.get("times", 1))


def turns(cursor: Cursor, content: Content) -> list[list[Beat]]:
    """All beats, divided into turns: never longer than a reply may be, never across sides.

    A round is only divided where it is too long for one turn.
    """
    divided: list[list[Beat]] = []
    room = 0.0
    rounds = itertools.groupby(_beats(cursor, content), key=lambda beat: (beat.side, beat.round))
    for _, beats in rounds:
        for number, part in enumerate(_parts(list(beats), cursor, content, first=not divided)):
            took = _seconds(part, cursor)
            turned = bool(divided) and divided[-1][-1].side != part[0].side
            if not divided or turned or number or took > room:
                divided.append([])
                room = _room(cursor, content, first=len(divided) == 1)
            divided[-1] += part
            room -= took
    return divided


def turn_number(cursor: Cursor, content: Content) -> int:
    """The index of the turn that the cursor is in."""
    ends = itertools.accumulate(len(turn) for turn in turns(cursor, content))
    return next(number for number, end in enumerate(ends) if cursor.beat < end)


def moved(cursor: Cursor, by: int, content: Content) -> Cursor | None:
    """The cursor some turns further on or back; None beyond the last one."""
    divided = turns(cursor, content)
    number = max(0, turn_number(cursor, content) + by)
    if number >= len(divided):
        return None
    return replace(cursor, beat=sum(map(len, divided[:number])))


def wait(beat: Beat, cursor: Cursor) -> float:
    """Seconds to wait after a beat: as written, or longer to get ready for whoever is slower."""
    slower = cursor.slow and 0 < beat.hold <= _GETTING_READY and not beat.step.get("count")
    return beat.hold + 2 if slower else beat.hold


def beat_seconds(beat: Beat, cursor: Cursor) -> float:
    """How long one beat takes to say and do."""
    said = spoken_seconds(beat.text)
    return said * (_SLOWER if cursor.slow else 1.0) + wait(beat, cursor)


def whole_seconds(cursor: Cursor, content: Content) -> float:
    """How long all of it takes, without the questions in between."""
    return sum(beat_seconds(beat, cursor) for beat in _beats(cursor, content))


def rounds_for(cursor: Cursor, minutes: float, content: Content) -> Cursor:
    """As many rounds as fit a time that was wished for, within what is led at all."""
    lengths = [
        whole_seconds(replace(cursor, rounds=rounds), content)
        for rounds in range(1, most_rounds(cursor, content) + 1)
    ]
    fitting = sum(1 for length in lengths if length <= minutes * 60)
    return replace(cursor, rounds=max(1, fitting))


def _parts(beats: list[Beat], cursor: Cursor, content: Content, *, first: bool) -> list[list[Beat]]:
    """One round, whole where it fits a turn, else in as few parts as will do."""
    if _seconds(beats, cursor) <= _room(cursor, content, first=first):
        return [beats]
    parts: list[list[Beat]] = [[]]
    for unit in _units(beats, cursor):
        room = _room(cursor, content, first=first and len(parts) == 1)
        if parts[-1] and _seconds([*parts[-1], *unit], cursor) > room:
            parts.append([])
        parts[-1] += unit
    return parts


def _units(beats: list[Beat], cursor: Cursor) -> list[list[Beat]]:
    """Beats that belong together: nobody is asked anything within a breath, or in a hold."""
    once = [beat for beat in beats if beat.step.get("once")]
    repeated = [beat for beat in beats if not beat.step.get("once")]
    timed = cursor.kind == "programmes" and any(beat.hold for beat in beats)
    if timed and _seconds(repeated, cursor) <= _longest(cursor):
        return [*([once] if once else []), repeated]
    units: list[list[Beat]] = []
    for beat in beats:
        lets_go = bool(units) and _lets_go(units[-1][-1], beat)
        if lets_go and _seconds([*units[-1], beat], cursor) <= _longest(cursor):
            units[-1].append(beat)
        else:
            units.append([beat])
    return units


def _lets_go(held: Beat, beat: Beat) -> bool:
    if held.step.get("rest"):
        return False
    return bool(beat.step.get("rest")) or held.hold >= _HOLDING > beat.hold


def _seconds(beats: list[Beat], cursor: Cursor) -> float:
    """How long some beats take together, with the words that announce their round."""
    announced = 0.0
    if cursor.kind == "moves" and beats[0].opens:
        announced = _ROUND_IS_SAID if beats[0].round else _SIDE_IS_SAID if beats[0].side else 0.0
    return announced + sum(beat_seconds(beat, cursor) for beat in beats)


def _room(cursor: Cursor, content: Content, *, first: bool) -> float:
    """Seconds for the steps of a turn; the first one begins with warnings and disclaimer."""
    most = _longest(cursor) if is_timed(cursor, content) else _TOLD
    if not first or cursor.kind == "moves":
        return most
    warnings = content.entry(cursor.kind, cursor.entry).get("warnings", ())
    before = sum(spoken_seconds(each.get("say") or each["do"]) for each in warnings)
    return min(most, _longest(cursor) - (before + _INTRODUCED) * (_SLOWER if cursor.slow else 1.0))


def _longest(cursor: Cursor) -> float:
    """Seconds of a turn; a slow voice also takes longer over the question and the counting."""
    return _TURN - (_SLOW_EXTRA if cursor.slow else 0.0)


def _steps(cursor: Cursor, content: Content) -> list[Mapping[str, Any]]:
    entry = content.entry(cursor.kind, cursor.entry)
    return list((cursor.seated and entry.get("seated")) or entry["steps"])


def _beats(cursor: Cursor, content: Content) -> list[Beat]:
    entry = content.entry(cursor.kind, cursor.entry)
    sides = ("right", "left") if cursor.right_first else ("left", "right")
    both = entry.get("sides") == "both"
    return [
        beat
        for side in (sides if both else (None,))
        for number in range(cursor.rounds)
        for beat in _round(cursor, side, number, content)
    ]


def _round(cursor: Cursor, side: str | None, number: int, content: Content) -> Iterator[Beat]:
    final = number == cursor.rounds - 1
    opens = True
    for index, step in enumerate(_steps(cursor, content)):
        if (step.get("once") and number) or (step.get("last") and not final):
            continue
        yield Beat(index, step, side, number, cursor.rounds, opens, _is_second(side, cursor))
        opens = False


def _is_second(side: str | None, cursor: Cursor) -> bool:
    return side == ("left" if cursor.right_first else "right")
