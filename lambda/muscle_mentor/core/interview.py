"""The symptom report: which question comes next, and what an answer to it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.danger_lists import GENERAL_LIST, danger_lists
from muscle_mentor.core.replace import replace
from muscle_mentor.core.report import Report, with_signs
from muscle_mentor.core.state import State
from muscle_mentor.core.turn import Turn, said_yes
from muscle_mentor.core.whom import age_matters, is_child

_NEEDS_ONSET = (
    "weakness",
    "numbness",
    "trouble_speaking",
    "trouble_swallowing",
    "face_droop",
)
TIMED = (
    "weakness",
    "numbness",
    "trouble_speaking",
    "trouble_swallowing",
    "face_droop",
    "confusion",
    "vision_loss",
    "blurred_vision",
    "double_vision",
    "drooping_lid",
    "unsteady",
)
"""Signs that are an emergency when they came suddenly, and less when they came slowly."""
_NO_TIME_NEEDED = ("stopped", "falling_asleep_jerk")
_TRIGGER_SIGNS = (
    "stress",
    "anxiety",
    "poor_sleep",
    "dry_eyes",
    "screens",
    "exercise",
    "falling_asleep_jerk",
    "stopped",
    "settled_with_breathing",
    "diagnosed_bfs",
)
_STIMULATED = ("racing_heart", "palpitations", "agitation")
MOST_QUESTIONS = 9
"""Of all kinds, in the longest conversation; then what is still unknown counts as unknown."""
ONSET_AGAIN = "onset:again"
"""Told once a sign came up after the onset of another was known."""
ENOUGH = "enough"
"""Told once somebody wants no more questions: none comes with the advice."""
WARNED = ("urgent_same_day", "see_doctor_soon")
"""Levels that are said in the turn in which a rule of theirs fires."""


def next_question(
    report: Report, state: State, content: Content, *, settled: bool = False
) -> str | None:
    """The id of the most urgent question still open, or None when enough is known.

    Once a doctor was advised, only what could still be an emergency is asked. Where a check is
    wise anyway (`settled`), nobody is asked about coffee and sleep.
    """
    warned = state.level in WARNED
    if urgent := emergency_question(report, state, content, warned=warned):
        return urgent
    plan = content.interview()
    if warned or len(state.asked) >= plan["most"]:
        return None
    triggers = not (settled or _clear(report))
    wanted = (
        ("child_age", age_matters(report)),
        ("body_part", not report.sites and not _of_no_place(report)),
        ("duration", report.duration_days is None and not any(map(report.has, _NO_TIME_NEEDED))),
        ("caffeine", triggers and report.caffeine_mg is None),
        ("sleep", triggers and not _sleep_known(report)),
    )
    return next((name for name, open_ in wanted if open_ and name not in state.asked), None)


def emergency_question(
    report: Report, state: State, content: Content, *, warned: bool = False
) -> str | None:
    """A question whose answer could still make this an emergency.

    After a warning (`warned`) only what would be an emergency is asked, in a shorter list.
    """
    if len(state.asked) >= MOST_QUESTIONS:
        return None
    if any(map(report.has, _NEEDS_ONSET)) and not report.onset and _may_ask_onset(state):
        return "onset"
    plan = content.interview()
    if _lists_asked(state, content) >= plan["most_lists"]:
        return None
    for name in danger_lists(report, content, warned=warned):
        signs = plan["questions"][name]["signs"]
        if name not in state.asked and any(sign not in report.signs for sign in signs):
            return "body_part" if _place_first(name, report, state) else name
    return None


def _place_first(name: str, report: Report, state: State) -> bool:
    """Whether the last list waits for the place: a leg has other dangers than an eyelid."""
    last = name == GENERAL_LIST and any(asked.startswith("danger_") for asked in state.asked)
    return last and not report.sites and "body_part" not in state.asked


def _may_ask_onset(state: State) -> bool:
    """Once, and once more for a sign that came up after the answer."""
    return state.asked.count("onset") < 1 + (ONSET_AGAIN in state.told)


def by_place(heard: Report, state: State, content: Content, *, corrects: bool) -> Report:
    """Add the sign that a place means in answer to a list: "yes, my cheek" is a spread there."""
    which = _waiting(state) == "which_one"
    if not state.open or (corrects and not which):
        return heard
    means = _asked_question(state, content).get("places", {})
    new = set(heard.sites) - (set() if which else set(state.report.sites))
    return with_signs(heard, [means[site] for site in heard.sites if site in means and site in new])


def by_name(heard: Report, turn: Turn, state: State, content: Content) -> Report:
    """Add the sign that a word means in answer to a list: "it's warm" is a leg or a child's fever.

    A sign that stands for one of the list gives way to it: "it's spreading", over the face.
    """
    means = _asked_question(state, content).get("named", {}) if state.open else {}
    if not means or said_yes(turn) is False:
        return heard
    meant = [sign for sign, on in heard.signs.items() if on and sign in means]
    named = [means[name] for name in (*turn.ids("listed"), *meant) if name in means]
    rest = {sign: on for sign, on in heard.signs.items() if sign not in meant}
    return with_signs(replace(heard, signs=rest), stated=named)


def waiting_for(state: State, content: Content) -> Mapping[str, Any]:
    """The open question of the interview, as content/ has it; empty where none is open."""
    return _question(_waiting(state), content)


def _question(name: str, content: Content) -> Mapping[str, Any]:
    found: Mapping[str, Any] = content.interview()["questions"].get(name, {})
    return found


def _asked_question(state: State, content: Content) -> Mapping[str, Any]:
    """The open question; of "which one is it?" the list before it."""
    name = _waiting(state)
    if name == "which_one":
        name = next((asked for asked in reversed(state.asked) if asked != "which_one"), "")
    return _question(name, content)


def is_about_danger(state: State, content: Content) -> bool:
    """Whether a list of danger signs is open, or the question which of its signs it is."""
    return bool(_asked_question(state, content).get("list"))


def bind(
    report: Report, state: State, yes: bool | None, content: Content, *, named: bool = False
) -> Report:
    """Bind a plain yes or no to the open question: "no" denies every sign that it named.

    "Yes" states what the question says of it; of a list only where no sign is `named`.
    A sign that was stated, now or before, stays stated: "no, only my hand is weak".
    """
    if not state.open:
        return report
    question = _asked_question(state, content)
    if yes and "states" in question and not (named and question.get("list")):
        return with_signs(report, stated=[question["states"]])
    if yes is not False:
        return report
    unknown = [sign for sign in question.get("signs", ()) if sign not in report.signs]
    report = with_signs(report, denied=unknown)
    return replace(report, caffeine_mg=0.0) if _waiting(state) == "caffeine" else report


def is_answered(state: State, yes: bool | None, heard: Report, content: Content) -> bool:
    """Whether a turn answers the open list: "no", or one of its signs. "A week" does not.

    Nor does "yes, i sit at a screen all day": the list is asked once more.
    """
    question = waiting_for(state, content)
    return not question.get("list") or yes is False or names_listed(state, heard, content)


def names_listed(state: State, heard: Report, content: Content) -> bool:
    """Whether a turn speaks of a sign of the open list, or of another danger.

    Whom it is about is no answer: "she's three weeks old".
    """
    question = waiting_for(state, content)
    listed = {*question.get("signs", ())}
    told = heard.signs.keys() - {*question.get("people", ())}
    return any(sign in listed or content.entry("symptoms", sign).get("danger") for sign in told)


def denies_a_part(state: State, yes: bool | None, heard: Report, content: Content) -> bool:
    """Whether of the open list some signs are denied by name, as in "no weakness", and no more."""
    signs = waiting_for(state, content).get("signs", ())
    known = {*state.report.signs, *heard.signs}
    denied = [sign for sign in signs if heard.signs.get(sign) is False]
    said_more = yes is not None or any(heard.signs.values())
    return bool(denied) and not said_more and not known.issuperset(signs)


def asks_which(state: State, yes: bool | None, heard: Report, content: Content) -> bool:
    """Whether a bare "yes" to a list leaves open which of its signs is meant."""
    question = waiting_for(state, content)
    several = "signs" in question and "states" not in question
    return bool(yes and not names_one(heard) and (several or _waiting(state) == "which_one"))


def names_one(heard: Report) -> bool:
    """Whether a turn names what a "yes" left open: a sign, a medicine, an illness."""
    return bool(any(heard.signs.values()) or heard.medicines or heard.conditions)


def _waiting(state: State) -> str:
    return (state.open or "").removeprefix("ask:")


def _lists_asked(state: State, content: Content) -> int:
    questions = content.interview()["questions"]
    return sum(1 for name in state.asked if questions.get(name, {}).get("list"))


def _clear(report: Report) -> bool:
    """The person has named a likely trigger, or said that it is over."""
    return bool(
        report.causes
        or report.caffeine_mg
        or report.sleep_hours is not None
        or any(map(report.has, _TRIGGER_SIGNS))
    )


def _of_no_place(report: Report) -> bool:
    """A child is seen whatever the place, and a jerk on falling asleep is of the whole body."""
    return is_child(report) or report.has("falling_asleep_jerk")


def _sleep_known(report: Report) -> bool:
    return report.sleep_hours is not None or report.has("sleeps_well")


def background_question(report: Report, state: State) -> str | None:
    """What is asked with the advice: medicines, pregnancy and illness make a check come sooner."""
    if len(state.asked) >= MOST_QUESTIONS or is_child(report) or ENOUGH in state.told:
        return None
    unchanged = any(use.change is None for use in report.medicines)
    told = "recent_medicine_change" in report.signs
    wanted = (
        ("caffeine", report.caffeine_mg is None and any(map(report.has, _STIMULATED))),
        ("medicines", not report.medicines and not told),
        ("medicine_change", unchanged and not told),
        ("background", "pregnant" not in report.signs and not report.conditions),
    )
    return next((name for name, open_ in wanted if open_ and name not in state.asked), None)
