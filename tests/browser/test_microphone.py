"""Speech goes in through the microphone, and is recognised in the page, with nothing sent out."""

import shutil
import subprocess

import pytest

pytestmark = pytest.mark.browser
SAID = "why is my eyelid twitching"


@pytest.fixture
def spoken(tmp_path):
    """The sentence as flite says it, for the browser's microphone."""
    if shutil.which("flite") is None:
        pytest.fail("flite is not installed: apt-get install flite")
    file = tmp_path / "said.wav"
    subprocess.run(["flite", "-voice", "slt", "-t", SAID, "-o", str(file)], check=True)  # noqa: S603, S607
    return file


def test_what_is_said_while_the_key_is_held_is_heard(browser_with, real_address, spoken):
    browser = browser_with(
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={spoken}%noloop",
    )
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.goto(real_address)
    page.get_by_label("Read aloud").uncheck()
    page.keyboard.down("F2")
    page.get_by_text("Listening. Let go when you have spoken.").wait_for()
    page.wait_for_timeout(2500)  # the sentence takes two seconds to say
    page.keyboard.up("F2")
    page.locator(".reply").wait_for()
    assert page.locator(".said p").inner_text().endswith(SAID)


def test_without_a_recogniser_the_page_says_so(opened, address, monkeypatch):
    monkeypatch.setattr("server.web.node.has", lambda _package: False)
    page = opened(address=address)
    page.keyboard.press("F2")
    page.get_by_text("Speech is not heard here").wait_for()
