"""What a turn means where its intent alone misleads: an answer or a report in a topic's clothes.

Alexa takes "three large mugs of coffee" for a question about coffee, whatever was asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from muscle_mentor.core.heard_background import ABOUT_BACKGROUND, medicine_change, time_told
from muscle_mentor.core.interview import names_listed
from muscle_mentor.core.moment import WAITING, Moment, open_question
from muscle_mentor.core.replace import replace
from muscle_mentor.core.report import Report
from muscle_mentor.core.topics import TOPICS, subject_of
from muscle_mentor.core.turn import Turn, Value
from muscle_mentor.core.whom import is_child

_NAMING = (
    "SeriousConditionIntent", "MedicineIntent", "DefinitionIntent", "WhyCauseIntent",
    "OtherHealthIntent",
)  # fmt: skip
_NEW_MEDICINE = ("started", "raised", "combined")
_FOR_ADULTS = ("SleepIntent", "CaffeineIntent", "BreathingIntent", "HowLongIntent")
_NO_FIT = ("no_caffeine", "caffeine_withdrawal", "sleeps_well")
_OF_ONESELF = frozenset({
    "already_seen", "awake_jerks", "cannot_drink", "diagnosed_bfs", "hemifacial_known",
    "known_panic", "settled_with_breathing", "sleep_only", "unchanged", "urge_to_move",
})  # fmt: skip
"""What nobody asks about in general."""
_TIMED_OF_ONESELF = ("MedicineIntent", "CaffeineIntent", "SleepIntent", "DefinitionIntent")
"""Told with a length of time, it has happened: "twitching since i stopped it five weeks ago"."""
_TIMES = ("duration", "duration_words", "since")
_ASKED_AGAIN = ("SeriousConditionIntent", "DefinitionIntent")
_BREATHING = "breathing"
"""A word that wishes for an exercise, or answers a list that names trouble with it."""
_ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "ask:caffeine": ("caffeine_amount", "number"),
    "ask:sleep": ("sleep_hours", "number", "duration"),
    "ask:duration": _TIMES,
    "ask:body_part": ("body_part",),
    "ask:onset": ("onset", "duration", "since"),
    "ask:child_age": ("age", "number", "duration"),
    "ask:medicine_change": ("medicine_change",),
}
"""Slots that answer an open question, whatever the intent they came with."""


def with_change(report: Report, turn: Turn, waiting: str | None) -> Report:
    """A change told alone, as "they doubled it", is about the medicines told before."""
    change = medicine_change(turn) if waiting == "ask:medicine_change" else None
    if change is None:
        return report
    ago = time_told(turn)
    uses = (replace(use, change=change, changed_days=ago) for use in report.medicines)
    return replace(report, medicines=tuple(uses))


def as_report(turn: Turn, waiting: str | None, *, warned: bool = False) -> Turn:
    """A topic that answers the open question, or that is told of oneself, reports.

    So does a time without a wish: "every night for a month", where that was asked.
    """
    turn = _of_the_breath(turn, waiting, warned=warned)
    answers = any(map(turn.values, _ANSWERED_BY.get(waiting or "", ())))
    asks = turn.intent in TOPICS and not turn.values("question")
    told = turn.intent in TOPICS and _is_told(turn)
    if (asks and answers) or told or _is_no_wish(turn, waiting):
        since = {"since": day} if (day := turn.values("day")) else {}
        return replace(turn, intent="ReportSymptomIntent", slots={**turn.slots, **since})
    return turn


def _of_the_breath(turn: Turn, waiting: str | None, *, warned: bool) -> Turn:
    """Asked which sign it is, whoever wishes for breathing has trouble with it.

    The word alone is a wish where nothing waits for an answer and no doctor was advised.
    """
    if turn.intent == "BreathingIntent" and waiting == "ask:which_one":
        slots = {**turn.slots, "listed": (Value(_BREATHING, _BREATHING),)}
        return replace(turn, intent="ReportSymptomIntent", slots=slots)
    free = not (warned or (waiting or "").startswith(WAITING))
    if free and turn.ids("listed") == (_BREATHING,):
        return replace(turn, intent="BreathingIntent")
    return turn


def _is_no_wish(turn: Turn, waiting: str | None) -> bool:
    """Whether what sounds like a time for a reminder answers a question of the interview."""
    wishes = turn.intent != "ReminderIntent" or turn.values("reminder") or turn.values("time")
    long = waiting == "ask:duration" and any(map(turn.values, (*_TIMES, "day")))
    return not wishes and (waiting or "").startswith("ask:") and bool(long or turn.values("repeat"))


def _is_told(turn: Turn) -> bool:
    """Whether a topic is told of oneself: "i started citalopram and my legs twitch"."""
    new = turn.first("medicine_change") in _NEW_MEDICINE
    tells = turn.values("body_part") or turn.values("symptoms")
    if turn.intent == "MedicineIntent" and new and tells:
        return True
    if turn.values("question"):
        return False
    timed = turn.intent in _TIMED_OF_ONESELF and any(map(turn.values, _TIMES))
    of_oneself = not _OF_ONESELF.isdisjoint(turn.ids("symptoms"))
    return of_oneself or bool(timed and (tells or turn.values("medicine")))


def reports_anyway(moment: Moment) -> bool:
    """What sounds like a question, but tells of a child, or answers what was just asked.

    Sleep and coffee advice is for adults, and not for those who say that it is neither, or that
    they gave up coffee already;
    "yes, diabetes" is no question about diabetes, and "asthma" is what else there is.
    """
    heard, turn = moment.heard, moment.turn
    if turn.values("question"):
        return False
    if moment.state.open == "ask:background" and turn.intent == "OtherHealthIntent":
        return True
    if moment.state.open in ABOUT_BACKGROUND and turn.intent in _NAMING:
        return bool(heard.medicines or heard.conditions)
    if open_question(moment) and turn.intent in TOPICS and _answers(moment):
        return True
    unfit = is_child(heard) or any(map(heard.has, _NO_FIT))
    return unfit and bool(heard.parts) and turn.intent in _FOR_ADULTS


def says_the_same(moment: Moment) -> bool:
    """Whether a question in between was answered just now, and the open one is open still.

    Whoever says it again is not asking: it was meant as an answer that could not be read.
    A fear that is told again is one, and is met as such.
    """
    turn = moment.turn
    topic = TOPICS.get(turn.intent)
    if not open_question(moment) or topic is None or turn.intent in _ASKED_AGAIN:
        return False
    subject = subject_of(turn, topic, moment.content)
    about = f"{subject.kind}:{subject.entry}:" if subject else ""
    return bool(about) and any(act.ref.startswith(about) for act in moment.state.said)


def _answers(moment: Moment) -> bool:
    """Whether a topic names a sign of the open list, and no illness that it would be of."""
    return names_listed(moment.state, moment.heard, moment.content) and not moment.heard.conditions
