"""Samples that another intent's slots take, and topics with too few phrases, are found."""

import shutil
from pathlib import Path

import pytest

from tools.checks import coverage, greedy
from tools.checks.sample_tree import Place, Sample, meetings
from tools.content_files import Library, read_library
from tools.interaction_model import read_phrasebook
from tools.rooms import MODELS, Problem


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library("en")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A copy of interactionModels/ that may be spoilt."""
    shutil.copytree(MODELS, tmp_path / "models")
    return tmp_path / "models"


def found(models: Path, library: Library) -> list[Problem]:
    return list(greedy.problems(read_phrasebook("en", models), library, models / "greedy.yaml"))


def add(models: Path, intent: str, phrase: str) -> int:
    """Add a phrase to an intent; returns its line."""
    path = models / "en" / f"{intent}.yaml"
    path.write_text(path.read_text() + f'  - "{phrase}"\n')
    return len(path.read_text().splitlines())


def test_the_projects_own_phrases_are_told_apart(library: Library) -> None:
    book = read_phrasebook("en")
    assert list(greedy.problems(book, library)) == []
    assert list(coverage.problems(book)) == []


def test_a_sample_of_slots_alone_in_two_intents_is_found(models: Path, library: Library) -> None:
    line = add(models, "WhenDoctorIntent", "{symptoms}")
    told = [problem for problem in found(models, library) if "hold the same" in problem.message]
    assert [(problem.file.name, problem.line) for problem in told] == [
        ("WhenDoctorIntent.yaml", line)
    ]
    assert "ReportSymptomIntent.yaml:" in told[0].message


def test_slots_of_one_type_are_the_same_whatever_they_are_called(
    models: Path, library: Library
) -> None:
    add(models, "SeriousConditionIntent", "zig {age} zag")
    add(models, "SleepIntent", "zig {sleep_hours} zag")
    assert ["zag" in problem.message for problem in found(models, library)] == [True]


def test_words_that_anothers_slot_can_hold_are_found(models: Path, library: Library) -> None:
    line = add(models, "MoreIntent", "can dehydration cause it")
    told = found(models, library)
    assert {(problem.file.name, problem.line) for problem in told} == {("MoreIntent.yaml", line)}
    assert "'dehydration' is one of Cause" in told[0].message


def test_the_greedy_sample_is_named_with_its_place_too(models: Path, library: Library) -> None:
    taken = add(models, "MoreIntent", "zig dehydration zag")
    greedy_line = add(models, "CorrectionIntent", "zig {cause} zag")
    told = str(found(models, library)[0])
    assert f"MoreIntent.yaml:{taken}: 'zig dehydration zag' is taken by 'zig {{cause}} zag'" in told
    assert f"CorrectionIntent.yaml:{greedy_line}" in told


def test_numbers_and_lengths_of_time_are_slots_too(models: Path, library: Library) -> None:
    add(models, "MoreIntent", "for three days")
    assert "'three days' is one of AMAZON.DURATION" in found(models, library)[0].message


def test_a_permit_needs_a_reason(models: Path, library: Library) -> None:
    path = models / "greedy.yaml"
    path.write_text("- intent: EmergencyIntent\n- reason: ''\n")
    told = [problem for problem in found(models, library) if problem.file == path]
    assert [problem.line for problem in told] == [1, 2]


def test_equal_slots_can_not_be_permitted(models: Path, library: Library) -> None:
    (models / "greedy.yaml").write_text("- reason: everything\n")
    add(models, "WhenDoctorIntent", "{symptoms}")
    assert len(found(models, library)) == 1


def test_types_that_hold_each_others_words_are_the_same() -> None:
    names = {"Tea": frozenset({"green tea", "mint tea"}), "Drink": frozenset({"green tea", "milk"})}
    one = Sample(Place("AIntent", 0), "{x}", {"x": "Tea"})
    two = Sample(Place("BIntent", 0), "{y}", {"y": "Drink"})
    assert [(met.greedy, met.other) for met in meetings([one, two], names)] == [(one, two)]


def cut(models: Path, intent: str, keep: int) -> int:
    """Leave `keep` phrases; returns the line of `phrases`."""
    path = models / "en" / f"{intent}.yaml"
    lines = path.read_text().splitlines()
    start = lines.index("phrases:")
    phrases = [line for line in lines[start + 1 :] if line.startswith("  - ")][:keep]
    path.write_text("\n".join([*lines[: start + 1], *phrases]) + "\n")
    return start + 1


@pytest.mark.parametrize(
    ("intent", "keep", "message"),
    [
        ("MedicineIntent", 59, "the topic ask_medicine, one of the most important, has 59"),
        ("StretchIntent", 19, "StretchIntent has 19 authored phrases, fewer than 20"),
        ("AMAZON.StopIntent", 4, "AMAZON.StopIntent has 4 authored phrases, fewer than 5"),
    ],
)
def test_too_few_phrases_are_found(models: Path, intent: str, keep: int, message: str) -> None:
    line = cut(models, intent, keep)
    told = list(coverage.problems(read_phrasebook("en", models)))
    assert message in told[0].message
    assert (told[0].file.name, len(told)) == (f"{intent}.yaml", 1)
    assert abs(told[0].line - line) <= 1


def test_a_topic_and_a_built_in_intent_that_nobody_wrote_are_found(models: Path) -> None:
    (models / "en" / "StretchIntent.yaml").unlink()
    (models / "en" / "AMAZON.YesIntent.yaml").unlink()
    told = " ".join(problem.message for problem in coverage.problems(read_phrasebook("en", models)))
    assert "no intent belongs to the topic 'ask_stretch'" in told
    assert "AMAZON.YesIntent has no file" in told
