"""Loads the modules of a start from one file, instead of 140 that are looked for and opened.

`muscle-mentor package` makes that file, in the place of their bytecode files. Where it is not, or
is of another version of Python, each module is loaded from its own source as ever.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec, SourceFileLoader
from io import FileIO
from types import ModuleType

FILE = "hot_modules.{}.bin"
"""Its name, with the tag of a version of Python in it, for each has bytecode of its own.

In it: in four bytes how long the index is; the marshalled index, (name, source, length of its code)
of every module, each after those that it imports; the codes, as in files of bytecode. First come
those that are put off, without code.
"""
LENGTH = 4


class Hot(SourceFileLoader):
    """The loader of what came from the file: its source is where it would be without."""


def install(folder: str, put_off: Callable[[ModuleType], None]) -> None:
    """Load what is in the file of a folder, or put it off; without a fitting file, nothing."""
    try:
        file = FileIO(f"{folder}/{FILE.format(sys.implementation.cache_tag)}")
    except OSError:  # not a package, but the sources
        return
    with file:
        index = marshal.loads(file.read(int.from_bytes(file.read(LENGTH), "little")))  # noqa: S302
        made = [(_module(name, f"{folder}/{at}"), length) for name, at, length in index]
        for module, _ in made:
            if hasattr(module, "__path__"):  # it is there before its modules, which it imports
                sys.modules.setdefault(module.__name__, module)
        for module, length in made:
            code = file.read(length)
            if sys.modules.setdefault(module.__name__, module) is not module:
                continue  # it was imported before
            _join(module)
            if code:
                exec(marshal.loads(code), module.__dict__)  # noqa: S102, S302
            else:
                put_off(module)


def _module(name: str, source: str) -> ModuleType:
    loader, module = Hot(name, source), ModuleType(name)
    spec = ModuleSpec(name, loader, origin=source)
    spec.has_location = True
    if source.endswith("/__init__.py"):
        module.__path__ = spec.submodule_search_locations = [source.rpartition("/")[0]]
    own = {"__spec__": spec, "__loader__": loader, "__file__": source, "__package__": spec.parent}
    module.__dict__.update(own)
    return module


def _join(module: ModuleType) -> None:
    """A module is an attribute of its package."""
    package, _, own = module.__name__.rpartition(".")
    if package:
        setattr(sys.modules[package], own, module)
