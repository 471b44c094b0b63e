"""What `make spoken` says: sample utterances, names of slot values, phrases the skill suggests."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from server.ear.words import strip_invocation
from tools.checks.greedy import type_names
from tools.checks.promises import phrases_in
from tools.checks.sounds import Name, names_of
from tools.checks.spoken import sentences as spoken_sentences
from tools.content_files import Library, read_library
from tools.interaction_model import (
    INVOCATION_NAME,
    Phrasebook,
    as_spoken,
    read_phrasebook,
    samples,
)
from tools.pronounce import words_of
from tools.rooms import ROOT, SKILL_PACKAGE

SUGGESTIONS = ROOT / "server" / "web" / "suggestions" / "en.toml"
_SLOT = re.compile(r"\{(\w+)\}")
_CARRIER = "i mean the "
T = TypeVar("T")
_RIVALS, _RIVAL_NAMES = 400, 250


@dataclass(frozen=True)
class Sentence:
    """Something to say, what it means, and where it stands."""

    text: str
    meaning: str
    place: str


@dataclass(frozen=True)
class Trial:
    """What is said, and all that it might be taken for (itself included)."""

    name: str
    said: tuple[Sentence, ...]
    grammar: tuple[Sentence, ...]


def trials(random: Random, sentences: int, values: int) -> Iterator[Trial]:
    """Utterances with the phrases that the skill suggests; then the names of each slot type."""
    library, book = read_library("en"), read_phrasebook("en")
    filled = _unlike(fill(book, library, random))
    random.shuffle(filled)
    told = [Sentence(text, text, place) for text, place in told_phrases(library)]
    said = filled[:sentences]
    rivals = filled[sentences : sentences + _RIVALS]
    yield Trial("utterances", tuple(said), tuple(_unlike([*said, *rivals])))
    known = {one.text for one in told}
    rivals = [one for one in filled if one.text not in known][:_RIVALS]
    yield Trial("told to say", tuple(told), (*told, *rivals))
    yield from _of_types(list(names_of(book, library)), random, values)


def fill(book: Phrasebook, library: Library, random: Random) -> list[Sentence]:
    """One sentence of every phrase of every intent, its slots filled with names of their types."""
    types = type_names(book, library).items()
    names = {kind: sorted(map(as_spoken, said)) for kind, said in types}
    found = []
    for intent, authored in book.intents.items():
        for sample in _few(samples(book, intent), len(authored.phrases), random):
            slots = {slot: random.choice(names[authored.slots[slot]])
                     for slot in _SLOT.findall(sample)}  # fmt: skip
            meaning = ", ".join([intent, *(f"{name} {value}" for name, value in slots.items())])
            text = sample.format(**slots)
            found.append(Sentence(text, meaning, book.files[intent].name))
    return found


def told_phrases(library: Library) -> list[tuple[str, str]]:
    """Every phrase that speech, page or store page tells people to say, with its place."""
    found: dict[str, str] = {}
    for sentence in spoken_sentences(library):
        for part in phrases_in(sentence.text):
            if not _SLOT.search(part):
                found.setdefault(_plain(part), sentence.file.path.name)
    for phrase in [*_suggested(SUGGESTIONS), *_examples(SKILL_PACKAGE / "skill.json")]:
        found.setdefault(_plain(phrase), "suggestions")
    return [(text, place) for text, place in found.items() if text]


def _of_types(names: list[Name], random: Random, values: int) -> Iterator[Trial]:
    """Some names of every type, more of the larger ones, said in a carrier among their rivals."""
    by_type: dict[str, list[Sentence]] = {}
    for name in names:
        text, meaning = _CARRIER + " ".join(name.words), f"{name.type} {name.value}"
        by_type.setdefault(name.type, []).append(Sentence(text, meaning, name.file.path.name))
    each = max(1, values // len(by_type))
    for kind, sentences in by_type.items():
        rivals = _few(_unlike(sentences), _RIVAL_NAMES, random)
        yield Trial(kind, tuple(rivals[:each]), tuple(rivals))


def _few(many: list[T], count: int, random: Random) -> list[T]:
    return random.sample(many, min(count, len(many)))


def _unlike(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Only those whose words no other sentence has: the same words cannot be told apart by ear."""
    by_words: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_words.setdefault(" ".join(words_of(sentence.text)), []).append(sentence)
    return [found[0] for found in by_words.values() if len({one.meaning for one in found}) == 1]


def _suggested(path: Path) -> list[str]:
    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from strings(inner)

    return list(strings(tomllib.loads(path.read_text(encoding="utf-8"))))


def _examples(path: Path) -> list[str]:
    if not path.is_file():
        return []
    locales = json.loads(path.read_text(encoding="utf-8"))["manifest"]["publishingInformation"]
    return [phrase for locale in locales["locales"].values()
            for phrase in locale.get("examplePhrases", [])]  # fmt: skip


def _plain(phrase: str) -> str:
    return strip_invocation(" ".join(words_of(phrase)), INVOCATION_NAME)
