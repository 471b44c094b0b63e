"""Judges which entry of the content answers an utterance: the right topic is not yet an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.talk import Result, Talk

_UNREVIEWED = ("phrase:unreviewed", "phrase:unreviewed_medicine")


@dataclass(frozen=True)
class Answered:
    """One utterance with the entries that would answer it, and what did: an entry, or an intent."""

    case: Mapping[str, Any]
    entry: str
    intent: str
    slots: Mapping[str, Any]

    @property
    def right(self) -> bool:
        """Whether one of the expected entries was spoken."""
        return self.entry in self.case["entries"]


def judge(cases: Iterable[Mapping[str, Any]], talk: Talk) -> list[Answered]:
    """Say every utterance as a one-shot request and note what was spoken."""
    return [_judged(case, talk) for case in cases]


def figures(answered: Sequence[Answered]) -> dict[str, float]:
    """The share of utterances that were answered by an expected entry."""
    right = sum(one.right for one in answered)
    return {"entries_right": round(right / len(answered), 4) if answered else 1.0}


def _judged(case: Mapping[str, Any], talk: Talk) -> Answered:
    talk.end()
    result = talk.turn(case["text"])
    return Answered(case, _entry(result), result["intent"], result["slots"])


def _entry(result: Result) -> str:
    """Kind and id of what was spoken first, else the intent that answers by itself.

    What is said not to be known counts as its entry.
    """
    state = (result.response or {}).get("sessionAttributes", {}).get("state", {})
    spoken = next((ref for ref, _ in state.get("said", ())), result["intent"])
    place = state.get("subject") or spoken if spoken in _UNREVIEWED else spoken
    return "/".join(place.split(":")[:2])
