"""Each device on the page: drawn by Amazon's renderer and touched, or told in words."""

import os
from pathlib import Path

import pytest
from talking import drawn, reply_to, say, touch

pytestmark = pytest.mark.browser
SHOTS = Path(os.environ.get("SCREENSHOTS", "build/screenshots"))
LOCALES = {"en-US": "911", "en-GB": "999", "en-AU": "000", "en-CA": "911", "en-IN": "112"}


@pytest.fixture
def page(quiet_page):
    return quiet_page


def keep(page, name):
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


@pytest.mark.parametrize("device", ["show", "spot", "phone"])
def test_a_screen_is_drawn_at_the_size_of_its_device(page, device):
    page.locator("#device").select_option(device)
    say(page, "why is my eyelid twitching")
    screen = drawn(page)
    screen.get_by_text("Shall I ask you a few questions").wait_for()
    option = page.locator(f"#device option[value={device}]")
    assert page.locator("#stage iframe").get_attribute("width") == option.get_attribute(
        "data-width"
    )
    keep(page, device)


def test_a_speaker_has_no_screen_and_gets_none(page):
    say(page, "why is my eyelid twitching")
    assert page.locator("#stage").is_hidden()
    assert "Screen\nnone" in page.locator("#inspector").inner_text()
    keep(page, "speaker")


def test_a_touch_answers(page):
    page.locator("#device").select_option("show")
    say(page, "why is my eyelid twitching")
    assert "Touched: Yes" in touch(page, "Yes")
    assert "UserEvent" in page.locator("#inspector").inner_text()


def test_the_app_shows_cards_as_the_app_does(page):
    page.locator("#device").select_option("phone")
    say(page, "why is my eyelid twitching")
    assert page.locator(".app-card h3").inner_text() == "About: eyelid"


@pytest.mark.parametrize(("locale", "number"), LOCALES.items())
def test_each_locale_has_its_own_number(page, locale, number):
    page.locator("#locale").select_option(locale)
    assert number in reply_to(page, "my face is drooping on one side")


def test_without_the_renderer_the_screen_is_told_in_words_and_can_be_touched(
    opened, real_address, monkeypatch
):
    monkeypatch.setattr("server.web.node.has", lambda _package: False)
    page = opened(address=real_address, viewport={"width": 1280, "height": 800})
    page.locator("#device").select_option("show")
    say(page, "why is my eyelid twitching")
    words = page.locator("#stage .words")
    assert "install npm and run make setup" in words.inner_text()
    words.get_by_role("button", name="Yes").click()
    page.locator(".reply >> nth=1").wait_for()


def test_which_rules_fired_and_why_and_what_the_session_remembers(page):
    say(page, "my left calf is twitching and swollen and red")
    say(page, "no")
    told = page.locator("#inspector").inner_text()
    for part in ("Session attributes", "added", "Skill", "ms"):
        assert part in told
    page.locator("#new").click()
    say(page, "my calf is twitching and my leg is weak since this morning")
    assert page.locator(".why li span").first.inner_text().strip()
