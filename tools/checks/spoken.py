"""Walks every sentence that can be spoken, with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.content_files import Library
from tools.rooms import CONTENT, Problem
from tools.yamlfile import YamlFile, read_yaml

_SECTIONS = ("answer", "more", "see_doctor", "helps", "steps", "seated", "warnings")


@dataclass(frozen=True)
class Sentence:
    """One spoken text, the section it belongs to, and where it stands."""

    file: YamlFile
    location: tuple[str | int, ...]
    text: str
    sources: tuple[str, ...] = ()

    def problem(self, message: str) -> Problem:
        """A problem with this sentence."""
        return self.file.problem(self.location, message)


def sentences(library: Library) -> Iterator[Sentence]:
    """All sentences of a language: entries, phrases, interview, triage."""
    for file in library.files.values():
        yield from _of_entry(file)
    for name, picks in _OTHERS.items():
        found = read_yaml(CONTENT / name.format(language=library.language))
        if isinstance(found, YamlFile):
            yield from _picked(found, found.data, (), picks)


def _of_entry(file: YamlFile) -> Iterator[Sentence]:
    for section in _SECTIONS:
        for index, item in enumerate(file.data.get(section, [])):
            kind = "say" if "say" in item else "do"
            yield Sentence(file, (section, index, kind), item[kind], tuple(item.get("sources", ())))
    for section in ("summary", "ask_first"):
        if section in file.data:
            yield Sentence(file, (section,), file.data[section])


_OTHERS = {
    "{language}/phrases.yaml": frozenset({"say", "reprompt"}),
    "{language}/interview.yaml": frozenset({"ask", "reprompt", "why", "means"}),
    "{language}/triage.yaml": None,
}
_LISTED = "signs"
"""The words of a list of signs stand inside its question."""


def _picked(
    file: YamlFile, data: Any, where: tuple[str | int, ...], picks: frozenset[str] | None
) -> Iterator[Sentence]:
    """The texts under the keys in `picks`, or under any key."""
    pairs = (
        data.items()
        if isinstance(data, dict)
        else (enumerate(data) if isinstance(data, list) else ())
    )
    for key, value in pairs:
        if isinstance(value, str) and (
            _is_spoken(key, where, picks) if picks else isinstance(key, str)
        ):
            yield Sentence(file, (*where, key), value)
        else:
            yield from _picked(file, value, (*where, key), picks)


def _is_spoken(key: str | int, where: tuple[str | int, ...], picks: frozenset[str]) -> bool:
    return key in picks or (where[-1:] == (_LISTED,) and isinstance(key, str))
