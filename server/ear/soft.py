"""The third tier, where the encoder is absent: telling words shared by sample and sentence.

Nothing but the standard library. A word weighs by its rarity among intents, a slot is a word.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from server.ear.exact import steps
from server.ear.expand import Lesson
from server.ear.heard import Guess
from server.ear.mentions import DATE, DURATION, NUMBER, Sentence
from server.ear.model import FALLBACK, Intent, Model, Slot

_PAIR = 0.5
_NUMBER_TYPES = (DURATION, DATE, NUMBER)
_CANDIDATES = 400


@dataclass(frozen=True)
class _Pattern:
    intent: str
    features: frozenset[str]
    weight: float


class SoftMatcher:
    """Scores every sample of a model against a sentence."""

    def __init__(self, model: Model) -> None:
        raw = [(lesson.intent, _sample_features(lesson.text, None)) for lesson in _everyday(model)]
        for intent in model.intents.values():
            raw += [(intent.name, _sample_features(sample, intent)) for sample in intent.samples]
        self._weights = _rarity(raw)
        self._patterns = [
            _Pattern(intent, features, self._weigh(features)) for intent, features in raw
        ]
        self._by_feature: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for feature in pattern.features:
                self._by_feature[feature].append(number)

    def guesses(self, sentence: Sentence) -> list[Guess]:
        """The best score of every intent that shares anything, best first."""
        said = _sentence_features(sentence)
        whole = self._weigh(said)
        best: dict[str, float] = {}
        for number in self._near(said):
            pattern = self._patterns[number]
            shared = self._weigh(said & pattern.features)
            score = 2 * shared / (whole + pattern.weight)
            best[pattern.intent] = max(best.get(pattern.intent, 0.0), score)
        ordered = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [Guess(intent, round(score, 3)) for intent, score in ordered]

    def _near(self, said: frozenset[str]) -> list[int]:
        shared: dict[int, float] = defaultdict(float)
        for feature in said:
            for number in self._by_feature.get(feature, ()):
                shared[number] += self._weights[feature]
        return heapq.nlargest(_CANDIDATES, shared, key=lambda number: (shared[number], -number))

    def _weigh(self, features: Iterable[str]) -> float:
        return sum(self._weights.get(feature, self._unknown(feature)) for feature in features)

    @staticmethod
    def _unknown(feature: str) -> float:
        return 0.0 if " " in feature else 1.5


def _everyday(model: Model) -> list[Lesson]:
    return [Lesson(line, FALLBACK) for line in model.everyday]


def _rarity(raw: list[tuple[str, frozenset[str]]]) -> Mapping[str, float]:
    intents: dict[str, set[str]] = defaultdict(set)
    for intent, features in raw:
        for feature in features:
            intents[feature].add(intent)
    total = len({intent for intent, _ in raw})
    return {
        feature: math.log(1 + total / len(found)) * (_PAIR if " " in feature else 1.0)
        for feature, found in intents.items()
    }


def _sample_features(sample: str, intent: Intent | None) -> frozenset[str]:
    if intent is None:
        return _with_pairs(sample.split())
    pieces = steps(sample, intent)
    return _with_pairs(f"<{one.type}>" if isinstance(one, Slot) else stem(one) for one in pieces)


def _sentence_features(sentence: Sentence) -> frozenset[str]:
    words = [stem(word) for word in sentence.folded]
    for name in (*sentence.model.types, *_NUMBER_TYPES):
        for start in range(len(sentence.words)):
            span = next(sentence.spans(name, start), None)
            if span:
                words.append(f"<{name}>")
                break
    return _with_pairs(words)


def _with_pairs(words: Iterable[str]) -> frozenset[str]:
    said = [stem(word) for word in words]
    return frozenset(said) | {f"{one} {two}" for one, two in pairwise(said)}


def stem(word: str) -> str:
    """A rough stem: "twitching" and "twitched" are "twitch"; slots stay."""
    if word.startswith("<"):
        return word
    for ending in ("ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004
            return word.removesuffix(ending)
    return word
