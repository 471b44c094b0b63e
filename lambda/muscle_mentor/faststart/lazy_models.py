"""Loads what the SDK imports when it is used, not its 370 modules of models at the first import.

Each `__init__.py` in `ask_sdk_model` only re-exports, `from .simple_card import SimpleCard`, and
every module is named for its class: a class is found by its name alone. Whatever else is asked
of a package runs its real `__init__.py`. A few modules of the SDK are imported, and objects made
of their classes for every request, whether anything uses them or not: they give stand-ins.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from threading import RLock
from types import ModuleType
from typing import Any

ROOT = "ask_sdk_model"
_LATE = (
    "_service_client",
    ".service_client_factory",
    ".response_helper",
    ".view_resolvers",
    ".predicate",
    ".request_util",
)
"""How the names of those modules end: services, what builds responses, what looks at requests."""
_NOT_LATE = ".base_service_client"  # a class has it as a parent
_LOADING = RLock()


def install() -> None:
    """Make the packages that are imported from now on lazy."""
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)


def module_of(class_name: str) -> str:
    """The module that the SDK keeps a class in: "SsmlOutputSpeech" -> "ssml_output_speech"."""
    around = zip(f" {class_name}", class_name, f"{class_name[1:]} ", strict=False)
    words = [
        f"_{letter}" if letter.isupper() and (not before.isupper() or after.islower()) else letter
        for before, letter, after in around
    ]
    return "".join(words).lower().lstrip("_")


def put_off(module: ModuleType) -> None:
    """Have a module run as it is written when its classes alone, or stand-ins, are not enough."""
    find = _stand_in if _is_late(module.__name__) else _part
    module.__dict__["__getattr__"] = lambda name: find(module, name)


class PutOff(SourceFileLoader):
    """The loader of what is put off."""

    def exec_module(self, module: ModuleType) -> None:
        """Put it off."""
        put_off(module)


class _Finder:
    @staticmethod
    def find_spec(
        fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        late = _is_late(fullname)
        if not late and fullname.partition(".")[0] != ROOT:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and (late or spec.submodule_search_locations):
            spec.loader = PutOff(fullname, spec.origin)
        return spec


def _is_late(name: str) -> bool:
    of_the_sdk = name.startswith((ROOT, "ask_sdk_core."))
    return of_the_sdk and name.endswith(_LATE) and not name.endswith(_NOT_LATE)


def _whole(module: ModuleType) -> ModuleType:
    """The module as it is written: one thread runs it, others wait."""
    with _LOADING:
        if module.__dict__.pop("__getattr__", None):
            SourceFileLoader(module.__name__, str(module.__file__)).exec_module(module)
    return module


def _part(package: ModuleType, name: str) -> Any:
    if not name[:1].isupper():
        return getattr(_whole(package), name)
    where = f"{package.__name__}.{module_of(name)}"
    try:
        return getattr(import_module(where), name)
    except ModuleNotFoundError as error:
        if error.name != where:
            raise
        raise AttributeError(f"module {package.__name__!r} has no attribute {name!r}") from None


def _stand_in(module: ModuleType, name: str) -> Any:
    if name.startswith("__"):  # an import looks for some
        raise AttributeError(name)
    kind = _Class if name[:1].isupper() else _Function
    return kind(lambda: getattr(_whole(module), name))


class _Function:
    """Stands for a function, which is loaded when it is called or asked for anything."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._load()(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._load(), name)


class _Class(_Function):
    """Stands for a class, which is loaded when an instance is asked for anything."""

    def __call__(self, *given: Any, **named: Any) -> Any:
        return _Instance(lambda: self._load()(*given, **named))


class _Instance:
    """An instance that is made when something is asked of it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make, self._made = make, None

    def __getattr__(self, name: str) -> Any:
        self._made = self._made or self._make()
        return getattr(self._made, name)
