"""A slip of the pen in content/triage.yaml is told with its line: a rule that cannot fire harms."""

from pathlib import Path
from shutil import copytree

import pytest

from tools.checks import shapes, triage
from tools.content_files import read_library
from tools.rooms import CONTENT, Problem

LIBRARY = read_library("en")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return copytree(CONTENT, tmp_path / "content")


def told(room: Path, right: str, wrong: str) -> tuple[list[Problem], int]:
    """What is told once `right` has become `wrong`, and on which line that is."""
    path = room / "triage.yaml"
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, wrong, 1))
    return list(triage.problems(LIBRARY, room)), text[: text.index(right)].count("\n") + 1


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("sign: stroke_now", "sign: strok_now", "unknown id 'strok_now' of content/symptoms/"),
        ("sign: stroke_now", "sgn: stroke_now", "unknown word in a condition: 'sgn'"),
        ("is: limb_site", "is: lim_site", "unknown term: 'lim_site'"),
        ("condition: epilepsy", "condition: epilepsi", "unknown id 'epilepsi'"),
        ("topic: stroke", "topc: stroke", "is no key of this kind of file"),
        ("house_rule: true", "house_rle: true", "is no key of this kind of file"),
        ("forbid: [stretch]", "forbid: [strech]", "got 'strech'"),
        ("suppresses: [R01", "suppresses: [R91", "unknown rule 'R91'"),
        ("suggest: sleep", "suggest: slep", "got 'slep'"),
        ("level: emergency", "level: emergncy", "got 'emergncy'"),
        ("id: E02", "id: E01", "the rule E01 stands twice"),
        ("  fit: {", "  fits_again: {sign: seizure}\n  fit: {", "uses the term 'fits_again'"),
        ("milder: [mild_headache", "milder: [mildest_headache", "unknown id 'mildest_headache'"),
    ],
)
def test_a_slip_is_told_with_its_line(room: Path, right: str, wrong: str, message: str) -> None:
    found, line = told(room, right, wrong)
    problem = next(each for each in found if message in each.message)
    assert -1 <= line - problem.line <= 7, "the line, or that on which its condition begins"


def test_a_rule_says_where_it_comes_from(room: Path) -> None:
    found, _ = told(room, "    house_rule: true\n", "")
    assert "needs `sources`" in found[0].message


@pytest.mark.parametrize("name", ["triage.yaml", "sources.yaml", "figures.yaml"])
@pytest.mark.parametrize("text", ["", "- a\n- b\n", "hello\n"])
def test_a_file_that_was_emptied_or_is_no_mapping_is_named(
    room: Path, name: str, text: str
) -> None:
    (room / name).write_text(text)
    assert [problem.file.name for problem in shapes.problems(room)] == [name]


def test_mistakes_of_entries_are_told_along(room: Path) -> None:
    (room / "sources.yaml").write_text("")
    calf = room / "en" / "sites" / "calf.yaml"
    calf.write_text(calf.read_text().replace("name:", "nome:", 1))
    assert {problem.file.name for problem in shapes.problems(room)} == {"sources.yaml", "calf.yaml"}


def test_a_language_without_intents_is_told(tmp_path):
    (problem,) = shapes.problems(models=tmp_path)
    assert str(problem) == f"{tmp_path / 'en'}:1: holds no intent, and so no model can be built"
