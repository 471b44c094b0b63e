"""Writes Amazon's NLU annotation sets from the project's own utterances, never from the samples.

`ask smapi create-nlu-annotation-set` takes them: an utterance, and the intents and slots it may
lead to. A slot value must be words of the utterance: one that is only implied is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from muscle_mentor.core.content import KIND_OF_TYPE
from muscle_mentor.core.lexicon import Lexicon, compile_words, pack
from server.ear.durations import all_durations
from server.ear.numerals import digits, numbers
from server.ear.words import split, strip_invocation
from tools.content_files import Library, read_library
from tools.interaction_model import (
    INVOCATION_NAME,
    MULTIPLE,
    NO_MULTIPLE_VALUES,
    IntentFile,
    Phrasebook,
    read_phrasebook,
)
from tools.rooms import LANGUAGE_OF, ROOT

UTTERANCES = ROOT / "tests" / "understanding"
ANNOTATIONS = UTTERANCES / "annotations"
_RENAMED = {"duration_iso8601": "duration"}
_NARROWED = {"unrelated_health": ("OtherHealthIntent",)}
"""Marks of an utterance that say which of its topic's intents is meant."""


@dataclass(frozen=True)
class Vocabulary:
    """The intents of a language, and what finds the values of each slot type in a text."""

    book: Phrasebook
    lexicons: Mapping[str, Lexicon]


def built_annotations(source: Path = UTTERANCES) -> list[tuple[Path, str]]:
    """The annotation set of every locale: its path, and its text."""
    cases = [case for path in sorted(source.glob("*.jsonl")) for case in _lines(path)]
    vocabularies = {language: vocabulary(language) for language in {*LANGUAGE_OF.values()}}
    kinds = {locale: (of, locale not in NO_MULTIPLE_VALUES) for locale, of in LANGUAGE_OF.items()}
    texts = {
        kind: _text(cases, vocabularies[kind[0]], multiple=kind[1]) for kind in {*kinds.values()}
    }
    return [(ANNOTATIONS / f"{locale}.json", texts[kind]) for locale, kind in kinds.items()]


def vocabulary(language: str) -> Vocabulary:
    """Read what annotations of a language need from content/ and interactionModels/."""
    library, book = read_library(language), read_phrasebook(language)
    kinds = {kind for intent in book.intents.values() for kind in intent.slots.values()}
    words = {kind: _values(kind, book, library) for kind in sorted(kinds)}
    return Vocabulary(
        book, {kind: Lexicon(pack(compile_words(said))) for kind, said in words.items()}
    )


def annotation(case: Mapping[str, Any], known: Vocabulary, *, multiple: bool) -> dict[str, Any]:
    """One annotation; `multiple` says whether the locale's slots take several values."""
    text = strip_invocation(case["text"], INVOCATION_NAME)
    found = {name: words for name, words in _found(case, text, known).items() if words}
    expected = [
        {"intent": {"name": intent, "slots": _slots(found, known.book.intents[intent], multiple)}}
        for intent in _intents(case, known.book)
    ]
    return {"inputs": {"utterance": text}, "expected": expected}


def _text(cases: Iterable[Mapping[str, Any]], known: Vocabulary, *, multiple: bool) -> str:
    data = [annotation(case, known, multiple=multiple) for case in cases]
    return json.dumps({"data": data}, ensure_ascii=False, indent=1) + "\n"


def _lines(path: Path) -> Iterator[Any]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def _values(kind: str, book: Phrasebook, library: Library) -> Mapping[str, list[str]]:
    if kind in KIND_OF_TYPE:
        return library.words(KIND_OF_TYPE[kind])
    return book.types[kind].values if kind in book.types else {}


def _intents(case: Mapping[str, Any], book: Phrasebook) -> list[str]:
    """All intents of the topic: the utterances name topics, and any of its intents is right."""
    narrowed = [intent for mark, intents in _NARROWED.items() if case.get(mark)
                for intent in intents]  # fmt: skip
    return narrowed or [name for name, topic in book.topics.items() if topic == case["topic"]]


def _slots(
    found: Mapping[str, list[str]], intent: IntentFile, multiple: bool
) -> dict[str, dict[str, Any]]:
    lists = {name for name, kind in intent.slots.items() if multiple and kind in MULTIPLE}
    return {
        name: {"slotValue": _slot_value(words, multiple=name in lists)}
        for name, words in found.items()
        if name in intent.slots
    }


def _slot_value(words: list[str], *, multiple: bool) -> dict[str, Any]:
    simple = [{"type": "Simple", "value": word} for word in words]
    return {"type": "List", "values": simple} if multiple and len(simple) > 1 else simple[0]


def _found(case: Mapping[str, Any], text: str, known: Vocabulary) -> dict[str, list[str]]:
    """Slot name -> the words of the utterance that name its values."""
    slots = {_RENAMED.get(name, name): value for name, value in (case.get("slots") or {}).items()}
    found: dict[str, list[str]] = {}
    for name, value in slots.items():
        values = value if isinstance(value, list) else [value]
        kinds = [kind for one in known.book.intents.values() if (kind := one.slots.get(name))]
        words = (_words(str(one), text, kinds[0], known) for one in values) if kinds else ()
        found[name] = list(dict.fromkeys(word for word in words if word))
    return found | _in_words(found, slots, text, known)


def _in_words(
    found: Mapping[str, list[str]], slots: Mapping[str, Any], text: str, known: Vocabulary
) -> dict[str, list[str]]:
    """Lengths of time in words ("a fortnight") have a slot of their own."""
    if found.get("duration") or "duration" not in slots:
        return {}
    words = _words(str(slots["duration"]), text, "DurationWords", known)
    return {"duration_words": [words]} if words else {}


def _words(value: str, text: str, kind: str, known: Vocabulary) -> str | None:
    """The words of the text that name `value`, a value of a slot type; None if it has none."""
    said = split(text)
    if kind == "AMAZON.DURATION":
        spans = [(one.start, one.end) for one in all_durations(said) if one.iso == value]
    elif kind == "AMAZON.NUMBER":
        spans = [(one.start, one.end) for one in numbers(said) if digits(one.value) == value]
    else:
        spans = _named(value, text, known.lexicons[kind])
    return _as_said(" ".join(said[slice(*spans[0])]) if spans else value, text)


def _named(value: str, text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where the text names the value; `value` may be an id or any of its names."""
    wanted = lexicon.exact(value.replace("_", " ")) or value
    return [(one.start, one.end) for one in lexicon.find(text) if one.value == wanted]


def _as_said(words: str, text: str) -> str | None:
    """The words as they stand in the text, spelled letters apart; None where they do not."""
    letters = (r"\.?[ -]?".join(map(re.escape, word)) for word in words.split())
    found = re.search(rf"(?<![\w']){' '.join(letters)}(?![\w'])", text)
    return found[0] if found else None
