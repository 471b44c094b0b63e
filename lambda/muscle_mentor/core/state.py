"""What is remembered from one turn to the next, and only until the session ends.

It travels as a session attribute: ids and numbers only, on a fixed list of keys, with a version.
Anything damaged, foreign or from another version starts a fresh conversation.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from muscle_mentor.core.kept import VERSION, check_kept
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Outcome
from muscle_mentor.core.report import Report, from_state, to_state

LIMIT_BYTES = 2048
_NOTHING = Report()


@dataclass(frozen=True)
class State:
    """One conversation so far.

    `open` is the act that waits for an answer ("ask:danger", "offer:check"). `subject` is what the
    last answer was about ("sites:eyelid:eyebrow"): "more" and "who says so" refer to it. `told`
    holds what is said once a session (disclaimer, number) and the rules already spoken of.
    `routine` is the place in the move or practice that can be resumed.
    """

    report: Report = _NOTHING
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


def write_state(state: State, outcome: Outcome) -> dict[str, Any]:
    """The session attribute for a state, under LIMIT_BYTES; the oldest acts give way first."""
    while True:
        written = _written(state, outcome)
        if not state.said or len(json.dumps(written)) <= LIMIT_BYTES:
            return written
        state = replace(state, said=state.said[1:])


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
    kept = {name: value for name, value in whole.items() if value or value == 0}
    check_kept(kept)
    return kept


def _read(attributes: object) -> State:
    if not isinstance(attributes, Mapping) or attributes.get("v") != VERSION:
        return State()
    if len(json.dumps(attributes)) > LIMIT_BYTES * 2:
        return State()
    check_kept(attributes)
    return State(
        report=from_state(attributes.get("report", {})),
        open=attributes.get("open"),
        asked=tuple(attributes.get("asked", ())),
        said=tuple(Act(ref, filled) for ref, filled in attributes.get("said", ())),
        subject=attributes.get("subject"),
        misses=attributes.get("misses", 0),
        told=tuple(attributes.get("told", ())),
        level=attributes.get("level"),
        routine=attributes.get("routine"),
    )
