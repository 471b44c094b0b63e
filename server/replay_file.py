"""A recorded talk: the file that Amazon's `ask dialog --replay` reads, with what is expected.

`{"skillId", "locale", "type": "text", "userInput": [...]}` is theirs. Ours are `device` and
`expected`: for each line of `userInput` null, or what must hold of its reply. Their tool ignores
both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.devices import HARDWARE
from server.unsaid import UnsaidError, unsaid_request

LONGEST = 200  # lines
LONGEST_LINE = 500  # characters
QUIT = ".quit"


class BrokenReplayError(ValueError):
    """The file is not a replay. The message names the place, the value and what is allowed."""


@dataclass(frozen=True)
class Replay:
    """The lines of one talk on one device, and what is expected after each."""

    locale: str
    device: str
    lines: tuple[str, ...]
    expected: tuple[Mapping[str, Any], ...]


def parse(text: str, locales: Sequence[str], checks: Sequence[str]) -> Replay:
    """In: the file's text; the locales; the names of expectations. Raises BrokenReplayError."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise BrokenReplayError("is nested too deeply") from None
    except ValueError as error:
        raise BrokenReplayError(f"is not JSON: {error}") from None
    return replay_of(data, locales, checks)


def replay_of(data: object, locales: Sequence[str], checks: Sequence[str]) -> Replay:
    """The same, of what was read from JSON."""
    if not isinstance(data, dict):
        raise BrokenReplayError("must be a JSON object with locale and userInput")
    locale = _one_of(data, "locale", locales, None)
    device = _one_of(data, "device", tuple(HARDWARE), "speaker")
    if data.get("type", "text") != "text":
        raise BrokenReplayError(f"type is {_shown(data['type'])}, allowed is text")
    lines = tuple(_lines(data.get("userInput")))
    expected = data.get("expected", [None] * len(lines))
    if not isinstance(expected, list) or len(expected) < len(lines):
        raise BrokenReplayError(f"expected must be a list of {len(lines)}, one for each userInput")
    told = tuple(_told(number, each, checks) for number, each in enumerate(expected))
    return Replay(locale, device, lines, told[: len(lines)])


def _one_of(data: Mapping[str, Any], key: str, allowed: Sequence[str], default: str | None) -> str:
    value = data.get(key, default)
    if value not in allowed:
        raise BrokenReplayError(f"{key} is {_shown(value)}, allowed are {', '.join(allowed)}")
    return str(value)


def _lines(given: object) -> Iterator[str]:
    if not isinstance(given, list) or not 0 < len(given) <= LONGEST:
        raise BrokenReplayError(f"userInput must be a list of 1 to {LONGEST} texts")
    for number, line in enumerate(given):
        place = f"userInput[{number}]"
        if not isinstance(line, str) or not line.strip():
            raise BrokenReplayError(f"{place} is {_shown(line)}, allowed is text")
        if len(line) > LONGEST_LINE:
            raise BrokenReplayError(f"{place} has {len(line)} characters, at most {LONGEST_LINE}")
        if line.strip() == QUIT and number == len(given) - 1:
            return
        yield _readable(place, line.strip())


def _readable(place: str, line: str) -> str:
    try:
        unsaid_request(line, None)
    except UnsaidError as error:
        raise BrokenReplayError(f"{place}: {error}") from None
    return line


def _told(number: int, given: object, checks: Sequence[str]) -> Mapping[str, Any]:
    place = f"expected[{number}]"
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise BrokenReplayError(f"{place} is {_shown(given)}, allowed is null or an object")
    unknown = sorted(set(given) - set(checks))
    if unknown:
        raise BrokenReplayError(
            f"{place} has {_shown(unknown[0])}, allowed are {', '.join(sorted(checks))}"
        )
    return given


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else f"{text[:60]}..."  # noqa: PLR2004 - a line of an error
