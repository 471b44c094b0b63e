"""What an author's editor lets through, and YAML does not take, is told with its line."""

import os
import stat
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
        ("name: lip\nsay: l\xf6pp\n", 2, "not UTF-8"),
        ("name: lip\nwords: &all [*all]\n", 2, "an alias"),
        ("name: lip\none: &one [a, a]\ntwo: [*one, *one]\n", 3, "an alias"),
        (f"name: {'[' * 3000}{']' * 3000}\n", 1, "nested too deep"),
        ("name: lip\n? [a, b]\n: c\n", 2, "unhashable key"),
        ("name: lip\n---\nname: lid\n", 2, "another document"),
        ("say: !!python/object/apply:os.getcwd []\n", 1, "could not determine a constructor"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    file = tmp_path / "lip.yaml"
    file.write_bytes(text.encode("latin-1"))
    problem = read_yaml(file)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert told in str(problem)


def test_what_an_editor_of_another_system_writes_is_read(tmp_path: Path) -> None:
    file = tmp_path / "lip.yaml"
    file.write_bytes(b'\xef\xbb\xbfname: lip\r\nwords: ["*lip*"]\r\n')
    read = read_yaml(file)
    assert not isinstance(read, Problem)
    assert read.data == {"name": "lip", "words": ["*lip*"]}


def in_place_of_a_file(path: Path, kind: str) -> None:
    if kind == "a folder":
        path.mkdir()
    if kind == "a link to nothing":
        path.symlink_to(path.with_name("nowhere"))
    if kind == "a link to itself":
        path.symlink_to(path)
    if kind == "a pipe":
        os.mkfifo(path)
    if kind == "a socket":
        os.mknod(path, stat.S_IFSOCK | 0o600)
    if kind == "an endless device":
        path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    "kind",
    [
        *("a folder", "nothing", "a link to nothing", "a link to itself"),
        *("a pipe", "a socket", "an endless device"),
    ],
)
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "lip.yaml"
    in_place_of_a_file(path, kind)
    problem = read_yaml(path)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(f"{path}:1: cannot be read: ")
