"""The talk of a symptom report: each answer leads to the next question, or to the advice."""

from __future__ import annotations

from muscle_mentor.core import advice, control, danger
from muscle_mentor.core.answers import answer
from muscle_mentor.core.interview import (
    ENOUGH,
    MOST_QUESTIONS,
    WARNED,
    asks_which,
    denies_a_part,
    emergency_question,
    is_about_danger,
    is_answered,
    names_one,
    next_question,
    waiting_for,
)
from muscle_mentor.core.moment import Moment, open_question, phrase, reply
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.topics import TOPICS
from muscle_mentor.core.turn import said_yes
from muscle_mentor.core.whom import is_child

_PATIENCE_WITH_SAFETY = 2
_PATIENCE_WITH_NOISE = 4
_WORRY = ("worried", "worry_fills_day", "anxiety")


def report_symptom(moment: Moment) -> Reply:
    """Take what was reported and ask the most urgent thing still open, or advise."""
    if asks_which(moment.state, said_yes(moment.turn), moment.heard, moment.content):
        return _which_one(moment)
    if _is_unnamed(moment):
        corrects = moment.turn.intent == "CorrectionIntent"  # the list again: "i meant no"
        return go_back(moment) if corrects else _unclear(moment)
    return _go_on(moment) if _is_answered(moment) else _ask_again(moment)


def _is_unnamed(moment: Moment) -> bool:
    """Asked which sign it is, and told none."""
    unsaid = said_yes(moment.turn) is None and not names_one(moment.heard)
    return moment.state.open == "ask:which_one" and unsaid


def _is_answered(moment: Moment) -> bool:
    """Whether the open list is; of which a part was denied ("no weakness") the rest is, once."""
    said = moment.state, said_yes(moment.turn), moment.heard, moment.content
    again = f"again:{moment.state.open}" in moment.state.told
    return is_answered(*said) and (again or not denies_a_part(*said))


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
    """Whoever tells of worry is heard before the next question, in the turn in which it is told."""
    worried = any(map(moment.heard.has, _WORRY))
    return [phrase("worry_heard")] if worried else []


def _ask_again(moment: Moment) -> Reply:
    """Something was said, but no answer to the danger list: thank, and ask it once more.

    The list of a place that was named instead is asked first where that is graver. Whoever
    corrects a place has not been asked about it yet.
    """
    state = moment.state
    again = f"again:{state.open}"
    corrects = moment.turn.intent == "CorrectionIntent"
    if again in state.told and not corrects:
        return _unclear(moment)
    unanswered = str(state.open).removeprefix("ask:")
    asked = tuple(name for name in state.asked if name != unanswered)
    moment = moment.remember(asked=asked) if corrects else moment.tell(again).remember(asked=asked)
    warned = state.level in WARNED
    name = emergency_question(state.report, moment.state, moment.content, warned=warned)
    name = name or unanswered
    return reply(moment.asking(name), [phrase("thanks_noted")], Act(f"ask:{name}"))


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


def advise_now(moment: Moment) -> Reply:
    """The advice on what is known, and no more questions; what helps where nothing was reported."""
    if not open_question(moment) and moment.state.level is None:
        return answer(moment)
    if _is_danger_unnamed(moment):
        return danger.unnamed(moment)
    noted = _noted_unclear(moment) if _is_safety(moment) else moment
    return advice.result(noted.tell(ENOUGH))


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
    """Unclear about safety: twice puts the advice one level up, and ends the questions.

    After a yes to a list it is known that there is danger, and not which.
    """
    if _is_danger_unnamed(moment):
        return danger.unnamed(moment)
    moment = _noted_unclear(moment)
    if len(moment.state.report.unclear) >= _PATIENCE_WITH_SAFETY:
        return advice.result(moment)
    return _go_on(moment)


def _is_danger_unnamed(moment: Moment) -> bool:
    yes = moment.state.open == "ask:which_one" or said_yes(moment.turn)
    return bool(yes) and is_about_danger(moment.state, moment.content)


def _noted_unclear(moment: Moment) -> Moment:
    field = waiting_for(moment.state, moment.content).get("asks", "red_flags")
    report = replace(moment.state.report, unclear=(*moment.state.report.unclear, field))
    return moment.remember(report=report)


def _is_safety(moment: Moment) -> bool:
    return waiting_for(moment.state, moment.content).get("asks") in ("red_flags", "onset")


def _which_one(moment: Moment) -> Reply:
    if moment.state.open == "ask:which_one" or len(moment.state.asked) >= MOST_QUESTIONS:
        return _unclear(moment)
    return reply(moment.asking("which_one"), [], Act("ask:which_one"))
