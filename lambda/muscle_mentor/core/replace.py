"""Copies of instances with some fields changed: half a dozen are made in every turn.

`dataclasses.replace` asks each field about itself and runs `__init__`, which takes four times as
long. Types are checked as those of the standard function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414 - given to whoever imports it here
else:

    def replace(instance: Any, /, **changes: Any) -> Any:
        """A copy with other values in some fields. Raises TypeError for a field there is not."""
        kind, before = instance.__class__, instance.__dict__
        filled = before | changes
        if len(filled) != len(before):
            raise TypeError(f"{kind.__name__} has the fields {', '.join(before)}")
        copied = object.__new__(kind)
        object.__setattr__(copied, "__dict__", filled)  # all at once, of a frozen instance too
        return copied
