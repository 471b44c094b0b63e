"""The wheels that run on Lambda, not on this machine: what requirements/lambda.txt pins."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from tools.package_contents import PackageError
from tools.rooms import ROOT

REQUIREMENTS = ROOT / "requirements" / "lambda.txt"
CACHE = ROOT / "build" / "wheels"
PLATFORM = "manylinux2014_x86_64"
_PINNED = re.compile(r"^[A-Za-z0-9._-]+==", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def wheels(python: str, requirements: Path = REQUIREMENTS, cache: Path = CACHE) -> list[Path]:
    """The pinned wheels for a version of Python, in the order of their names; fetched once.

    Raises PackageError when one cannot be had or is not the one that was pinned.
    """
    pins = requirements.read_text(encoding="utf-8")
    folder = cache / sha256(f"{python} {PLATFORM}\n{pins}".encode()).hexdigest()[:16]
    if not _complete(folder, pins):
        _fetch(python, requirements, folder)
    if not _complete(folder, pins):
        raise PackageError(f"{folder} does not hold exactly what {requirements.name} pins")
    return sorted(folder.glob("*.whl"))


def _complete(folder: Path, pins: str) -> bool:
    """Whether there is one wheel for each pin, and each has a pinned hash."""
    found = {sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.whl")}
    return len(found) == len(_PINNED.findall(pins)) and found <= set(_HASH.findall(pins))


def _fetch(python: str, requirements: Path, folder: Path) -> None:
    """Fetch aside and rename, so that a fetch broken off leaves nothing to be taken for whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        _download(python, requirements, aside)
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _download(python: str, requirements: Path, folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own words only
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--no-deps",
            "--only-binary=:all:",
            "--platform",
            PLATFORM,
            "--implementation",
            "cp",
            "--python-version",
            python,
            "--dest",
            str(folder),
            "--requirement",
            str(requirements),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise PackageError("the wheels cannot be fetched\n" + "\n".join(errors or [done.stderr]))
