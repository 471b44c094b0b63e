"""The answers that can be tapped: each stands for the turn that saying it would give.

A tap carries [question, intent, slot, words, id]. The question that it answers comes first, so that
a late tap on an older screen cannot answer a newer question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Reply
from muscle_mentor.core.speech import OF_A_PERSON, say
from muscle_mentor.core.turn import Slots, Turn, Value
from muscle_mentor.core.wish import Wish

Tap = dict[str, Any]
"""`label` to read, `touch` to send: arguments of a UserEvent."""

_AGAIN = "AMAZON.RepeatIntent"
_ISO_OR_DIGITS = frozenset({"duration", "caffeine_amount", "sleep_hours", "time"})
_ARGUMENTS = (2, 5)
_YES_NO = frozenset({"offer", "clear", "eased", "remind", "cancel"})


def answers_to(reply: Reply, content: Content) -> list[Tap]:
    """Everything that answers the question of a reply and fits a button."""
    if reply.question is None:
        return []
    ref = reply.question.ref
    kind, _, rest = ref.partition(":")
    name = rest.partition(":")[0]
    screens, asked = content.screens(), _asked(name, reply.state)
    question: Mapping[str, Any] = content.interview()["questions"].get(asked, {})
    shown = _without_amounts(ref)
    signs = list(_signs(shown, question, say(reply.question, content), screens["signs"]))
    by_name = screens["questions"]
    if kind == "remind":
        name = f"remind_{Wish.read(rest, content).missing}"
    offered = by_name.get(name) or by_name.get(kind) or _usual(kind, question, by_name)
    return signs + [_tap(shown, screens["answers"][each]) for each in offered]


def turn_of_tap(turn: Turn, texts: Sequence[str]) -> Turn:
    """The turn that saying it would give; a tap that answers no open question repeats that one."""
    if len(texts) not in _ARGUMENTS or texts[0] != _without_amounts(_open(turn.attributes)):
        return replace(turn, intent=_AGAIN)
    slots = {} if texts[2:] == [] else _slot(*texts[2:])
    return replace(turn, intent=texts[1], slots=slots)


def words_in(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return set(re.findall(r"[a-z']+", text.lower()))


def _without_amounts(ref: Any) -> Any:
    """Which offer a tap answers, and not what somebody drinks: a button stays on the screen."""
    return OF_A_PERSON if str(ref).startswith(OF_A_PERSON) else ref


def _signs(
    ref: str, question: Mapping[str, Any], asked: str, labels: Mapping[str, Sequence[str]]
) -> Iterator[Tap]:
    """The signs of a list, in the words of the question; one it does not name is not shown."""
    named = words_in(asked)
    for sign in question.get("signs", ()):
        fitting = [text for text in labels.get(sign, ()) if named >= words_in(text)]
        if fitting:
            touch = [ref, "ReportSymptomIntent", "symptoms", fitting[0].lower(), sign]
            yield {"label": fitting[0], "touch": touch}


def _tap(ref: str, answer: Mapping[str, Any]) -> Tap:
    filled = [
        part for slot, value in answer.get("slots", {}).items() for part in _filled(slot, value)
    ]
    return {"label": answer["label"], "touch": [ref, answer["intent"], *filled]}


def _filled(slot: str, value: str) -> tuple[str, str, str]:
    return (slot, value, "") if slot in _ISO_OR_DIGITS else (slot, value.replace("_", " "), value)


def _slot(name: str, raw: str, known: str) -> Slots:
    return {name: (Value(raw, known or None),)}


def _usual(
    kind: str, question: Mapping[str, Any], questions: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """A list of signs can be denied or left open; an offer, and what forbids a move: yes or no."""
    if question.get("signs"):
        return questions["list"]
    return questions["yes_no"] if kind in _YES_NO else ()


def _asked(name: str, state: Mapping[str, Any]) -> str:
    """The question whose signs are meant: "which of them" is about the one asked before."""
    earlier = [each for each in state.get("asked", ()) if each != "which_one"]
    return earlier[-1] if name == "which_one" and earlier else name


def _open(attributes: object) -> object:
    return attributes.get("open") if isinstance(attributes, Mapping) else None
