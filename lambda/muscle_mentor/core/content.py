"""What the skill knows, as compiled from content/: entries, the words for them, rules, phrases."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from muscle_mentor.core.lexicon import Lexicon
from muscle_mentor.core.spelling import Spelling

KIND_OF_TYPE = {
    "BodyPart": "sites",
    "Cause": "causes",
    "Medicine": "medicines",
    "Condition": "conditions",
    "Symptom": "symptoms",
    "Remedy": "remedies",
    "Term": "terms",
    "Test": "tests",
    "Drink": "drinks",
    "Question": "questions",
    "Move": "moves",
    "Programme": "programmes",
}
"""Slot type of the interaction model -> kind of content (a folder of content/<language>/)."""

ENTRIES = frozenset(KIND_OF_TYPE.values())
"""All kinds of entries."""

Shards = Callable[[str], Mapping[str, Any]]
"""Gives one compiled shard by name; the shell reads it, the core does no I/O."""


class Content:
    """One language's content and one locale's words, read shard by shard on first use."""

    def __init__(self, shards: Shards, locale: Mapping[str, Any]) -> None:
        self._shard = cache(shards)
        self._lexicon = cache(lambda kind: Lexicon(self._shard(kind)["index"]))
        self._told = cache(json.loads)  # an entry is a text until somebody asks about it
        self.locale = locale
        self.in_local_words = Spelling(locale.get("says") or {})
        self.in_local_words_as_written = cache(self.in_local_words)  # by what content/ has

    def lexicon(self, kind: str) -> Lexicon:
        """The finder of all value ids of `kind`."""
        return self._lexicon(kind)

    def entry_of(self, kind: str, value: str) -> str:
        """The entry of a value: "sertraline" -> "antidepressants". KeyError if unknown."""
        if kind not in ENTRIES:
            raise KeyError(kind)
        entry: str = self._shard(kind)["values"][value]
        return entry

    def entry(self, kind: str, entry_id: str) -> Mapping[str, Any]:
        """One entry as in content/<language>/<kind>/<entry_id>.yaml. KeyError if unknown."""
        if kind not in ENTRIES:
            raise KeyError(kind)
        entry: Mapping[str, Any] = self._told(self._shard(kind)["entries"][entry_id])
        return entry

    def dangers(self) -> Sequence[str]:
        """The signs that fire an emergency or urgent rule on their own."""
        signs: Sequence[str] = self._shard("symptoms")["dangers"]
        return signs

    def has(self, kind: str, value: str) -> bool:
        """Whether `value` is a known value id of `kind`."""
        return value in self._shard(kind)["values"]

    def values_of(self, kind: str, entry_id: str) -> tuple[str, ...]:
        """All value ids of an entry."""
        values = self._shard(kind)["values"].items()
        return tuple(value for value, entry in values if entry == entry_id)

    @staticmethod
    def is_kind(kind: str) -> bool:
        """Whether this is a kind of entries, and no other kind of reference."""
        return kind in KIND_OF_TYPE.values()

    def ids(self, kind: str) -> tuple[str, ...]:
        """All entry ids of `kind`, in the order of their names."""
        return tuple(self._shard(kind)["entries"])

    def triage(self) -> Mapping[str, Any]:
        """content/triage.yaml: levels, terms, answers, suggestions, rules."""
        return self._shard("triage")

    def interview(self) -> Mapping[str, Any]:
        """content/<language>/interview.yaml: the questions of the symptom report."""
        return self._shard("interview")

    def screens(self) -> Mapping[str, Any]:
        """content/<language>/screens.yaml: what stands on a screen, and what can be tapped."""
        return self._shard("screens")

    def person(self, value: str) -> tuple[str, ...]:
        """The signs that hold when a report is about this person (a child, a baby)."""
        return tuple(self._shard("phrases")["people"].get(value, ()))

    def phrase(self, name: str) -> Mapping[str, Any]:
        """One spoken phrase of content/<language>/phrases.yaml. KeyError if unknown."""
        phrase: Mapping[str, Any] = self._shard("phrases")["phrases"][name]
        return phrase

    def source(self, source_id: str) -> Mapping[str, Any]:
        """One entry of content/sources.yaml. KeyError if unknown."""
        source: Mapping[str, Any] = self._shard("sources")["sources"][source_id]
        return source
