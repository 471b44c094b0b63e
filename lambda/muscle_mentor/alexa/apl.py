"""Draws a screen: the directive that renders its document, as a template with data.

The templates are in screens/: what all share in base.json, each document in a file of its name,
or in page.json. The drawings of moves are compiled from content/figures/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

from muscle_mentor.alexa.screens import Screen
from muscle_mentor.stored_content import figure

_TEMPLATES = Path(__file__).parents[1] / "screens"


def render(screen: Screen) -> RenderDocumentDirective:
    """The directive that shows a screen; its token is the name of the document."""
    marks = _template("marks")
    mark = marks.get(screen.level or "", {})
    graphics = {"level": mark["graphic"]} if mark else {}
    if screen.figure:
        graphics["figure"] = figure(screen.figure)
    data = {"color": mark.get("color", ""), "level": screen.level or "", **screen.data}
    return RenderDocumentDirective(
        token=screen.name,
        document=document(screen.name, graphics),
        datasources={"screen": data},
    )


def document(name: str, graphics: Mapping[str, Any]) -> dict[str, Any]:
    """A whole APL document: the base, the document's own part, and the drawings it needs."""
    own = _template(name if (_TEMPLATES / f"{name}.json").is_file() else "page")
    return {
        **_template("base"),
        **own,
        "graphics": {**own.get("graphics", {}), **graphics},
    }


@cache
def _template(name: str) -> Mapping[str, Any]:
    template: Mapping[str, Any] = json.loads((_TEMPLATES / f"{name}.json").read_bytes())
    return template
