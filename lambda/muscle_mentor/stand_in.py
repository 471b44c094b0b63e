"""A module of ours under another module's name, which does what a start needs of that one.

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
    """Take the name of a module, unless that one is there already."""
    sys.modules.setdefault(name, _StandIn(name, own))


def give_way(name: str) -> None:
    """Whoever imports that module from now on gets the real one."""
    if isinstance(sys.modules.get(name), _StandIn):
        del sys.modules[name]
        sys.modules.update({name: _REAL[name]} if name in _REAL else {})


def real(name: str) -> ModuleType:
    """The module itself, loaded once: two copies of it would not know each other."""
    light = sys.modules.get(name)
    if not isinstance(light, _StandIn):
        return import_module(name)
    if name not in _REAL:
        del sys.modules[name]
        try:
            _REAL[name] = import_module(name)
        finally:
            sys.modules[name] = light
    return _REAL[name]


_REAL: dict[str, ModuleType] = {}
