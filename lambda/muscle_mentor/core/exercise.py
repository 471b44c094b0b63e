"""Stretches, breathing and programmes: what forbids one is asked first, then it is led."""

from __future__ import annotations

from muscle_mentor.core.advice import fitting_move, phrase_offer, with_disclaimer
from muscle_mentor.core.amounts import days
from muscle_mentor.core.content import Content
from muscle_mentor.core.cues import is_last
from muscle_mentor.core.moment import Moment, phrase, reply
from muscle_mentor.core.pauses import spoken_seconds
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Progress, Reply
from muscle_mentor.core.routine import (
    Cursor,
    beat_seconds,
    begin,
    is_timed,
    rounds_for,
    turn_number,
    turns,
    whole_seconds,
)
from muscle_mentor.core.speech import say
from muscle_mentor.core.turn import Turn

PRACTICE = "calm_breathing"
"""The practice that nothing forbids."""
_MINUTES_A_DAY = 1440
_LONGEST_MINUTES = 60
_FORBIDS_ALL = (
    "weakness",
    "numbness",
    "leg_swollen",
    "swelling",
    "injury",
    "fever",
    "severe_pain",
    "chest_pain",
)


def stretch(moment: Moment) -> Reply:
    """The move that was named, or the first that fits; what forbids it is asked first."""
    content, turn = moment.content, moment.turn
    named = turn.first("move")
    if named and content.has("moves", named):
        return do_move(moment, content.entry_of("moves", named))
    if not moment.state.report.sites:
        return reply(moment, [phrase("which_move")], Act("ask:body_part"))
    if forbidden(moment):
        return reply(moment, [phrase("no_move_now")], phrase_offer("check"))
    move = fitting_move(moment.state.report, content)
    if move is None:
        return reply(moment, [phrase("no_move_here")], phrase_offer("check"))
    return do_move(moment, move)


def unchecked(moment: Moment) -> Reply:
    """Where nothing may be asked, no move is led: what would forbid it stays unknown."""
    return reply(
        moment, [phrase("which_move"), phrase("symptom_check_off")], phrase_offer("anything")
    )


def forbidden(moment: Moment) -> bool:
    """Whether something known forbids any move (evidence: rules for every stretch or move)."""
    return any(map(moment.state.report.has, _FORBIDS_ALL))


def do_move(moment: Moment, move: str) -> Reply:
    """Say what the move is, and ask once about what forbids it."""
    cursor = begin("moves", move, moment.content)
    cursor = replace(cursor, right_first=moment.state.report.sides[-1:] == ("right",))
    return _ask_first(moment, cursor)


def programme(moment: Moment, name: str | None = None) -> Reply:
    """Lead a programme or breathing practice, as long as was wished for."""
    asked = name or moment.turn.first("programme")
    known = bool(asked) and moment.content.has("programmes", str(asked))
    chosen = moment.content.entry_of("programmes", str(asked)) if known else PRACTICE
    cursor = timed(begin("programmes", chosen, moment.content), moment)
    entry = moment.content.entry("programmes", chosen)
    if "ask_first" not in entry:
        return lead(moment, cursor, opening(cursor, moment.content))
    if not moment.checks or any(map(moment.state.report.has, entry.get("not_if", ()))):
        return instead(moment)
    return _ask_first(moment, cursor)


def instead(moment: Moment) -> Reply:
    """What the practice that was wished for is replaced by: one that nothing forbids."""
    return reply(moment, [phrase("no_practice_now")], phrase_offer("programme", of=PRACTICE))


def opening(cursor: Cursor, content: Content) -> list[Act]:
    """What is said before the first step: the length of a practice, and its warnings."""
    if cursor.kind == "moves":
        return []
    warnings = [Act(f"programmes:{cursor.entry}:warnings")]
    return [*_length(cursor, content), *warnings] if is_timed(cursor, content) else warnings


def lead(moment: Moment, cursor: Cursor, before: list[Act] | None = None) -> Reply:
    """One turn of it: what to do now, with its waits, and the question that follows."""
    content = moment.content
    says, moment = with_disclaimer(moment, before or [])
    last = is_last(cursor, content)
    moment = moment.remember(
        subject=f"{cursor.kind}:{cursor.entry}:{cursor.entry}",
        routine=None if last else str(cursor),
    )
    led = reply(
        moment,
        [*says, Act(f"exercise:{cursor}")],
        _question(cursor, content, last=last),
        card=card(cursor) if before and cursor.kind == "programmes" else None,
    )
    if not is_timed(cursor, content):
        return led
    said_before = sum(spoken_seconds(say(act, content)) for act in says)
    return replace(led, progress=progress(cursor, content, after=said_before), slow=cursor.slow)


def card(cursor: Cursor) -> Act:
    """What it is and all its steps, to read up in the app."""
    return Act(f"{cursor.kind}:{cursor.entry}:card")


def progress(
    cursor: Cursor, content: Content, *, waiting: bool = False, after: float = 0.0
) -> Progress:
    """Where the cursor stands, as a screen shows it, `after` seconds of other words.

    Of a move its longest hold is counted down, of a practice the whole turn: many short breaths.
    """
    divided = turns(cursor, content)
    number = turn_number(cursor, content)
    now = divided[number]
    longest = max(now, key=lambda beat: beat.hold)
    before = now[: now.index(longest)]
    if cursor.kind == "moves":
        hold = longest.hold
        after += sum(beat_seconds(beat, cursor) for beat in before) + spoken_seconds(longest.text)
    else:
        hold = sum(beat_seconds(beat, cursor) for beat in now) if longest.hold else 0.0
    return Progress(
        cursor.kind,
        cursor.entry,
        number + 1,
        len(divided),
        tuple(dict.fromkeys(beat.number for beat in now)),
        hold,
        after,
        now[0].side,
        cursor.seated,
        waiting,
    )


def timed(cursor: Cursor, moment: Moment) -> Cursor:
    """The practice in the length that was said in this turn, where one was."""
    minutes = minutes_said(moment.turn)
    return rounds_for(cursor, minutes, moment.content) if minutes else cursor


def minutes_said(turn: Turn) -> float | None:
    """A length in minutes that somebody could want to practise; not "for three weeks"."""
    said = days(turn.text("duration"))
    minutes = said * _MINUTES_A_DAY if said else None
    return minutes if minutes and minutes <= _LONGEST_MINUTES else None


def _question(cursor: Cursor, content: Content, *, last: bool) -> Act:
    if not last:
        return Act(f"go:{cursor}")
    return Act(f"eased:{cursor}") if is_timed(cursor, content) else phrase_offer("anything")


def _length(cursor: Cursor, content: Content) -> list[Act]:
    minutes = round(whole_seconds(cursor, content) / 60)
    names = str(content.phrase("numbers")["say"]).split()
    if minutes <= 1:
        return [phrase("takes_a_minute")]
    return [phrase("takes_minutes", times=names[min(minutes, len(names) - 1)])]


def _ask_first(moment: Moment, cursor: Cursor) -> Reply:
    """Ask once about what forbids it; yes then means "it applies", so the offer is turned."""
    stop_rule = [phrase("stop_moves")] if cursor.kind == "moves" else []
    summary = Act(f"{cursor.kind}:{cursor.entry}:summary")
    says, moment = with_disclaimer(moment, [summary, *stop_rule])
    moment = moment.remember(subject=f"{cursor.kind}:{cursor.entry}:{cursor.entry}", routine=None)
    return reply(moment, says, Act(f"clear:{cursor}"), card=card(cursor))
