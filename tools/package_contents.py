"""What belongs in the deployment package, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from tools.rooms import ROOT

Bundle = Mapping[str, bytes]
"""Name in the package, with `/` -> bytes."""

LAMBDA = ROOT / "lambda"
OURS = frozenset({"lambda_function.py", "muscle_mentor"})
THEIRS = frozenset({"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "six.py"})
"""All third-party code that may run on Lambda. Not requests: no request of ours needs it there."""

_LEFT_OUT = ("__pycache__", "compiled", ".mypy_cache", ".ruff_cache", ".pytest_cache")
_FOR_READERS = frozenset({"README.md", "py.typed"})
_OF_THE_WHEEL = (".dist-info", ".data")
_TESTS = ("test", "tests", "conftest.py")


class PackageError(Exception):
    """There can be no package; the text says why, and what to do."""


def ours(content: Mapping[str, str], root: Path = LAMBDA) -> dict[str, bytes]:
    """In: compiled content by name. Out: our code with it.

    Raises PackageError for anything in `root` that is no code.
    """
    files = {_name(path, root): path for path in sorted(root.rglob("*")) if _is_file(path, root)}
    refused = [name for name, path in files.items() if not _is_code(name) or path.is_symlink()]
    if refused:
        raise PackageError(_refusal("lambda/ holds what does not run", refused))
    return {name: path.read_bytes() for name, path in files.items()} | {
        name: text.encode() for name, text in content.items()
    }


def theirs(paths: Iterable[Path]) -> dict[str, bytes]:
    """In: wheels. Out: the code in them. Raises PackageError for code that must not run there."""
    files = {name: data for path in paths for name, data in _unpacked(path)}
    if native := [name for name in files if name.endswith((".so", ".pyd", ".dylib"))]:
        raise PackageError(
            _refusal(
                "machine code ties the package to one processor, and the stack offers two", native
            )
        )
    foreign = {PurePosixPath(name).parts[0] for name in files} - THEIRS
    if foreign:
        raise PackageError(
            _refusal("requirements/lambda.txt brings what must not run on Lambda", sorted(foreign))
        )
    return {name: data for name, data in files.items() if name.endswith(".py")}


def _is_file(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return (
        (path.is_file() or path.is_symlink())
        and path.name not in _FOR_READERS
        and not any(part in _LEFT_OUT or part.endswith(".egg-info") for part in parts)
    )


def _is_code(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] in OURS and name.endswith((".py", ".json")) and not _is_test(parts)


def _is_test(parts: tuple[str, ...]) -> bool:
    return any(part in _TESTS or part.startswith("test_") for part in parts)


def _unpacked(wheel: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with ZipFile(wheel) as file:
            for name in file.namelist():
                parts = PurePosixPath(name).parts
                if not (name.endswith("/") or parts[0].endswith(_OF_THE_WHEEL) or _is_test(parts)):
                    yield name, file.read(name)
    except (OSError, BadZipFile) as error:
        raise PackageError(f"{wheel.name} cannot be read: {error}") from None


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _refusal(reason: str, names: list[str]) -> str:
    return f"{reason}: {', '.join(names[:10])}{' ...' if len(names) > 10 else ''}"  # noqa: PLR2004
