"""Reads the compiled content from disk, shard by shard, each once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from muscle_mentor import shards
from muscle_mentor.core.content import ENTRIES, Content

# Not pathlib: it brings glob and half a dozen more to every cold start.
HERE = os.path.dirname(__file__)  # noqa: PTH120
COMPILED = f"{HERE}/compiled"
DEFAULT_LOCALE = "en-US"


class ContentMissingError(RuntimeError):
    """A compiled file is missing or damaged; the message names it and what makes it."""


@cache
def content_for(locale: str) -> Content:
    """The content of a locale; a locale that is not offered gets the default one's.

    Raises ContentMissingError when a compiled file is missing or damaged.
    """
    known = locale if locale in offered() else DEFAULT_LOCALE
    words = _read(f"locales/{known}.json")
    return Content(lambda name: _shard(words["language"], name), words)


@cache
def figure(name: str) -> Mapping[str, Any]:
    """The drawing of a move, as a vector graphic of APL. Raises ContentMissingError as above."""
    return _read(f"figures/{name}.json")


@cache
def offered() -> frozenset[str]:
    """The locales there are: a request's own locale is never used as the name of a file."""
    return frozenset(name.partition(".")[0] for name in os.listdir(f"{COMPILED}/locales"))  # noqa: PTH208


def file_of(shard: str) -> str:
    """The name of the file of a shard of a language."""
    return f"{shard}.shard" if shard in ENTRIES else f"{shard}.json"


def _shard(language: str, name: str) -> Mapping[str, Any]:
    read = shards.read if name in ENTRIES else json.loads
    return _read(f"{language}/{file_of(name)}", read)


def _read(name: str, read: Callable[[str], Any] = json.loads) -> Mapping[str, Any]:
    try:
        return read_file(f"{COMPILED}/{name}", read)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ContentMissingError(
            f"{name} is missing or damaged; `muscle-mentor build` makes it"
        ) from error


def read_file(path: str, read: Callable[[str], Any] = json.loads) -> Mapping[str, Any]:
    """The object in a file. Raises OSError, or ValueError where it is no JSON."""
    with open(path, "rb") as file:  # noqa: PTH123
        text = file.read().decode()  # the bytes are gone before the objects come
    data: Mapping[str, Any] = read(text)
    return data
