"""What is no question about twitching: help, repeat, more, yes and no, stop, not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from muscle_mentor.core import advice, exercise, guide, plans
from muscle_mentor.core.advice import phrase_offer
from muscle_mentor.core.answers import about
from muscle_mentor.core.interview import next_question
from muscle_mentor.core.moment import Moment, phrase, reply, waiting_question
from muscle_mentor.core.provenance import origin, reviewed, spoken_date
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.report import Report
from muscle_mentor.core.speech import entry_behind, sources
from muscle_mentor.core.summary import for_the_doctor
from muscle_mentor.core.topics import Subject

_ONCE_A_SESSION = ("disclaimer", "number")
_HELP = {"ask": "help_short", "remind": "help_reminder", "cancel": "help_reminder"}
TRIES = (
    "try_eyelid",
    "try_stretch",
    "try_report",
    "try_coffee",
    "try_breathing",
    "try_reminder",
    "try_doctor",
)
"""What launch and help suggest in turn; each must work word for word."""
_SUMMARY = phrase("summary_intro")
"""All that is kept of a summary: it is put together anew from the report to be said again."""
_PATIENCE = 2  # what is not understood more often ends kindly


def launch(moment: Moment) -> Reply:
    """Opening without a question: welcome with the whole disclaimer, and a question."""
    moment = moment.tell("disclaimer", "number")
    return reply(moment, [phrase("launch"), suggestion(moment)], phrase("launch_question"))


def suggestion(moment: Moment) -> Act:
    """One thing to say, another one every minute: nobody hears the whole list at once."""
    minute = int(moment.turn.now.timestamp() // 60) if moment.turn.now else 0
    return phrase(TRIES[minute % len(TRIES)])


def help_(moment: Moment) -> Reply:
    """Short help that keeps the state and comes back to the open question."""
    waiting = waiting_question(moment)
    if waiting:
        known = _HELP.get(waiting.ref.partition(":")[0], "help_exercise")
        return reply(moment, [phrase(known)], waiting, repeatable=False)
    if not moment.checks:
        says = [phrase("fallback_help"), phrase("symptom_check_off")]
        return reply(moment, says, phrase("launch_question"), repeatable=False)
    says = [phrase("help"), suggestion(moment)]
    return reply(moment, says, phrase("launch_question"), repeatable=False)


def about_skill(moment: Moment) -> Reply:
    """Is this medical advice, are you a doctor."""
    return _aside(moment, phrase("about"), phrase("disclaimer"))


def privacy(moment: Moment) -> Reply:
    """What the skill knows of a person and keeps: nothing."""
    return _aside(moment, phrase("privacy"))


def repeat(moment: Moment) -> Reply:
    """Say the last reply again; in a new session name the number, for the last one may have."""
    if not moment.state.said and not moment.state.open:
        return reply(moment, [phrase("nothing_to_repeat")], phrase("launch_question"))
    if moment.state.said == (_SUMMARY,):
        return summary(moment)
    question = Act(moment.state.open) if moment.state.open else phrase_offer("anything")
    return reply(moment, list(moment.state.said), question)


def more(moment: Moment) -> Reply:
    """The part of the last answer not said yet."""
    subject = Subject.read(moment.state.subject, moment.content)
    if subject is None:
        return reply(moment, [phrase("more_of_what")], _resume(moment))
    for section in ("more", "helps", "see_doctor"):
        entry = moment.content.entry(subject.kind, subject.entry)
        mark = f"{subject.entry}.{section}"
        if entry.get(section) and mark not in moment.state.told:
            says = [about(subject, section, moment.content)]
            return reply(moment.tell(mark), says, _resume(moment))
    return reply(moment, [phrase("no_more")], _resume(moment))


def stop(moment: Moment) -> Reply:
    """Close briefly, in every state; with what to watch for where something was told."""
    report = moment.state.report
    told = moment.checks and (report.sites or any(report.signs.values()))
    return reply(moment, [phrase("goodbye" if told else "goodbye_short")], None)


def start_over(moment: Moment) -> Reply:
    """Forget what was reported and ask anew."""
    told = tuple(name for name in moment.state.told if name in _ONCE_A_SESSION)
    fresh = moment.remember(
        report=Report(), asked=(), open=None, subject=None, level=None, told=told, routine=None
    )
    return reply(fresh, [phrase("started_over")], phrase("launch_question"))


def fallback(moment: Moment) -> Reply:
    """Guidance and a question; repeated, less; then an end. The number is named once a session."""
    misses = moment.state.misses
    if misses > _PATIENCE:
        return reply(moment, [phrase("fallback_end")], None, repeatable=False)
    says = [_not_caught(moment)]
    says += [] if waiting_question(moment) else [phrase("fallback_help")]
    return reply(moment.tell("number"), says, _resume(moment), repeatable=False)


def _not_caught(moment: Moment) -> Act:
    if moment.state.misses > 1:
        return phrase("fallback_again")
    return phrase("fallback_short" if "number" in moment.state.told else "fallback")


def other_health(moment: Moment) -> Reply:
    """Health, but not twitching: whom to ask, and the number in case it is danger."""
    return _aside(moment, phrase("other_health"))


def cannot_do(moment: Moment) -> Reply:
    """Booking, ordering, calling: not possible here."""
    return _aside(moment, phrase("cannot_do"))


def nothing_running(moment: Moment) -> Reply:
    """Pause, next and the like where nothing runs."""
    return _aside(moment, phrase("nothing_to_pause"))


def resume(moment: Moment) -> Reply:
    """Go on with the exercise that a question came between."""
    return guide.resume(moment) or nothing_running(moment)


def sitting(moment: Moment) -> Reply:
    """Who cannot stand while nothing runs: it may be danger, or the wish for a seated stretch."""
    return _aside(moment, phrase("cannot_stand"))


def slower(moment: Moment) -> Reply:
    """Say the last reply again, in a slower voice."""
    return replace(repeat(moment), slow=True)


def who_says_so(moment: Moment, first: Sequence[Act] = ()) -> Reply:
    """The publishers behind the last thing said, and when it was checked; `first` comes first."""
    listed = origin(moment.state.said, moment.content)
    day = reviewed(moment.state.said, moment.content)
    if not listed or day is None:
        return _aside(moment, *(first or [phrase("sources_none")]))
    when = spoken_date(day.isoformat(), moment.content)
    said = phrase("sources_intro", sources=listed, reviewed=when)
    shown = None if first else _card_of_sources(moment)
    return reply(moment, [*first, said], _resume(moment), card=shown, repeatable=False)


def _card_of_sources(moment: Moment) -> Act | None:
    """Only what entries stand on: the sources of a rule would tell what was reported."""
    entries = [act for act in moment.state.said if entry_behind(act.ref, moment.content)]
    behind = sources(entries, moment.content)
    return Act("sources:last:card", {"sources": " ".join(behind)}) if behind else None


def summary(moment: Moment) -> Reply:
    """What to tell the doctor: what was reported in this session, else what to note."""
    report = moment.state.report
    if not moment.checks or (not report.parts and not any(report.signs.values())):
        return _aside(moment, phrase("summary_empty"))
    says = [_SUMMARY, *for_the_doctor(moment), phrase("summary_add")]
    moment = moment.remember(said=(_SUMMARY,))
    return reply(moment, says, _resume(moment), repeatable=False)


def yes_to_offer(moment: Moment) -> Reply:
    """Take up what was offered."""
    _, _, offered = (moment.state.open or "").partition(":")
    name, _, of = offered.partition(":")
    taken = _OFFERS.get(name)
    return taken(moment, of) if taken else _nothing_asked(moment)


def no_to_offer(moment: Moment) -> Reply:
    """Decline an offer: close kindly."""
    return stop(moment) if moment.state.open else _nothing_asked(moment)


def unsure_of_offer(moment: Moment) -> Reply:
    """Unsure about an offer: let it go, and leave the door open."""
    return reply(moment, [phrase("all_right")], phrase_offer("anything"))


def begin_interview(moment: Moment) -> Reply:
    """Start asking about the person's own twitch, at the place that was spoken of."""
    subject = Subject.read(moment.state.subject, moment.content)
    report = moment.state.report
    if subject and subject.kind == "sites" and not report.sites:
        report = replace(report, parts=(subject.value,), sites=(subject.entry,))
    moment = moment.remember(report=report)
    name = next_question(report, moment.state, moment.content)
    if name is None:
        return advice.result(moment)
    return reply(moment.asking(name), [phrase("all_right")], Act(f"ask:{name}"))


def _aside(moment: Moment, *says: Act) -> Reply:
    return reply(moment, list(says), _resume(moment), repeatable=False)


def _resume(moment: Moment) -> Act:
    """Back to the open question, or an open invitation."""
    return waiting_question(moment) or phrase_offer("anything")


def _nothing_asked(moment: Moment) -> Reply:
    return reply(moment, [phrase("nothing_asked")], phrase("launch_question"))


def _ask_what(moment: Moment) -> Reply:
    return reply(moment, [phrase("all_right")], phrase("launch_question"))


_OFFERS: Mapping[str, Callable[[Moment, str], Reply]] = {
    "check": lambda moment, _: begin_interview(moment),
    "more": lambda moment, _: more(moment),
    "move": exercise.do_move,
    "programme": exercise.programme,
    "summary": lambda moment, _: summary(moment),
    "step_down": plans.step_down,
    "anything": lambda moment, _: _ask_what(moment),
}
