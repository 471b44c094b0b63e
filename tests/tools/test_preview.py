"""`muscle-mentor preview`: what an author reads is what a listener hears."""

import io
import shutil
from pathlib import Path

import pytest

from muscle_mentor.core.content import Content
from muscle_mentor.core.reply import Act
from muscle_mentor.core.speech import say, tidy
from tools.book import Book, read_book
from tools.preview import run
from tools.rooms import CONTENT


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book("en-US")


def preview(asked: str, **more: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = run(asked, out=out, err=err, **more)
    return code, " ".join(out.getvalue().split()), err.getvalue()


def test_an_entry_is_read_with_seconds_sources_and_review_date() -> None:
    code, text, _ = preview("calf")
    assert code == 0
    assert "The calf is one of the most typical places for harmless twitches." in text
    assert "answer (14.0 s to say)" in text
    assert "MLP-TW MedlinePlus" in text
    assert "Reviewed 2026-11-23, next review by 2027-11-23." in text


def test_what_is_previewed_is_what_the_core_says(book: Book, content: Content) -> None:
    """Every part of every entry that is an answer, to the letter."""
    compared = 0
    for page in book.pages:
        if page.words is None or (page.facts or {}).get("unreviewed"):
            continue
        for part in page.parts:
            if part.name in ("summary", "ask_first"):
                continue
            act = Act(f"{page.kind}:{page.id}:{part.name}", {"word": page.word})
            assert book.spoken(part, page) == tidy(say(act, content)), act.ref
            compared += 1
    assert compared > 900


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        ("launch", "Welcome to Muscle Mentor,"),
        ("E01", "can mean a stroke"),
        ("e01", "Please call 911 now"),
        ("onset", "Did that come on suddenly"),
        ("self_care", "You can look after this yourself for now."),
        ("safety_net", "If it suddenly gets severe, call 911."),
        ("conditions/als", "very rarely a sign of A L S"),
        ("sites:eyelid", "twitching eyelid"),
        ("big toe", "a twitching big toe"),
        ("Zoloft", "zoloft"),
        ("wall_calf_stretch", "47 s of holding"),
        ("acupuncture", "I have no reviewed information on acupuncture."),
        ("wasting", "Nothing is said about this"),
    ],
)
def test_any_kind_of_thing_can_be_previewed(asked: str, heard: str) -> None:
    code, text, _ = preview(asked)
    assert code == 0
    assert heard in text


def test_an_id_that_two_kinds_share_shows_both() -> None:
    _, text, _ = preview("myoclonus")
    assert "conditions/myoclonus" in text
    assert "terms/myoclonus" in text


def test_the_words_of_a_country_are_used() -> None:
    assert "call 999" in preview("calf", locale="en-GB")[1]
    assert "See a GP" in preview("calf", locale="en-GB")[1]


def test_an_unknown_id_is_an_error_that_names_what_is_near() -> None:
    code, text, error = preview("eyelit")
    assert (code, text) == (2, "")
    assert "nothing in content/ is called 'eyelit'" in error
    assert "sites/eyelid" in error


@pytest.mark.parametrize("asked", ["", "/", "zzzzzzzz", "../../etc/passwd", "sites/"])
def test_nonsense_is_an_error_and_no_crash(asked: str) -> None:
    code, text, error = preview(asked)
    assert (code, text) == (2, "")
    assert error.startswith("muscle-mentor preview: nothing in content/ is called")


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    (root / "en" / "sites" / "calf.yaml").write_text("name: calf\nwords: [oops\n")
    code, _, error = preview("calf", root=root)
    assert code == 1
    assert "calf.yaml:" in error
    assert "not valid YAML" in error
    assert preview("thumb", root=root)[0] == 0


def test_a_change_is_seen_at_once_without_a_build(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    path = root / "en" / "sites" / "calf.yaml"
    path.write_text(path.read_text().replace("The calf is one of", "The CALF is one of"))
    assert "The CALF is one of" in preview("calf", root=root)[1]
