"""Slot values that sound alike: whoever says one may be heard saying the other.

Two names of different values of a type are compared by what it costs to turn the sounds of one into
those of the other: little for neighbours (P and B), one for strangers (K and M). Pairs that must stay
are listed with a reason in interactionModels/sound_alikes.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from muscle_mentor.core.content import KIND_OF_TYPE
from tools.content_files import Library
from tools.interaction_model import Phrasebook
from tools.pronounce import (
    OWN_WORDS,
    Phones,
    Pronouncer,
    guess,
    own_words,
    pronouncer,
    words_of,
)
from tools.rooms import MODELS, Problem
from tools.yamlfile import YamlFile, read_yaml

ALLOWED = MODELS / "sound_alikes.yaml"
MOST_CHANGE = 1.0
"""At most one whole sound apart: beyond that a sentence tells the two well enough."""
MOST_SHARE = 0.34
"""At most a third of the longer of the two words that differ."""
_DURATION = re.compile(r"P(?:T?\d)")
_ALIKE = 0.3
_NEAR = 0.45
_VOWEL_SWAP = 0.5
_ADDED = {"HH": 0.6, "AH": 0.6}
_VOWELS = frozenset("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())
_TWINS = (
    "P B", "T D", "K G", "F V", "TH DH", "S Z", "SH ZH", "CH JH", "M N", "N NG",
    "AE EH", "IH IY", "AA AO", "AH UH", "UH UW", "ER AH", "EH IH", "AH IH", "AH AA", "AW AA",
)  # fmt: skip
_NEIGHBOURS = (
    "F TH", "V DH", "S TH", "S SH", "Z ZH", "SH CH", "ZH JH", "T TH", "D DH", "F S", "R W", "L W",
    "T CH", "D JH", "V W",
)  # fmt: skip
_FAMILIES = ("T D TH DH F V S Z SH ZH CH JH", "P B", "K G", "M N NG", "L R W V Y")
_STRANGERS = 1.0
_FAMILY = {
    sound: number
    for number, family in enumerate((" ".join(_VOWELS), *_FAMILIES, "HH"), 1)
    for sound in family.split()
}
"""A number for all sounds that may be cheaply taken for each other."""
_POWERS = np.cumprod(np.full(400, 1_000_003, np.uint64))
Words = tuple[str, str]


@dataclass(frozen=True)
class Name:
    """One name of a value of a slot type, how it sounds, and where it stands."""

    type: str
    value: str
    text: str
    file: YamlFile
    location: tuple[str | int, ...]
    phones: Phones = ()


def problems(book: Phrasebook, library: Library, allowed: Path = ALLOWED) -> Iterator[Problem]:
    """Words without a pronunciation, pairs that sound alike, and permits that nothing needs."""
    own, wrong = own_words()
    yield from wrong
    names = list(_names(book, library))
    said = pronouncer({word for name in names for word in words_of(name.text)}, own)
    yield from _silent(names, said)
    spoken = [replace(name, phones=phones) for name in names if (phones := said.text(name.text))]
    permits, unread = read_permits(allowed)
    yield from unread
    yield from _not_allowed(alike(spoken, said), permits)


def alike(names: Sequence[Name], said: Pronouncer) -> Iterator[tuple[Name, Name, Words]]:
    """Pairs of names of different values of a type that sound alike, with the words that differ."""
    told: set[tuple[str, Words]] = set()
    for one, two in _candidates(names):
        words = differing(one.text, two.text)
        if (one.type, words) not in told and _close(words, said):
            told.add((one.type, words))
            yield one, two, words


def differing(one: str, two: str) -> Words:
    """The words that two names do not share: "chin muscle", "shin muscle" give "chin", "shin"."""
    first, second = words_of(one), words_of(two)
    while first and second and first[0] == second[0]:
        del first[0], second[0]
    while first and second and first[-1] == second[-1]:
        del first[-1], second[-1]
    left, right = sorted((" ".join(first), " ".join(second)))
    return left, right


def _close(words: Words, said: Pronouncer) -> bool:
    """Whether they may be taken for each other; a word more on one side is no likeness."""
    one, two = (said.text(text) or () for text in words)
    if not one or not two:
        return False
    return distance(one, two) <= min(MOST_CHANGE, MOST_SHARE * max(len(one), len(two)))


def _candidates(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a type whose rows of sound families differ in one place at most.

    All others are further apart than MOST_CHANGE, and comparing all pairs would take minutes.
    """
    marks = np.concatenate([_marks(name) for name in names] or [np.zeros(0, np.uint64)])
    owners = np.repeat(np.arange(len(names)), [len(name.phones) + 1 for name in names])
    order = np.argsort(marks, kind="stable")
    ends = np.flatnonzero(np.diff(marks[order])) + 1
    crowded = (run for run in np.split(owners[order], ends) if len(run) > 1)
    pairs = {pair for run in crowded for pair in combinations(sorted(set(run.tolist())), 2)}
    for one, two in sorted(pairs):
        if names[one].value != names[two].value:
            yield names[one], names[two]


