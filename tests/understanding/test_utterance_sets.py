"""The sets of utterances that the skill is judged on are as large and as apart as they claim."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from server.ear.exact import steps
from server.ear.model import Model, Slot, read_model
from server.ear.words import clean

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "skill-package/interactionModels/custom/en-US.json"
SHARED = 0.8
SHORT = 4  # "go on" and "yes please" cannot be said otherwise


def _read(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def utterances() -> list[dict[str, Any]]:
    return _read("dev") + _read("test")


def test_every_utterance_has_the_examples_form(utterances: list[dict[str, Any]]) -> None:
    assert all({"id", "text", "topic", "slots"} <= set(one) for one in utterances)
    assert len({one["id"] for one in utterances}) == len(utterances)


def test_no_utterance_of_one_set_stands_in_the_other() -> None:
    texts = [{one["text"] for one in _read(name)} for name in ("dev", "test")]
    assert not texts[0] & texts[1]


def test_there_are_enough_of_the_kinds_that_matter_most(utterances: list[dict[str, Any]]) -> None:
    topics = Counter(one["topic"] for one in utterances)
    assert len(utterances) >= 600
    assert topics["emergency_statement"] >= 80
    assert topics["out_of_scope"] >= 120


def test_no_utterance_shares_four_fifths_of_its_words_with_a_sample(
    utterances: list[dict[str, Any]],
) -> None:
    samples = _sample_words(read_model(MODEL))
    by_word = _by_word(samples)
    said = {one["id"]: frozenset(clean(one["text"])) for one in utterances}
    near = [
        name
        for name, words in said.items()
        if len(words) >= SHORT
        and any(len(words & sample) > SHARED * len(words) for sample in _nearby(words, by_word))
    ]
    assert near == []


def _by_word(samples: set[frozenset[str]]) -> dict[str, set[frozenset[str]]]:
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for sample in samples:
        for word in sample:
            found[word].add(sample)
    return found


def _nearby(words: frozenset[str], by_word: dict[str, set[frozenset[str]]]) -> set[frozenset[str]]:
    """Samples that hold one of the rarest words: who shares most of them cannot lack all these."""
    rarest = sorted(words, key=lambda word: len(by_word.get(word, ())))
    may_lack = int((1 - SHARED) * len(words) + 1e-9)
    return set().union(*(by_word.get(word, ()) for word in rarest[: may_lack + 1]))


def _sample_words(model: Model) -> set[frozenset[str]]:
    return {
        frozenset(
            step for step in steps(sample, intent, fold_words=False) if not isinstance(step, Slot)
        )
        for intent in model.intents.values()
        for sample in intent.samples
    }
