"""The real content, read straight from its YAML: what the triage tests judge with."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from muscle_mentor.core.content import Content
from muscle_mentor.core.lexicon import compile_pairs, compile_words, pack
from tools.compile_content import text
from tools.triage_texts import join

CONTENT = Path(__file__).parents[2] / "content"
_READ = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def triage_content() -> Content:
    """All of content/en that triage needs."""
    return Content(_shard, {})


@cache
def _shard(name: str) -> dict[str, Any]:
    if name == "triage":
        return join(_yaml(CONTENT / "triage.yaml"), _yaml(CONTENT / "en" / "triage.yaml"))
    entries = {path.stem: _yaml(path) for path in sorted((CONTENT / "en" / name).glob("*.yaml"))}
    words = {v: names for entry in entries.values() for v, names in entry["words"].items()}
    near = {
        name: [pair for pairs in entry.get("near", ()) for pair in product(*pairs)]
        for name, entry in entries.items()
    }
    values = {v: name for name, entry in entries.items() for v in entry["words"]}
    return {
        "entries": {name: text(entry) for name, entry in entries.items()},
        "dangers": [name for name, entry in entries.items() if entry.get("danger")],
        "values": values,
        "index": pack(compile_pairs(near) | compile_words(words)),
    }


def _yaml(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, _READ)  # noqa: S506 - the safe loader, in C
    return data
