"""Danger first: before anything else, every turn is checked for red flags, in every state."""

from __future__ import annotations

from muscle_mentor.core.advice import judge, outcome_of, phrase_offer, warning
from muscle_mentor.core.heard_background import ABOUT_BACKGROUND
from muscle_mentor.core.heard_signs import danger_signs
from muscle_mentor.core.interview import TIMED, WARNED
from muscle_mentor.core.moment import Moment, open_question, phrase, reply
from muscle_mentor.core.reply import Outcome, Reply
from muscle_mentor.core.report import with_signs
from muscle_mentor.core.triage import Assessment

_CRISIS_RULES = frozenset({"E19"})
_DISTRESS_RULE = "U17"
_UNNAMED = "unnamed_danger"
_CALMING = "calm_breathing"
_HOSPITAL_RULES = frozenset({"E07"})
_OFTEN_SLOW = frozenset({
    "numbness", "tingling", "passing_tingling", "cramp", "pain", "stiffness", "leg_swollen",
    "swelling", "red_eye", "eye_closing", "spread_to_face", "radiating_pain",
})  # fmt: skip
_SAME_DAY = frozenset({
    "leg_swollen", "swelling", "pain", "cramp", "red_eye", "clot_risk", "staring_spells",
    "rhythmic_bursts", "about_child", "recent_medicine_change", "medicine_suspected",
    "urge_to_move", "tremor",
})  # fmt: skip
_HARMLESS = frozenset({
    "urge_to_move", "falling_asleep_jerk", "sleep_only", "tic", "unchanged", "diagnosed_bfs",
    "daily_life_fine", "sleeps_well", "poor_sleep", "fatigue", "muscle_pain", "muscle_strain",
    "mild_soreness", "growing_pain", "mild_headache", "dry_eyes", "itch", "screens", "sitting",
    "anxiety", "worried", "tremor", "weight_loss",
})  # fmt: skip
_SLOW_ONSETS = ("gradual", "days_to_weeks")
_SLOW_DAYS = 28  # evidence: weakness over four weeks and more is seen within days


def check(moment: Moment) -> Reply | None:
    """The reply that danger demands, or None where there is none."""
    found = moment.so_far
    if moment.turn.intent == "SelfHarmIntent" or _CRISIS_RULES & set(found.rules):
        return _close(moment, "crisis", found)
    blurted = moment.turn.intent == "EmergencyIntent" and not _is_mild(moment, found)
    if blurted or found.level == "emergency":
        name = "emergency_hospital" if _HOSPITAL_RULES & set(found.rules) else "emergency"
        return _close(moment, name, found)
    if _is_news(moment, found):
        return (
            distress(moment, found) if _DISTRESS_RULE in found.rules[:1] else warning(moment, found)
        )
    return None


def unnamed(moment: Moment) -> Reply:
    """The reply to a yes to a list of danger signs of which none was named, though asked which."""
    report = with_signs(moment.state.report, stated=[_UNNAMED])
    moment, found = moment.remember(report=report), judge(report, moment.content, finished=False)
    if found.level == "emergency":
        return _close(moment, "emergency", found)
    return warning(moment, found, phrase(_UNNAMED))


def _is_mild(moment: Moment, found: Assessment) -> bool:
    """Whether words that sound like an emergency tell of something less."""
    return (
        _is_slow(moment, found)
        or _only_names(moment)
        or _only_passes(moment)
        or _only_harmless(moment)
    )


def _is_slow(moment: Moment, found: Assessment) -> bool:
    """Words that sound like an emergency, of signs that a rule explains.

    Weeks have shown them, they came slowly, or there is nothing but a swollen leg, a sore eye or
    a stare: what would make an emergency of it is asked in the same reply.
    """
    report = moment.state.report
    signs = {sign for sign, stated in report.signs.items() if stated}
    slow = (report.duration_days or 0) > _SLOW_DAYS or moment.heard.onset in _SLOW_ONSETS
    explained = found.level in WARNED and bool(found.rules)
    return explained and (slow or (bool(signs) and signs <= _SAME_DAY))


def _only_names(moment: Moment) -> bool:
    """A sign that was asked for, said as "it is numb": how it came is asked next, by the rules.

    After the questions about danger, "i sweat and get cramps" is what the rules know.
    """
    listed = open_question(moment) is not None
    signs = {sign for sign, stated in moment.heard.signs.items() if stated}
    told = moment.turn.slots.keys()
    alarming = danger_signs(moment.content) | set(TIMED)
    after = moment.state.open in ABOUT_BACKGROUND and signs.isdisjoint(alarming)
    named = after or (signs <= _OFTEN_SLOW and told <= {"symptoms", "yes_no"})
    return listed and bool(signs) and named


def _only_passes(moment: Moment) -> bool:
    """Numbness that goes at once, as in "my leg goes dead when i sit on it", and nothing else."""
    signs = {sign for sign, stated in moment.heard.signs.items() if stated}
    told = moment.turn.slots.keys()
    return signs == {"passing_tingling"} and told <= {"symptoms", "body_part", "side"}


def _only_harmless(moment: Moment) -> bool:
    """Nothing but fear, restless legs, a tic or tired muscles: danger is asked, not assumed."""
    signs = {sign for sign, stated in moment.heard.signs.items() if stated}
    return bool(signs) and signs <= _HARMLESS


def _close(moment: Moment, name: str, found: Assessment) -> Reply:
    """Number first, one short reply, nothing else; the session ends."""
    rules = tuple(rule for rule in found.rules if rule.startswith("E"))
    outcome = Outcome(level="emergency", rules=rules, suggestions=("call_emergency",))
    return reply(moment, [phrase(name)], None, outcome)


def _is_news(moment: Moment, found: Assessment) -> bool:
    """A rule of "soon" or above that fired on this turn's facts and was not spoken of yet."""
    levels = WARNED if moment.checks else WARNED[:1]
    return found.level in levels and bool(found.rules) and found.rules[0] not in moment.state.told


def distress(moment: Moment, found: Assessment) -> Reply:
    """Overwhelming worry: someone to talk to today, before anything about the twitch."""
    moment = moment.tell(*found.rules).remember(level=found.level)
    return reply(
        moment, [phrase("distress")], phrase_offer("programme", of=_CALMING), outcome_of(found)
    )
