"""What an author's editor lets through, and YAML does not take, is told with its line."""

from pathlib import Path

import pytest

from tools.rooms import Problem
from tools.yamlfile import read_yaml


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name: lip\nreviewed: 2026-13-23\n", 2, "no calendar has the day 2026-13-23"),
        ("name: lip\nsay: a\x01b\n", 2, "control characters are not allowed"),
        ("name: lip\nsay: this: that\n", 2, "mapping values are not allowed"),
        ("name: lip\nwords: []\nname: lid\n", 3, "'name' stands twice"),
        ("\tname: lip\n", 1, "cannot start any token"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    file = tmp_path / "lip.yaml"
    file.write_text(text)
    problem = read_yaml(file)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert told in str(problem)
