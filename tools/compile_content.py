"""Compiles content/ to JSON shards: what Lambda reads, so that a cold start parses no YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from muscle_mentor.core.lexicon import compile_pairs, compile_words, pack
from tools import triage_texts
from tools.content_files import Library, read_phrases, read_plain, read_screens, read_shaped
from tools.rooms import CONTENT, Problem
from tools.schema import Locale, SourceNames, Sources, TriageTexts


def compile_language(library: Library, root: Path = CONTENT) -> dict[str, Any]:
    """All shards of one language by name; what cannot be read becomes one of its problems."""
    folder = root / library.language
    phrases = read_phrases(library.language, library.problems, root)
    screens = read_screens(library.language, library.problems, root)
    return {
        **{kind: _kind(library, kind) for kind in library.entries},
        "phrases": phrases.model_dump(mode="json", exclude_none=True) if phrases else {},
        "screens": screens.model_dump(mode="json", exclude_defaults=True) if screens else {},
        "interview": read_plain(folder / "interview.yaml", library.problems),
        "triage": _triage(library, root),
        "sources": _sources(library, root),
    }


def compile_locale(locale: str, problems: list[Problem], root: Path = CONTENT) -> dict[str, Any]:
    """One locale's numbers and words."""
    read = read_shaped(root / "locales" / f"{locale}.yaml", Locale, problems)
    return read.model_dump(mode="json") if read else {}


def dump(shard: object) -> str:
    """JSON in one stable form, small because a cold start reads it."""
    return f"{text(shard)}\n"


def text(part: object) -> str:
    """The same, of a part that stays a text until somebody asks about it."""
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"), default=str)


def _kind(library: Library, kind: str) -> dict[str, Any]:
    words, entries = library.words(kind), library.entries[kind]
    return {
        "entries": {
            name: text(entry.model_dump(mode="json", exclude_defaults=True, exclude=_FOUND_BY))
            for name, entry in entries.items()
        },
        "dangers": [name for name, entry in entries.items() if getattr(entry, "danger", False)],
        "values": library.entry_of(kind),
        "index": pack(compile_pairs(library.pairs(kind)) | compile_words(words)),
    }


def _triage(library: Library, root: Path) -> dict[str, Any]:
    """The rules with the words of the language; a rule without words is a problem."""
    rules = read_plain(root / "triage.yaml", library.problems)
    said = read_shaped(root / library.language / "triage.yaml", TriageTexts, library.problems)
    library.problems += triage_texts.problems(library.language, root) if said else []
    return _folded(triage_texts.join(rules, said.model_dump(mode="json"))) if rules and said else {}


def _folded(part: Any) -> Any:
    """The same with every condition as a text, but those that have names."""
    if isinstance(part, list):
        return [_folded(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: text(each) if name == "when" else each if name == "terms" else _folded(each)
        for name, each in part.items()
    }


_KEPT = ("dated", "url")
_FOUND_BY = {"words", "near"}  # in the index


def _sources(library: Library, root: Path) -> dict[str, Any]:
    """Of each source that has a name in the language: the name, its date and its address."""
    listed = read_shaped(root / "sources.yaml", Sources, library.problems)
    names = read_shaped(root / library.language / "sources.yaml", SourceNames, library.problems)
    return {
        "sources": {
            source.id: {"said": said}
            | {key: value for key in _KEPT if (value := getattr(source, key))}
            for source in (listed.sources if listed else ())
            if (said := names.names.get(source.id) if names else None)
        }
    }
