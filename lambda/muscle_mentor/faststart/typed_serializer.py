"""Reads the SDK's model classes by a plan made once per class.

The SDK's DefaultSerializer works out for every object of every request what its class looks like,
loads `dateutil` for one timestamp, and reads JSON from a text only. Whatever a plan does not cover
- an odd date, a wrong type, an unknown enum value - goes to the DefaultSerializer as before, and
so do its exceptions.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer

Read = Callable[[Any], Any]
_PLAIN: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "object": object}
_STAMP = len("2026-11-23T09:00:00Z")


class _UnusualError(Exception):
    """Not covered by a plan: the DefaultSerializer decides."""


class TypedSerializer(DefaultSerializer):
    """A DefaultSerializer that reads fast what Alexa really sends."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """A model object from JSON text. Raises SerializationException."""
        try:
            return _reader(obj_type)(json.loads(payload))
        except Exception:  # noqa: BLE001 - the SDK's own reader decides, and says what is wrong
            return super().deserialize(payload, obj_type)

    def read(self, data: Any, obj_type: Any) -> Any:
        """A model object from data. Raises SerializationException."""
        try:
            return _reader(obj_type)(data)
        except Exception:  # noqa: BLE001 - the same
            return super().deserialize(json.dumps(data), obj_type)


@cache
def _reader(kind: Any) -> Read:
    """What reads one type: a class, or its name as the SDK's models spell it."""
    name = kind if isinstance(kind, str) else ""
    if name in _PLAIN:
        return _plain(_PLAIN[name])
    if name == "datetime":
        return _timestamp
    if name.startswith("list["):
        return _list(name[len("list[") : -1])
    if name.startswith("dict("):
        return _dict(name[len("dict(") : -1].partition(", ")[2])
    return _model(_class(name) if name else kind)


def _plain(kind: type) -> Read:
    def read(data: Any) -> Any:
        if data is None or kind is object or type(data) is kind:
            return data
        if kind is float and type(data) is int:
            return float(data)
        raise _UnusualError

    return read


def _timestamp(data: Any) -> datetime | None:
    if data is None:
        return None
    if len(data) == _STAMP and data[10] == "T" and data[19] == "Z":
        return datetime.fromisoformat(data)
    raise _UnusualError


def _list(kind: str) -> Read:
    def read_all(data: Any) -> Any:
        if data is None:
            return None
        if type(data) is not list:
            raise _UnusualError
        read = _reader(kind)
        return [read(each) for each in data]

    return read_all


def _dict(kind: str) -> Read:
    def read_all(data: Any) -> Any:
        if data is None:
            return None
        read = _reader(kind)
        return {key: read(value) for key, value in data.items()}

    return read_all


def _model(model: Any) -> Read:
    if issubclass(model, Enum):
        return lambda data: None if data is None else model(data)

    def read(data: Any) -> Any:
        if data is None:
            return None
        if type(data) is not dict:
            raise _UnusualError
        real = _class(model.get_real_child_model(data)) if parent else model
        filled, fields = real(), _fields(real)
        for key, value in data.items():
            name, kind = fields[key] if key in fields else _extra(filled, key)
            setattr(filled, name, _reader(kind)(value))
        return filled

    parent = hasattr(model, "get_real_child_model")
    return read


def _extra(filled: Any, key: str) -> tuple[str, str]:
    """A key that the model does not know is kept under its own name, if that name is free."""
    if hasattr(filled, key):
        raise _UnusualError
    return key, "object"


@cache
def _class(name: str) -> Any:
    module, _, own = name.rpartition(".")
    return getattr(import_module(module), own)


@cache
def _fields(model: Any) -> dict[str, tuple[str, str]]:
    """Key in JSON -> attribute, name of its type: a type is loaded when a payload has it."""
    named = getattr(model, "attribute_map", {})
    return {named.get(name, name): (name, kind) for name, kind in model.deserialized_types.items()}
