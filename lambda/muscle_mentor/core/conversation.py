"""One turn of the conversation: danger first, then what the person asked for, found by table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from muscle_mentor.core import advice, control, danger, exercise, guide, plans, reminders
from muscle_mentor.core.answers import TOPICS, answer, general, serious
from muscle_mentor.core.content import Content
from muscle_mentor.core.hearing import danger_signs, hear
from muscle_mentor.core.interview import (
    MOST_QUESTIONS,
    ONSET_AGAIN,
    TIMED,
    asks_which,
    bind,
    by_place,
    is_answered,
    is_child,
    names_one,
    next_question,
)
from muscle_mentor.core.known import is_known
from muscle_mentor.core.meaning import as_report, reports_anyway, says_the_same, with_change
from muscle_mentor.core.moment import Moment, open_question, phrase, reply
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.report import Report, merge
from muscle_mentor.core.state import State, read_state
from muscle_mentor.core.turn import Turn

Handler = Callable[[Moment], Reply]
_PATIENCE_WITH_SAFETY = 2
_PATIENCE_WITH_NOISE = 4
_WORRY = ("worried", "worry_fills_day", "anxiety")


def respond(turn: Turn, content: Content, *, symptom_check: bool = True) -> Reply:
    """The reply to one turn. Pure: the same turn and content always give the same reply.

    Without `symptom_check` nothing about the person is asked or judged; danger still is.
    """
    moment = replace(_understand(turn, content), checks=symptom_check)
    if turn.kind == "launch":
        return control.launch(moment)
    if turn.kind in _OF_REMINDERS:
        return _OF_REMINDERS[turn.kind](moment)
    moment = guide.interrupted(moment)
    return danger.check(moment) or _led(moment) or _handled(moment)


def _led(moment: Moment) -> Reply | None:
    """The reply of what is being done: an exercise, or a reminder that is being set."""
    return guide.control(moment) or reminders.control(moment)


def _handled(moment: Moment) -> Reply:
    if plans.is_count(moment):
        return plans.count(moment)
    if moment.checks and reports_anyway(moment):
        return report_symptom(moment)
    if says_the_same(moment):
        return dont_know(moment)
    handlers = HANDLERS if moment.checks else UNCHECKED
    return handlers.get(moment.turn.intent, control.fallback)(moment)


def _understand(turn: Turn, content: Content) -> Moment:
    state = read_state(turn.attributes)
    state = state if is_known(state, content) else State()
    missed = turn.kind == "intent" and HANDLERS.get(turn.intent, fallback) is fallback
    state = replace(state, misses=state.misses + 1 if missed else 0)
    turn = reminders.as_answer(as_report(turn, state.open), state.open)
    corrects = turn.intent == "CorrectionIntent"
    heard = by_place(hear(turn, content, state.open), state, content, corrects=corrects)
    state = _new_sign(state, heard)
    if corrects:
        report = _corrected(state.report, heard)
    else:
        report = merge(state.report, _about_the_twitch(heard, state, turn), danger_signs(content))
    report = with_change(report, turn, state.open)
    report = bind(report, state, said_yes(turn), content)
    return Moment(turn, content, replace(state, report=report), heard)


def _new_sign(state: State, heard: Report) -> State:
    """How another sign came says nothing of a new one: a droop after numbness may be sudden."""
    new = [sign for sign in TIMED if heard.has(sign) and not state.report.has(sign)]
    if not new or heard.onset or not state.report.onset:
        return state
    return replace(state, report=replace(state.report, onset=None)).tell(ONSET_AGAIN)


def _about_the_twitch(heard: Report, state: State, turn: Turn) -> Report:
    """A second length of time is not the twitch's: "i've practised guitar for hours".

    Nor is one of an exercise: "five minutes of box breathing", "just two minutes"; nor the time
    until a reminder.
    """
    if turn.intent == "ReminderIntent":
        return replace(heard, duration_days=None)
    known = state.report.duration_days is not None and state.open != "ask:duration"
    exercising = (state.open or "").startswith(("clear:", "go:", "hold:", "begin:"))
    practised = exercising or turn.intent == "BreathingIntent"
    other = known or (practised and exercise.minutes_said(turn))
    return replace(heard, duration_days=None) if other else heard


def said_yes(turn: Turn) -> bool | None:
    """True for yes, False for no, None where neither was said."""
    word = {"AMAZON.YesIntent": "yes", "AMAZON.NoIntent": "no"}.get(
        turn.intent, turn.first("yes_no")
    )
    return None if word is None else word == "yes"


def report_symptom(moment: Moment) -> Reply:
    """Take what was reported and ask the most urgent thing still open, or advise."""
    if asks_which(moment.state, said_yes(moment.turn), moment.heard, moment.content):
        return _which_one(moment)
    if (
        moment.state.open == "ask:which_one"
        and said_yes(moment.turn) is None
        and not names_one(moment.heard)
    ):
        return _unclear(moment)
    if not is_answered(moment.state, said_yes(moment.turn), moment.heard, moment.content):
        return _ask_again(moment)
    return _go_on(moment)


def _go_on(moment: Moment) -> Reply:
    """The next question, or the advice; advice that stands is not given twice."""
    report, state, content = moment.state.report, moment.state, moment.content
    so_far = advice.judge(report, content, finished=False)
    settled = so_far.level != "self_care" or is_child(report)
    name = next_question(report, state, content, settled=settled)
    if name:
        return reply(moment.asking(name), _kindly(moment), Act(f"ask:{name}"))
    return advice.stands(moment) if advice.is_told(moment) else advice.result(moment)


def _kindly(moment: Moment) -> list[Act]:
    """Whoever tells of worry is heard before the next question; once, so that it stays true."""
    worried = any(map(moment.heard.has, _WORRY))
    return [phrase("thanks_noted")] if worried else []


def _ask_again(moment: Moment) -> Reply:
    """Something was said, but no answer to the danger list: thank, and ask it once more."""
    again = f"again:{moment.state.open}"
    if again in moment.state.told:
        return _unclear(moment)
    return reply(moment.tell(again), [phrase("thanks_noted")], Act(str(moment.state.open)))


def yes(moment: Moment) -> Reply:
    """Yes to an interview question, or to an offer."""
    if not open_question(moment):
        return control.yes_to_offer(moment)
    return report_symptom(moment)


def no(moment: Moment) -> Reply:
    """No to an interview question (its signs are denied by now), or to an offer."""
    return report_symptom(moment) if open_question(moment) else control.no_to_offer(moment)


def dont_know(moment: Moment) -> Reply:
    """Unknown is not no: two unclear safety answers in a row end one level up."""
    if not open_question(moment):
        return control.unsure_of_offer(moment)
    return _unclear(moment) if _is_safety(moment) else _go_on(moment)


def fallback(moment: Moment) -> Reply:
    """Not understood: asked once more, then passed over; unclear about safety is never "no".

    Nobody is led through the whole interview by questions that go unanswered.
    """
    misses = moment.state.misses
    if not open_question(moment) or misses == 1 or misses > _PATIENCE_WITH_NOISE + 1:
        return control.fallback(moment)
    return advice.result(moment) if misses > _PATIENCE_WITH_NOISE else dont_know(moment)


def define(moment: Moment) -> Reply:
    """What a word means; "what does that mean?" alone is about the open question."""
    waiting = open_question(moment)
    if waiting is None or any(map(moment.turn.values, TOPICS[moment.turn.intent].slots)):
        return answer(moment)
    return reply(moment, [Act(f"means:{waiting.ref[4:]}")], waiting, repeatable=False)


def why_ask(moment: Moment) -> Reply:
    """Say why the open question is asked, and ask it again."""
    waiting = open_question(moment)
    if not waiting:
        return control.about_skill(moment)
    return reply(moment, [Act(f"why:{waiting.ref[4:]}")], waiting, repeatable=False)


def reason(moment: Moment) -> Reply:
    """The reason of the highest rule behind the last advice, and who says so."""
    why = advice.reason_acts(advice.settled(moment), moment.content)
    if moment.state.level is None or not why:
        return control.who_says_so(moment)
    return control.who_says_so(moment.remember(said=tuple(why)), why)


def stretch(moment: Moment) -> Reply:
    """A question about stretching is answered; else a move is led."""
    asks = moment.turn.ids("question") and not moment.turn.first("move")
    return answer(moment) if asks else exercise.stretch(moment)


def breathe(moment: Moment) -> Reply:
    """A practice that was named is done; a question or a worry is answered, one offered."""
    named = moment.turn.first("programme")
    if not moment.turn.ids("question") and named and moment.content.has("programmes", named):
        return plans.plan(moment)
    return answer(moment)


def go_back(moment: Moment) -> Reply:
    """Ask the question before the open one again, or the last one where none is open."""
    asked = moment.state.asked
    if not asked:
        return control.nothing_running(moment)
    if open_question(moment) and len(asked) > 1:
        asked = asked[:-1]
    moment = moment.remember(asked=asked)
    return reply(moment, [phrase("all_right")], Act(f"ask:{asked[-1]}"))


def _unclear(moment: Moment) -> Reply:
    """Unclear about safety: noted as such, which puts the advice one level up."""
    field = _question(moment).get("asks", "red_flags")
    report = replace(moment.state.report, unclear=(*moment.state.report.unclear, field))
    moment = moment.remember(report=report)
    if len(report.unclear) >= _PATIENCE_WITH_SAFETY:
        return advice.result(moment)
    return _go_on(moment)


def _is_safety(moment: Moment) -> bool:
    return _question(moment).get("asks") in ("red_flags", "onset")


def _question(moment: Moment) -> Mapping[str, Any]:
    """The open interview question, as content/ has it; empty where none is open."""
    name = (moment.state.open or "").removeprefix("ask:")
    found: Mapping[str, Any] = moment.content.interview()["questions"].get(name, {})
    return found


def _which_one(moment: Moment) -> Reply:
    if moment.state.open == "ask:which_one" or len(moment.state.asked) >= MOST_QUESTIONS:
        return _unclear(moment)
    return reply(moment.asking("which_one"), [], Act("ask:which_one"))


def _corrected(report: Report, heard: Report) -> Report:
    """A correction replaces place and side instead of adding to them."""
    kept = replace(
        report,
        parts=() if heard.parts else report.parts,
        sites=() if heard.sites else report.sites,
        sides=() if heard.sides else report.sides,
    )
    return merge(kept, heard)


_OF_REMINDERS: Mapping[str, Handler] = {
    "permission": reminders.permitted,
    "service": reminders.told,
}
"""Kinds of turn in which nobody says anything."""

HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys(TOPICS, answer),
    "ReportSymptomIntent": report_symptom,
    "CorrectionIntent": report_symptom,
    "EmergencyIntent": report_symptom,
    "DefinitionIntent": define,
    "SeriousConditionIntent": serious,
    "StretchIntent": stretch,
    "BreathingIntent": breathe,
    "MoreIntent": control.more,
    "DontKnowIntent": dont_know,
    "WhyAskIntent": why_ask,
    "ReasonIntent": reason,
    "SourcesIntent": control.who_says_so,
    "PrivacyIntent": control.privacy,
    "SummaryIntent": control.summary,
    "AboutIntent": control.about_skill,
    "OtherHealthIntent": control.other_health,
    "CannotDoIntent": control.cannot_do,
    "AMAZON.HelpIntent": control.help_,
    "AMAZON.RepeatIntent": control.repeat,
    "AMAZON.YesIntent": yes,
    "AMAZON.NoIntent": no,
    "AMAZON.StopIntent": control.stop,
    "AMAZON.CancelIntent": control.stop,
    "AMAZON.NavigateHomeIntent": control.stop,
    "AMAZON.StartOverIntent": control.start_over,
    "AMAZON.PreviousIntent": go_back,
    "AMAZON.NextIntent": control.more,
    "AMAZON.PauseIntent": control.nothing_running,
    "AMAZON.ResumeIntent": control.resume,
    "SlowerIntent": control.slower,
    "StepsLeftIntent": control.nothing_running,
    "PlanIntent": plans.plan,
    "ReminderIntent": reminders.remind,
    "CancelReminderIntent": reminders.cancel,
    "SeatedIntent": control.sitting,
    "AMAZON.FallbackIntent": fallback,
}
"""Every intent of the interaction model, and what answers it."""

UNCHECKED: Mapping[str, Handler] = {
    **HANDLERS,
    **dict.fromkeys(("ReportSymptomIntent", "CorrectionIntent"), general),
    "StretchIntent": exercise.unchecked,
    "AMAZON.PreviousIntent": control.nothing_running,
    "AMAZON.YesIntent": control.yes_to_offer,
    "AMAZON.NoIntent": control.no_to_offer,
    "DontKnowIntent": control.unsure_of_offer,
    "AMAZON.FallbackIntent": control.fallback,
    "ReasonIntent": control.who_says_so,
}
"""The same where the symptom check is off."""
