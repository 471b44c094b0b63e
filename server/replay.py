"""`muscle-mentor replay`: says a recorded talk again and tells where the replies differ."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path
from typing import Any, TextIO

from server.amazon import Amazon
from server.devices import HARDWARE
from server.replay_file import BrokenReplayError, Replay, parse, replay_of
from server.talk import MODELS, Handler, Result, Talk
from tools.judge_dialogues import CHECKS

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Replayed:
    """One line said again: the reply, and in words what is not as expected."""

    result: Result
    failures: tuple[str, ...]


def main(files: Sequence[Path], out: TextIO = sys.stdout) -> int:
    """Replay each file. Out: 0 where all is as expected, 1 where not, 2 for a broken file."""
    return max((_one(file, out) for file in files), default=0)


def read(data: object) -> Replay:
    """A replay from what was read of JSON. Raises BrokenReplayError."""
    return replay_of(data, _locales(), tuple(CHECKS))


def replayed(replay: Replay, handler: Handler | None = None) -> Iterator[Replayed]:
    """Say the lines, one by one, in a talk of their own."""
    with Amazon() as amazon:
        device = amazon.device(replay.locale, HARDWARE[replay.device])
        talk = Talk(device=device, handler=handler, on_permission=amazon.answered)
        said: list[Result] = []
        for line, expected in zip(replay.lines, replay.expected, strict=True):
            result = talk.turn(line)
            yield Replayed(result, tuple(_failures(expected, result, said)))
            said.append(result)


def _one(file: Path, out: TextIO) -> int:
    try:
        replay = parse(file.read_text(encoding="utf-8"), _locales(), tuple(CHECKS))
    except OSError as error:
        print(f"{file}: cannot be read ({error.strerror})", file=sys.stderr)
        return 2
    except UnicodeDecodeError:
        print(f"{file}: is not text in UTF-8", file=sys.stderr)
        return 2
    except BrokenReplayError as error:
        print(f"{file}: {error}", file=sys.stderr)
        return 2
    return _tell(file, replay, out)


def _tell(file: Path, replay: Replay, out: TextIO) -> int:
    wrong = 0
    print(f"{file} ({replay.locale}, {replay.device})", file=out)
    for number, each in enumerate(replayed(replay), 1):
        wrong += bool(each.failures)
        print(
            f"  {'DIFFERS' if each.failures else 'ok':7} {number}. {each.result['utterance']}",
            file=out,
        )
        for line in each.failures:
            print(f"            {line}", file=out)
    checked = sum(bool(expected) for expected in replay.expected)
    print(f"  {len(replay.lines)} turns, {checked} with expectations, {wrong} differ", file=out)
    return 1 if wrong else 0


def _failures(expected: Mapping[str, Any], result: Result, said: Sequence[Result]) -> Iterator[str]:
    for name, wanted in expected.items():
        try:
            problem = CHECKS[name](wanted, result, said)
        except (TypeError, ValueError, IndexError, KeyError):
            problem = "has a value that cannot be checked"
        if problem and name == "speech":
            yield "speech: other words"
            yield from _difference(str(wanted or ""), result["speech"] or "")
        elif problem:
            yield f"{name}: expected {wanted!r}: {problem}"


def _difference(wanted: str, heard: str) -> Iterator[str]:
    """Sentence by sentence: "-" was expected, "+" was said."""
    lines = ndiff(_SENTENCE.split(wanted), _SENTENCE.split(heard))
    return (line.rstrip() for line in lines if not line.startswith("?"))


def _locales() -> Sequence[str]:
    return sorted(path.stem for path in MODELS.glob("*.json"))
