"""Words that stand for two things of one kind: Alexa refuses them, and nobody could tell."""

from __future__ import annotations

from collections.abc import Iterator

from muscle_mentor.core.lexicon import key
from tools.content_files import Library
from tools.rooms import Problem


def problems(library: Library) -> Iterator[Problem]:
    """A name or synonym that belongs to two values of a kind."""
    for kind in library.entries:
        yield from _doubles(library, kind)


def _doubles(library: Library, kind: str) -> Iterator[Problem]:
    owners: dict[str, tuple[str, str]] = {}
    for entry_id, entry in library.entries[kind].items():
        for value, synonyms in entry.words.items():
            for index, name in enumerate((value.replace("_", " "), *synonyms)):
                owner = owners.setdefault(key(name), (value, name))
                if owner[0] != value:
                    where = ("words", value, index - 1) if index else ("words", value)
                    yield library.files[kind, entry_id].problem(
                        where, f"{name!r} already stands for {owner[0]!r} (as {owner[1]!r})"
                    )
