"""Everything in a sentence that could fill a slot: values of custom types, times, days, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from muscle_mentor.core.lexicon import Mention, fold, tokens
from server.ear.dates import day_at
from server.ear.durations import duration_at
from server.ear.heard import HeardValue
from server.ear.model import Model, SlotType
from server.ear.numerals import digits, number_at
from server.ear.times import time_at

_WHOSE = frozenset("my his her their your our".split())
DURATION, NUMBER, DATE = "AMAZON.DURATION", "AMAZON.NUMBER", "AMAZON.DATE"
TIME = "AMAZON.TIME"


@dataclass(frozen=True)
class Span:
    """A value that words `start` to `end` could mean."""

    start: int
    end: int
    value: HeardValue


@dataclass(frozen=True)
class Sentence:
    """A cleaned request: `words` as said, seen through the types of one model."""

    words: tuple[str, ...]
    model: Model
    today: date

    @property
    def text(self) -> str:
        """The words as one string."""
        return " ".join(self.words)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each word as it is looked up."""
        return tuple(fold(word) for word in self.words)

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """Per custom type: longest values, none overlapping, with negation."""
        said = tokens(self.text)
        folded = [fold(word) for word in said]
        starts: dict[str, list[int]] = {}
        for place, word in enumerate(folded):
            for name in self.model.naming.get(word, ()):
                starts.setdefault(name, []).append(place)
        return {
            name: found
            for name, slot_type in self.model.types.items()
            if name in starts and (found := slot_type.lexicon.find_from(starts[name], said, folded))
        }

    def spans(self, type_name: str, start: int) -> Iterator[Span]:
        """All values of a type that begin at word `start`, longest first."""
        slot_type = self.model.types.get(type_name)
        if slot_type:
            yield from self._custom(slot_type, start)
        else:
            yield from self._built_in(type_name, start)

    def _custom(self, slot_type: SlotType, start: int) -> Iterator[Span]:
        for end in range(min(len(self.words), start + slot_type.longest + 1), start, -1):
            value = slot_type.index.get(self._key(start, end))
            if value:
                raw = " ".join(self.words[start:end])
                yield Span(start, end, HeardValue(raw, value, slot_type.names[value]))

    def _key(self, start: int, end: int) -> str:
        """As the lexicon stores names: whose arm it is does not count, inside a name."""
        inner = [word for word in self.folded[start + 1 : end] if word not in _WHOSE]
        return " ".join((self.folded[start], *inner))

    def _built_in(self, type_name: str, start: int) -> Iterator[Span]:
        found = _built_in_at(type_name, self.words, start, self.today)
        if found:
            iso, end = found
            yield Span(start, end, HeardValue(" ".join(self.words[start:end]), iso, iso))


def _built_in_at(
    type_name: str, words: tuple[str, ...], start: int, today: date
) -> tuple[str, int] | None:
    if type_name == DURATION:
        duration = duration_at(words, start)
        return (duration.iso, duration.end) if duration else None
    if type_name == DATE:
        day = day_at(words, start, today)
        return (day.iso, day.end) if day else None
    if type_name == TIME:
        clock = time_at(words, start)
        return (clock.iso, clock.end) if clock else None
    number = number_at(words, start)
    return (digits(number.most), number.end) if number else None
