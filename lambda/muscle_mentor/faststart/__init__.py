"""What works round the SDK so that the skill starts fast; README.md says what each piece brings."""

from __future__ import annotations

import os
from collections.abc import Mapping

SETTING = "FAST_START"


def wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether FAST_START is on; unset or empty is on. Raises ValueError for a misspelt value."""
    said = environment.get(SETTING, "").strip().lower() or "on"
    if said not in ("on", "off"):
        raise ValueError(f"{SETTING} must be on or off, not {said!r}")
    return said == "on"
