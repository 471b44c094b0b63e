"""Content as it stands in the files now: what was edited while the server runs is built anew.

Where an edit has an error, its place is told and the last good content goes on.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Rebuild = Callable[[], Sequence[str]]
Times = dict[str, int]


@dataclass(frozen=True)
class Stamp:
    """When each file, and each folder that holds some, last changed."""

    files: Times
    folders: Times

    def holds(self) -> bool:
        """Whether all is as it was. To ask after what is known takes a quarter of listing it."""
        return all(_time(path) == time for path, time in (self.files | self.folders).items())


class Fresh:
    """Rebuilds when a file under `rooms` changed. Safe to use from several threads."""

    def __init__(self, rooms: Sequence[Path], rebuild: Rebuild) -> None:
        """In: the folders; what builds, and gives the problems, a line each."""
        self._rooms = rooms
        self._rebuild = rebuild
        self._lock = threading.Lock()
        self._seen = stamp(rooms)
        self._problems: Sequence[str] = ()

    def told(self) -> Sequence[str]:
        """What was wrong when `problems` last looked."""
        return self._problems

    def problems(self) -> Sequence[str]:
        """Bring the content up to date. Out: what is wrong in the files, with file and line."""
        with self._lock:
            if not self._seen.holds():
                now = stamp(self._rooms)
                if now.files != self._seen.files:
                    self._problems = self._rebuild()
                self._seen = now
            return self._problems


def stamp(rooms: Sequence[Path]) -> Stamp:
    """The folders as they are now."""
    listed = [found for room in rooms for found in os.walk(room)]
    files = [
        f"{folder}/{name}"
        for folder, _, names in listed
        for name in names
        if name.endswith((".yaml", ".json"))
    ]
    folders = [folder for folder, *_ in listed]
    return Stamp(*({path: _time(path) for path in paths} for paths in (files, folders)))


def _time(path: str) -> int:
    """When it changed; 0 where a link leads to nothing, or the file has just gone."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - asked of hundreds before every reply
    except OSError:
        return 0


def fresh_content() -> Fresh:
    """Watch content/ and interactionModels/ of this project."""
    from tools.rooms import CONTENT, MODELS

    return Fresh((CONTENT, MODELS), _rebuilt)


def _rebuilt() -> Sequence[str]:
    from tools.build import build_all, write

    built, problems = build_all()
    if problems:
        return [str(problem) for problem in sorted(set(problems))]
    write(built)
    _forget()
    return ()


def _forget() -> None:
    """What was read of the old content is read anew."""
    from muscle_mentor import stored_content
    from server import talk

    for cached in (*vars(stored_content).values(), talk.topics_of):
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()
