"""Reads a built interaction model: intents with their samples and slots, and slot types.

The ear knows nothing else of the skill: what Alexa cannot know, the ear must not know either.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from muscle_mentor.core.lexicon import Lexicon, compile_words, key, pack

FALLBACK = "AMAZON.FallbackIntent"
HERE = Path(__file__).parent
# What was learnt from a model is stale when one of these changes.
_LEARNT_FROM = (
    "everyday.txt", "builtin_phrases.txt", "expand.py", "features.py", "ranker.py", "minilm.py",
)  # fmt: skip


@dataclass(frozen=True)
class Slot:
    """One slot of an intent; `multiple` says whether it takes a list."""

    name: str
    type: str
    multiple: bool = False


@dataclass(frozen=True)
class Intent:
    """One intent: its samples as written, and its slots."""

    name: str
    samples: tuple[str, ...]
    slots: tuple[Slot, ...]

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True)
class SlotType:
    """A custom type: `names` is id -> canonical name, `words` is id -> all surface forms."""

    name: str
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]

    @cached_property
    def index(self) -> dict[str, str]:
        """Folded surface form -> value id."""
        return compile_words(self.words)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Finds the values in a text."""
        return Lexicon(pack(self.index))

    @cached_property
    def longest(self) -> int:
        """Words in the longest surface form."""
        return max((name.count(" ") + 1 for name in self.index), default=0)


@dataclass(frozen=True)
class Model:
    """A language model as Alexa gets it, plus the phrases that Alexa knows by itself."""

    invocation: str
    intents: Mapping[str, Intent]
    types: Mapping[str, SlotType]
    everyday: tuple[str, ...]
    digest: str

    @cached_property
    def naming(self) -> dict[str, frozenset[str]]:
        """Folded word -> the types with a name that begins with it: most types have none."""
        found: dict[str, set[str]] = {}
        for slot_type in self.types.values():
            for name in slot_type.index:
                found.setdefault(name.partition(" ")[0], set()).add(slot_type.name)
        return {word: frozenset(names) for word, names in found.items()}


def read_model(path: Path) -> Model:
    """Read a built model (Amazon's JSON); raises OSError, ValueError or KeyError on a bad file."""
    raw = path.read_bytes()
    language = json.loads(raw)["interactionModel"]["languageModel"]
    own = _builtin_phrases()
    everyday = tuple(lines(HERE / "everyday.txt"))
    types = (_slot_type(entry) for entry in language.get("types", []))
    return Model(
        invocation=language["invocationName"],
        intents={entry["name"]: _intent(entry, own) for entry in language["intents"]},
        types={slot_type.name: slot_type for slot_type in types},
        everyday=everyday,
        digest=_digest(raw),
    )


def _digest(model: bytes) -> str:
    parts = [model, *((HERE / name).read_bytes() for name in _LEARNT_FROM)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _intent(entry: Mapping[str, Any], own: Mapping[str, list[str]]) -> Intent:
    slots = tuple(
        Slot(slot["name"], slot["type"], bool(slot.get("multipleValues", {}).get("enabled")))
        for slot in entry.get("slots", [])
    )
    phrases = [*entry.get("samples", []), *own.get(entry["name"], [])]
    return Intent(entry["name"], tuple(dict.fromkeys(phrases)), slots)


def _slot_type(entry: Mapping[str, Any]) -> SlotType:
    names: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    for value in entry["values"]:
        name = value["name"]["value"]
        identity = value.get("id") or name
        names[identity] = name
        words[identity] = (name, *value["name"].get("synonyms", []))
    return SlotType(entry["name"], names, words)


def lines(path: Path) -> Iterator[str]:
    """The lines of a word list, without comments."""
    stripped = map(str.strip, path.read_text(encoding="utf-8").splitlines())
    return (line for line in stripped if line and not line.startswith("#"))


def _builtin_phrases() -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = {}
    section = ""
    for line in lines(HERE / "builtin_phrases.txt"):
        heading = re.fullmatch(r"\[(.+)]", line)
        section = heading[1] if heading else section
        if not heading:
            phrases.setdefault(section, []).append(line)
    return phrases


def folded(words: Iterable[str]) -> list[str]:
    """Each word as it is looked up ("eyelids" is "eyelid")."""
    return [key(word) for word in words]
