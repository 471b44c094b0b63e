"""Draws a screen: the directive that renders its document, as a template with data.

The templates are in screens/: what all share in base.json, each document in a file of its name,
or in page.json. The drawings of moves are compiled from content/figures/.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from muscle_mentor.alexa.screens import Screen
from muscle_mentor.stored_content import HERE, figure, read_file

_TEMPLATES = f"{HERE}/screens"


def render(screen: Screen) -> dict[str, Any]:
    """The directive that shows a screen; its token is the name of the document."""
    marks = _template("marks")
    mark = marks.get(screen.level or "", {})
    graphics = {"level": mark["graphic"]} if mark else {}
    if screen.figure:
        graphics["figure"] = figure(screen.figure)
    data = {"color": mark.get("color", ""), "level": screen.level or "", **screen.data}
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": screen.name,
        "document": document(screen.name, graphics),
        "datasources": {"screen": data},
    }


def document(name: str, graphics: Mapping[str, Any]) -> dict[str, Any]:
    """A whole APL document: the base, the document's own part, and the drawings it needs."""
    own = _template(name if name in _names() else "page")
    return {
        **_template("base"),
        **own,
        "graphics": {**own.get("graphics", {}), **graphics},
    }


@cache
def _template(name: str) -> Mapping[str, Any]:
    return read_file(f"{_TEMPLATES}/{name}.json")


@cache
def _names() -> frozenset[str]:
    return frozenset(name.partition(".")[0] for name in os.listdir(_TEMPLATES))  # noqa: PTH208
