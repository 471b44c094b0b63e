"""The interaction model against Amazon's rules (docs: platform facts) and against itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ask_sdk_model_runtime import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData

from muscle_mentor.core.content import KIND_OF_TYPE
from tools.checks.sample_tree import as_heard
from tools.content_files import Library
from tools.interaction_model import BUILT_INS, Phrasebook, build_model, samples
from tools.rooms import Problem
from tools.templates import expand
from tools.yamlfile import YamlFile, read_yaml

_SAMPLE = re.compile(r"[A-Za-z '\-.]*(?:\{[a-z_]+\}[A-Za-z '\-.]*)*")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_LONGEST_SAMPLE = 200
_LARGEST_MODEL = 1_500_000
_AMAZON_TYPES = frozenset({"AMAZON.DURATION", "AMAZON.NUMBER", "AMAZON.DATE", "AMAZON.TIME"})


def problems(book: Phrasebook, library: Library) -> Iterator[Problem]:
    """Samples that Amazon refuses, conflicts between intents, unknown slots, size."""
    yield from _conflicts(book)
    for intent in book.intents:
        yield from _slots(book, intent)
        yield from _samples(book, intent)
    yield from _as_amazon_reads_it(book, library)


def _conflicts(book: Phrasebook) -> Iterator[Problem]:
    """The same words in two intents, however written: Alexa would choose at random."""
    owner: dict[str, str] = {}
    for intent, authored in book.intents.items():
        for index, template in enumerate(authored.phrases):
            for sample in _expanded(template):
                first = owner.setdefault(as_heard(sample), intent)
                if first != intent:
                    yield _at(
                        book, intent, ("phrases", index), f"{sample!r} also stands in {first}"
                    )


def _slots(book: Phrasebook, intent: str) -> Iterator[Problem]:
    for slot, kind in book.intents[intent].slots.items():
        if kind not in _AMAZON_TYPES and kind not in KIND_OF_TYPE and kind not in book.types:
            yield _at(book, intent, ("slots", slot), f"unknown slot type {kind!r}")
    if intent.startswith("AMAZON.") and intent not in BUILT_INS:
        yield _at(book, intent, (), f"unknown built-in intent; known: {', '.join(BUILT_INS)}")


def _samples(book: Phrasebook, intent: str) -> Iterator[Problem]:
    declared = book.intents[intent].slots
    for index, template in enumerate(book.intents[intent].phrases):
        for sample in _expanded(template):
            used = _SLOT.findall(sample)
            for message in _wrong(sample, used, declared):
                yield _at(book, intent, ("phrases", index), message)


def _wrong(sample: str, used: list[str], declared: dict[str, str]) -> Iterator[str]:
    if not _SAMPLE.fullmatch(sample) or len(sample) > _LONGEST_SAMPLE:
        yield f"{sample!r}: letters, spaces, apostrophes, hyphens and slots only, 200 at most"
    for slot in sorted(set(used)):
        if slot not in declared:
            yield f"{sample!r} uses the slot {slot!r}, which `slots` does not declare"
        if used.count(slot) > 1:
            yield f"{sample!r} uses the slot {slot!r} twice"


def _as_amazon_reads_it(book: Phrasebook, library: Library) -> Iterator[Problem]:
    built = build_model(book, library, "en-US")
    text = json.dumps(built)
    first = next(iter(book.files.values()))
    DefaultSerializer().deserialize(text, InteractionModelData)
    if len(text.encode()) > _LARGEST_MODEL:
        yield Problem(first, 1, f"the model is {len(text.encode())} bytes; Amazon takes 1500000")
    for intent in book.intents:
        if not samples(book, intent) and not intent.startswith("AMAZON."):
            yield _at(book, intent, (), "an intent of our own needs phrases")


def _expanded(template: str) -> tuple[str, ...]:
    try:
        return expand(template)
    except ValueError:
        return ()  # told when the model is built


def _at(book: Phrasebook, intent: str, where: tuple[str | int, ...], message: str) -> Problem:
    found = read_yaml(book.files[intent])
    return found.problem(where, message) if isinstance(found, YamlFile) else found
