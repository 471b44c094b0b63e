"""Reads what was typed as a recogniser would have written it: "carnt" is "can't".

Whoever speaks has no spelling; in the chat and the page there is one, and it has slips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from server.ear.exact import SLOT
from server.ear.model import HERE, Model, lines

_LONG = 6  # shorter words are one slip away from too many others
_NOUNS = ("BodyPart", "Medicine", "Condition", "Term")


class Typed:
    """Puts the slips of a typed sentence right, by the words of a model."""

    def __init__(self, model: Model) -> None:
        self._known = frozenset(_words(model))
        self._nouns = frozenset(_named(model, _NOUNS))
        self._slips = dict(_slips())

    def __call__(self, text: str) -> str:
        """The text as it would have been heard; what cannot be told stays as it is."""
        return " ".join(self._slips.get(word) or self._near(word) for word in text.split())

    def _near(self, word: str) -> str:
        """The one part, medicine or illness that is one slip away from an unknown word."""
        if len(word) < _LONG - 1 or not word.isalpha() or self._is_known(word):
            return word
        near = {one for one in _one_slip(word) if len(one) >= _LONG and one in self._nouns}
        return near.pop() if len(near) == 1 else word

    def _is_known(self, word: str) -> bool:
        return word in self._known or word.removesuffix("s") in self._known


def _words(model: Model) -> Iterator[str]:
    """All words that the model's samples, values and everyday requests are made of."""
    for line in model.everyday:
        yield from line.split()
    for intent in model.intents.values():
        for sample in intent.samples:
            yield from SLOT.sub(" ", sample).split()
    yield from _named(model, model.types)


def _named(model: Model, types: Iterable[str]) -> Iterator[str]:
    """The words of all names of values of these types."""
    for slot_type in filter(None, map(model.types.get, types)):
        for names in slot_type.words.values():
            for name in names:
                yield from name.lower().split()


def _one_slip(word: str) -> Iterator[str]:
    """Every word that one letter more, fewer, other or swapped makes; the first letter stays."""
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
            yield before + after[1:2] + after[:1] + after[2:]


def _slips() -> Iterator[tuple[str, str]]:
    for line in lines(HERE / "typed.txt"):
        meant, _, typed = line.partition(":")
        yield from ((word, meant) for word in typed.split())
