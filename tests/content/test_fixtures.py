"""Every kind of mistake is found on its line, in files made to hold it; files in order pass.

A fixture is `<kind>.<id>.yaml`. A line that ends in `# ! words` has a problem with those words.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from tools.checks import (
    cards,
    duration,
    freshness,
    promises,
    reading,
    references,
    wording,
    words,
)
from tools.content_files import read_library, read_shaped
from tools.rooms import Problem
from tools.schema import KINDS
from tools.yamlfile import YamlFile, read_yaml

HERE = Path(__file__).parent
VALID, INVALID = (sorted((HERE / name).glob("*.yaml")) for name in ("valid", "invalid"))
_EXPECTED = re.compile(r"# ! (.*)$")
_SLACK = 1  # a problem of a list may stand on the line of its first item


@pytest.fixture(scope="module")
def found() -> dict[Path, list[Problem]]:
    """All problems of all fixtures, read into the real content, by file."""
    library = read_library("en")
    library.files.clear()
    for path in (*VALID, *INVALID):
        kind, entry_id, _ = path.name.split(".")
        entry, file = read_shaped(path, KINDS[kind], library.problems), read_yaml(path)
        if entry and isinstance(file, YamlFile):
            library.entries[kind][entry_id] = entry
            library.files[kind, entry_id] = file
    told = [
        *library.problems,
        *(
            each
            for check in (references, words, wording, duration, reading, cards, promises)
            for each in check.problems(library)
        ),
        *freshness.problems(library, today=date(2026, 11, 26)),
    ]
    by_file: dict[Path, list[Problem]] = {path: [] for path in (*VALID, *INVALID)}
    for problem in told:
        by_file.setdefault(problem.file, []).append(problem)
    return by_file


def test_there_are_fixtures() -> None:
    assert VALID
    assert len(INVALID) > 5


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_what_is_in_order_has_no_problem(path: Path, found: dict[Path, list[Problem]]) -> None:
    assert found[path] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_every_mistake_is_told_on_its_line(path: Path, found: dict[Path, list[Problem]]) -> None:
    expected = [
        (number, match[1])
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (match := _EXPECTED.search(line))
    ]
    assert expected
    told = sorted(found[path])
    for number, message in expected:
        near = [p for p in told if message in p.message and abs(p.line - number) <= _SLACK]
        assert near, f"line {number}: nothing says {message!r}; told: {found[path]}"
        told.remove(near[0])  # each mistake needs a problem of its own
