"""Ids that name something which is not there, or that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from muscle_mentor.core.topics import TOPICS
from tools.content_files import Library, read_plain
from tools.rooms import CONTENT, Problem
from tools.yamlfile import YamlFile, read_yaml

_KNOWLEDGE = "K"
LINKS = {
    ("sites", "moves"): "moves",
    ("sites", "which"): "sites",
    ("moves", "sites"): "sites",
    ("moves", "not_if"): "symptoms",
    ("programmes", "not_if"): "symptoms",
    ("questions", "asks_about"): "symptoms",
    ("questions", "of"): "conditions",
}
"""Key of a kind -> the kind whose entry ids it lists."""
_NAMES = {("moves", "parts"): "sites"}
"""Key of a kind -> the kind whose values it lists."""
_MAY_BE_ASKED_ABOUT = frozenset({"weakness"})
"""Dangers that a question may name without reporting them: "what counts as weakness?"."""


def problems(library: Library) -> Iterator[Problem]:
    """Unknown sources, unknown ids, and topics whose default answer is missing."""
    known = {source["id"] for source in (read_plain(CONTENT / "sources.yaml", []) or {})["sources"]}
    for (kind, _), file in library.files.items():
        yield from _unknown_sources(file, file.data, (), known)
        yield from _unknown_links(kind, file, library)
        yield from _said_of_nothing(file)
    yield from _unused(library)
    for intent, topic in TOPICS.items():
        kind, _, entry = topic.default.partition(":")
        if entry and entry not in library.entries[kind]:
            path = CONTENT / library.language / kind / f"{entry}.yaml"
            yield Problem(path, 1, f"is missing: {intent} answers with it when nothing is named")


def _unused(library: Library) -> Iterator[Problem]:
    """Moves that no place offers, and dangers that a question would hide."""
    offered = {name for file in library.files.values() for name in file.data.get("moves", ())}
    for (kind, entry_id), file in library.files.items():
        if kind == "moves" and entry_id not in offered:
            yield file.problem(("name",), f"no place in content/sites/ offers {entry_id!r}")
        for index, sign in enumerate(file.data.get("asks_about", ())):
            entry = library.entries["symptoms"].get(sign)
            if getattr(entry, "danger", False) and sign not in _MAY_BE_ASKED_ABOUT:
                yield file.problem(("asks_about", index), f"{sign!r} is a danger: it always counts")


def _said_of_nothing(file: YamlFile) -> Iterator[Problem]:
    for value in file.data.get("said", ()):
        if value not in file.data["words"]:
            yield file.problem(("said", value), f"unknown id {value!r}: it is not under `words`")


def unused_sources(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """Sources that nothing cites, and sources without a name to say."""
    cited = {name for file in _all_files(library, root) for name in _cited(file.data)}
    listed, names = read_yaml(root / "sources.yaml"), _names(library, root)
    for index, source in enumerate(listed.data["sources"] if isinstance(listed, YamlFile) else ()):
        if isinstance(listed, YamlFile) and source["id"] != _KNOWLEDGE:
            where = ("sources", index, "id")
            if source["id"] not in cited:
                yield listed.problem(where, f"nothing cites the source {source['id']!r}")
            elif source["id"] not in names:
                place = f"{library.language}/sources.yaml"
                yield listed.problem(where, f"the source {source['id']!r} has no name in {place}")


def _all_files(library: Library, root: Path) -> Iterator[YamlFile]:
    yield from library.files.values()
    paths = [root / "triage.yaml", root / library.language / "triage.yaml"]
    for path in [*paths, *sorted((root / "locales").glob("*.yaml"))]:
        found = read_yaml(path)
        if isinstance(found, YamlFile):
            yield found


def _cited(data: Any) -> Iterator[str]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        if key == "sources":
            yield from value
        elif key == "source":
            yield value
        elif isinstance(value, dict | list):
            yield from _cited(value)


def _names(library: Library, root: Path) -> Mapping[str, str]:
    found = read_yaml(root / library.language / "sources.yaml")
    return found.data["names"] if isinstance(found, YamlFile) else {}


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
    for (of, key), target in (LINKS | _NAMES).items():
        for index, name in enumerate(file.data.get(key, []) if of == kind else []):
            known = library.entry_of(target) if (of, key) in _NAMES else library.entries[target]
            if name not in known:
                yield file.problem((key, index), f"unknown id {name!r} of content/{target}/")
