"""What each intent that asks is about: its topic, and the subject that a turn names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
