"""The second tier: a small softmax over sentence vectors, slot-type flags, words and word pairs.

It learns from the samples of the model. That takes some minutes, so what was learnt is kept
in the user's cache folder, named by a digest of everything it was learnt from.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from server.ear.expand import lessons
from server.ear.features import Features, features
from server.ear.mentions import Sentence
from server.ear.minilm import Array, MiniLm
from server.ear.model import Model

_ROUNDS, _BATCH, _RATE, _DECAY = 10, 256, 0.02, 1e-5
_MEAN, _SPREAD = np.float32(0.1), np.float32(0.01)
_SHARPNESS = 25.0
_NEAREST = 0.4
_BALANCE = 0.5
_KEPT = 3
_FITS = 3


@dataclass(frozen=True)
class Learnt:
    """All that a ranking needs: class names, softmax weights, the lessons' vectors and classes."""

    classes: tuple[str, ...]
    weights: Array
    vectors: Array
    labels: NDArray[np.int64]
    lessons: NDArray[np.uint64]


def rank(learnt: Learnt, vectors: Array, sentences: Sequence[Sentence]) -> Array:
    """Score of every class (columns) for every sentence (rows): softmax and nearest lessons."""
    rows = features(vectors, sentences).rows(range(len(sentences)))
    known = _softmax(rows @ learnt.weights)
    close = _softmax(nearest(learnt, vectors) * np.float32(_SHARPNESS))
    return np.asarray((1 - _NEAREST) * known + _NEAREST * close, dtype=np.float32)


def nearest(learnt: Learnt, vectors: Array) -> Array:
    """Cosine of the nearest lesson of every class (columns) for every sentence (rows)."""
    likeness = vectors @ learnt.vectors.T
    columns = [likeness[:, learnt.labels == at].max(axis=1) for at in range(len(learnt.classes))]
    return np.stack(columns, axis=1)


def load_or_learn(model: Model, encoder: MiniLm, see: Callable[[str], Sentence]) -> Learnt:
    """What was learnt from this very model before, else learnt now and kept."""
    path = cache_folder() / f"ear-{model.digest[:24]}.npz"
    kept = _load(path)
    if kept:
        return kept
    print("Learning what people say: some minutes, once for each model.", file=sys.stderr)
    older = sorted(path.parent.glob("ear-*.npz"), key=_age)
    learnt = _learn(model, encoder, see, _load(older[0]) if older else None)
    try:
        _keep(path, learnt)
        for old in older[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:  # a disk that is full or read only: it is learnt again next time
        print(f"It cannot be kept in {path.parent}: {error.strerror}", file=sys.stderr)
    return learnt


def cache_folder() -> Path:
    """MUSCLE_MENTOR_CACHE, else the user's cache folder."""
    own = os.environ.get("MUSCLE_MENTOR_CACHE")
    general = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(own) if own else Path(general) / "muscle-mentor"


def _learn(
    model: Model, encoder: MiniLm, see: Callable[[str], Sentence], before: Learnt | None
) -> Learnt:
    said = lessons(model)
    classes = tuple(sorted({lesson.intent for lesson in said}))
    labels = np.array([classes.index(lesson.intent) for lesson in said])
    sentences = [see(lesson.text) for lesson in said]
    texts = [sentence.text for sentence in sentences]
    names = np.array([_name(text) for text in texts], np.uint64)
    vectors = _vectors(encoder, texts, names, before)
    seen = features(vectors, sentences)
    fits = [_fit(seen, labels, len(classes), chance) for chance in range(_FITS)]
    weights = np.asarray(np.mean(fits, axis=0), np.float32)
    return Learnt(classes, weights, vectors, labels, names)


def _name(text: str) -> int:
    """What a lesson's vector is kept under: wide enough that no two of some thousands collide."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


def _vectors(
    encoder: MiniLm, texts: list[str], names: NDArray[np.uint64], before: Learnt | None
) -> Array:
    """Vectors of the texts; those of an earlier model's lessons need not be made again."""
    known = dict(zip(map(int, before.lessons), before.vectors, strict=True)) if before else {}
    new = [text for text, name in zip(texts, names, strict=True) if int(name) not in known]
    made = dict(zip(new, encoder.encode(new), strict=True))
    return np.array(
        [made[text] if text in made else known[int(name)]
         for text, name in zip(texts, names, strict=True)],
        np.float32,
    )  # fmt: skip


def _fit(seen: Features, labels: NDArray[np.int64], classes: int, seed: int) -> Array:
    """Softmax regression by Adam on small batches; rare classes weigh somewhat more.

    Several fits, each with its own order of the lessons, are averaged: one alone changes its mind
    about a sentence or two of a hundred whenever a sample is added.
    """
    share = _shares(labels, classes)
    wanted = np.eye(classes, dtype=np.float32)
    weights: Array = np.zeros((seen.rows([0]).shape[1], classes), np.float32)
    mean: Array = np.zeros_like(weights)
    spread: Array = np.zeros_like(weights)
    batches = _batches(len(labels), seed)
    for turn, at in enumerate(batches, 1):
        rows = seen.rows(at)
        slope = rows.T @ ((_softmax(rows @ weights) - wanted[labels[at]]) * share[at] / len(at))
        slope += _DECAY * weights
        mean += _MEAN * (slope - mean)
        spread += _SPREAD * (slope * slope - spread)
        rate = _RATE * (1 - turn / (len(batches) + 1)) / (1 - (1 - _MEAN) ** turn)
        size = np.sqrt(spread / (1 - (1 - _SPREAD) ** turn)) + np.float32(1e-8)
        weights -= np.float32(rate) * mean / size
    return weights


def _shares(labels: NDArray[np.int64], classes: int) -> Array:
    counts = np.bincount(labels, minlength=classes).astype(np.float32)
    share = counts[labels] ** np.float32(-_BALANCE)
    return np.asarray(share / share.mean(), dtype=np.float32)[:, None]


def _batches(lessons: int, seed: int) -> list[NDArray[np.int64]]:
    """Places of the lessons, shuffled alike for a seed, cut into batches, for every round."""
    chance = np.random.default_rng(seed)
    cuts = range(_BATCH, lessons, _BATCH)
    return [at for _ in range(_ROUNDS) for at in np.split(chance.permutation(lessons), cuts)]


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _age(path: Path) -> float:
    """Sorts the newest first; a file that another process just removed is the oldest."""
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _load(path: Path) -> Learnt | None:
    """What was kept, or None where there is nothing or it cannot be read."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            classes = tuple(str(name) for name in kept["classes"])
            return Learnt(
                classes,
                kept["weights"],
                kept["vectors"].astype(np.float32),
                kept["labels"],
                kept["lessons"],
            )
    except (OSError, ValueError, KeyError, EOFError):
        return None


def _keep(path: Path, learnt: Learnt) -> None:
    """Write whole or not at all: another process may read at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(
                file,
                classes=np.array(learnt.classes),
                weights=learnt.weights,
                vectors=learnt.vectors.astype(np.float16),
                labels=learnt.labels,
                lessons=learnt.lessons,
            )
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
