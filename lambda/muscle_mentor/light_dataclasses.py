"""Makes dataclasses without compiling code for each of them, under the standard module's name.

The standard one imports `inspect`, `ast` and `dis`, and compiles five functions a class. This one
does what our classes use: defaults, `frozen`, `hash` and `compare` of a field. Whatever else is
asked of it comes from the real module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import ModuleType
from typing import Any

from muscle_mentor import stand_in

NAME = "dataclasses"
_NONE = object()


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be changed."""


class Field:
    """What is said of a field."""

    def __init__(
        self,
        *,
        default: Any = _NONE,
        default_factory: Any = None,
        hash: bool = True,  # noqa: A002 - the standard module's names
        compare: bool = True,
    ) -> None:
        self.default, self.make = default, default_factory
        self.compared, self.hashed = compare, compare and hash


def install() -> None:
    """Take the name of the standard module, unless that one is there already."""
    stand_in.install(NAME, {"dataclass": dataclass, "field": Field})


def _real() -> ModuleType:
    return stand_in.real(NAME)


def dataclass(cls: type | None = None, *, frozen: bool = False, **more: Any) -> Any:
    """What `dataclasses.dataclass` makes; of a class with parents or other wishes, the real one."""

    def make(given: type) -> type:
        if more or given.__bases__ != (object,):
            return _real().dataclass(frozen=frozen, **more)(given)  # type: ignore[no-any-return]
        return _made(given, frozen=frozen)

    return make(cls) if cls else make


_fill = object.__setattr__  # all fields at once, of a frozen instance too


def _made(cls: type, *, frozen: bool) -> type:
    fields = {name: _field(cls, name) for name in cls.__annotations__}
    compared = _values([name for name, each in fields.items() if each.compared])
    hashed = _values([name for name, each in fields.items() if each.hashed])
    own: dict[str, Any] = {"__hash__": None}
    if frozen:
        refused = {"__setattr__": _refuse, "__delattr__": _refuse}
        own = {"__hash__": lambda self: hash(hashed(self)), **refused}
    for name, method in (_methods(fields, compared) | own).items():
        setattr(cls, name, method)
    return cls


def _field(cls: type, name: str) -> Field:
    said = cls.__dict__.get(name, _NONE)
    if not isinstance(said, Field):
        return Field(default=said)
    delattr(cls, name)
    return said


def _values(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _methods(fields: Mapping[str, Field], compared: Callable[[Any], Any]) -> dict[str, Any]:
    given = {name: each.default for name, each in fields.items() if each.default is not _NONE}
    made = [(name, each.make) for name, each in fields.items() if each.make]
    names, known, count = tuple(fields), fields.keys(), len(fields)

    def init(self: Any, *values: Any, **filled: Any) -> None:
        if len(values) == count and not filled:  # as most are made
            _fill(self, "__dict__", dict(zip(names, values)))  # noqa: B905 - just counted
            return
        fitting = len(values) <= count and (not filled or filled.keys() <= known)
        if values:
            filled.update(zip(names, values))  # noqa: B905 - fewer are well
        if len(filled) != count:
            filled = given | filled
            for name, make in made:
                if name not in filled:
                    filled[name] = make()
        if len(filled) != count or not fitting:
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(names)}")
        _fill(self, "__dict__", filled)

    def equal(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if type(self) is type(other) else NotImplemented

    def text(self: Any) -> str:
        said = ", ".join(f"{name}={self.__dict__[name]!r}" for name in names)
        return f"{type(self).__qualname__}({said})"

    return {"__init__": init, "__eq__": equal, "__repr__": text}


def _refuse(_: Any, name: str, *__: Any) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")
