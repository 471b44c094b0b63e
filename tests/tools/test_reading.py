"""Reading grade 7 at most, exceptions with a reason; replies no longer than people listen."""

import shutil
from pathlib import Path

import pytest
from work import calls_in

from tools.checks import duration, reading
from tools.content_files import read_library
from tools.rooms import CONTENT

HARD = (
    "Spontaneous fasciculations ordinarily represent involuntary depolarisation of individual "
    "motor units, which physiologically predominates in sympathetically overstimulated individuals."
)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the content that may be spoilt."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path / "content"


def told(module: object, room: Path) -> list[str]:
    return [str(problem) for problem in module.problems(read_library("en", room), room)]


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first `old`; the number of its line comes back."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_the_projects_own_text_is_easy_enough() -> None:
    assert list(reading.problems(read_library("en"))) == []


def test_easy_text_has_a_low_grade_and_hard_text_a_high_one() -> None:
    easy = "Your calf works all day. A tired muscle may jump. Give it a rest, and see how it goes."
    assert reading.grade(easy) < 3
    assert reading.grade(HARD) > 15


def test_a_word_that_no_dictionary_has_is_counted_and_no_error() -> None:
    assert reading.grade("The breathlessness of a zzyzzx flibbertigibbet came and went away.") > 0


def test_a_hard_answer_is_found_with_its_line(room: Path) -> None:
    path = room / "en" / "sites" / "calf.yaml"
    line = spoil(path, "The calf is one of the most typical places for harmless twitches.", HARD)
    [found] = told(reading, room)
    assert "sites/calf/answer" in found
    assert abs(int(found.split(".yaml:")[1].split(":")[0]) - line) <= 1


@pytest.mark.parametrize(
    ("name", "old", "place"),
    [
        ("en/phrases.yaml", "All right, we start again.", "phrases/started_over/say"),
        ("en/interview.yaml", "Each part has its own usual reasons.", "interview/body_part/why"),
        (
            "en/triage.yaml",
            "It has stopped by itself, which is what most twitches do.",
            "rules/C09",
        ),
    ],
)
def test_phrases_questions_and_rules_are_measured_too(
    room: Path, name: str, old: str, place: str
) -> None:
    spoil(room / name, old, HARD)
    assert any(place in found for found in told(reading, room))


def test_an_exception_excuses_a_text_and_must_have_a_reason(room: Path) -> None:
    spoil(
        room / "en" / "sites" / "calf.yaml", "An easy walk or a gentle stretch may settle it.", HARD
    )
    allowed = room / "en" / "reading_exceptions.yaml"
    kept = allowed.read_text()
    allowed.write_text(kept + "  sites/calf/answer: a reason that is long enough\n")
    assert told(reading, room) == []
    allowed.write_text(kept + "  sites/calf/answer: because\n")
    assert ["needs a reason" in found for found in told(reading, room)] == [True]


def test_an_exception_that_nothing_needs_is_an_error(room: Path) -> None:
    with (room / "en" / "reading_exceptions.yaml").open("a") as file:
        file.write("  sites/thumb/answer: a reason that is long enough\n")
    [found] = told(reading, room)
    assert "nothing needs the exception 'sites/thumb/answer' now" in found
    assert "reading_exceptions.yaml:" in found


def test_all_content_is_measured_in_seconds() -> None:
    """As a count of calls: two million take about one."""
    library = read_library("en")
    assert calls_in(lambda: list(reading.problems(library))) < 10_000_000


def test_seconds_are_a_hundred_and_fifty_words_a_minute() -> None:
    assert duration.seconds("one two three four five") == 2.0
    assert duration.seconds("Call 911 - now.") == duration.seconds("call nine one one now")


def test_a_triage_result_that_takes_too_long_is_found_with_its_line(room: Path) -> None:
    line = spoil(
        room / "en" / "triage.yaml",
        "It has stopped by itself, which is what most twitches do.",
        "It has stopped by itself. " * 12,
    )
    found = [each for each in told(duration, room) if "the result of C09 takes" in each]
    assert found
    assert abs(int(found[0].split(".yaml:")[1].split(":")[0]) - line) <= 1


def test_a_safety_net_of_more_than_twenty_five_words_is_found_with_its_line(room: Path) -> None:
    line = spoil(
        room / "en" / "triage.yaml", "spreads or stays,", "spreads or stays for long, or so,"
    )
    found = [each for each in told(duration, room) if "the spoken safety net has" in each]
    assert found
    assert abs(int(found[0].split(".yaml:")[1].split(":")[0]) - line) <= 1


def test_no_reply_is_longer_than_people_listen(room: Path) -> None:
    spoil(
        room / "en" / "sites" / "calf.yaml",
        "An easy walk or a gentle stretch may settle it.",
        "An easy walk or a gentle stretch may settle it. " * 20,
    )
    found = [each for each in told(duration, room) if "calf.yaml" in each]
    assert ["the answer of calf take" in each for each in found] == [True]


def test_no_triage_result_of_the_project_takes_forty_seconds() -> None:
    found = [str(each) for each in duration.problems(read_library("en"))]
    assert [each for each in found if "the result of" in each] == []
