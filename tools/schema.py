"""The shape of every kind of file in content/: one model per kind."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Spoken = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z .'-]*$", strip_whitespace=True)]
Words = dict[Id, list[Word]]
Topic = Literal[
    "why_general",
    "why_body_part",
    "why_cause",
    "report_symptom",
    "ask_stretch",
    "ask_caffeine",
    "ask_sleep",
    "ask_stress_breathing",
    "ask_medicine",
    "ask_when_doctor",
    "ask_serious_condition",
    "ask_tests",
    "ask_how_long",
    "ask_prevention_treatment",
    "ask_definition",
    "emergency_statement",
    "repeat",
    "more",
    "help",
    "stop",
    "yes",
    "no",
    "out_of_scope",
    "other",
]
Suggestion = Literal[
    "call_emergency",
    "see_doctor",
    "medicine_review",
    "stretch",
    "rest_muscle",
    "caffeine_reduction",
    "sleep",
    "relaxation",
    "hydration",
    "eye_care",
]


class Strict(BaseModel):
    """Unknown keys are errors: a misspelt key would silently drop what its author wrote."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(Strict):
    """A fact with its sources (`say`), or a plain instruction without a factual claim (`do`)."""

    say: Spoken | None = None
    do: Spoken | None = None
    sources: list[str] = []

    @model_validator(mode="after")
    def _one_of_both(self) -> Statement:
        if (self.say is None) == (self.do is None):
            raise ValueError("a statement is either `say` (a fact) or `do` (an instruction)")
        if self.say is not None and not self.sources:
            raise ValueError("a fact (`say`) needs at least one source")
        return self


class Entry(Strict):
    """What every kind has: a name, the words people say, and what the skill answers."""

    name: Spoken
    words: Words
    said: dict[Id, Spoken] = {}
    reviewed: date
    unreviewed: bool = False
    answer: list[Statement] = []
    more: list[Statement] = []
    see_doctor: list[Statement] = []
    code: str | None = None

    @model_validator(mode="after")
    def _answered(self) -> Entry:
        if self.unreviewed == bool(self.answer) and self.must_answer():
            raise ValueError("needs an `answer`, or `unreviewed: true` and no answer")
        return self

    def must_answer(self) -> bool:
        """Whether an entry of this kind is an answer in itself."""
        return True


class Site(Entry):
    """A place of the body; a general one (arm, leg, head) asks which part is meant."""

    moves: list[Id] = []
    helps: list[Statement] = []
    general: bool = False
    which: list[Id] = []


class Cause(Entry):
    """Something that may make muscles twitch."""

    suggestion: Suggestion | None = None
    helps: list[Statement] = []


class Medicine(Entry):
    """A group of medicines or substances, with what triage needs to know of it."""

    serotonin: bool = False
    withdrawal: bool = False
    stimulant: bool = False
    diuretic: bool = False
    statin: bool = False
    antipsychotic: bool = False
    acid: bool = False
    opioid: bool = False
    nerve_pain: bool = False
    antibiotic: bool = False
    lithium: bool = False


class Condition(Entry):
    """An illness that people ask about."""


class Remedy(Entry):
    """Something people ask whether it helps."""


class Term(Entry):
    """A word that people ask the meaning of."""


class MedicalTest(Entry):
    """An examination or test."""


class Question(Entry):
    """A question that no other kind answers; its words are the key phrases that mark it."""

    topic: Topic
    asked: list[str] = []
    asks_about: list[Id] = []
    of: list[Id] = []


class Symptom(Entry):
    """A sign or circumstance, as triage knows it."""

    field: str
    danger: bool = False
    near: list[tuple[list[Word], list[Word]]] = []

    def must_answer(self) -> bool:
        """Signs are not answered, they are judged."""
        return False


class Drink(Entry):
    """A drink or food with caffeine. An estimate steers caution and is not spoken."""

    milligrams: float = Field(ge=0)
    sources: list[str] = []
    estimate: bool = False

    def must_answer(self) -> bool:
        """Drinks are counted, not answered."""
        return False


