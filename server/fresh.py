"""Content as it stands in the files now: what was edited while the server runs is built anew.

Where an edit has an error, its place is told and the last good content goes on.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Rebuild = Callable[[], Sequence[str]]
Stamp = frozenset[tuple[str, int]]


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
            now = stamp(self._rooms)
            if now != self._seen:
                self._problems = self._rebuild()
                self._seen = now
            return self._problems


def stamp(rooms: Sequence[Path]) -> Stamp:
    """All files of the folders with the time of their last change."""
    return frozenset(found for room in rooms for found in _files(os.fspath(room)))


def _files(folder: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith((".yaml", ".json")):
                yield entry.path, entry.stat().st_mtime_ns


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
