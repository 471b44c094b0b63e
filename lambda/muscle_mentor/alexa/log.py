"""The log: JSON lines with a fixed list of fields, and of values where words could come in.

A request type, an intent or a locale that the skill does not have is "other": whatever a request
holds, nothing of it is written that is not on a list of ours.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from typing import Any

from ask_sdk_model.request import Request

from muscle_mentor.core.conversation import HANDLERS
from muscle_mentor.stored_content import offered

OTHER = "other"
OUTCOMES = frozenset(
    "answered apologised unreadable other_skill screen_failed reminder_failed".split()
)
_LOG = logging.getLogger("muscle_mentor")
_json = lru_cache(maxsize=256)(json.dumps)  # of what is on a list, and of times


def record(level: int, **fields: object) -> None:
    """Write one line. Raises ValueError for a field, or a kind of outcome, that is not listed."""
    if foreign := fields.keys() - FIELDS.keys():
        raise ValueError(f"not a log field: {sorted(foreign)}; allowed: {sorted(FIELDS)}")
    if _LOG.isEnabledFor(level):  # not by log(): that looks for the line of code that calls it
        shown = [f'"{name}": {_json(FIELDS[name](fields[name]))}' for name in sorted(fields)]
        line = f"{{{', '.join(shown)}}}"
        _LOG.handle(logging.LogRecord(_LOG.name, level, __file__, 0, line, None, None))


def write_turns() -> None:
    """Write a line for every turn from now on, and not only where something fails."""
    _LOG.setLevel(logging.INFO)
    # A function has one process and one thread: nobody asks which of them wrote a line.
    logging.logProcesses = logging.logMultiprocessing = logging.logThreads = False


def _listed(value: object, known: Container[str]) -> str:
    return value if isinstance(value, str) and value in known else OTHER


def _outcome(value: object) -> str:
    if value not in OUTCOMES:
        raise ValueError(f"not an outcome; allowed: {sorted(OUTCOMES)}")
    return str(value)


def _milliseconds(value: float) -> int:
    return round(value)


def _error(value: object) -> str:
    """The class of an exception; its text can hold what a person said."""
    return type(value).__name__


FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "request": lambda value: _listed(value, Request.discriminator_value_class_map),
    "intent": lambda value: _listed(value, HANDLERS),
    "locale": lambda value: _listed(value, offered()),
    "milliseconds": _milliseconds,
    "outcome": _outcome,
    "error": _error,
}
"""The only fields there are, and how each is written."""
