"""Plans by voice: caffeine counted and stepped down in person, and "repeat my plan"."""

from __future__ import annotations

from muscle_mentor.core import drinks, exercise
from muscle_mentor.core.advice import phrase_offer, with_disclaimer
from muscle_mentor.core.moment import Moment, open_question, phrase, reply
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.step_down import MADE, StepDown, plan_for
from muscle_mentor.core.whom import is_child

_CAFFEINE = "caffeine_step_down"
_DEFAULT = "fourteen_day_plan"
_COUNTED_IN = frozenset({"ReportSymptomIntent", "CorrectionIntent", "CaffeineIntent"})
_EXPECTING = ("pregnant", "early_pregnancy", "after_birth")
_ABOUT_WHOM = frozenset({*_EXPECTING, "about_child", "no_caffeine"})
_ADULT = ("questions:caffeine_limits:answer", 400.0, 200.0)
_PREGNANT = ("questions:caffeine_in_pregnancy:answer", 200.0, 200.0)
_YOUNG = ("questions:caffeine_for_young_people:answer", 100.0, 100.0)
"""What is said of the general limit; the limit, and what a plan aims at, in milligrams a day."""
_NO_CAFFEINE_UNDER, _GROWN_UP = 12, 18


def is_count(moment: Moment) -> bool:
    """Whether somebody says what they drink a day, and nothing of a twitch."""
    if moment.turn.intent not in _COUNTED_IN:
        return False
    said, report = drinks.drunk(moment.turn, moment.content), moment.state.report
    alone = not report.parts and report.duration_days is None and open_question(moment) is None
    signs = {sign for sign, stated in moment.heard.signs.items() if stated}
    strange = any(value.id is None for value in moment.turn.values("drink"))
    return bool(said) and not strange and alone and signs <= _ABOUT_WHOM


def count(moment: Moment) -> Reply:
    """The milligrams of what is drunk, the general limit, where this is, and a plan offered."""
    content = moment.content
    said = drinks.drunk(moment.turn, content)
    cups, total = drinks.cups(said, content), sum(each.milligrams(content) for each in said)
    about, limit, aim = _limits(moment)
    if not cups or _is_small_child(moment):
        return reply(moment, [Act(about)], phrase_offer("anything"))
    known = drinks.is_known(said, content)
    plan = plan_for(cups, total, aim)
    kept = plan if known else StepDown(plan.drinks, 0, plan.aim)
    where = "above" if total > limit else "within"
    above = phrase(f"caffeine_{where}_adult" if about == _ADULT[0] else f"caffeine_{where}")
    says = [Act(f"counted:{kept}"), Act(about), *([above] if known else [])]
    says, moment = with_disclaimer(moment, says)
    moment = moment.remember(subject=f"programmes:{_CAFFEINE}:{_CAFFEINE}")
    return reply(moment, says, Act(f"offer:step_down:{kept}"), card=_card())


def step_down(moment: Moment, numbers: str) -> Reply:
    """The plan itself: what to have from which day on, how, and what to watch for."""
    plan = StepDown.read(numbers)
    section = f"programmes:{_CAFFEINE}"
    says = [Act(f"stepped:{plan}"), Act(f"{section}:steps@2-3"), Act(f"{section}:warnings")]
    says, moment = with_disclaimer(moment, says)
    moment = moment.remember(subject=f"{section}:{_CAFFEINE}").tell(f"{MADE}{plan}")
    return reply(moment, says, phrase_offer("anything"), card=_card())


def plan(moment: Moment) -> Reply:
    """The plan that was asked for, or the last one again; without any the one of two weeks."""
    said = moment.turn.first("programme")
    named = said if said and moment.content.has("programmes", said) else None
    made = [mark for mark in moment.state.told if mark.startswith(MADE)]
    kind, _, rest = (moment.state.subject or "").partition(":")
    entry = rest.partition(":")[0]
    if made and named in (None, _CAFFEINE) and (kind != "programmes" or entry == _CAFFEINE):
        return step_down(moment, made[-1].removeprefix(MADE))
    last = entry if kind == "programmes" else _DEFAULT
    return exercise.programme(moment, named or last)


def _limits(moment: Moment) -> tuple[str, float, float]:
    report = moment.state.report
    if _is_young(moment):
        return _YOUNG
    return _PREGNANT if any(map(report.has, _EXPECTING)) else _ADULT


def _is_young(moment: Moment) -> bool:
    report = moment.state.report
    return is_child(report) or (report.age_years is not None and report.age_years < _GROWN_UP)


def _is_small_child(moment: Moment) -> bool:
    """Under twelve there is no amount to step down to; a child of unknown age may be younger."""
    age = moment.state.report.age_years
    return _is_young(moment) and (age is None or age < _NO_CAFFEINE_UNDER)


def _card() -> Act:
    return Act(f"programmes:{_CAFFEINE}:card")
