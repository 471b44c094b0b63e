"""What the ranker sees of a sentence: vector, slot types that are named, words and word pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from server.ear.mentions import Sentence
from server.ear.minilm import Array
from server.ear.soft import stem

_FLAG = np.float32(0.35)
_BUCKETS, _WEIGHT = 4096, np.float32(1.5)
_EDGE = "."


@dataclass(frozen=True)
class Features:
    """Features of sentences, the sparse ones as numbers of buckets: made dense a few at a time."""

    plain: Array
    said: tuple[NDArray[np.int64], ...]

    def rows(self, at: Sequence[int] | NDArray[np.int64]) -> Array:
        """The features of the sentences at these places, one row each."""
        counts = np.zeros((len(at), _BUCKETS), np.float32)
        for row, place in enumerate(at):
            np.add.at(counts[row], self.said[place], 1)
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        words = _WEIGHT * counts / np.maximum(lengths, 1)
        return np.hstack([self.plain[at], words], dtype=np.float32)


def features(vectors: Array, sentences: Sequence[Sentence]) -> Features:
    """Features of sentences with these vectors."""
    marked = [
        [_FLAG if name in sentence.mentions else 0.0 for name in sentence.model.types]
        for sentence in sentences
    ]
    named = np.array(marked, np.float32).reshape(len(sentences), -1)
    ones = np.ones((len(sentences), 1), np.float32)
    said = tuple(np.array(list(_buckets(one)), np.int64) for one in sentences)
    return Features(np.hstack([vectors, named, ones]), said)


def _buckets(sentence: Sentence) -> Iterator[int]:
    """Words and pairs by stem, hashed: what vectors blur ("when", "how", "is it", "do i")."""
    words = [stem(word) for word in sentence.folded]
    for one in words:
        yield crc32(one.encode()) % _BUCKETS
    for one, two in pairwise([_EDGE, *words, _EDGE]):
        yield crc32(f"{one} {two}".encode()) % _BUCKETS
