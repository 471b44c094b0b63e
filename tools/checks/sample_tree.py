"""Finds pairs of samples that the same sentence fits, by walking the tree of all samples twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from muscle_mentor.core.lexicon import tokens

HOLDS_THE_OTHERS = 0.5
"""A type that holds half the words of another is no different from it, for a listener."""
_SLOT = re.compile(r"(\{\w+\}(?:'s)?)")
_TOKEN = re.compile(r"\{(\w+)\}|[^\s{}]+")
Taken = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Place:
    """Which phrase of which intent."""

    intent: str
    phrase: int


@dataclass(frozen=True)
class Sample:
    """One sample, its place, and the types of the intent's slots."""

    place: Place
    text: str
    slots: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Meeting:
    """Two samples of different intents that fit one sentence.

    `taken` holds what slots of the `greedy` one take of the words of the `other`: (type, words).
    """

    greedy: Sample
    other: Sample
    taken: Taken


@dataclass
class _Node:
    """A step: by a word, or by a slot type."""

    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, _Node] = field(default_factory=dict)
    ends: list[Sample] = field(default_factory=list)
    named: bool = False


@cache  # by what stands in the models
def as_heard(sample: str) -> str:
    """A sample as it sounds: no capitals, no hyphens, spelled letters as one word."""
    pieces = _SLOT.split(sample)
    return " ".join(piece if at % 2 else " ".join(tokens(piece)) for at, piece in enumerate(pieces))


def meetings(samples: Iterable[Sample], names: Mapping[str, frozenset[str]]) -> Iterator[Meeting]:
    """All pairs of samples of different intents that fit one sentence, in a stable order."""
    root = _tree(samples)
    walk = _Walk({kind: _name_tree(said) for kind, said in names.items()}, _same_types(names))
    walk.both(root, root, ())
    found = sorted(walk.found, key=lambda met: (met.other.place.intent, met.other.text))
    return (met for met in found if met.taken or _first(met))


def _first(met: Meeting) -> bool:
    """Two slots of a type meet from either side: once is enough."""
    return met.greedy.place.intent < met.other.place.intent


@dataclass
class _Walk:
    names: Mapping[str, _Node]
    same: frozenset[tuple[str, str]]
    found: list[Meeting] = field(default_factory=list)
    seen: set[tuple[int, int, Taken]] = field(default_factory=set)

    def both(self, greedy: _Node, other: _Node, taken: Taken) -> None:
        """Take every step that both trees allow."""
        if (id(greedy), id(other), taken) in self.seen:
            return
        self.seen.add((id(greedy), id(other), taken))
        self.found += [Meeting(one, two, taken) for one in greedy.ends for two in other.ends
                       if one.place.intent != two.place.intent]  # fmt: skip
        for word in greedy.words.keys() & other.words.keys():
            self.both(greedy.words[word], other.words[word], taken)
        for kind, after in greedy.slots.items():
            for otherwise in other.slots:
                if (kind, otherwise) in self.same:
                    self.both(after, other.slots[otherwise], taken)
            if kind in self.names:
                self._swallow(after, other, (kind, self.names[kind], ()), taken)

    def _swallow(
        self, after: _Node, other: _Node, slot: tuple[str, _Node, tuple[str, ...]], taken: Taken
    ) -> None:
        """Let a slot take the words of the other sample that are a name of its type."""
        kind, names, words = slot
        if names.named:
            self.both(after, other, (*taken, (kind, " ".join(words))))
        for word in names.words.keys() & other.words.keys():
            inner = (kind, names.words[word], (*words, word))
            self._swallow(after, other.words[word], inner, taken)


def _tree(samples: Iterable[Sample]) -> _Node:
    root = _Node()
    for sample in samples:
        node = root
        for found in _TOKEN.finditer(as_heard(sample.text)):
            kind = sample.slots.get(found[1] or "")
            steps = node.slots if found[1] else node.words
            node = steps.setdefault(kind or found[0], _Node())
        node.ends.append(sample)
    return root


def _name_tree(names: Iterable[str]) -> _Node:
    root = _Node()
    for name in names:
        node = root
        for word in as_heard(name).split():
            node = node.words.setdefault(word, _Node())
        node.named = True
    return root


def _same_types(names: Mapping[str, frozenset[str]]) -> frozenset[tuple[str, str]]:
    """Pairs of types that hold each other's words, each type with itself among them."""
    pairs = {(kind, kind) for kind in names}
    for one, two in combinations(names, 2):
        fewer = min(len(names[one]), len(names[two]))
        if fewer and len(names[one] & names[two]) >= HOLDS_THE_OTHERS * fewer:
            pairs |= {(one, two), (two, one)}
    return frozenset(pairs)
