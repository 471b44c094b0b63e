"""How a kind of entries is written: a line of JSON, then a line for each text that can wait.

A start reads all of them and asks about a few. Lines are only cut apart, where JSON would be looked
at letter by letter: that took a tenth of a start.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_IN_LINES = ("entries", "index")
"""Parts whose values are texts, each without a line break."""


def written(shard: Mapping[str, Any]) -> str:
    """The text of a shard."""
    names = {part: list(shard[part]) for part in _IN_LINES}
    first = json.dumps({**shard, **names}, ensure_ascii=False, separators=(",", ":"))
    return "\n".join([first, *[line for part in _IN_LINES for line in shard[part].values()], ""])


def read(text: str) -> dict[str, Any]:
    """The shard of a text. Raises ValueError, LookupError or TypeError where it is none."""
    first, *lines, end = text.split("\n")
    if end:
        raise ValueError("the last line is cut off")
    shard: dict[str, Any] = json.loads(first)
    for part in _IN_LINES:
        names = shard[part]
        shard[part] = dict(zip(names, lines[: len(names)], strict=True))
        del lines[: len(names)]
    return shard
