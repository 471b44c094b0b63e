"""The log: structured JSON with a fixed list of fields, nothing of the person."""

from __future__ import annotations

import json
import logging

FIELDS = frozenset({"request", "intent", "locale", "milliseconds", "outcome", "error"})
_LOG = logging.getLogger("muscle_mentor")


def record(level: int, **fields: object) -> None:
    """Write one line. Raises ValueError for a field that is not on the list."""
    if foreign := set(fields) - FIELDS:
        raise ValueError(f"not a log field: {sorted(foreign)}; allowed: {sorted(FIELDS)}")
    _LOG.log(level, json.dumps(fields, sort_keys=True))


def failed(exception: BaseException, request_type: str) -> None:
    """Log the class of an error; its text can hold what a person said."""
    known = request_type if request_type.replace(".", "").isalpha() else "unknown"
    record(logging.ERROR, outcome="error", error=type(exception).__name__, request=known[:60])
