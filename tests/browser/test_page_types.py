"""The page's modules are typed in comments: the compiler finds no fault in them."""

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


def test_the_modules_of_the_page_have_sound_types():
    compiler = ROOT / "node_modules" / ".bin" / "tsc"
    checked = subprocess.run(  # noqa: S603
        [compiler, "--project", ROOT / "server" / "web" / "jsconfig.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "")
