"""Puts the bytecode of all modules of a start into the one file of `muscle_mentor.hot_modules`."""

from __future__ import annotations

import marshal
import tempfile
from pathlib import Path

from muscle_mentor.hot_modules import FILE
from tools.package_bytecode import Interpreter, cached
from tools.package_contents import Bundle, PackageError

_HEADER = 16  # bytes of a file of bytecode before the code; the first four are the magic number
_BEFORE = frozenset({
    "lambda_function", "muscle_mentor", "muscle_mentor.faststart", "muscle_mentor.hot_modules",
    "muscle_mentor.light_dataclasses", "muscle_mentor.faststart.lazy_models",
    "muscle_mentor.light_typing", "muscle_mentor.stand_in",
})  # fmt: skip
"""Loaded before the file is."""
# What has a loader of its own keeps it: packages that load their classes late.
_START = """
import sys
sys.path.insert(0, sys.argv[1])
import lambda_function
from importlib.machinery import SourceFileLoader
for name, module in sorted(sys.modules.items()):
    loader = getattr(module, "__loader__", None)
    if type(loader) is SourceFileLoader and loader.path.startswith(sys.argv[1]):
        print(name)
"""


def in_one_file(sources: Bundle, bytecode: Bundle, interpreter: Interpreter) -> dict[str, bytes]:
    """In: all sources and their bytecode. Out: the bytecode, that of a start in one file.

    Raises PackageError where the package cannot be started, or would compile a module each time.
    """
    left = dict(bytecode)
    hot: list[tuple[str, str, bytes]] = []
    for name in _started({**sources, **bytecode}, interpreter):
        if name not in _BEFORE:
            source = _source(name, sources)
            hot.append((name, source, left.pop(cached(source, interpreter.tag))[_HEADER:]))
    packed = {**left, FILE: _packed(next(iter(bytecode.values()))[:4], hot)}
    for name in _started({**sources, **packed}, interpreter):
        if cached(_source(name, sources), interpreter.tag) not in packed:
            raise PackageError(f"{name} comes before {FILE}, and would be compiled each time")
    return packed


def _packed(magic: bytes, hot: list[tuple[str, str, bytes]]) -> bytes:
    index, end = {}, len(magic)
    for name, source, code in hot:
        index[name] = (source, end, len(code))
        end += len(code)
    written = marshal.dumps(index, 2)  # no references, which could differ from run to run
    codes = b"".join(code for *_, code in hot)
    return magic + codes + written + len(written).to_bytes(4, "little")


def _source(name: str, sources: Bundle) -> str:
    path = name.replace(".", "/")
    return f"{path}.py" if f"{path}.py" in sources else f"{path}/__init__.py"


def _started(bundle: Bundle, interpreter: Interpreter) -> list[str]:
    """The modules of the package that its start loads, in the order of their names."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in bundle.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        done = interpreter.run_alone(_START, folder)
    if done.returncode:
        raise PackageError(f"the package does not start\n{done.stderr[-2000:]}")
    return done.stdout.split()
