"""Cards of the Alexa app: every answer with its sources and the disclaimer fits on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from muscle_mentor.core.spoken import ON_A_CARD
from tools.content_files import Library
from tools.rooms import CONTENT, Problem
from tools.yamlfile import YamlFile, read_yaml

LONGEST = 8000
"""Characters that Amazon shows of title and text together."""


def problems(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """Entries whose card is too long. What stands on a card is checked where it is worded."""
    folder = root / library.language
    names = _mapping(folder / "sources.yaml").get("names", {})
    disclaimer = _mapping(folder / "phrases.yaml").get("phrases", {}).get("disclaimer", {})
    around = len(str(disclaimer.get("say", "")))
    for file in library.files.values():
        sections = [name for name in ON_A_CARD if name in file.data]
        texts = [text for name in sections for text in _texts(file.data[name])]
        cited = {source for name in sections for source in _sources(file.data[name])}
        said = [*texts, *(str(names.get(source, "")) for source in cited)]
        length = around + sum(len(text) + 1 for text in said)
        if length > LONGEST:
            told = f"the card has {length} characters; at most {LONGEST} are allowed"
            yield file.problem((sections[0],), told)


def _texts(section: Any) -> Iterator[str]:
    if isinstance(section, str):
        yield section
    else:
        yield from (item.get("say") or item.get("do", "") for item in section)


def _sources(section: Any) -> Iterator[str]:
    for item in () if isinstance(section, str) else section:
        yield from item.get("sources", ())


def _mapping(path: Path) -> Mapping[str, Any]:
    found = read_yaml(path)
    return found.data if isinstance(found, YamlFile) else {}
