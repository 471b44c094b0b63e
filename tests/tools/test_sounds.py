"""Values that sound alike are found with file and line, and a permit needs a reason."""

import shutil
from pathlib import Path

import pytest
from work import calls_in

from tools.checks import sounds
from tools.content_files import read_library
from tools.interaction_model import read_phrasebook
from tools.pronounce import guess, own_words, pronouncer
from tools.rooms import CONTENT, MODELS, Problem
from tools.sound_distance import close, distance


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    """Copies of content/ and interactionModels/ that may be spoilt."""
    shutil.copytree(CONTENT, tmp_path / "content")
    shutil.copytree(MODELS, tmp_path / "models")
    return tmp_path


def found(rooms: Path) -> list[Problem]:
    models = rooms / "models"
    return list(sounds.problems(
        read_phrasebook("en", models), read_library("en", rooms / "content"),
        models / "sound_alikes.yaml", models / "pronunciations.yaml",
    ))  # fmt: skip


def plant(rooms: Path, file: str, old: str, new: str) -> None:
    path = rooms / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def phones(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def test_the_projects_own_names_are_told_apart_without_comparing_each_with_each() -> None:
    library, book = read_library("en"), read_phrasebook("en")
    names = len(list(sounds.names_of(book, library)))
    found: list[Problem] = []
    work = calls_in(lambda: found.extend(sounds.problems(book, library)))
    assert found == []
    assert work < 500 * names  # a quarter of a second; each with each would be some 17,000


def test_a_planted_sound_alike_is_told_with_both_places(rooms: Path) -> None:
    plant(rooms, "content/en/sites/eyelid.yaml", "[lid,", "[lid, cough,")
    told = [problem for problem in found(rooms) if "cough" in problem.message]
    assert told
    assert told[0].file.name in {"eyelid.yaml", "calf.yaml"}
    assert "`calf / cough: why it must stay`" in told[0].message
    line = told[0].file.read_text().splitlines()[told[0].line - 1]
    assert "cough" in line or "calf" in line


@pytest.mark.parametrize("planted", ["thai", "coff", "tow", "nee"])
def test_words_that_sound_the_same_are_found_however_they_are_written(
    rooms: Path, planted: str
) -> None:
    (rooms / "models" / "pronunciations.yaml").write_text(
        (rooms / "models" / "pronunciations.yaml").read_text()
        + "coff: K AA F\ntow: T OW\nnee: N IY\nthai: TH AY\n"
    )
    plant(rooms, "content/en/sites/eyelid.yaml", "[lid,", f"[lid, {planted},")
    assert any(planted in problem.message for problem in found(rooms))


def test_names_in_several_words_are_heard_across_their_joints(rooms: Path) -> None:
    plant(rooms, "content/en/sites/eyelid.yaml", "[lid,", "[lid, tempull,")
    (rooms / "models" / "pronunciations.yaml").write_text(
        (rooms / "models" / "pronunciations.yaml").read_text() + "tempull: EH L B OW\n"
    )
    assert any("elbow" in problem.message for problem in found(rooms))


def test_a_word_without_a_pronunciation_is_listed_with_a_guess(rooms: Path) -> None:
    plant(rooms, "content/en/sites/eyelid.yaml", "[lid,", "[lid, blinkothek,")
    told = [problem for problem in found(rooms) if "needs a pronunciation" in problem.message]
    assert [problem.file.name for problem in told] == ["eyelid.yaml"]
    assert "`blinkothek: B L IH N K AA TH EH K`" in told[0].message
    assert "blinkothek" in told[0].file.read_text().splitlines()[told[0].line - 1]


def test_a_permit_without_a_reason_and_one_that_nothing_needs_are_problems(rooms: Path) -> None:
    path = rooms / "models" / "sound_alikes.yaml"
    lines = path.read_text().replace("chin / shin: ", "chin / shin: # ")
    path.write_text(lines + "apple / pear: a reason\n")
    told = {problem.message: problem for problem in found(rooms)}
    assert any("'chin / shin' is allowed without a reason" in message for message in told)
    unneeded = next(problem for message, problem in told.items() if "apple / pear" in message)
    assert unneeded.line == len(path.read_text().splitlines())


def test_a_sound_that_the_dictionary_does_not_have_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "pronunciations.yaml"
    path.write_text("myokymia: M AY QQ\n")
    assert "'QQ' is no sound" in own_words(path)[1][0].message


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("EY K IH NG", "SH EY K IH NG"),
        ("HH IH P", "L IH P"),
        ("CH IH N", "SH IH N"),
        ("K AE F", "K AO F"),
        ("TH AY", "T AY"),
    ],
)
def test_neighbours_are_close(one: str, two: str) -> None:
    assert close(phones(one), phones(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("K AE F", "N EH K"),
        ("AY L IH D", "EH L B OW"),
        ("AA R M", "L EH G"),
        ("L EH G", "L EH G IH N Z"),
    ],
)
def test_strangers_are_not(one: str, two: str) -> None:
    assert not close(phones(one), phones(two))


def test_distance_is_the_same_from_either_side() -> None:
    one, two = phones("T W IH CH IH NG"), phones("W IH CH IH NG")
    assert distance(one, two) == distance(two, one) == 1.0


def test_endings_are_said_without_an_entry_of_their_own() -> None:
    said = pronouncer(["foobar's", "foobaring"], {"foobar": phones("F UW B AA R")})
    assert said.words(["foobar's"]) == phones("F UW B AA R Z")
    assert said.words(["foobaring", "foobar"]) == phones("F UW B AA R IH NG F UW B AA R")
    assert guess("kish") == "K IH SH"
