"""Danger in the plain words of a report's sample is told: Alexa would send no sign."""

import shutil
from pathlib import Path

import pytest

from tools.checks import plain_signs
from tools.content_files import Library, read_library
from tools.interaction_model import read_phrasebook
from tools.rooms import MODELS

REPORT, CRY = "en/ReportSymptomIntent.yaml", "en/EmergencyIntent.yaml"


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library("en")


def told(models: Path, library: Library, phrase: str, file: str = REPORT) -> list[str]:
    """What is told of one phrase more; its line number reads LINE."""
    shutil.copytree(MODELS, models)
    path = models / file
    path.write_text(path.read_text() + f"  - {phrase}\n")
    line = len(path.read_text().splitlines())
    found = plain_signs.problems(read_phrasebook("en", models), library)
    return [str(problem).replace(f":{line}:", ":LINE:") for problem in found]


def test_a_danger_that_is_spelled_out_is_told_with_its_line(
    tmp_path: Path, library: Library
) -> None:
    phrase = "my {body_part} twitches and (it has gone weak|it is fun)"
    (problem,) = told(tmp_path / "models", library, phrase)
    assert f"{REPORT}:LINE: 'twitches and it has gone weak' names the sign 'weakness'" in problem


@pytest.mark.parametrize(
    "phrase",
    [
        "my {body_part} twitches and it is {symptoms}",
        "my {body_part} twitches but it is not weak",
        "i had a seizure years ago and my {body_part} twitches",
        "my {body_part} twitches and it is fun",
    ],
)
def test_a_slot_a_denial_and_what_is_long_past_are_in_order(
    tmp_path: Path, library: Library, phrase: str
) -> None:
    assert told(tmp_path / "models", library, phrase) == []


def test_a_cry_may_spell_its_danger_but_not_beside_a_milder_sign(
    tmp_path: Path, library: Library
) -> None:
    assert told(tmp_path / "plain", library, "my arm has gone weak come at once", CRY) == []
    (problem,) = told(tmp_path / "beside", library, "i have {symptoms} and i can't breathe", CRY)
    assert f"{CRY}:LINE: " in problem
    assert "trouble_breathing" in problem
