"""What to do about what was reported: level, reason, fitting suggestions, safety net, one offer."""

from __future__ import annotations

from functools import cache

from muscle_mentor.core.content import Content
from muscle_mentor.core.heard_background import medicine_change, time_told
from muscle_mentor.core.interview import WARNED, background_question, emergency_question
from muscle_mentor.core.moment import Moment, phrase, reply
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Outcome, Reply
from muscle_mentor.core.report import Report
from muscle_mentor.core.rules import rules_of
from muscle_mentor.core.speech import resolve
from muscle_mentor.core.summary import place_and_time
from muscle_mentor.core.triage import Assessment, assess
from muscle_mentor.core.turn import said_yes

_SPOKEN_SUGGESTIONS = 2
_ADVISED = "advised"  # told once the whole advice was given, and not only a warning
_PROGRAMMES = {
    "caffeine_reduction": "caffeine_step_down",
    "sleep": "sleep_wind_down",
    "relaxation": "calm_breathing",
    "hydration": "drinking_and_food",
    "eye_care": "eye_comfort",
}
"""Suggestion -> the programme that does it."""


_rules = cache(rules_of)


def judge(report: Report, content: Content, *, finished: bool = True) -> Assessment:
    """Assess a report against all rules of content/triage.yaml."""
    return assess(report, _rules(content), finished=finished)


def settled(moment: Moment) -> Assessment:
    """The advice for all that is known. A doctor once advised stays so, but for a correction."""
    found, state = judge(moment.state.report, moment.content), moment.state
    rank = _rules(moment.content).rank
    corrected = moment.turn.intent == "CorrectionIntent"
    if state.level not in WARNED or rank(found.level) <= rank(state.level) or corrected:
        return found
    rules = tuple(name for name in state.told if name in _rule_ids(moment.content))
    return replace(
        found,
        level=state.level,
        suggestions=("see_doctor",),
        rules=tuple(dict.fromkeys((*rules, *found.rules))),
        reasons=(),
    )


def _rule_ids(content: Content) -> frozenset[str]:
    return frozenset(str(rule["id"]) for rule in content.triage()["rules"])


def outcome_of(found: Assessment) -> Outcome:
    """The part of an assessment that a reply tells."""
    return Outcome(None, found.level, tuple(found.rules), tuple(found.suggestions))


def result(moment: Moment) -> Reply:
    """The end of an interview: read-back, level, reason, two suggestions, safety net, one offer."""
    found = settled(moment)
    says = [*_read_back(moment), *level_acts(found, moment.content), *_suggestion_acts(found)]
    says, moment = with_disclaimer(moment, says + _safety_net(found.level))
    moment = moment.remember(level=found.level, subject=_subject(moment))
    moment = moment.tell(_ADVISED, *found.rules)
    return _close(moment, says, found)


def is_told(moment: Moment) -> bool:
    """Whether this level was advised already: then it is not all said again."""
    return moment.state.level is not None and settled(moment).level == moment.state.level


def stands(moment: Moment) -> Reply:
    """The advice stands: what is new is added, what a warning left out is said, then the offer."""
    found = settled(moment)
    new = [act for act in _suggestion_acts(found) if act.ref not in moment.state.told]
    first = _ADVISED not in moment.state.told
    again = background_question(moment.state.report, moment.state)
    level = Act(f"level:{found.level}")
    if _only_tells_time(moment) and not new and not first:
        says = [phrase("thanks_noted"), level]
        return reply(moment, says, Act("ask:medicines"), outcome_of(found))
    if again and not new and not first:
        return reply(moment.asking(again), [phrase("all_right")], Act(f"ask:{again}"))
    says = [phrase("thanks_noted" if new or first else "advice_stands")]
    if first:
        says.append(level)
    moment = moment.remember(subject=_subject(moment)).tell(_ADVISED)
    return _close(moment, [*says, *new], found)


def _only_tells_time(moment: Moment) -> bool:
    """As in "two months", asked for medicines: the twitch's, and no answer about a medicine."""
    heard, turn = moment.heard, moment.turn
    about = heard.medicines or heard.signs or medicine_change(turn) or said_yes(turn) is not None
    return moment.state.open == "ask:medicines" and time_told(turn) is not None and not about


def _close(moment: Moment, says: list[Act], found: Assessment) -> Reply:
    """The background is asked with the advice, once; then something is offered."""
    moment = moment.tell(*(act.ref for act in says if act.ref.startswith("phrase:suggest_")))
    asked = background_question(moment.state.report, moment.state)
    if asked and found.level != "urgent_same_day":  # today's advice is not held up
        return reply(moment.asking(asked), says, Act(f"ask:{asked}"), outcome_of(found))
    return reply(moment, says, _offer(moment, found), outcome_of(found))


