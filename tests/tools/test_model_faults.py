"""Faults planted in the phrases of one intent: each is told with its file and line."""

import shutil
from pathlib import Path

import pytest

from tools.checks import model
from tools.content_files import Library, read_library
from tools.interaction_model import read_phrasebook, samples
from tools.rooms import MODELS, Problem

INTENT = "SleepIntent"


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library("en")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Two intents that may be spoilt."""
    (tmp_path / "en").mkdir()
    for name in (INTENT, "DefinitionIntent"):
        shutil.copy(MODELS / "en" / f"{name}.yaml", tmp_path / "en")
    shutil.copytree(MODELS / "types", tmp_path / "types")
    return tmp_path


def plant(models: Path, intent: str, phrase: str) -> int:
    """Add a phrase to an intent; returns its line."""
    path = models / "en" / f"{intent}.yaml"
    path.write_text(path.read_text() + f'  - "{phrase}"\n')
    return len(path.read_text().splitlines())


def told(models: Path, library: Library) -> list[Problem]:
    book = read_phrasebook("en", models)
    for intent in book.intents:
        samples(book, intent)
    return [*book.problems, *model.problems(book, library)]


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("why 2 twitches", "letters, spaces, apostrophes"),
        ("why, oh why", "letters, spaces, apostrophes"),
        ("why do i sleep?", "letters, spaces, apostrophes"),
        ("why {no_such_slot} sleeps", "'no_such_slot', which `slots` does not declare"),
        ("{body_part} and {body_part} at night", "uses the slot 'body_part' twice"),
        ("why [do i (jerk) awake", "is never closed"),
        ("why do] i jerk awake", "closes nothing"),
        ("(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) asleep", "makes 64 samples"),
    ],
)
def test_what_amazon_or_the_grammar_refuses_is_told(
    models: Path, library: Library, phrase: str, message: str
) -> None:
    line = plant(models, INTENT, phrase)
    found = [one for one in told(models, library) if message in one.message]
    assert {(one.file.name, one.line) for one in found} == {(f"{INTENT}.yaml", line)}


@pytest.mark.parametrize(
    "alike",
    ["what is zig a. l. s. zag", "What Is Zig ALS Zag", "what is zig a.l.s. zag",
     "what is-zig als zag", "(what|where) is zig als zag"],
)  # fmt: skip
def test_the_same_words_written_otherwise_are_a_conflict(
    models: Path, library: Library, alike: str
) -> None:
    plant(models, "DefinitionIntent", "what is zig als zag")
    line = plant(models, INTENT, alike)
    found = [one for one in told(models, library) if "also stands in" in one.message]
    assert [(one.file.name, one.line) for one in found] == [(f"{INTENT}.yaml", line)]
    assert "DefinitionIntent" in found[0].message
