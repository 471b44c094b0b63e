"""Compiles content/ to JSON shards: what Lambda reads, so that a cold start parses no YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from muscle_mentor.core.lexicon import compile_words
from tools.content_files import Library, read_phrases, read_plain
from tools.rooms import CONTENT, Problem


def compile_language(library: Library, root: Path = CONTENT) -> dict[str, Any]:
    """All shards of one language by name; what cannot be read becomes one of its problems."""
    folder = root / library.language
    phrases = read_phrases(library.language, library.problems, root)
    return {
        **{kind: _kind(library, kind) for kind in library.entries},
        "phrases": phrases.model_dump(mode="json", exclude_none=True) if phrases else {},
        "interview": read_plain(folder / "interview.yaml", library.problems),
        "triage": read_plain(root / "triage.yaml", library.problems),
        "sources": _sources(root, library.problems),
    }


def compile_locale(locale: str, problems: list[Problem], root: Path = CONTENT) -> dict[str, Any]:
    """One locale's numbers and words."""
    data: dict[str, Any] = read_plain(root / "locales" / f"{locale}.yaml", problems)
    return data


def dump(shard: object) -> str:
    """JSON in one stable form, small because a cold start reads it."""
    return json.dumps(shard, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"


def _kind(library: Library, kind: str) -> dict[str, Any]:
    words = library.words(kind)
    return {
        "entries": {
            name: entry.model_dump(mode="json", exclude_defaults=True, exclude={"words"})
            for name, entry in library.entries[kind].items()
        },
        "values": library.entry_of(kind),
        "index": compile_words(words),
    }


def _sources(root: Path, problems: list[Problem]) -> dict[str, Any]:
    data = read_plain(root / "sources.yaml", problems) or {"sources": []}
    return {"sources": {source["id"]: source for source in data["sources"]}}
