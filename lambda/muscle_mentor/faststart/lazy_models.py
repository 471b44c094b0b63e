"""Loads the SDK's model classes on first use, not all 370 modules of them at the first import.

Each `__init__.py` in `ask_sdk_model` only re-exports, `from .simple_card import SimpleCard`, and
every module is named for its class: a class is found by its name alone. Whatever else is asked
of a package runs its real `__init__.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

ROOT = "ask_sdk_model"
FACTORY = f"{ROOT}.services.service_client_factory"
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
        if fullname.partition(".")[0] != ROOT:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and (spec.submodule_search_locations or fullname == FACTORY):
            loader = _Factory if fullname == FACTORY else _Package
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


class _Factory(SourceFileLoader):
    """Gives the one module that imports all service clients stand-ins that load when called."""

    loading = False

    def exec_module(self, module: ModuleType) -> None:
        _Factory.loading = True
        super().exec_module(module)
        _Factory.loading = False


def _class(package: str, name: str) -> Any:
    if _Factory.loading and name.endswith("ServiceClient"):
        return lambda *given: _class(package, name)(*given)  # noqa: PLW0108 - it loads when called
    where = f"{package}.{module_of(name)}"
    try:
        return getattr(import_module(where), name)
    except ModuleNotFoundError as error:
        if error.name != where:
            raise
        raise AttributeError(f"module {package!r} has no attribute {name!r}") from None
