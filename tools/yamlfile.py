"""Reads YAML and remembers on which line each value stands, so that every error can name it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tools.rooms import Problem

_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SAFE):  # type: ignore[misc]  # the safe loader, in C where present
    """Tells the line of a day that no calendar has."""

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            message = f"no calendar has the day {node.value}"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)


@dataclass(frozen=True)
class YamlFile:
    """A file's data, and its node tree for line numbers."""

    path: Path
    data: Any
    node: yaml.Node | None

    def line(self, location: Sequence[str | int] = ()) -> int:
        """Line of the value at `location` (keys and indexes), or of its nearest known parent."""
        node, line = self.node, 1
        for step in location:
            node = _child(node, step)
            if node is None:
                break
            line = node.start_mark.line + 1
        return line

    def problem(self, location: Sequence[str | int], message: str) -> Problem:
        """A problem at the value at `location`."""
        return Problem(self.path, self.line(location), message)


def read_yaml(path: Path) -> YamlFile | Problem:
    """Read one file; a file that is no YAML, has a key twice or an alias, is a Problem."""
    if path.exists() and not path.is_file():  # to read a pipe is to wait for ever
        return Problem(path, 1, "cannot be read: it is not a file")
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        return Problem(path, 1, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem(path, line, f"not UTF-8: {error.reason}")
    return _read(path, text)


def _read(path: Path, text: str) -> YamlFile | Problem:
    try:
        if alias := _alias(text):
            return Problem(path, alias, "an alias (*name) is hard to follow: write it out")
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
        return _twice(path, node) or YamlFile(path, data, node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return Problem(path, mark.line + 1 if mark else 1, f"not valid YAML: {error.problem}")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return Problem(path, line, f"not valid YAML: {error.reason}")
    except RecursionError:
        return Problem(path, 1, "nested too deep")


def _alias(text: str) -> int | None:
    """The line of the first alias: a few of them can stand for more than any memory holds."""
    events = yaml.parse(text, Loader=_Loader) if "*" in text else ()
    aliases = (event for event in events if isinstance(event, yaml.AliasEvent))
    return next((each.start_mark.line + 1 for each in aliases if each.start_mark), None)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((v for k, v in node.value if k.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def _twice(path: Path, node: yaml.Node | None) -> Problem | None:
    """YAML lets a second key silently replace the first: an author's sentence would be lost."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, _ in node.value:
            if name.value in seen:
                return Problem(
                    path, name.start_mark.line + 1, f"the key {name.value!r} stands twice"
                )
            seen.add(name.value)
    children = (
        [v for _, v in node.value]
        if isinstance(node, yaml.MappingNode)
        else (node.value if isinstance(node, yaml.SequenceNode) else [])
    )
    return next((found for child in children if (found := _twice(path, child))), None)
