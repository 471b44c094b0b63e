"""Gives the modules of a start from one file, instead of 150 that are looked for and opened.

`muscle-mentor package` makes that file, in the place of their bytecode files. Where it is not, or
is of another version of Python, each module is loaded from its own source as ever.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import MAGIC_NUMBER
from io import SEEK_END, FileIO
from types import ModuleType

FILE = "hot_modules.bin"
"""MAGIC_NUMBER, the code of each module as it stands in a file of bytecode, the marshalled index
{module: (its source, where its code begins, how long it is)}, and in four bytes how long that is.
"""
_LENGTH = 4


class Hot:
    """A finder and loader of the modules of one such file."""

    def __init__(self, folder: str, file: FileIO) -> None:
        self._folder, self._file = folder, file
        file.seek(-_LENGTH, SEEK_END)
        length = int.from_bytes(file.read(_LENGTH), "little")
        file.seek(-_LENGTH - length, SEEK_END)
        self._index: dict[str, tuple[str, int, int]] = marshal.loads(file.read(length))  # noqa: S302

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module of the file is; the arguments are those of every finder."""
        del path, target
        if name not in self._index:
            return None
        source = f"{self._folder}/{self._index[name][0]}"
        found = ModuleSpec(name, self, origin=source)  # type: ignore[arg-type]
        found.has_location = True
        if source.endswith("/__init__.py"):
            found.submodule_search_locations = [source.rpartition("/")[0]]
        return found

    def create_module(self, spec: ModuleSpec) -> None:
        """As Python makes every module."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        _, start, length = self._index[module.__name__]
        self._file.seek(start)
        exec(marshal.loads(self._file.read(length)), module.__dict__)  # noqa: S102, S302

    def close(self) -> None:
        """After a start."""
        self._file.close()


def install(folder: str) -> None:
    """Find modules in the file of a folder before anywhere else; without a fitting one, nothing."""
    try:
        file = FileIO(f"{folder}/{FILE}")
    except OSError:  # not a package, but the sources
        return
    if file.read(len(MAGIC_NUMBER)) == MAGIC_NUMBER:
        sys.meta_path.insert(0, Hot(folder, file))
    else:
        file.close()


def release() -> None:
    """What a start needs is loaded."""
    for hot in [each for each in sys.meta_path if isinstance(each, Hot)]:
        sys.meta_path.remove(hot)
        hot.close()
