"""A question that lists signs, with the words of all of them in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def with_signs(text: str, question: Mapping[str, Any]) -> str:
    """A text of a question at its longest; one that lists nothing is as it was written."""
    signs = question.get("signs")
    words = signs.values() if isinstance(signs, dict) else ()
    listed = ", ".join(str(each) for each in words if each)
    return text.replace("{these} ", "").replace("{signs}", listed) if listed else text
