"""Bytecode that is valid on Lambda: of Lambda's Python, never checked against dates.

Unpacked on Lambda the sources get dates of their own, and bytecode that is checked against dates is
thrown away and made anew at every cold start. Unchecked-hash bytecode (PEP 552) is always taken.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tools.package_contents import Bundle, PackageError

_PROBE = (
    "import json, sys; print(json.dumps([sys.executable, sys.implementation.cache_tag, "
    "sys.version.split()[0]]))"
)
# Without docstrings, asserts and columns: a third smaller, and nothing that runs reads them. The
# names say where the code lies on Lambda: the bytes do not depend on where it was packed.
_COMPILE = """
import os, py_compile, sys
source, target, *names = sys.argv[1:]
for name in open(names[0], encoding="utf-8").read().splitlines():
    py_compile.compile(
        os.path.join(source, name), os.path.join(target, name), "/var/task/" + name, doraise=True,
        optimize=2, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that was run and answered: its file, "cpython-313", "3.13.0"."""

    path: str
    tag: str
    release: str

    def run_alone(self, code: str, folder: str) -> subprocess.CompletedProcess[str]:
        """Run code on a package in `folder`, its sys.argv[1], with nothing of this machine's."""
        return subprocess.run(  # noqa: S603 - an interpreter that was probed
            [self.path, "-I", "-S", "-B", "-c", code, folder],
            capture_output=True,
            text=True,
            check=False,
            env={},
        )


def find_interpreter(python: str, path: str | None = None) -> Interpreter | None:
    """The first python<version> on PATH that really runs and is that version.

    A name on PATH is not enough: pyenv puts one there for every version that it could have.
    """
    for folder in (path or os.environ.get("PATH", "")).split(os.pathsep):
        found = _probe(Path(folder) / f"python{python}", python) if folder else None
        if found and found.tag == f"cpython-{python.replace('.', '')}":
            return found
    return None


def compiled(sources: Bundle, interpreter: Interpreter) -> dict[str, bytes]:
    """The bytecode of all sources, by its name in the package. Raises PackageError on bad code."""
    names = sorted(name for name in sources if name.endswith(".py"))
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "py", Path(folder) / "pyc"
        for name in names:
            (before / name).parent.mkdir(parents=True, exist_ok=True)
            (before / name).write_bytes(sources[name])
        _compile_all(Path(folder), names, interpreter)
        return {cached(name, interpreter.tag): (after / name).read_bytes() for name in names}


def cached(name: str, tag: str) -> str:
    """Where Python looks for bytecode: a/b.py -> a/__pycache__/b.cpython-313.pyc."""
    path = PurePosixPath(name)
    return str(path.parent / "__pycache__" / f"{path.stem}.{tag}.pyc")


def _compile_all(folder: Path, names: list[str], interpreter: Interpreter) -> None:
    """One process, one order, one hash seed: what it knows must not change the bytes it writes."""
    (folder / "names").write_text("\n".join(names), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - an interpreter that was probed
        [
            interpreter.path,
            "-s",
            "-S",
            "-B",
            "-W",
            "ignore",
            "-X",
            "no_debug_ranges",
            "-c",
            _COMPILE,
            "../py",
            "../pyc",
            "../names",
        ],
        cwd=_empty(folder / "empty"),
        env={"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PackageError(f"{interpreter.release} cannot compile\n{done.stderr[-2000:]}")


def _empty(folder: Path) -> Path:
    """A folder with nothing to import by mistake."""
    folder.mkdir()
    return folder


def _probe(candidate: Path, python: str) -> Interpreter | None:
    if not os.access(candidate, os.X_OK):
        return None
    try:
        done = subprocess.run(  # noqa: S603 - named python3.x, on the caller's own PATH
            [str(candidate), "-I", "-c", _PROBE],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env={**os.environ, "PYENV_VERSION": python},
        )
        return Interpreter(*json.loads(done.stdout))
    except (OSError, ValueError, TypeError, subprocess.SubprocessError):
        return None
