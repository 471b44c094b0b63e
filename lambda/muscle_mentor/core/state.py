"""What is remembered from one turn to the next, and only until the session ends.

It travels as a session attribute: ids and numbers only, on a fixed list of keys, with a version.
Anything damaged, foreign or from another version starts a fresh conversation.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.reply import Act, Outcome
from muscle_mentor.core.report import Report, from_state, to_state
from muscle_mentor.core.speech import resolve

VERSION = 1
LIMIT_BYTES = 2048
_KEYS = frozenset("v report open asked said subject misses told outcome level routine".split())


@dataclass(frozen=True)
class State:
    """One conversation so far.

    `open` is the act that waits for an answer ("ask:danger", "offer:check"). `subject` is what the
    last answer was about ("sites:eyelid:eyebrow"): "more" and "who says so" refer to it. `told`
    holds what is said once a session (disclaimer, number) and the rules already spoken of.
    `routine` is the place in the move or practice that can be resumed.
    """

    report: Report = field(default_factory=Report)
    open: str | None = None
    asked: tuple[str, ...] = ()
    said: tuple[Act, ...] = ()
    subject: str | None = None
    misses: int = 0
    told: tuple[str, ...] = ()
    level: str | None = None
    routine: str | None = None

    def tell(self, *names: str) -> State:
        """Remember that these things were said."""
        return replace(self, told=tuple(dict.fromkeys((*self.told, *names))))


def read_state(attributes: object) -> State:
    """The state of the session, or a fresh one where the attribute is missing or not ours."""
    try:
        return _read(attributes)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return State()


def is_known(state: State, content: Content) -> bool:
    """Whether everything that a state refers to exists: one from older content does not count."""
    acts = [*state.said, *([Act(state.open)] if state.open else [])]
    acts += [Act(f"go:{state.routine}")] if state.routine else []
    report = state.report
    try:
        for act in acts:
            resolve(act.ref, content)
        for part in report.parts:
            content.entry_of("sites", part)
        for kind, ids in (("sites", report.sites), ("symptoms", report.signs)):
            for entry_id in ids:
                content.entry(kind, entry_id)
    except (KeyError, StopIteration, IndexError):
        return False
    return True


def write_state(state: State, outcome: Outcome) -> dict[str, Any]:
    """The session attribute for a state, under LIMIT_BYTES; the oldest acts give way first."""
    said = list(state.said)
    while True:
        written = _written(replace(state, said=tuple(said)), outcome)
        if not said or len(json.dumps(written)) <= LIMIT_BYTES:
            return written
        said.pop(0)


def _written(state: State, outcome: Outcome) -> dict[str, Any]:
    whole = {
        "v": VERSION,
        "report": to_state(state.report),
        "open": state.open,
        "asked": list(state.asked),
        "said": [[act.ref, dict(act.fill)] for act in state.said],
        "subject": state.subject,
        "misses": state.misses,
        "told": list(state.told),
        "level": state.level,
        "routine": state.routine,
        "outcome": {
            "asks": outcome.asks,
            "level": outcome.level,
            "rules": list(outcome.rules),
            "suggestions": list(outcome.suggestions),
        },
    }
    return {name: value for name, value in whole.items() if value not in (None, [], {})}


def _read(attributes: object) -> State:
    if not isinstance(attributes, Mapping) or attributes.get("v") != VERSION:
        return State()
    if set(attributes) - _KEYS or len(json.dumps(attributes)) > LIMIT_BYTES * 2:
        return State()
    return State(
        report=from_state(attributes.get("report", {})),
        open=_text(attributes.get("open")),
        asked=_texts(attributes.get("asked", [])),
        said=tuple(_act(item) for item in attributes.get("said", [])),
        subject=_text(attributes.get("subject")),
        misses=_small(attributes.get("misses", 0)),
        told=_texts(attributes.get("told", [])),
        level=_text(attributes.get("level")),
        routine=_text(attributes.get("routine")),
    )


def _text(value: object) -> str | None:
    if value is not None and (not isinstance(value, str) or len(value) > 120):  # noqa: PLR2004
        raise ValueError("expected a short text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("expected a list")  # noqa: TRY004 - one kind of error for bad data
    return tuple(filter(None, map(_text, value)))


def _small(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value < 100:  # noqa: PLR2004
        raise ValueError("expected a small number")
    return value


def _act(item: Any) -> Act:
    ref, fill = item
    return Act(_text(ref) or "", {str(_text(k)): str(_text(v)) for k, v in fill.items()})
