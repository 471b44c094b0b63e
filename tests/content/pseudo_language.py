"""A language made by a test: all that is spoken is marked, so that any English left can be seen."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from muscle_mentor import shards
from muscle_mentor.core.content import Content
from tools.compile_content import compile_language, compile_locale, dump
from tools.content_files import read_library
from tools.rooms import CONTENT
from tools.schema import KINDS

LANGUAGE, LOCALE = "zz", "zz-ZZ"
_SPOKEN = frozenset(
    {
        "say",
        "do",
        "name",
        "summary",
        "ask_first",
        "reprompt",
        "card",
        "ask",
        "why",
        "means",
    }
)
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβγδεφγηιξκλμνοπθρστυνωχψζΑΒΓΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΝΩΧΨΖ",
)
_PLACEHOLDER = re.compile(r"(\{[a-z_]+\})")


def marked(text: str) -> str:
    """The text in letters that English does not have; placeholders stay."""
    parts = _PLACEHOLDER.split(text)
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)


def english_in(text: str) -> list[str]:
    """The words that were not translated; an address is the same in every language."""
    text = re.sub(r"https?://\S+", "", text)
    return [word for word in re.findall(r"[A-Za-z]+", text) if not word.lower().startswith("zz")]


def pseudo_content(folder: Path) -> Content:
    """Write the language below `folder`, compile it there, and read it as the skill would."""
    root, built = folder / "content", folder / "compiled"
    _write_all(root)
    library = read_library(LANGUAGE, root)
    compiled = compile_language(library, root)
    locale = compile_locale(LOCALE, library.problems, root)
    assert library.problems == []
    built.mkdir()
    for name, shard in compiled.items():
        (built / name).write_text(shards.written(shard) if name in KINDS else dump(shard))
    return Content(
        lambda name: (shards.read if name in KINDS else json.loads)((built / name).read_text()),
        locale,
    )


def _write_all(root: Path) -> None:
    """The English files with every spoken text marked; other keys, ids and rules stay."""
    for kind in KINDS:
        for path in sorted((CONTENT / "en" / kind).glob("*.yaml")):
            _translate(path, root / LANGUAGE / kind / path.name, partial(_entry, path.stem))
    for name in ("phrases.yaml", "screens.yaml", "interview.yaml"):
        _translate(CONTENT / "en" / name, root / LANGUAGE / name, _texts)
    _translate(CONTENT / "en" / "triage.yaml", root / LANGUAGE / "triage.yaml", _all_texts)
    _translate(CONTENT / "triage.yaml", root / "triage.yaml", lambda data: data)
    _translate(CONTENT / "en" / "sources.yaml", root / LANGUAGE / "sources.yaml", _all_texts)
    _translate(CONTENT / "sources.yaml", root / "sources.yaml", lambda data: data)
    _translate(CONTENT / "locales" / "en-GB.yaml", root / "locales" / f"{LOCALE}.yaml", _locale)


def _translate(source: Path, target: Path, change: Callable[[Any], Any]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    data = change(yaml.load(source.read_text(), Loader=yaml.CSafeLoader))
    target.write_text(json.dumps(data, default=str, ensure_ascii=False))  # JSON is YAML


def _texts(data: Any) -> Any:
    if isinstance(data, list):
        return [_texts(item) for item in data]
    if not isinstance(data, dict):
        return data
    listed = data.get("signs")
    signs = {"signs": _all_texts(listed)} if isinstance(listed, dict) else {}
    return {
        key: marked(value) if key in _SPOKEN and isinstance(value, str) else _texts(value)
        for key, value in data.items()
    } | signs


def _all_texts(data: Any) -> Any:
    """All texts but the ids of sources; the rules themselves belong to no language."""
    if isinstance(data, dict):
        return {key: each if key == "sources" else _all_texts(each) for key, each in data.items()}
    return marked(data) if isinstance(data, str) else data


def _entry(entry_id: str, data: Any) -> Any:
    """The ids of an entry are common to all languages; those of its other values are its own."""
    words = {
        value if value == entry_id else f"zz{value}": synonyms
        for value, synonyms in data["words"].items()
    }
    return {**_texts(data), "words": words}


def _locale(data: Any) -> Any:
    words = {name: marked(text) for name, text in data["words"].items()}
    return {**data, "locale": LOCALE, "language": LANGUAGE, "words": words}
