"""What can be heard in the page without any network: sentences of the model, and how they sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from server.ear.expand import sentences
from server.ear.model import FALLBACK, Model
from server.talk import ear_for
from server.web import suggestions
from tools.pronounce import own_words, pronouncer, words_of
from tools.speech_tools import grammar as jsgf

_PER_INTENT = 60
"""More are heard worse and slower: this is for trying the skill, not for measuring it."""


@dataclass(frozen=True)
class Grammar:
    """A JSGF grammar, and for each of its words the sounds in the phonemes of CMU."""

    grammar: str
    words: Mapping[str, str]


@lru_cache(maxsize=8)
def grammar_for(locale: str, _model: str = "") -> Grammar:
    """The grammar of a locale's model and of what the page offers to say."""
    said = {" ".join(words_of(text)) for text in _texts(ear_for(locale).model, locale)}
    known = pronouncer(sorted({word for text in said for word in text.split()}), own_words()[0])
    sounds = {word: known.word(word) for text in said for word in text.split()}
    heard = {text for text in said if all(sounds[word] for word in text.split())}
    spoken = {word for text in heard for word in text.split()}
    words = {word: " ".join(sounds[word][0]) for word in sorted(spoken)}
    return Grammar(jsgf(heard), words)


def _texts(model: Model, locale: str) -> Iterable[str]:
    for intent in model.intents.values():
        if intent.name != FALLBACK:
            yield from sentences(intent, model, _PER_INTENT)[:_PER_INTENT]
    yield from suggestions.every(locale)
    yield f"open {model.invocation}"


def as_json(locale: str) -> dict[str, Any]:
    """The grammar as the page gets it."""
    made = grammar_for(locale, ear_for(locale).model.digest)
    return {"grammar": made.grammar, "words": dict(made.words)}
