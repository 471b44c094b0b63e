"""Writes a zip whose bytes depend on what is in it and on nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tools.package_contents import Bundle, PackageError

_DATE = (1980, 1, 1, 0, 0, 0)  # the oldest that a zip can hold
_UNIX = 3
_READABLE = 0o100644


def write_zip(
    bundle: Bundle, path: Path, *, largest: int, trial: Callable[[Path], None] | None = None
) -> int:
    """Write aside, try it out, rename: there is never half a zip. Out: its size in bytes.

    Raises PackageError when it is larger than `largest` bytes or fails the trial.
    Then an older zip stays as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    aside = Path(name)
    try:
        size = _fill(bundle, aside)
        if size > largest:
            raise PackageError(f"the zip has {size} bytes, more than the {largest} allowed")
        if trial:
            trial(aside)
        aside.chmod(0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return size


def _fill(bundle: Bundle, path: Path) -> int:
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for name in sorted(bundle):
            file.writestr(_entry(name), bundle[name], ZIP_DEFLATED, 9)
    return path.stat().st_size


def _entry(name: str) -> ZipInfo:
    """The same date, system and rights for every file, whoever packs it and when."""
    entry = ZipInfo(name, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE << 16
    return entry
