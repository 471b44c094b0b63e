"""A session is downloaded as a replay, and replayed on the page; a broken file is told."""

import json
from pathlib import Path

import pytest
from talking import say

pytestmark = pytest.mark.browser
OWN = Path(__file__).parents[1] / "replays"


@pytest.fixture
def page(quiet_page):
    return quiet_page


def test_what_was_said_is_downloaded_and_holds_when_replayed(page, tmp_path):
    say(page, "my calf is twitching")
    say(page, "no")
    page.locator("#menu summary").click()
    with page.expect_download() as begun:
        page.locator("#save").click()
    file = tmp_path / "talk.json"
    begun.value.save_as(file)
    recorded = json.loads(file.read_text(encoding="utf-8"))
    assert (recorded["type"], recorded["userInput"]) == ("text", ["my calf is twitching", "no"])
    page.locator("#replay").set_input_files(file)
    page.get_by_text("All 2 replies are as expected").wait_for()
    assert page.locator(".judged").all_inner_texts() == ["As expected", "As expected"]


def test_a_reply_that_differs_is_marked_and_shown(page, tmp_path):
    file = tmp_path / "talk.json"
    expected = [{"speech": "Something else."}]
    file.write_text(
        json.dumps({"locale": "en-GB", "userInput": ["stop"], "expected": expected}), "utf-8"
    )
    page.locator("#replay").set_input_files(file)
    page.get_by_text("1 of 1 replies differ").wait_for()
    assert "- Something else." in page.locator("#inspector").inner_text()
    assert page.locator("#locale").input_value() == "en-GB"


def test_a_replay_of_a_screen_is_drawn(page):
    page.locator("#replay").set_input_files(OWN / "touched-on-a-screen.json")
    page.get_by_text("All 2 replies are as expected").wait_for()
    assert page.locator("#device").input_value() == "show"


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "is not JSON"), ('{"locale": "tlh"}', 'locale is "tlh", allowed are en-AU')],
)
def test_a_broken_file_is_told(opened, page, tmp_path, text, told):
    file = tmp_path / "broken.json"
    file.write_text(text, encoding="utf-8")
    page.locator("#replay").set_input_files(file)
    assert told in page.get_by_role("alert").last.inner_text()
    opened.wrong.clear()  # the browser itself reports the 400
