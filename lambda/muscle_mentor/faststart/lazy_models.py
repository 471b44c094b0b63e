"""Loads the SDK's model classes on first use, not all 370 modules of them at the first import.

Each `__init__.py` in `ask_sdk_model` only re-exports, `from .simple_card import SimpleCard`, and
every module is named for its class: a class is found by its name alone. Whatever else is asked
of a package runs its real `__init__.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

ROOT = "ask_sdk_model"
_LATE = {
    f"{ROOT}.services.service_client_factory": "ServiceClient",
    "ask_sdk_core.skill": "ServiceClientFactory",
}
"""Modules that import what no answer needs -> how the names of those classes end."""
_NEXT_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def install() -> None:
    """Make the packages that are imported from now on lazy."""
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)


def module_of(class_name: str) -> str:
    """The module that the SDK keeps a class in: "SsmlOutputSpeech" -> "ssml_output_speech"."""
    return _NEXT_WORD.sub("_", class_name).lower()


class _Finder:
    @staticmethod
    def find_spec(
        fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] != ROOT and fullname not in _LATE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and (spec.submodule_search_locations or fullname in _LATE):
            loader = _Late if fullname in _LATE else _Package
            spec.loader = loader(fullname, spec.origin)
        return spec


class _Package(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        def attribute(name: str) -> Any:
            if name[:1].isupper():
                return _class(module.__name__, name)
            del module.__dict__["__getattr__"]
            super(_Package, self).exec_module(module)
            return getattr(module, name)

        module.__dict__["__getattr__"] = attribute


class _Late(SourceFileLoader):
    """Gives a module stand-ins of some classes: each loads when an instance is used."""

    ending = ""

    def exec_module(self, module: ModuleType) -> None:
        before, _Late.ending = _Late.ending, _LATE[module.__name__]
        super().exec_module(module)
        _Late.ending = before


class _Instance:
    """An instance that is made when something is asked of it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make, self._made = make, None

    def __getattr__(self, name: str) -> Any:
        self._made = self._made or self._make()
        return getattr(self._made, name)


def _class(package: str, name: str) -> Any:
    if _Late.ending and name.endswith(_Late.ending):
        return lambda *given, **named: _Instance(lambda: _class(package, name)(*given, **named))
    where = f"{package}.{module_of(name)}"
    try:
        return getattr(import_module(where), name)
    except ModuleNotFoundError as error:
        if error.name != where:
            raise
        raise AttributeError(f"module {package!r} has no attribute {name!r}") from None