def warning(moment: Moment, found: Assessment, *first: Act) -> Reply:
    """A rule of "see a doctor soon" or above, said in the turn in which it fires, after `first`.

    What could still make it an emergency is asked in the same reply.
    """
    says = [*first, *level_acts(found, moment.content), *_safety_net(found.level)]
    says, moment = with_disclaimer(moment, says)
    moment = moment.tell(*found.rules).remember(level=found.level)
    if not moment.checks:
        return reply(moment, says, phrase_offer("anything"), outcome_of(found))
    name = emergency_question(moment.state.report, moment.state, moment.content, warned=True)
    if name:
        return reply(moment.asking(name), says, Act(f"ask:{name}"), outcome_of(found))
    return reply(moment, says, phrase_offer("summary"), outcome_of(found))


def level_acts(found: Assessment, content: Content) -> list[Act]:
    """The level with its time frame, and the reason of the highest rule."""
    return [Act(f"level:{found.level}"), *reason_acts(found, content)]


def reason_acts(found: Assessment, content: Content) -> list[Act]:
    """The reason of the highest rule, in the words of the case that held.

    A level that was raised beyond all rules has its reason last, and no rule to refer to.
    """
    if not found.rules or len(found.reasons) > len(found.rules):
        return []
    ref = f"rule:{found.rules[0]}"
    cases = [case["reason"] for case in resolve(ref, content).get("cases", ())]
    for reason in found.reasons[:1]:  # none where advice of before is kept
        if reason in cases:
            return [Act(f"{ref}@{cases.index(reason)}")]
    return [] if cases else [Act(ref)]


def with_disclaimer(moment: Moment, says: list[Act]) -> tuple[list[Act], Moment]:
    """Half a sentence of disclaimer with the first advice of a session."""
    if "disclaimer" in moment.state.told:
        return says, moment
    return [*says, phrase("disclaimer_short")], moment.tell("disclaimer")


def phrase_offer(name: str, *, of: str = "") -> Act:
    """An offer; `of` is what a yes takes up ("wall_calf_stretch")."""
    return Act(f"offer:{name}:{of}" if of else f"offer:{name}")


def fitting_move(report: Report, content: Content) -> str | None:
    """A move of the named place that nothing known forbids; a hamstring's own goes first."""
    sites = (content.entry("sites", site) for site in report.sites)
    named = [str(move) for site in sites for move in site.get("moves", ())]
    moves = {move: content.entry("moves", move) for move in named}
    own = [move for move in moves if set(report.parts) & set(moves[move].get("parts", ()))]
    for move in (*own, *moves):
        if not any(map(report.has, moves[move].get("not_if", ()))):
            return move
    return None


def _safety_net(level: str) -> list[Act]:
    """What to watch for; where a doctor is advised soon, only the number is left to say."""
    if level == "urgent_same_day":  # its advice names the number already
        return []
    return [phrase("if_worse") if level == "see_doctor_soon" else Act("safety:short")]


def _suggestion_acts(found: Assessment) -> list[Act]:
    spoken = [s for s in found.suggestions if s != "see_doctor"][:_SPOKEN_SUGGESTIONS]
    return [phrase(f"suggest_{name}") for name in spoken]


def _read_back(moment: Moment) -> list[Act]:
    """The place and the time, as named. Another person's is no "your calf"."""
    place, time = place_and_time(moment.state.report, moment.content)
    if moment.state.report.person or not place:
        return []
    return [
        phrase("about_part_for", word=place, since=time)
        if time
        else phrase("about_part", word=place)
    ]


def _subject(moment: Moment) -> str | None:
    report = moment.state.report
    if not report.parts:
        return moment.state.subject
    site = moment.content.entry_of("sites", report.parts[-1])
    return f"sites:{site}:{report.parts[-1]}"


def _offer(moment: Moment, found: Assessment) -> Act:
    if found.level not in ("self_care", "routine_appointment"):
        return phrase_offer("summary")
    for name in found.suggestions:
        move = fitting_move(moment.state.report, moment.content) if name == "stretch" else None
        if move:
            return phrase_offer("move", of=move)
        if name in _PROGRAMMES:
            return phrase_offer("programme", of=_PROGRAMMES[name])
    return phrase_offer("summary" if found.level == "routine_appointment" else "anything")
