"""`muscle-mentor check`: what is wrong is found, all at once, with file and line."""

import os
import shutil
from pathlib import Path

import pytest

from tools.check import check, meaning
from tools.checks import figures, freshness, locales, references, spoken, wording
from tools.content_files import read_library
from tools.interaction_model import read_phrasebook
from tools.rooms import CONTENT, MODELS


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the content that may be spoilt."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path / "content"


def test_the_projects_own_content_is_in_order() -> None:
    """What a release still refuses is only what nobody checked live, and the placeholder site."""
    found = [str(problem) for problem in check(release=True)]
    assert [each for each in found if "not checked live" in each]
    assert not [each for each in found if "not checked live" not in each and "site:" not in each]


BOOK = read_phrasebook("en")
SPOILT = [
    ("name: calf", "nam: calf", "name: is missing, and every file"),
    ("sources: [SEED, MLP-TW]", "sources: []", "needs at least one source"),
    ("reviewed: 2026-11-23", "reviewed: yesterday", "reviewed"),
    ("moves: [wall_calf_stretch", "moves: [moon_walk", "unknown id 'moon_walk'"),
    ("sources: [SEED, MLP-TW]", "sources: [NOBODY]", "unknown source 'NOBODY'"),
    ("sources: [SEED, MLP-TW]", "sources: [K]", "background knowledge"),
    (
        "The calf is one of",
        (
            "You have ALS. This will cure it. Stop taking your tablets. In 3 days it ends. "
            "Is it? Is it not? See {nobody}. The calf is one of"
        ),
        *("diagnosis", "guarantee", "medicine", "as it is said", "more than one question"),
        "unknown placeholder {nobody}",
    ),
    ("calf: [calves,", "calf: [thigh, calves,", "already stands for"),
    ("name: calf", "name: calf\nname: calf", "stands twice"),
    ("name: calf", "name: [calf", "not valid YAML"),
]


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda spoilt: spoilt[2])
def test_each_kind_of_error_is_told_with_its_line(room: Path, spoilt: tuple[str, ...]) -> None:
    right, wrong, *messages = spoilt
    path = room / "en" / "sites" / "calf.yaml"
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, wrong, 1))
    library = read_library("en", room)
    found = [str(problem) for problem in library.problems or meaning(library, BOOK)]
    for message in messages:
        told = next(each for each in found if message in each)
        line = int(told.rsplit(".yaml:", 1)[1].split(":")[0])
        assert abs(line - 1 - text[: text.index(right)].count("\n")) <= 2


@pytest.mark.parametrize(
    ("name", "right", "wrong", "message"),
    [
        ("sources.yaml", "- id: HG-TW\n", "- id: HG-TWO\n", "nothing cites the source 'HG-TWO'"),
        ("en/sources.yaml", "  HG-TW: ", "  HG-TV: ", "the source 'HG-TW' has no name"),
    ],
)
def test_a_source_that_nothing_cites_or_names_is_told_with_its_line(
    room: Path, name: str, right: str, wrong: str, message: str
) -> None:
    text = (room / name).read_text()
    assert right in text
    (room / name).write_text(text.replace(right, wrong, 1))
    found = [p for p in references.unused_sources(read_library("en"), room) if message in p.message]
    assert found
    assert found[0].file == room / "sources.yaml"
    assert found[0].line > 1


def test_a_move_without_a_figure_and_a_figure_of_nothing_are_told(room: Path) -> None:
    text = (room / "figures.yaml").read_text()
    assert "\nneck_turn:\n" in text
    (room / "figures.yaml").write_text(text.replace("\nneck_turn:\n", "\nneck_spin:\n", 1))
    library = read_library("en", room)
    first_stroke = 1 + text[: text.index("  - ", text.index("\nneck_turn:"))].count("\n")
    told = [
        (problem.file.name, problem.line, problem.message[:22])
        for problem in figures.problems(library, room)
    ]
    assert told == [
        ("neck_turn.yaml", 2, "no figure 'neck_turn' "),
        ("figures.yaml", first_stroke, "'neck_spin' draws no m"),
    ]


def test_an_overdue_review_is_listed(room: Path) -> None:
    path = room / "en" / "sites" / "calf.yaml"
    path.write_text(path.read_text().replace("reviewed: 2026", "reviewed: 2001", 1))
    told = list(freshness.problems(read_library("en", room), room))
    assert [(p.file.name, p.message[:18]) for p in told] == [("calf.yaml", "the review was due")]


def test_every_problem_is_told_at_once(room: Path) -> None:
    for name in ("calf", "eyelid", "thumb"):
        path = room / "en" / "sites" / f"{name}.yaml"
        path.write_text(path.read_text().replace("name:", "nome:", 1))
    files = {problem.file.name for problem in read_library("en", room).problems}
    assert files >= {"calf.yaml", "eyelid.yaml", "thumb.yaml"}


def test_a_pipe_among_the_entries_and_the_locales_is_told_like_any_bad_file(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever waits to be written to: no check may wait for it."""
    places = [room / "en" / "sites" / "lip.yaml", room / "locales" / "en-GB.yaml"]
    for place in places:
        place.unlink(missing_ok=True)
        os.mkfifo(place)
    monkeypatch.setattr(wording, "CONTENT", room)
    library = read_library("en", room)
    told = [*library.problems, *locales.problems(library, room)]
    assert {each.file for each in told if "cannot be read" in each.message} == {*places}
    assert [*wording.problems(library)] == []


def test_what_is_no_folder_of_a_kind_is_told(room: Path) -> None:
    shutil.rmtree(room / "en" / "sites")
    os.mkfifo(room / "en" / "sites")
    told = [(each.file, each.message) for each in read_library("en", room).problems]
    assert told == [(room / "en" / "sites", "is no folder")]


def test_the_same_phrase_in_two_intents_is_found_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(MODELS, tmp_path / "models")
    path = tmp_path / "models" / "en" / "MoreIntent.yaml"
    path.write_text(path.read_text() + "  - why do muscles twitch\n")
    other = tmp_path / "models" / "en" / "WhyTwitchIntent.yaml"
    other.write_text(other.read_text() + "  - why do muscles twitch\n")
    book = read_phrasebook("en", tmp_path / "models")
    found = [str(p) for p in meaning(read_library("en"), book) if "also stands in" in str(p)]
    assert found
    assert "WhyTwitchIntent.yaml:" in found[0]


def test_every_spoken_sentence_is_walked() -> None:
    walked = list(spoken.sentences(read_library("en")))
    assert len(walked) > 1500
    assert {"phrases.yaml", "interview.yaml", "triage.yaml", "calf.yaml"} <= {
        sentence.file.path.name for sentence in walked
    }
    assert wording.WORDS_PER_SECOND == 2.5
