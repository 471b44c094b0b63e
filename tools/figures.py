"""Draws the figures of the moves: content/figures.yaml to vector graphics of APL (AVG).

One set of pens makes one style. A stroke is a line of text, "limb 58,31 68,36 79,34": a pen, and
the points it goes through on a square of 100 by 100, of which the circle in the middle is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, radians, sin
from pathlib import Path
from typing import Any

from tools.content_files import read_plain
from tools.rooms import CONTENT, Problem

Point = tuple[float, float]
_WITHIN = 0.9
_BODY, _FAR, _WORKING, _THING, _ARROW, _GROUND = (
    "#E8EEF4", "#8197AB", "#FFB74D", "#4F6B85", "#7FDBCA", "#0D1B2A",
)  # fmt: skip


@dataclass(frozen=True)
class Pen:
    """Colour and width of a line; `smooth` goes round corners, `filled` closes and fills."""

    colour: str
    width: float = 0
    smooth: bool = False
    filled: bool = False
    pointed: bool = False
    round: bool = False


PENS = {
    "body": Pen(_BODY, 10),
    "limb": Pen(_BODY, 6.5),
    "finger": Pen(_BODY, 5),
    "far": Pen(_FAR, 6),  # a limb behind the body, or where it was before
    "warm": Pen(_WORKING, 6.5),  # the part that works or is stretched
    "glow": Pen(_WORKING, 2.4, smooth=True),
    "thing": Pen(_THING, 3),  # wall, floor, chair
    "cloth": Pen(_THING, smooth=True, filled=True),
    "skin": Pen(_BODY, smooth=True, filled=True),
    "dim": Pen(_FAR, smooth=True, filled=True),
    "line": Pen(_BODY, 2.2, smooth=True),
    "crease": Pen(_GROUND, 1.8, smooth=True),  # a fine line on skin
    "arrow": Pen(_ARROW, 2.6, smooth=True, pointed=True),
    "head": Pen(_BODY, round=True),
    "pupil": Pen(_GROUND, round=True),
}


def built_figures(problems: list[Problem], path: Path = CONTENT / "figures.yaml") -> dict[str, Any]:
    """Every figure by its name, as a vector graphic; what cannot be read becomes a problem."""
    figures = read_plain(path, problems) or {}
    built = {}
    for name, strokes in figures.items():
        try:
            built[name] = _graphic(strokes)
        except (KeyError, ValueError) as error:
            problems.append(
                Problem(path, 1, f"{name}: no stroke: {error}; pens: {', '.join(PENS)}")
            )
    return built


def _graphic(strokes: Sequence[str]) -> dict[str, Any]:
    items = [item for stroke in strokes for item in _drawn(*stroke.split())]
    return {"type": "AVG", "version": "1.1", "width": 100, "height": 100, "items": items}


def _drawn(name: str, *places: str) -> Iterator[dict[str, Any]]:
    pen = PENS[name]
    if pen.round:
        (x, y), radius = _point(places[0]), float(places[1])
        yield {"type": "path", "pathData": _circle(x, y, radius), "fill": pen.colour}
        return
    points = [_point(place) for place in places]
    path = _smooth(points, closed=pen.filled) if pen.smooth else _straight(points)
    if pen.filled:
        yield {"type": "path", "pathData": path, "fill": pen.colour}
        return
    yield _line(path, pen)
    if pen.pointed:
        yield _line(_straight(_tip(points)), pen)


def _line(path: str, pen: Pen) -> dict[str, Any]:
    return {
        "type": "path",
        "pathData": path,
        "stroke": pen.colour,
        "strokeWidth": pen.width,
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
    }


def _point(place: str) -> Point:
    """A place on the square, drawn in a little so that the ring round the figure stays free."""
    x, y = (50 + _WITHIN * (float(part) - 50) for part in place.split(","))
    return x, y


def _straight(points: Sequence[Point]) -> str:
    return "M" + " L".join(_text(point) for point in points)


def _smooth(points: Sequence[Point], *, closed: bool) -> str:
    """A curve through all points (Catmull-Rom, as cubic Bezier pieces)."""
    count = len(points)
    around = [points[-1], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    pieces = [
        f"C{_text(_ahead(around[i], start, around[i + 2]))} "
        f"{_text(_ahead(around[i + 3], around[i + 2], start))} {_text(around[i + 2])}"
        for i, start in enumerate(around[1 : count + closed])
    ]
    return f"M{_text(points[0])} {' '.join(pieces)}{' Z' if closed else ''}"


def _ahead(before: Point, at: Point, after: Point) -> Point:
    return at[0] + (after[0] - before[0]) / 6, at[1] + (after[1] - before[1]) / 6


def _circle(x: float, y: float, radius: float) -> str:
    half = f"a{radius:g},{radius:g} 0 1 0"
    return f"M{x - radius:g},{y:g} {half} {2 * radius:g},0 {half} {-2 * radius:g},0 Z"


def _tip(points: Sequence[Point], length: float = 6) -> list[Point]:
    """The two strokes of an arrow's point."""
    (x0, y0), (x, y) = points[-2], points[-1]
    back = atan2(y0 - y, x0 - x)
    left, right = (
        (x + length * cos(back + turn), y + length * sin(back + turn))
        for turn in (radians(35), radians(-35))
    )
    return [left, (x, y), right]


def _text(point: Point) -> str:
    return f"{round(point[0], 1):g},{round(point[1], 1):g}"