class Step(Strict):
    """One step of a move or programme; `hold` in seconds.

    `again` is its short cue from the second round on; `count` counts the hold aloud the first
    time; a `rest` is not counted down. A `once` step is done in the first round of a side only,
    a `last` one after the last.
    """

    do: Spoken | None = None
    say: Spoken | None = None
    again: Spoken | None = None
    hold: float | None = Field(default=None, gt=0, le=30)
    count: bool = False
    rest: bool = False
    once: bool = False
    last: bool = False
    sources: list[str] = []


class Move(Entry):
    """A stretch or exercise."""

    sites: list[Id]
    parts: list[Id] = []
    sources: list[str]
    summary: Spoken
    steps: list[Step]
    seated: list[Step] = []
    stands: bool = False
    sides: Literal["both", "none"] = "none"
    times: int = Field(default=1, ge=1)
    not_if: list[Id] = []
    ask_first: Spoken | None = None

    def must_answer(self) -> bool:
        """A move is done, not answered."""
        return False


class Programme(Entry):
    """A plan or practice over minutes or days; `most` rounds are led, however long is wished."""

    summary: Spoken
    steps: list[Step]
    times: int = Field(default=1, ge=1)
    most: int = Field(default=1, ge=1)
    warnings: list[Statement] = []
    not_if: list[Id] = []
    ask_first: Spoken | None = None
    sources: list[str]

    def must_answer(self) -> bool:
        """A programme is done, not answered."""
        return False


class Source(Strict):
    """Where facts come from; `dated` is the date that is spoken, `date` all that its page shows."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]*$")]
    publisher: Spoken
    title: Spoken
    url: str
    date: str
    status: Literal["original", "mirror", "abstract", "secondary", "low", "knowledge"]
    note: str
    dated: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")] | None = None


class Sources(Strict):
    """content/sources.yaml."""

    version: int
    compiled: str
    sources: list[Source]


class SourceNames(Strict):
    """content/<language>/sources.yaml: how each source is called when somebody asks."""

    names: dict[str, Spoken]


class Phrase(Strict):
    """One thing the skill says that is no fact: a welcome, an offer, an apology."""

    say: Spoken
    reprompt: Spoken | None = None
    card: str | None = None


class Phrases(Strict):
    """content/<language>/phrases.yaml."""

    people: dict[Id, list[Id]]
    phrases: dict[Id, Phrase]


class SafetyNet(Strict):
    """What to watch for: `short` ends a result, `whole` is on the card and on "more"."""

    short: Spoken
    whole: Spoken
    sources: list[str]


class TriageTexts(Strict):
    """content/<language>/triage.yaml: what is said of the rules of content/triage.yaml."""

    reviewed: date
    levels: dict[Id, Spoken]
    safety_net: SafetyNet
    rules: dict[str, Spoken | dict[Id, Spoken]]
    instead: dict[str, Spoken]
    uncovered: dict[Id, Spoken]
    default: Spoken


class Number(Strict):
    """A telephone number: V was seen on an official page, M in several others, K nowhere."""

    number: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*$")]
    check: Literal["V", "M", "K"]
    source: str
    checked_live: bool


class Locale(Strict):
    """content/locales/<locale>.yaml: the numbers and words of a country."""

    locale: str
    language: str
    reviewed: date
    numbers: dict[Literal["emergency", "advice", "poison", "crisis"], Number]
    words: dict[Id, Annotated[str, StringConstraints(min_length=1)]]
    says: dict[str, str] = {}


KINDS: dict[str, type[Entry]] = {
    "sites": Site,
    "causes": Cause,
    "medicines": Medicine,
    "conditions": Condition,
    "symptoms": Symptom,
    "remedies": Remedy,
    "terms": Term,
    "tests": MedicalTest,
    "drinks": Drink,
    "questions": Question,
    "moves": Move,
    "programmes": Programme,
}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind, for completion in editors."""
    return KINDS[kind].model_json_schema()
