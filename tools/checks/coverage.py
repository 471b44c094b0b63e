"""Whether every topic has phrases enough: a model learns only from what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from tools.interaction_model import BUILT_INS, Phrasebook
from tools.rooms import MODELS, Problem
from tools.schema import Topic
from tools.yamlfile import YamlFile, read_yaml

MOST_IMPORTANT = frozenset({
    "why_general", "why_body_part", "why_cause", "report_symptom", "emergency_statement",
    "ask_medicine", "ask_serious_condition", "ask_when_doctor",
})  # fmt: skip
FOR_IMPORTANT, FOR_OTHERS, FOR_BUILT_INS = 60, 20, 5
TAKE_NO_PHRASES = frozenset({"AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent"})
"""Alexa alone decides when these two are meant."""


def problems(book: Phrasebook) -> Iterator[Problem]:
    """Topics without an intent, and intents and topics with too few authored phrases."""
    said: Counter[str] = Counter()
    for intent, authored in book.intents.items():
        said[authored.topic] += len(authored.phrases)
        yield from _of_intent(book, intent)
    for topic in get_args(Topic):
        if topic not in said:
            yield Problem(MODELS, 1, f"no intent belongs to the topic {topic!r}")
        elif topic in MOST_IMPORTANT and said[topic] < FOR_IMPORTANT:
            yield _of_topic(book, topic, said[topic])
    for intent in sorted({*BUILT_INS} - {*book.intents} - TAKE_NO_PHRASES):
        yield Problem(MODELS, 1, f"{intent} has no file, and so no phrases of its own")


def _of_intent(book: Phrasebook, intent: str) -> Iterator[Problem]:
    built_in = intent.startswith("AMAZON.")
    least = FOR_BUILT_INS if built_in else FOR_OTHERS
    count = len(book.intents[intent].phrases)
    if count < least and intent not in TAKE_NO_PHRASES:
        yield _at(book, intent, f"{intent} has {count} authored phrases, fewer than {least}")


def _of_topic(book: Phrasebook, topic: str, count: int) -> Problem:
    intent = next(name for name, authored in book.intents.items() if authored.topic == topic)
    return _at(book, intent, (
        f"the topic {topic}, one of the most important, has {count} authored phrases in all, "
        f"fewer than {FOR_IMPORTANT}"))  # fmt: skip


def _at(book: Phrasebook, intent: str, message: str) -> Problem:
    found = read_yaml(book.files[intent])
    return found.problem(("phrases",), message) if isinstance(found, YamlFile) else found
