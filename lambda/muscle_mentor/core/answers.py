"""Answers to questions: which entry of the content is asked for, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from muscle_mentor.core.advice import (
    judge,
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
from muscle_mentor.core.turn import Turn, Value

_KIND_OF_SLOT = {
    "body_part": "sites",
    "cause": "causes",
    "medicine": "medicines",
    "condition": "conditions",
    "remedy": "remedies",
    "term": "terms",
    "test": "tests",
    "question": "questions",
    "programme": "programmes",
    "move": "moves",
    "drink": "drinks",
}
_ANSWERING = (
    "remedies", "terms", "causes", "medicines", "conditions", "tests", "sites", "questions",
)  # fmt: skip
"""Kinds that an unmatched raw value is searched in, most particular first."""


@dataclass(frozen=True)
class Topic:
    """How an intent is answered: which slots name the subject, what is said, what is offered."""

    slots: tuple[str, ...]
    default: str
    section: str = "answer"
    offer: str = "more"


TOPICS: Mapping[str, Topic] = {
    "WhyTwitchIntent": Topic(("question",), "questions:why_muscles_twitch", offer="check"),
    "WhyBodyPartIntent": Topic(
        ("question", "body_part"), "questions:why_muscles_twitch", offer="check"
    ),
    "WhyCauseIntent": Topic(
        ("cause", "medicine", "condition", "remedy", "drink", "question", "body_part"),
        "questions:harmless_causes",
        offer="check",
    ),
    "CaffeineIntent": Topic(
        ("question", "remedy", "drink", "cause"),
        "causes:caffeine",
        offer="programme:caffeine_step_down",
    ),
    "SleepIntent": Topic(
        ("question", "condition", "term", "cause"),
        "causes:tiredness",
        offer="programme:sleep_wind_down",
    ),
    "BreathingIntent": Topic(
        ("question", "remedy", "cause"), "causes:stress", offer="programme:calm_breathing"
    ),
    "MedicineIntent": Topic(
        ("medicine", "question", "remedy", "cause"), "questions:could_my_tablets_cause_it"
    ),
    "WhenDoctorIntent": Topic(
        ("question", "body_part", "condition"),
        "questions:when_to_see_a_doctor",
        section="see_doctor",
        offer="check",
    ),
    "SeriousConditionIntent": Topic(
        ("question", "condition", "term", "cause"), "questions:is_it_serious", offer="check"
    ),
    "StretchIntent": Topic(("question",), "questions:how_long_to_hold", offer="anything"),
    "TestsIntent": Topic(("question", "test", "remedy"), "questions:what_the_doctor_does"),
    "HowLongIntent": Topic(
        ("question", "condition"), "questions:how_long_twitches_last", offer="check"
    ),
    "PreventionIntent": Topic(
        ("question", "remedy", "body_part", "cause"),
        "questions:what_stops_a_twitch",
        section="helps",
        offer="check",
    ),
    "DefinitionIntent": Topic(
        ("question", "term", "condition", "test", "remedy", "medicine", "cause"),
        "questions:what_a_twitch_is",
    ),
}
"""Intent -> how it is answered. An offer "programme:<id>" takes the person through it."""


@dataclass(frozen=True)
class Subject:
    """What an answer is about: an entry, and the value of it that the person named."""

    kind: str
    entry: str
    value: str

    def __str__(self) -> str:
        """The form kept in the state."""
        return f"{self.kind}:{self.entry}:{self.value}"

    @property
    def place(self) -> str:
        """Kind and id of the entry."""
        return f"{self.kind}:{self.entry}"

    @classmethod
    def read(cls, text: str | None, content: Content) -> Subject | None:
        """Read what __str__ wrote; None for anything the content does not know."""
        kind, _, rest = (text or "").partition(":")
        entry, _, value = rest.partition(":")
        known = kind in _KIND_OF_SLOT.values() and content.has(kind, value)
        return cls(kind, entry, value) if known and content.entry_of(kind, value) == entry else None


_BROAD = frozenset(
    topic.default for topic in TOPICS.values() if topic.default.startswith("questions:")
) | {
    "medicines:any_medicine",
    "causes:medicine",
    "terms:twitch",
}
"""What answers in general: like a topic's default, it gives way to anything particular."""

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


def subject_of(turn: Turn, topic: Topic, content: Content) -> Subject | None:
    """The first particular subject that a slot names, else the first; without any, the topic's own.

    None means that something was named which the content does not know.
    """
    named = [(slot, value) for slot in topic.slots for value in turn.values(slot)]
    found = [
        subject
        for slot, value in named
        for subject in islice(_subjects(_KIND_OF_SLOT[slot], value, content), 1)
    ]
    if found:
        return next(
            (each for each in found if each.place not in _BROAD | {topic.default}), found[0]
        )
    if any(slot not in ("question", "body_part") for slot, _ in named):
        return None
    kind, _, entry = topic.default.partition(":")
    return Subject(kind, entry, entry)


def _subjects(kind: str, value: Value, content: Content) -> Iterator[Subject]:
    if value.id and content.has(kind, value.id) and kind in _ANSWERING:
        yield Subject(kind, content.entry_of(kind, value.id), value.id)
        return
    known = (kind,) if kind in _ANSWERING else ()
    for other in dict.fromkeys((*known, *_ANSWERING)):
        for mention in content.lexicon(other).find(value.raw):
            yield Subject(other, content.entry_of(other, mention.value), mention.value)


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
    found = judge(report, moment.content, finished=False)
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
