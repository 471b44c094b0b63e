"""Reads and writes the SDK's model classes by a plan made once per class.

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

from muscle_mentor.plain import Late, Plain

Read = Callable[[Any], Any]
_PLAIN: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "object": object}
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
_SLOT = "ask_sdk_model.slot.Slot"  # two of three objects of a question, and none is needed
_STAMP = len("2026-11-23T09:00:00Z")


class _UnusualError(Exception):
    """Not covered by a plan: the DefaultSerializer decides."""


class TypedSerializer(DefaultSerializer):
    """A DefaultSerializer that is fast at what Alexa really sends and gets."""

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

    def serialize(self, obj: Any) -> Any:
        """Data from a model object, or from what holds some."""
        kind: Any = type(obj)
        if kind in _AS_IT_IS or kind is Plain:
            return obj
        if kind is Late:
            return obj.data
        if kind is dict:
            return {
                key: value if type(value) in _AS_IT_IS else self.serialize(value)
                for key, value in obj.items()
            }
        if kind is list:
            return [value if type(value) in _AS_IT_IS else self.serialize(value) for value in obj]
        if not hasattr(kind, "deserialized_types"):
            return super().serialize(obj)
        values, given = obj.__dict__, {}
        for name, key in _plan(kind).names:
            value = values.get(name)
            if value is not None:
                given[key] = value if type(value) in _AS_IT_IS else self.serialize(value)
        return given


@cache
def _reader(kind: Any) -> Read:
    """What reads one type: a class, or its name as the SDK's models spell it."""
    name = kind if isinstance(kind, str) else ""
    if name in _PLAIN:
        return _plain(_PLAIN[name])
    if name == "datetime":
        return _timestamp
    if name.startswith("list["):
        return _items(name[len("list[") : -1], list)
    if name.startswith("dict("):
        return _items(name[len("dict(") : -1].partition(", ")[2], dict)
    model = _class(name) if name else kind
    if issubclass(model, Enum):
        return {None: None, **{each.value: each for each in model}}.__getitem__
    return _model(model)


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


def _items(kind: str, holder: Any) -> Read:
    def read_all(data: Any) -> Any:
        if data is None:
            return None
        if type(data) is not holder:
            raise _UnusualError
        if kind == _SLOT:
            return Late(data, lambda slot: TypedSerializer().read(slot, _class(kind)))
        if (kind, holder) == ("object", dict):
            return Plain(data)
        read = _reader(kind)
        if holder is dict:
            return {key: read(value) for key, value in data.items()}
        return [read(value) for value in data]

    return read_all


def _model(model: Any) -> Read:
    def read(data: Any) -> Any:
        if data is None:
            return None
        if type(data) is not dict:
            raise _UnusualError
        plan = _plan(_class(model.get_real_child_model(data))) if own is None else own
        values = plan.blank.copy()
        for key, value in data.items():
            name, kind, read = plan[key]
            values[name] = value if type(value) is kind else read(value)
        filled = plan.new(plan.model)
        filled.__dict__ = values
        return filled

    own = None if hasattr(model, "get_real_child_model") else _plan(model)
    return read


@cache
def _class(name: str) -> Any:
    module, _, own = name.rpartition(".")
    return getattr(import_module(module), own)


class _Plan(dict[str, tuple[str, Any, Read]]):
    """Key in JSON -> attribute, its type and reader: a type is loaded when a payload has it."""

    def __init__(self, model: Any) -> None:
        named = getattr(model, "attribute_map", {})
        self.model, self.new, self.blank = model, model.__new__, vars(model())
        self.names = [(name, named.get(name, name)) for name in model.deserialized_types]

    def __missing__(self, key: str) -> tuple[str, Any, Read]:
        for name, known in self.names:
            if known == key:
                kind = self.model.deserialized_types[name]
                self[key] = found = name, _PLAIN.get(kind), _reader(kind)
                return found
        if key in self.blank or hasattr(self.model, key):
            raise _UnusualError
        return key, None, _reader("object")  # not known: kept under its own name


_plan = cache(_Plan)
