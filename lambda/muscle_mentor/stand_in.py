"""A module of ours under a standard module's name, which does what a start needs of that one.

Whatever else is asked of it comes from the real module.
"""

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType


class _StandIn(ModuleType):
    def __init__(self, name: str, own: Mapping[str, object]) -> None:
        super().__init__(name)
        self.__dict__.update(own)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(real(self.__name__), name)


def install(name: str, own: Mapping[str, object]) -> None:
    """Take the name of a standard module, unless that one is there already."""
    sys.modules.setdefault(name, _StandIn(name, own))


def real(name: str) -> ModuleType:
    """The standard module itself."""
    light = sys.modules.pop(name)
    try:
        return import_module(name)
    finally:
        sys.modules[name] = light
