"""Ids that name something which is not there, or that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from muscle_mentor.core.answers import TOPICS
from tools.content_files import Library, read_plain
from tools.rooms import CONTENT, Problem
from tools.yamlfile import YamlFile

_KNOWLEDGE = "K"
LINKS = {
    ("sites", "moves"): "moves",
    ("sites", "which"): "sites",
    ("moves", "sites"): "sites",
    ("moves", "not_if"): "symptoms",
    ("programmes", "not_if"): "symptoms",
    ("questions", "asks_about"): "symptoms",
}
"""Key of a kind -> the kind whose entry ids it lists."""


def problems(library: Library) -> Iterator[Problem]:
    """Unknown sources, unknown ids, and topics whose default answer is missing."""
    known = {source["id"] for source in (read_plain(CONTENT / "sources.yaml", []) or {})["sources"]}
    for (kind, _), file in library.files.items():
        yield from _unknown_sources(file, file.data, (), known)
        yield from _unknown_links(kind, file, library)
    for intent, topic in TOPICS.items():
        kind, _, entry = topic.default.partition(":")
        if entry not in library.entries[kind]:
            path = CONTENT / library.language / kind / f"{entry}.yaml"
            yield Problem(path, 1, f"is missing: {intent} answers with it when nothing is named")


def _unknown_sources(
    file: YamlFile, data: Any, where: tuple[str | int, ...], known: set[str]
) -> Iterator[Problem]:
    pairs: Iterable[Any] = (
        data.items()
        if isinstance(data, dict)
        else (enumerate(data) if isinstance(data, list) else ())
    )
    for key, value in pairs:
        if key == "sources":
            for source in value:
                yield from _source(file, (*where, key), source, known)
        else:
            yield from _unknown_sources(file, value, (*where, key), known)


def _source(
    file: YamlFile, where: tuple[str | int, ...], source: str, known: set[str]
) -> Iterator[Problem]:
    if source == _KNOWLEDGE:
        yield file.problem(where, "K is background knowledge and must not be spoken as a fact")
    elif source not in known:
        yield file.problem(where, f"unknown source {source!r}; content/sources.yaml lists them")


def _unknown_links(kind: str, file: YamlFile, library: Library) -> Iterator[Problem]:
    for (of, key), target in LINKS.items():
        for index, name in enumerate(file.data.get(key, []) if of == kind else []):
            if name not in library.entries[target]:
                yield file.problem((key, index), f"unknown id {name!r} of content/{target}/")
