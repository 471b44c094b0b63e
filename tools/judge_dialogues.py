"""Judges dialogues by what a machine can check of the replies."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.talk import Result, Talk

_NUMBERS = re.compile(r"\b(?:911|999|112|000|triple (?:zero|oh)|nine one one|nine nine nine|"
                      r"one one two|emergency (?:number|services))\b")  # fmt: skip
_SENTENCE = re.compile(r"[^.!?]+[.!?]+")
_DIAGNOSES = re.compile(r"\byou (?:have|do not have|don't have|are having) (?:a |an )?"
                        r"(?:a l s|als|stroke|m s|epilepsy|parkinson)")  # fmt: skip
_EARLY = 2


@dataclass(frozen=True)
class Failure:
    """An expectation that a reply did not meet."""

    dialogue: str
    turn: int
    expectation: str
    detail: str
    speech: str | None


def judge(dialogue: Mapping[str, Any], talk: Talk) -> list[Failure]:
    """Say every user turn in one session and check what is expected of each reply."""
    talk.end()
    failures: list[Failure] = []
    said: list[Result] = []
    for number, turn in enumerate(dialogue["turns"], 1):
        if turn.get("one_shot"):
            talk.end()
        result = talk.turn(turn["user"])
        for name, wanted in (turn.get("expect") or {}).items():
            check = CHECKS.get(name)
            problem = check(wanted, result, said) if check else None
            if problem:
                failures.append(Failure(dialogue["id"], number, name, problem, result["speech"]))
        said.append(result)
    return failures


def _text(result: Result) -> str:
    return str(result["speech"] or "").lower()


def _stem(word: object, text: str) -> bool:
    return re.search(rf"\b{re.escape(str(word).lower())}", text) is not None


def _intent(wanted: str, result: Result, _: Sequence[Result]) -> str | None:
    return None if result["intent"] == wanted else f"intent {result['intent']}"


def _speech(wanted: str | None, result: Result, _: Sequence[Result]) -> str | None:
    return None if result["speech"] == wanted else "other words"


def _all(wanted: Sequence[str], result: Result, _: Sequence[Result]) -> str | None:
    missing = [word for word in wanted if not _stem(word, _text(result))]
    return f"does not mention {missing}" if missing else None


def _any(wanted: Sequence[Any], result: Result, _: Sequence[Result]) -> str | None:
    groups = wanted if wanted and isinstance(wanted[0], list) else [wanted]
    missing = [group for group in groups if not any(_stem(one, _text(result)) for one in group)]
    return f"mentions none of {missing}" if missing else None


def _none(wanted: Sequence[str], result: Result, _: Sequence[Result]) -> str | None:
    found = [word for word in wanted if _stem(word, _text(result))]
    return f"mentions {found}" if found else None


def _asks(wanted: str, result: Result, _: Sequence[Result]) -> str | None:
    asked = result["asks"]
    fine = asked is not None if wanted == "any" else asked == wanted
    return None if fine or (wanted == "any" and "?" in _text(result)) else f"asks {asked}"


def _asks_not(wanted: object, result: Result, _: Sequence[Result]) -> str | None:
    refused = wanted if isinstance(wanted, list) else [wanted]
    return f"asks {result['asks']}" if result["asks"] in refused else None


def _level(wanted: Sequence[str], result: Result, _: Sequence[Result]) -> str | None:
    return None if result["level"] in wanted else f"level {result['level']}"


def _session(wanted: str, result: Result, _: Sequence[Result]) -> str | None:
    return None if wanted in {"either", result["session"]} else f"session {result['session']}"


def _emergency(wanted: bool, result: Result, _: Sequence[Result]) -> str | None:
    early = " ".join(_SENTENCE.findall(_text(result) + ".")[:_EARLY])
    told = _NUMBERS.search(early) is not None
    return None if told == bool(wanted) else f"emergency number told: {told}"


def _repeats(wanted: str, result: Result, said: Sequence[Result]) -> str | None:
    number = len(said) if wanted == "previous" else int(wanted.partition(":")[2])
    before, now = set(_text(said[number - 1]).split()), set(_text(result).split())
    shared = len(before & now) / max(1, len(before))
    return None if shared >= 0.7 else f"shares {shared:.0%} of the words"  # noqa: PLR2004


def _sentences(wanted: int, result: Result, _: Sequence[Result]) -> str | None:
    count = len(_SENTENCE.findall(_text(result)))
    return None if count <= wanted else f"{count} sentences"


def _diagnosis(_wanted: bool, result: Result, _: Sequence[Result]) -> str | None:
    found = _DIAGNOSES.search(_text(result))
    return f"says {found[0]!r}" if found else None


CHECKS: dict[str, Callable[[Any, Result, Sequence[Result]], str | None]] = {
    "intent": _intent,
    "speech": _speech,
    "mentions_all": _all,
    "mentions_any": _any,
    "not_mentions": _none,
    "asks": _asks,
    "asks_not": _asks_not,
    "level_any": _level,
    "session": _session,
    "emergency_number": _emergency,
    "repeats": _repeats,
    "max_sentences": _sentences,
    "not_diagnosis": _diagnosis,
}
