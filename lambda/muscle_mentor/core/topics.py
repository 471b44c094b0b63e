"""What each intent that asks is about: its topic, and the subject that a turn names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from muscle_mentor.core.content import Content
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
    "symptoms": "symptoms",
}
_ANSWERING = (
    "remedies", "terms", "causes", "medicines", "conditions", "tests", "sites", "questions",
)  # fmt: skip
"""Kinds that an unmatched raw value is searched in, most particular first."""

_OF_SIGNS = ("questions", "causes", "terms")
"""Kinds that answer a sign which a question names: "why do pregnant women get leg cramps"."""


@dataclass(frozen=True)
class Topic:
    """How an intent is answered: which slots name the subject, what is said, what is offered."""

    slots: tuple[str, ...]
    default: str
    section: str = "answer"
    offer: str = "more"


TOPICS: Mapping[str, Topic] = {
    "WhyTwitchIntent": Topic(
        ("question", "symptoms"), "questions:why_muscles_twitch", offer="check"
    ),
    "WhyBodyPartIntent": Topic(
        ("question", "body_part"), "questions:why_muscles_twitch", offer="check"
    ),
    "WhyCauseIntent": Topic(
        ("cause", "medicine", "condition", "remedy", "drink", "question", "body_part", "symptoms"),
        "questions:harmless_causes",
        offer="check",
    ),
    "CaffeineIntent": Topic(
        ("question", "remedy", "symptoms", "drink", "cause"),
        "causes:caffeine",
        offer="programme:caffeine_step_down",
    ),
    "SleepIntent": Topic(
        ("question", "condition", "term", "cause", "symptoms"),
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
    "AdviceNowIntent": Topic((), "questions:what_stops_a_twitch", section="helps", offer="check"),
    "DefinitionIntent": Topic(
        ("question", "term", "condition", "test", "remedy", "medicine", "cause"),
        "",
    ),
}
"""Intent -> how it is answered. An offer "programme:<id>" takes the person through it.

A word without a default is not explained where it is not known: "what is chvostek's sign".
"""


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
    "questions:find_my_cause",
    "questions:is_twitching_normal",
    "questions:should_i_worry",
    "questions:treatment",
    "questions:will_it_go_away",
    "medicines:any_medicine",
    "causes:medicine",
    "terms:twitch",
}
"""What answers in general: like a topic's default, it gives way to anything particular."""

_ALSO_TOLD = ("question", "body_part", "symptoms")
"""Slots that need not name the subject: with none of their words known, the default answers."""


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
    found = [each for each in found if not _is_of_another(each, found, content)] or found
    if found:
        return next(
            (each for each in found if each.place not in _BROAD | {topic.default}), found[0]
        )
    if not topic.default or any(slot not in _ALSO_TOLD for slot, _ in named):
        return None
    kind, _, entry = topic.default.partition(":")
    return Subject(kind, entry, entry)


def _is_of_another(subject: Subject, named: Iterable[Subject], content: Content) -> bool:
    """Whether an answer speaks of one illness where another is named: "scared it's M S"."""
    of = content.entry(subject.kind, subject.entry).get("of", ())
    return bool(of) and any(each.kind == "conditions" and each.entry not in of for each in named)


def _subjects(kind: str, value: Value, content: Content) -> Iterator[Subject]:
    if value.id and content.has(kind, value.id) and kind in _ANSWERING:
        yield Subject(kind, content.entry_of(kind, value.id), value.id)
        return
    if kind == "symptoms":
        yield from _found_in(_OF_SIGNS, value.raw, content)
        return
    kinds = dict.fromkeys((kind, *_ANSWERING) if kind in _ANSWERING else _ANSWERING)
    yield from _found_in(kinds, value.raw, content)
    if value.id:  # a "brew" is tea
        yield from _found_in(kinds, value.id.replace("_", " "), content)


def _found_in(kinds: Iterable[str], words: str, content: Content) -> Iterator[Subject]:
    for kind in kinds:
        for mention in content.lexicon(kind).find(words):
            yield Subject(kind, content.entry_of(kind, mention.value), mention.value)