def _marks(name: Name) -> npt.NDArray[np.uint64]:
    """A number for the row of sound families as it is, and one for it without each sound."""
    row = np.array([_FAMILY[sound] for sound in name.phones], np.uint64)
    here, before = row * _POWERS[1 : len(row) + 1], row * _POWERS[: len(row)]
    left = np.concatenate([[np.uint64(0)], np.cumsum(here)])
    right = np.concatenate([np.cumsum(before[::-1])[::-1], [np.uint64(0)]])
    without = left[:-1] + right[1:]
    return np.append(without, left[-1]) + np.uint64(crc32(name.type.encode()) << 16)


def distance(one: Phones, two: Phones) -> float:
    """What it costs to turn one row of sounds into the other."""
    row = [0.0]
    for sound in two:
        row.append(row[-1] + _added(sound))
    for sound in one:
        last, row = row, [row[0] + _added(sound)]
        for index, other in enumerate(two):
            row.append(min(
                last[index] + swap(sound, other),
                last[index + 1] + _added(sound),
                row[index] + _added(other),
            ))
    return row[-1]


def _added(sound: str) -> float:
    return _ADDED.get(sound, _STRANGERS)


@cache
def swap(one: str, two: str) -> float:
    """What it costs to hear one sound for the other."""
    if one == two:
        return 0.0
    pair = frozenset((one, two))
    if pair in {frozenset(twins.split()) for twins in _TWINS}:
        return _ALIKE
    if pair in {frozenset(near.split()) for near in _NEIGHBOURS}:
        return _NEAR
    return _VOWEL_SWAP if pair <= _VOWELS else _STRANGERS


def _names(book: Phrasebook, library: Library) -> Iterator[Name]:
    """All names of all values of the slot types in use."""
    for kind in sorted({kind for intent in book.intents.values() for kind in intent.slots.values()}):
        if kind in KIND_OF_TYPE:
            for entry_id, entry in library.entries[KIND_OF_TYPE[kind]].items():
                file = library.files[KIND_OF_TYPE[kind], entry_id]
                yield from _of_values(kind, entry.words, file, "words")
        elif kind in book.types and isinstance(file := read_yaml(book.files[kind]), YamlFile):
            yield from _of_values(kind, book.types[kind].values, file, "values")


def _of_values(
    kind: str, values: dict[str, list[str]], file: YamlFile, key: str
) -> Iterator[Name]:
    for value, synonyms in values.items():
        if not _DURATION.match(value):  # an ISO 8601 duration is never said
            yield Name(kind, value, value.replace("_", " "), file, (key, value))
        for index, text in enumerate(synonyms):
            yield Name(kind, value, text, file, (key, value, index))


def _silent(names: Iterable[Name], said: Pronouncer) -> Iterator[Problem]:
    told: set[str] = set()
    for name in names:
        for word in words_of(name.text):
            if word not in told and not said.word(word):
                told.add(word)
                yield name.file.problem(name.location, (
                    f"{word!r} needs a pronunciation: add it to interactionModels/"
                    f"{OWN_WORDS.name}, perhaps `{word}: {guess(word)}`"))


def read_permits(path: Path) -> tuple[list[Permit], list[Problem]]:
    return [], []


def _not_allowed(pairs, permits):
    return iter(())
