"""The tests are sharp: each breakage of breakages.yaml, made in a copy, turns tests red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BREAKAGES = yaml.safe_load(Path(__file__).with_name("breakages.yaml").read_text())
TESTS_FAILED = 1  # pytest's exit code; other codes tell of tests that could not be run
pytestmark = pytest.mark.mutation


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The whole project in another folder, with what is built of it."""
    folder = tmp_path_factory.mktemp("copied")
    listed = subprocess.run(  # noqa: S603 - git, on our own folder
        [shutil.which("git") or "git", "ls-files", "-z", "-c", "-o", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    build(folder)
    return folder


def run(folder, *arguments):
    """Run Python on the copy. Out: the exit code."""
    paths = os.pathsep.join(str(folder / room) for room in ("lambda", "."))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(  # noqa: S603 - our own code
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode


def build(folder):
    assert run(folder, "-m", "tools.cli", "build", "--quiet") == 0


def outcome_of(folder, *files):
    """Run these tests on the copy, up to the first that fails. Out: the exit code."""
    return run(folder, "-m", "pytest", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", *files)


def test_the_tests_are_green_where_nothing_is_broken(copied):
    assert outcome_of(copied, *sorted({file for each in BREAKAGES for file in each["red"]})) == 0


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda each: each["name"])
def test_a_breakage_turns_tests_red(breakage, copied):
    file = copied / breakage["file"]
    whole = file.read_text()
    assert whole.count(breakage["old"]) == 1, "the breakage no longer fits the file"
    file.write_text(whole.replace(breakage["old"], breakage["new"]))
    content = breakage["file"].startswith("content/")
    try:
        if content:
            build(copied)
        code = outcome_of(copied, *breakage["red"])
    finally:
        file.write_text(whole)
        if content:
            build(copied)
    assert code == TESTS_FAILED
