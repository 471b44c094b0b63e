"""What a person could say next: the buttons of the page. The words are in one TOML file each."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def _words(language: str) -> Mapping[str, Any]:
    file = HERE / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def to_start(locale: str) -> Sequence[str]:
    """In: a locale. Out: what to say first; empty where the language has no list."""
    start: Sequence[str] = _words(locale.split("-", maxsplit=1)[0]).get("start", ())
    return start


def every(locale: str) -> Sequence[str]:
    """In: a locale. Out: all that the page ever offers to say."""
    words = _words(locale.split("-", maxsplit=1)[0])
    lists = (words.get("start", ()), words.get("offer", ()), words.get("yes_no", ()))
    return [text for each in (*lists, *words.get("asks", {}).values()) for text in each]


def after(result: Mapping[str, Any], locale: str) -> Sequence[str]:
    """In: the result of a turn. Out: what fits next."""
    if result.get("level") == "emergency":
        return ()  # nothing may draw the eye away from the number to call
    if result.get("session") != "open" or result.get("intent") == "LaunchRequest":
        return to_start(locale)
    words, asked = _words(locale.split("-", maxsplit=1)[0]), result.get("asks")
    fitting: Sequence[str] = words.get("asks", {}).get(asked) or words.get(
        "yes_no" if asked else "offer", ()
    )
    return fitting
