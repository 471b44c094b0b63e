"""The first tier: a sample of the model, word for word, its slots filled with known values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from muscle_mentor.core.lexicon import fold
from server.ear.clauses import REPORT
from server.ear.heard import LISTED, HeardSlot, HeardValue, Understanding, distinct
from server.ear.mentions import Sentence, Span
from server.ear.model import Intent, Model, Slot
from server.ear.words import split

SLOT = re.compile(r"\{(\w+)\}(?:'s)?")
_JOINTS = frozenset({"and", "or"})
Bindings = tuple[tuple[str, HeardValue], ...]


@dataclass
class _Node:
    """A step of the samples' tree: by a word, or by a slot of a type."""

    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[Slot, _Node] = field(default_factory=dict)
    intents: list[Intent] = field(default_factory=list)


@dataclass(frozen=True)
class _Found:
    intent: Intent
    bindings: Bindings
    literals: int


class Templates:
    """All samples of a model as one tree, so that a sentence is matched in one walk."""

    def __init__(self, model: Model) -> None:
        self._root = _Node()
        for intent in model.intents.values():
            for sample in intent.samples:
                self._add(sample, intent)

    def match(self, sentence: Sentence) -> Understanding | None:
        """The sample that fits whole, the one with most words of its own first; None if none."""
        found = list(_walk(self._root, sentence, 0, (), 0))
        if not found:
            return None
        best = max(found, key=_fits)
        return Understanding(best.intent.name, _slots(best))

    def _add(self, sample: str, intent: Intent) -> None:
        node = self._root
        for piece in steps(sample, intent):
            if isinstance(piece, Slot):
                node = node.slots.setdefault(piece, _Node())
            else:
                node = node.words.setdefault(piece, _Node())
        node.intents.append(intent)


def _fits(found: _Found) -> tuple[bool, int, int, bool]:
    """How well a sample fits: "it's my breathing" is a sign by itself, "it's warm" by a list only.

    Where two intents fit alike, "weakness" is told rather than asked about.
    """
    by_list = any(name == LISTED for name, _ in found.bindings)
    reports = found.intent.name == REPORT
    return not by_list, found.literals, -len(found.bindings), reports


def steps(sample: str, intent: Intent, *, fold_words: bool = True) -> Iterator[Slot | str]:
    """A sample as (folded) words and slots; an unknown slot name raises ValueError."""
    at = 0
    for found in SLOT.finditer(sample):
        yield from _literals(sample[at : found.start()], fold_words)
        slot = intent.slot(found[1])
        if slot is None:
            raise ValueError(f"{intent.name}: sample {sample!r} names an unknown slot")
        yield slot
        at = found.end()
    yield from _literals(sample[at:], fold_words)


@lru_cache(maxsize=2**16)
def _literals(text: str, fold_words: bool) -> tuple[str, ...]:
    return tuple(map(fold, split(text))) if fold_words else tuple(split(text))


def _walk(
    node: _Node, sentence: Sentence, at: int, bound: Bindings, literals: int
) -> Iterator[_Found]:
    if at == len(sentence.words):
        yield from (_Found(intent, bound, literals) for intent in node.intents)
        return
    following = node.words.get(sentence.folded[at])
    if following:
        yield from _walk(following, sentence, at + 1, bound, literals + 1)
    for slot, after in node.slots.items():
        for values, end in _values(slot, sentence, at):
            named = tuple((slot.name, value) for value in values)
            yield from _walk(after, sentence, end, bound + named, literals)


def _values(slot: Slot, sentence: Sentence, at: int) -> Iterator[tuple[list[HeardValue], int]]:
    """What the slot can take from word `at`: one value, or a list where it takes several."""
    for span in sentence.spans(slot.type, at):
        yield [span.value], span.end
        if slot.multiple:
            for rest, end in _more(slot, sentence, span):
                yield [span.value, *rest], end


def _more(slot: Slot, sentence: Sentence, span: Span) -> Iterator[tuple[list[HeardValue], int]]:
    at = span.end
    if at < len(sentence.words) and sentence.words[at] in _JOINTS:
        at += 1
    if at < len(sentence.words):
        yield from _values(slot, sentence, at)


def _slots(found: _Found) -> tuple[HeardSlot, ...]:
    said: dict[str, list[HeardValue]] = {}
    for name, value in found.bindings:
        said.setdefault(name, []).append(value)
    return tuple(
        HeardSlot(slot.name, slot.type, distinct(said[slot.name]))
        for slot in found.intent.slots
        if slot.name in said
    )
