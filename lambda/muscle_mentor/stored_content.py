"""Reads the compiled content from disk, shard by shard, each once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from muscle_mentor.core.content import Content

COMPILED = Path(__file__).parent / "compiled"
DEFAULT_LOCALE = "en-US"


class ContentMissingError(RuntimeError):
    """A compiled file is missing or damaged; the message names it and what makes it."""


@cache
def content_for(locale: str) -> Content:
    """The content of a locale; a locale that is not offered gets the default one's.

    Raises ContentMissingError when a compiled file is missing or damaged.
    """
    known = locale if locale in offered() else DEFAULT_LOCALE
    words = _read(f"locales/{known}")
    return Content(lambda name: _read(f"{words['language']}/{name}"), words)


@cache
def figure(name: str) -> Mapping[str, Any]:
    """The drawing of a move, as a vector graphic of APL. Raises ContentMissingError as above."""
    return _read(f"figures/{name}")


@cache
def offered() -> frozenset[str]:
    """The locales there are: a request's own locale is never used as the name of a file."""
    return frozenset(path.stem for path in (COMPILED / "locales").glob("*.json"))


def _read(name: str) -> Mapping[str, Any]:
    path = COMPILED / f"{name}.json"
    try:
        shard: Mapping[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ContentMissingError(
            f"{path.name} is missing or damaged; `muscle-mentor build` makes it"
        ) from error
    return shard
