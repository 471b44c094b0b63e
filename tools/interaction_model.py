"""Builds Amazon's interaction model from the authored phrases and the words of content/."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ConfigDict

from muscle_mentor.core.content import KIND_OF_TYPE
from tools.content_files import Library, read_shaped
from tools.rooms import MODELS, Problem
from tools.schema import Id, Spoken, Strict, Topic, Word
from tools.templates import TemplateError, expand
from tools.yamlfile import YamlFile, read_yaml

INVOCATION_NAME = "muscle mentor"
MULTIPLE = frozenset(
    {"BodyPart", "Cause", "Condition", "Medicine", "Side", "Symptom", "Drink", "Listed"}
)
NO_MULTIPLE_VALUES = frozenset({"en-IN"})  # not documented there
_SPELLED = frozenset("adhd als bfs dvt ecg eeg emg ibs mnd mri ms ocd ptsd rls sma".split())
"""Words of content/ that are said letter by letter."""
BUILT_INS = tuple(
    f"AMAZON.{name}Intent"
    for name in (
        "Cancel",
        "Help",
        "Stop",
        "NavigateHome",
        "Fallback",
        "Yes",
        "No",
        "Repeat",
        "Next",
        "Previous",
        "Pause",
        "Resume",
        "StartOver",
    )
)


class IntentFile(Strict):
    """interactionModels/<language>/<Intent>.yaml."""

    topic: Topic
    slots: dict[Id, str] = {}
    phrases: list[Spoken] = []


class TypeFile(Strict):
    """interactionModels/types/<language>/<Type>.yaml: a slot type that is no content."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)
    name: str
    values: dict[str, list[Word]]


@dataclass
class Phrasebook:
    """All authored phrases of one language, as read."""

    intents: dict[str, IntentFile] = field(default_factory=dict)
    types: dict[str, TypeFile] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def topics(self) -> dict[str, str]:
        """Intent -> the topic it belongs to."""
        return {name: intent.topic for name, intent in self.intents.items()}


def read_phrasebook(language: str, root: Path = MODELS) -> Phrasebook:
    """Read all intents and slot types of a language; problems are collected."""
    book = Phrasebook()
    for path in sorted((root / language).glob("*.yaml")):
        intent = read_shaped(path, IntentFile, book.problems)
        if intent:
            book.intents[path.stem] = intent
            book.files[path.stem] = path
    for path in sorted((root / "types" / language).glob("*.yaml")):
        slot_type = read_shaped(path, TypeFile, book.problems)
        if slot_type:
            book.types[path.stem] = slot_type
            book.files[path.stem] = path
    return book


def samples(book: Phrasebook, intent: str) -> list[str]:
    """All samples of an intent; a template that cannot be read is a problem of the book."""
    found: dict[str, None] = {}
    for index, template in enumerate(book.intents[intent].phrases):
        try:
            found.update(dict.fromkeys(expand(template)))
        except TemplateError as error:
            line = _line(book.files[intent], index)
            book.problems.append(Problem(book.files[intent], line, str(error)))
    return list(found)


def build_model(book: Phrasebook, library: Library, locale: str) -> dict[str, Any]:
    """Amazon's interaction model for one locale."""
    used = {kind for intent in book.intents.values() for kind in intent.slots.values()}
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": INVOCATION_NAME,
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "MEDIUM"}},
                "intents": [_intent(book, name, locale) for name in _names(book)],
                "types": [
                    _type(book, library, name)
                    for name in sorted(used)
                    if not name.startswith("AMAZON.")
                ],
            }
        }
    }


def _names(book: Phrasebook) -> list[str]:
    return sorted({*book.intents, *BUILT_INS})


def _intent(book: Phrasebook, name: str, locale: str) -> dict[str, Any]:
    if name not in book.intents:
        return {"name": name, "samples": []}
    built: dict[str, Any] = {"name": name, "samples": samples(book, name)}
    slots = [_slot(slot, kind, locale) for slot, kind in book.intents[name].slots.items()]
    return built | ({"slots": slots} if slots else {})


def _slot(name: str, kind: str, locale: str) -> dict[str, Any]:
    slot: dict[str, Any] = {"name": name, "type": kind}
    if kind in MULTIPLE and locale not in NO_MULTIPLE_VALUES:
        slot["multipleValues"] = {"enabled": True}
    return slot


def _type(book: Phrasebook, library: Library, name: str) -> dict[str, Any]:
    if name in KIND_OF_TYPE:
        words = library.words(KIND_OF_TYPE[name])
    else:
        words = book.types[name].values if name in book.types else {}
    return {"name": name, "values": [_value(value, names) for value, names in words.items()]}


def _value(value: str, synonyms: list[str]) -> dict[str, Any]:
    spoken = value.replace("_", " ")
    if (value[:1] == "P" and value[1:2].isupper()) or value[1:2].isdigit():  # an ISO 8601 duration
        spoken, synonyms = synonyms[0], synonyms[1:]
    names = list(dict.fromkeys(map(as_spoken, (spoken, *synonyms))))
    return {"id": value, "name": {"value": names[0], "synonyms": names[1:]}}


def as_spoken(words: str) -> str:
    """The words with a period after each letter that is said alone: Amazon hears "a. l. s."."""
    return " ".join(". ".join(w) + "." if w in _SPELLED else w for w in words.split(" "))


def _line(path: Path, index: int) -> int:
    found = read_yaml(path)
    return found.line(("phrases", index)) if isinstance(found, YamlFile) else 1
