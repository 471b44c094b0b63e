"""Puts the bytecode of all modules of a start into the one file of `muscle_mentor.hot_modules`."""

from __future__ import annotations

import marshal
import tempfile
from pathlib import Path

from muscle_mentor.hot_modules import FILE, LENGTH
from tools.package_bytecode import Interpreter, cached
from tools.package_contents import Bundle, PackageError

_HEADER = 16  # bytes of a file of bytecode before the code
_BEFORE = frozenset({
    "lambda_function", "muscle_mentor", "muscle_mentor.faststart", "muscle_mentor.hot_modules",
    "muscle_mentor.light_dataclasses", "muscle_mentor.faststart.lazy_models",
    "muscle_mentor.light_typing", "muscle_mentor.stand_in",
})  # fmt: skip
"""Loaded before the file is."""
_START = """
import sys
from importlib.machinery import SourceFileLoader
run = SourceFileLoader.exec_module
def noted(loader, module):
    run(loader, module)
    if type(loader) is SourceFileLoader and loader.path.startswith(sys.argv[1]):
        print("hot", module.__name__)
SourceFileLoader.exec_module = noted
sys.path.insert(0, sys.argv[1])
import lambda_function
from muscle_mentor.faststart.lazy_models import PutOff
for name, module in sys.modules.items():
    if isinstance(module.__loader__, PutOff) and "__getattr__" in vars(module):
        print("late", name)
"""
"""Tells what runs at a start, each after what it imports, and what is put off."""


def in_one_file(sources: Bundle, bytecode: Bundle, interpreter: Interpreter) -> dict[str, bytes]:
    """In: all sources and their bytecode. Out: the bytecode, that of a start in one file.

    Raises PackageError where the package cannot be started, or would compile a module each time.
    """
    left = dict(bytecode)
    started = _started({**sources, **bytecode}, interpreter)
    modules = [(name, _source(name, sources), b"") for name in started["late"]]
    for name in started["hot"]:
        if name not in _BEFORE:
            source = _source(name, sources)
            modules.append((name, source, left.pop(cached(source, interpreter.tag))[_HEADER:]))
    file = FILE.format(interpreter.tag)
    packed = {**left, file: _packed(modules)}
    for name in _started({**sources, **packed}, interpreter)["hot"]:
        if cached(_source(name, sources), interpreter.tag) not in packed:
            raise PackageError(f"{name} comes before {file}, and would be compiled each time")
    return packed


def _packed(modules: list[tuple[str, str, bytes]]) -> bytes:
    index = [(name, source, len(code)) for name, source, code in modules]
    written = marshal.dumps(index, 2)  # no references, which could differ from run to run
    length = len(written).to_bytes(LENGTH, "little")
    return b"".join([length, written, *[code for *_, code in modules]])


def _source(name: str, sources: Bundle) -> str:
    path = name.replace(".", "/")
    return f"{path}.py" if f"{path}.py" in sources else f"{path}/__init__.py"


def _started(bundle: Bundle, interpreter: Interpreter) -> dict[str, list[str]]:
    """The modules that the start of a package runs, "hot", and those that it puts off, "late"."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in bundle.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        done = interpreter.run_alone(_START, folder)
    if done.returncode:
        raise PackageError(f"the package does not start\n{done.stderr[-2000:]}")
    told = [line.split() for line in done.stdout.splitlines()]
    return {how: [name for each, name in told if each == how] for how in ("hot", "late")}
