"""Phrases that the skill tells people to say, and that would not do what they promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from server.ear.exact import Templates
from server.ear.mentions import Sentence as Heard
from server.ear.model import Model, read_model
from server.ear.words import split, strip_invocation
from tools.checks.spoken import Sentence, sentences
from tools.content_files import Library
from tools.interaction_model import INVOCATION_NAME
from tools.rooms import LANGUAGE_OF, SKILL_PACKAGE, Problem

REFUSES = frozenset({"CannotDoIntent", "OtherHealthIntent", "AMAZON.FallbackIntent"})
"""Whoever says one of their phrases is told that it cannot be done."""
_TOLD = re.compile(
    r"(?:[Yy]ou can say[:,]?|(?<!would )\bsay[:,]) (?:for example,? )?(.+?)(?: at any time)?[.]"
)
_ALSO = re.compile(r"(?<=\. )Or: (.+?)[.]")
_BETWEEN = re.compile(r",? or:? |, ")
_INVOKED = re.compile(r"^alexa, ", re.IGNORECASE)
_OURS = re.compile(rf"^alexa, .*{INVOCATION_NAME}", re.IGNORECASE)
_NO_PHRASE = re.compile(r"^name ")
_NAME = re.compile(r"\{(?:name|word)\}")
_PLACEHOLDER = re.compile(r"\{")


def problems(library: Library, package: Path = SKILL_PACKAGE) -> Iterator[Problem]:
    """Phrases that are no sample of the model, or are refused.

    A reprompt names answers, which mean something only to the question that is open.
    """
    locale = next(each for each, language in LANGUAGE_OF.items() if language == library.language)
    path = package / "interactionModels" / "custom" / f"{locale}.json"
    if path.is_file():
        built = read_built(path, path.read_bytes())
        for sentence in sentences(library):
            if sentence.location[-1] != "reprompt":
                yield from _of_sentence(sentence, library, built)


def phrases_in(text: str) -> list[str]:
    """What a spoken sentence tells people to say: "You can say: stop, or go back." gives both."""
    told = [part for found in _TOLD.findall(text) for part in _parts(found)]
    return [part for part in [*told, *_ALSO.findall(text)] if part and not _NO_PHRASE.search(part)]


def _parts(told: str) -> list[str]:
    """A phrase to open the skill with is one, commas and all; one for Alexa herself is not ours."""
    if _INVOKED.match(told):
        return [told] if _OURS.match(told) else []
    return _BETWEEN.split(told)


@dataclass(frozen=True)
class Built:
    """A built model, and its samples as a tree."""

    model: Model
    samples: Templates

    def intent_of(self, said: str) -> str | None:
        """The intent of which this is a sample word for word, invocation or not; None if none."""
        asked = strip_invocation(said, INVOCATION_NAME)
        built_in = f"AMAZON.{asked.title().replace(' ', '')}Intent"
        if built_in in self.model.intents:
            return built_in
        today = datetime.now(tz=UTC).date()
        found = self.samples.match(Heard(tuple(split(asked)), self.model, today))
        return found.intent if found else None


@lru_cache(maxsize=len(LANGUAGE_OF))
def read_built(path: Path, _: bytes) -> Built:
    """The model at `path`, read once for each content that the file has had."""
    model = read_model(path)
    return Built(model, Templates(model))


def _of_sentence(sentence: Sentence, library: Library, built: Built) -> Iterator[Problem]:
    for phrase in phrases_in(sentence.text):
        for said in _filled(phrase, library):
            intent = built.intent_of(said)
            if intent is None or intent in REFUSES:
                why = f"{intent} refuses it" if intent else "no phrase of the model is like that"
                yield sentence.problem(f"tells people to say {said!r}, but {why}")


def _filled(phrase: str, library: Library) -> Iterator[str]:
    """The phrase, or where it names a move or practice, the phrase for each of them."""
    if not _PLACEHOLDER.search(phrase):
        yield phrase
    elif _NAME.search(phrase):
        for kind in ("moves", "programmes"):
            for entry in library.entries[kind].values():
                yield _NAME.sub(entry.name, phrase)
