"""Slot values that sound alike: whoever says one may be heard saying the other.

Names of different values of a type are compared by the words that they do not share, as they sound.
Pairs that must stay are listed in interactionModels/sound_alikes.yaml, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from muscle_mentor.core.content import KIND_OF_TYPE
from tools.content_files import Library
from tools.interaction_model import Phrasebook
from tools.pronounce import OWN_WORDS, Pronouncer, guess, own_words, pronouncer, words_of
from tools.rooms import MODELS, Problem
from tools.sound_distance import close, near_rows
from tools.yamlfile import YamlFile, read_yaml

ALLOWED = MODELS / "sound_alikes.yaml"
_DURATION = re.compile(r"PT?\d")
Words = tuple[str, ...]
Pair = tuple[Words, Words]


@dataclass(frozen=True)
class Name:
    """One name of a value of a slot type, and where it stands."""

    type: str
    value: str
    words: Words
    file: YamlFile
    location: tuple[str | int, ...]


def problems(
    book: Phrasebook, library: Library, allowed: Path = ALLOWED, own: Path = OWN_WORDS
) -> Iterator[Problem]:
    """Words without a pronunciation, pairs that sound alike, and permits that nothing needs."""
    listed, wrong = own_words(own)
    permits, unread = read_permits(allowed)
    names = list(names_of(book, library))
    said = pronouncer({word for name in names for word in name.words}, listed)
    yield from [*wrong, *unread]
    yield from _silent(names, said)
    found = list(alike(names, said))
    yield from (_told(*pair) for pair in found if pair[2] not in permits)
    if isinstance(file := read_yaml(allowed), YamlFile):
        yield from _unneeded(file, permits, {pair for *_, pair in found})


def names_of(book: Phrasebook, library: Library) -> Iterator[Name]:
    """All names of all values of the slot types in use."""
    kinds = {kind for intent in book.intents.values() for kind in intent.slots.values()}
    for kind in sorted(kinds):
        if kind in KIND_OF_TYPE:
            for entry_id, entry in library.entries[KIND_OF_TYPE[kind]].items():
                file = library.files[KIND_OF_TYPE[kind], entry_id]
                yield from _of_values(kind, entry.words, file, "words")
        elif kind in book.types and isinstance(file_ := read_yaml(book.files[kind]), YamlFile):
            yield from _of_values(kind, book.types[kind].values, file_, "values")


def alike(names: Sequence[Name], said: Pronouncer) -> Iterator[tuple[Name, Name, str]]:
    """Names of different values of a type that sound alike, with the pair of words that differ."""
    rows = [(name.type, said.words(name.words)) for name in names]
    judged: dict[Pair, bool] = {((), ()): False}
    told: set[tuple[str, Pair]] = set()
    for first, second in near_rows(rows):
        one, two = names[first], names[second]
        pair = differing(one.words, two.words) if one.value != two.value else ((), ())
        if pair not in judged:
            judged[pair] = _close(pair, said)
        if judged[pair] and (one.type, pair) not in told:
            told.add((one.type, pair))
            yield one, two, " / ".join(map(" ".join, pair))


def differing(one: Words, two: Words) -> Pair:
    """The words that two names do not share: "chin muscle", "shin muscle" give "chin", "shin"."""
    start, shorter = 0, min(len(one), len(two))
    while start < shorter and one[start] == two[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == two[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    return (left, right) if left <= right else (right, left)


def _close(pair: Pair, said: Pronouncer) -> bool:
    """Whether they may be taken for each other; a word more on one side is no likeness."""
    one, two = map(said.words, pair)
    return bool(one) and bool(two) and close(one, two)


def _of_values(
    kind: str, values: Mapping[str, Sequence[str]], file: YamlFile, key: str
) -> Iterator[Name]:
    for value, synonyms in values.items():
        if not _DURATION.match(value):  # an ISO 8601 duration is never said
            yield Name(kind, value, tuple(words_of(value.replace("_", " "))), file, (key, value))
        for index, text in enumerate(synonyms):
            yield Name(kind, value, tuple(words_of(text)), file, (key, value, index))


def _silent(names: Iterable[Name], said: Pronouncer) -> Iterator[Problem]:
    """Words that nobody knows how to say: their likeness to others would go unnoticed."""
    places: dict[str, Name] = {}
    for name in names:
        for word in name.words:
            places.setdefault(word, name)
    for word, name in places.items():
        if not said.word(word):
            yield name.file.problem(name.location, (
                f"{word!r} needs a pronunciation: add it to interactionModels/{OWN_WORDS.name}, "
                f"perhaps `{word}: {guess(word)}`"))  # fmt: skip


def _told(one: Name, two: Name, pair: str) -> Problem:
    first, second = " ".join(one.words), " ".join(two.words)
    place = f"{one.file.path.name}:{one.file.line(one.location)}"
    return two.file.problem(two.location, (
        f"{second!r} ({two.value}) sounds like {first!r} ({one.value}, {place}) "
        f"of the same type {one.type}: change one, or allow it in interactionModels/{ALLOWED.name} "
        f"as `{pair}: why it must stay`"))  # fmt: skip


def read_permits(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """Pairs that are allowed, with the reason; one without a reason is a problem."""
    found = read_yaml(path)
    if isinstance(found, Problem):
        return {}, [found]
    permits = {str(pair): str(reason or "").strip() for pair, reason in (found.data or {}).items()}
    return permits, [found.problem((pair,), f"{pair!r} is allowed without a reason")
                     for pair, reason in permits.items() if not reason]  # fmt: skip


def _unneeded(file: YamlFile, permits: Iterable[str], found: set[str]) -> Iterator[Problem]:
    for pair in permits:
        if pair not in found:
            yield file.problem((pair,), f"no two values sound like {pair!r} (any more): remove it")
