"""One turn of the conversation: danger first, then what the person asked for, found by table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from muscle_mentor.core import control, danger, exercise, guide, plans, reminders
from muscle_mentor.core.answers import answer, general, serious
from muscle_mentor.core.content import Content
from muscle_mentor.core.inquiry import (
    advise_now,
    define,
    dont_know,
    fallback,
    go_back,
    no,
    reason,
    report_symptom,
    why_ask,
    yes,
)
from muscle_mentor.core.meaning import reports_anyway, says_the_same
from muscle_mentor.core.moment import Moment
from muscle_mentor.core.reply import Reply
from muscle_mentor.core.topics import TOPICS
from muscle_mentor.core.turn import Turn
from muscle_mentor.core.understanding import understand

Handler = Callable[[Moment], Reply]


def respond(turn: Turn, content: Content, *, symptom_check: bool = True) -> Reply:
    """The reply to one turn. Pure: the same turn and content always give the same reply.

    Without `symptom_check` nothing about the person is asked or judged; danger still is.
    """
    missed = turn.kind == "intent" and HANDLERS.get(turn.intent, fallback) is fallback
    moment = understand(turn, content, missed=missed, checks=symptom_check)
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


def stretch(moment: Moment) -> Reply:
    """A question about stretching is answered; else a move is led: "a stretch after my run"."""
    asks = any(_is_about_stretching(name, moment) for name in moment.turn.ids("question"))
    return answer(moment) if asks else exercise.stretch(moment)


def _is_about_stretching(question: str, moment: Moment) -> bool:
    content = moment.content
    known = content.has("questions", question)
    return known and content.entry("questions", question).get("topic") == "ask_stretch"


def breathe(moment: Moment) -> Reply:
    """A practice with a name or a length is done; what else is asked is answered, one offered."""
    if moment.turn.ids("question"):
        return answer(moment)
    named = moment.turn.first("programme")
    if named and moment.content.has("programmes", named):
        return plans.plan(moment)
    timed = exercise.minutes_said(moment.turn) is not None
    return exercise.programme(moment) if timed and not named else answer(moment)


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
    "AdviceNowIntent": advise_now,
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
    "AdviceNowIntent": answer,
    "AMAZON.FallbackIntent": control.fallback,
    "ReasonIntent": control.who_says_so,
}
"""The same where the symptom check is off."""
