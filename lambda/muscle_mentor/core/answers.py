"""Answers to questions: which entry of the content is asked for, and what is said of it."""

from __future__ import annotations

from muscle_mentor.core.advice import (
    level_acts,
    outcome_of,
    phrase_offer,
    with_disclaimer,
)
from muscle_mentor.core.content import Content
from muscle_mentor.core.moment import Moment, open_question, phrase, reply, waiting_question
from muscle_mentor.core.provenance import is_overdue, reviewed, spoken_date
from muscle_mentor.core.reply import Act, Outcome, Reply
from muscle_mentor.core.speech import spoken_name
from muscle_mentor.core.topics import TOPICS, Subject, Topic, subject_of

_WHEN = Subject("questions", "when_to_see_a_doctor", "when_to_see_a_doctor")


def answer(moment: Moment) -> Reply:
    """The answer to a question of the table above."""
    topic = TOPICS[moment.turn.intent]
    subject = subject_of(moment.turn, topic, moment.content)
    if subject is None:
        return _unknown(moment)
    says = [about(subject, _section(subject, topic, moment.content), moment.content)]
    facts, outcome = _what_it_means(moment)
    says, moment = with_disclaimer(moment, says + facts + _old(says, moment))
    moment = moment.remember(subject=str(subject))
    question = waiting_question(moment) or _offer(topic, subject, moment)
    card = None if outcome.level else Act(f"{subject.kind}:{subject.entry}:card", says[0].fill)
    return reply(moment, says, question, outcome, card if _has_answer(subject, moment) else None)


def general(moment: Moment) -> Reply:
    """A report where the symptom check is off: usual reasons, when to see a doctor, the number."""
    topic, content = TOPICS["WhyBodyPartIntent"], moment.content
    subject = subject_of(moment.turn, topic, content) or _WHEN
    doctor = subject if content.entry(subject.kind, subject.entry).get("see_doctor") else _WHEN
    says = [
        about(subject, "answer", content),
        about(doctor, "see_doctor", content),
        phrase("symptom_check_off"),
    ]
    says, moment = with_disclaimer(moment, says)
    moment = moment.remember(subject=str(subject))
    return reply(moment, says, _offer(Topic((), ""), subject, moment))


def serious(moment: Moment) -> Reply:
    """A fear is answered; told again, it is met with what helps against the worry itself."""
    subject = subject_of(moment.turn, TOPICS["SeriousConditionIntent"], moment.content)
    mark = f"fear:{subject.entry}" if subject else ""
    if subject is None or mark not in moment.state.told:
        return answer(moment.tell(mark) if subject else moment)
    section = "more" if _FEAR_AGAIN in moment.state.told else "answer"
    moment = moment.remember(subject=str(_CHECKING)).tell(_FEAR_AGAIN)
    calm = open_question(moment) or phrase_offer("programme", of="calm_breathing")
    return reply(moment, [about(_CHECKING, section, moment.content)], calm)


_CHECKING = Subject("questions", "checking_all_the_time", "checking_all_the_time")
_FEAR_AGAIN = "fear:again"


def about(subject: Subject, section: str, content: Content) -> Act:
    """Say one section of an entry, naming what the person named."""
    entry = content.entry(subject.kind, subject.entry)
    word = spoken_name(subject.kind, subject.value, content)
    if entry.get("unreviewed"):
        medicine = subject.kind == "medicines"
        return phrase("unreviewed_medicine" if medicine else "unreviewed", word=word)
    return Act(f"{subject.kind}:{subject.entry}:{section}", {"word": word})


def _section(subject: Subject, topic: Topic, content: Content) -> str:
    entry = content.entry(subject.kind, subject.entry)
    return next((s for s in (topic.section, "answer", "summary") if entry.get(s)), "answer")


def _has_answer(subject: Subject, moment: Moment) -> bool:
    return bool(moment.content.entry(subject.kind, subject.entry).get("answer"))


def _what_it_means(moment: Moment) -> tuple[list[Act], Outcome]:
    """Facts told with a question ("... it lasted all last week but stopped") are judged as well."""
    report = moment.state.report
    if not moment.checks or not _tells_of_oneself(moment):
        return [], Outcome()
    found = moment.so_far
    if found.level == "self_care" and not report.has("stopped"):
        return [], Outcome()
    safety = [Act("safety:short")] if found.level == "self_care" else []
    return level_acts(found, moment.content) + safety, outcome_of(found)


def _old(says: list[Act], moment: Moment) -> list[Act]:
    """When the text was last reviewed, where that is too long ago."""
    day = reviewed(says, moment.content)
    if day is None or not is_overdue(day, moment.turn.now):
        return []
    return [phrase("overdue", reviewed=spoken_date(day.isoformat(), moment.content))]


def _tells_of_oneself(moment: Moment) -> bool:
    """Facts of this turn count; "should I see a doctor?" is about everything told so far."""
    if moment.turn.intent == "WhenDoctorIntent":
        return moment.state.report.duration_days is not None or any(
            moment.state.report.signs.values()
        )
    heard = moment.heard
    is_why = TOPICS[moment.turn.intent].offer == "check"
    return is_why and (heard.duration_days is not None or any(heard.signs.values()))


def _offer(topic: Topic, subject: Subject, moment: Moment) -> Act:
    entry = moment.content.entry(subject.kind, subject.entry)
    name, _, of = topic.offer.partition(":")
    if name != "more":
        return phrase_offer(name, of=of)
    return phrase_offer("more") if entry.get("more") else phrase_offer("anything")


def _unknown(moment: Moment) -> Reply:
    question = waiting_question(moment) or phrase_offer("anything")
    return reply(moment, [phrase("unknown_thing")], question)
