"""Samples of two intents that the same words can fill: Alexa would choose between them at random.

A slot takes any word of its type: "is it {cause}" of one intent also takes "is it stress" of
another, and two slots of one type take the same whatever they are called. (The same sample twice is
found in tools/checks/model.py.) What is meant to overlap stands in interactionModels/greedy.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from muscle_mentor.core.content import KIND_OF_TYPE
from tools.checks.sample_tree import Meeting, Place, Sample, meetings
from tools.content_files import Library
from tools.interaction_model import Phrasebook
from tools.rooms import MODELS, Problem
from tools.schema import Strict
from tools.templates import TemplateError, expand
from tools.yamlfile import YamlFile, read_yaml

ALLOWED = MODELS / "greedy.yaml"
_COUNTED = tuple("one two three four five six seven eight nine ten twelve twenty thirty".split())
_UNITS = tuple("minute minutes hour hours day days week weeks month months year years".split())
_DAYS = tuple("yesterday monday tuesday wednesday thursday friday saturday sunday".split())
_HOURS = _COUNTED[:-2]
_AMAZONS = {
    "AMAZON.NUMBER": _COUNTED,
    "AMAZON.DURATION": tuple(f"{n} {unit}" for n in (*_COUNTED, "a", "an") for unit in _UNITS),
    "AMAZON.DATE": (*_DAYS, "last week", "last month", "last year"),
    "AMAZON.TIME": (
        *("noon", "midnight", "half past seven"),
        *(f"{n} {half}" for n in _HOURS for half in ("o'clock", "in the morning", "p. m.")),
    ),
}
"""Amazon's own types hold far more than this: enough to notice a sample that names one of them."""


class Permit(Strict):
    """An overlap that is meant: words that a slot would take, of one intent, of one slot type."""

    reason: Annotated[str, Field(min_length=1)]
    intent: str | None = None
    type: str | None = None
    words: list[str] | None = None

    def allows(self, intent: str, kind: str, words: str) -> bool:
        """Whether `words` of a sample of `intent` may also fill a slot of type `kind`."""
        return (
            self.intent in {None, intent}
            and self.type in {None, kind}
            and (self.words is None or words in self.words)
        )


def problems(book: Phrasebook, library: Library, allowed: Path = ALLOWED) -> Iterator[Problem]:
    """Samples that another intent's sample takes as well, but where a permit says why."""
    permits, unread = read_permits(allowed)
    yield from unread
    told: set[tuple[Place, Place]] = set()
    for met in meetings(_samples(book), type_names(book, library)):
        pair = (met.greedy.place, met.other.place)
        if pair not in told and not _permitted(met, permits):
            told.add(pair)
            yield _told(book, met)


def type_names(book: Phrasebook, library: Library) -> dict[str, frozenset[str]]:
    """All names of each slot type in use."""
    names: dict[str, frozenset[str]] = {}
    for kind in {kind for intent in book.intents.values() for kind in intent.slots.values()}:
        values = book.types[kind].values if kind in book.types else {}
        values = library.words(KIND_OF_TYPE[kind]) if kind in KIND_OF_TYPE else values
        said = (name for value, more in values.items() for name in (value, *more))
        names[kind] = frozenset(name.replace("_", " ").lower() for name in said)
    return names | {kind: frozenset(said) for kind, said in _AMAZONS.items()}


def read_permits(path: Path) -> tuple[list[Permit], list[Problem]]:
    """The permits of a file, and what is wrong with it."""
    found = read_yaml(path)
    if isinstance(found, Problem):
        return [], [found]
    permits: list[Permit] = []
    wrong: list[Problem] = []
    for index, entry in enumerate(found.data or []):
        try:
            permits.append(Permit.model_validate(entry))
        except ValidationError as error:
            wrong += [found.problem((index, *e["loc"]), e["msg"]) for e in error.errors()]
    return permits, wrong


def _samples(book: Phrasebook) -> Iterator[Sample]:
    for intent, authored in book.intents.items():
        for index, template in enumerate(authored.phrases):
            try:
                expanded = expand(template)
            except TemplateError:
                continue  # told when the model is built
            for text in expanded:
                yield Sample(Place(intent, index), text, authored.slots)


def _permitted(met: Meeting, permits: list[Permit]) -> bool:
    """Only words that a slot takes can be permitted: two slots of one type are never told apart."""
    intent = met.other.place.intent
    return bool(met.taken) and all(
        any(permit.allows(intent, kind, words) for permit in permits) for kind, words in met.taken
    )


def _told(book: Phrasebook, met: Meeting) -> Problem:
    greedy, other = met.greedy, met.other
    line = _line(book, greedy.place)
    place = f"{book.files[greedy.place.intent].name}:{line}"
    why = "; ".join(f"{words!r} is one of {kind}" for kind, words in met.taken)
    remedy = f", or allow the words in interactionModels/{ALLOWED.name}" if met.taken else ""
    return Problem(book.files[other.place.intent], _line(book, other.place), (
        f"{other.text!r} is taken by {greedy.text!r} of {greedy.place.intent} ({place})"
        f"{': ' + why if why else ': the slots hold the same'}. Word one otherwise{remedy}"
    ))  # fmt: skip


def _line(book: Phrasebook, place: Place) -> int:
    found = read_yaml(book.files[place.intent])
    return found.line(("phrases", place.phrase)) if isinstance(found, YamlFile) else 1
