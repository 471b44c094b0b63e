"""An edit of the content is in the next reply; an error in it is shown with its place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from talking import reply_to, say

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
ROOMS = ("content", "interactionModels", "lambda", "server", "skill-package", "tools")


@pytest.fixture
def copied(tmp_path):
    """The project in another place, served from there: its content can be broken."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests" / "understanding").mkdir(parents=True)
    for file in (ROOT / "tests" / "understanding").glob("*.jsonl"):
        shutil.copy(file, tmp_path / "tests" / "understanding")
    return tmp_path


@pytest.fixture
def served_copy(copied):
    path = f"{copied / 'lambda'}{os.pathsep}{copied}"
    serve = [sys.executable, "-m", "tools.cli", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen(  # noqa: S603
        serve, cwd=copied, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        yield "http://127.0.0.1:" + server.stdout.readline().split("127.0.0.1:")[1].split()[0]
        server.terminate()


def test_an_edit_is_heard_an_error_is_shown_and_the_last_good_content_goes_on(
    opened, served_copy, copied
):
    page = opened(address=served_copy)
    page.get_by_label("Read aloud").uncheck()
    file = copied / "content" / "en" / "sites" / "eyelid.yaml"
    good = file.read_text("utf-8").replace("very common", "seen every day")
    file.write_text(good, "utf-8")
    assert "seen every day" in reply_to(page, "why is my eyelid twitching", timeout=60_000)
    file.write_text("no_such_key: 1\n" + good, "utf-8")
    page.locator("#new").click()
    assert "seen every day" in reply_to(page, "why is my eyelid twitching", timeout=60_000)
    assert "content/en/sites/eyelid.yaml:1:" in page.locator("#problems").inner_text()
    file.write_text(good, "utf-8")
    say(page, "yes", timeout=60_000)
    assert page.locator("#problems").is_hidden()
