"""A move without a drawing, and a drawing of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.content_files import Library
from tools.rooms import CONTENT, Problem
from tools.yamlfile import YamlFile, read_yaml


def problems(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """Each move, and each of its seated versions, has one figure, and each figure its move."""
    drawn = read_yaml(root / "figures.yaml")
    if not isinstance(drawn, YamlFile):
        return
    wanted = dict(_wanted(library))
    for name in sorted(wanted.keys() - drawn.data.keys()):
        yield wanted[name].problem(("name",), f"no figure {name!r} in content/figures.yaml")
    for name in sorted(drawn.data.keys() - wanted.keys()):
        yield drawn.problem((name,), f"{name!r} draws no move of content/{library.language}/moves/")


def _wanted(library: Library) -> Iterator[tuple[str, YamlFile]]:
    for (kind, move), file in library.files.items():
        if kind == "moves":
            yield move, file
            if file.data.get("seated"):
                yield f"{move}_seated", file
