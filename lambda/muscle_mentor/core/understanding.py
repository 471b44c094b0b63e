"""What one turn means: its facts, added to what the session knows, and the question it answers."""

from __future__ import annotations

from muscle_mentor.core import exercise, reminders
from muscle_mentor.core.advice import judge
from muscle_mentor.core.content import Content
from muscle_mentor.core.heard_background import ABOUT_MEDICINE
from muscle_mentor.core.heard_signs import danger_signs
from muscle_mentor.core.hearing import hear
from muscle_mentor.core.interview import (
    ONSET_AGAIN,
    TIMED,
    WARNED,
    bind,
    by_name,
    by_place,
    names_one,
)
from muscle_mentor.core.kept import MOST_MISSES
from muscle_mentor.core.known import is_known
from muscle_mentor.core.meaning import as_report, with_change
from muscle_mentor.core.moment import Moment
from muscle_mentor.core.replace import replace
from muscle_mentor.core.report import Report, merge
from muscle_mentor.core.state import State, read_state
from muscle_mentor.core.turn import Turn, said_yes

_ONLY_WITH_A_TWITCH = frozenset({"fever", "mild_fever"})


def understand(
    turn: Turn, content: Content, *, missed: bool = False, checks: bool = True
) -> Moment:
    """The turn with the report so far. `missed`: nothing that was said has been understood."""
    state = _known_state(turn, content)
    misses = min(state.misses + 1, MOST_MISSES) if missed else 0
    turn = as_report(turn, state.open, warned=state.level in WARNED)
    turn = reminders.as_answer(turn, state.open)
    corrects = turn.intent == "CorrectionIntent"
    heard = _without_other_illness(hear(turn, content, state.open), state, turn)
    heard = by_place(heard, state, content, corrects=corrects)
    heard = by_name(heard, turn, state, content)
    state = _new_sign(state, heard)
    if corrects:
        report = _corrected(state.report, heard)
    else:
        report = merge(state.report, _about_the_twitch(heard, state, turn), danger_signs(content))
    report = with_change(report, turn, state.open)
    report = bind(report, state, said_yes(turn), content, named=names_one(heard))
    so_far = judge(report, content, finished=False)
    state = replace(state, report=report, misses=misses)
    return Moment(turn, content, state, heard, so_far, checks)


def _known_state(turn: Turn, content: Content) -> State:
    """The state of the session; a fresh one at its beginning, or where content/ is another."""
    state = read_state(turn.attributes) if turn.attributes else State()
    return state if not turn.attributes or is_known(state, content) else State()


def _without_other_illness(heard: Report, state: State, turn: Turn) -> Report:
    """A fever is a danger with a twitch; "a sore throat and a fever" is another illness."""
    of_a_cold = heard.has("viral_illness") or not heard.sites
    if turn.intent != "OtherHealthIntent" or state.report.sites or not of_a_cold:
        return heard
    signs = {sign: on for sign, on in heard.signs.items() if sign not in _ONLY_WITH_A_TWITCH}
    return replace(heard, signs=signs)


def _new_sign(state: State, heard: Report) -> State:
    """How another sign came says nothing of a new one: a droop after numbness may be sudden."""
    if heard.onset or not state.report.onset:
        return state
    if not any(heard.has(sign) and not state.report.has(sign) for sign in TIMED):
        return state
    return replace(state, report=replace(state.report, onset=None)).tell(ONSET_AGAIN)


def _about_the_twitch(heard: Report, state: State, turn: Turn) -> Report:
    """The facts without a length of time that is not the twitch's."""
    of_other = (
        turn.intent == "ReminderIntent"
        or _is_second_time(state)
        or _is_practised(state, turn)
        or _is_of_medicine(heard, state)
    )
    return replace(heard, duration_days=None) if of_other else heard


def _is_second_time(state: State) -> bool:
    """As in "i've practised guitar for hours", where it is known since when it twitches."""
    return state.report.duration_days is not None and state.open != "ask:duration"


def _is_practised(state: State, turn: Turn) -> bool:
    """As in "five minutes of box breathing", "just two minutes"."""
    exercising = (state.open or "").startswith(("clear:", "go:", "hold:", "begin:"))
    practised = exercising or turn.intent == "BreathingIntent"
    return practised and exercise.minutes_said(turn) is not None


def _is_of_medicine(heard: Report, state: State) -> bool:
    """As in "i started sertraline three weeks ago": the twitch may be younger."""
    if state.open in ABOUT_MEDICINE:
        return True
    return state.open != "ask:duration" and any(use.change for use in heard.medicines)


def _corrected(report: Report, heard: Report) -> Report:
    """A correction replaces place and side instead of adding to them."""
    kept = replace(
        report,
        parts=() if heard.parts else report.parts,
        sites=() if heard.sites else report.sites,
        sides=() if heard.sides else report.sides,
    )
    return merge(kept, heard)
