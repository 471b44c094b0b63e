"""Slot values that sound alike: whoever says one may be heard saying the other.

Two names of different values of a type are compared by what it costs to turn the sounds of one into
those of the other: little for neighbours (P and B), one for strangers (K and M). Pairs that must stay
are listed with a reason in interactionModels/sound_alikes.yaml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from muscle_mentor.core.content import KIND_OF_TYPE
from tools.content_files import Library
from tools.interaction_model import Phrasebook
from tools.pronounce import OWN_WORDS, Phones, guess, own_words, pronouncer, words_of
from tools.rooms import MODELS, Problem
from tools.yamlfile import YamlFile, read_yaml

ALLOWED = MODELS / "sound_alikes.yaml"
MOST_CHANGE = 1.0
"""At most one whole sound apart: beyond that a sentence tells the two well enough."""
MOST_SHARE = 0.25
"""At most a quarter of the longer name."""
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
