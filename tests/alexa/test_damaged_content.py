"""A content file that is missing or damaged: a clear error at the start, an apology at run time."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from envelopes import intent, launch

from lambda_function import lambda_handler
from muscle_mentor import stored_content

START = """
import sys
sys.path[:0] = {paths!r}
from muscle_mentor import stored_content
stored_content.COMPILED = type(stored_content.COMPILED)({folder!r})
content = stored_content.content_for("en-US")
content.triage()
content.ids("symptoms")
"""


@pytest.fixture
def copied(tmp_path):
    """The compiled content, to be damaged."""
    return shutil.copytree(str(stored_content.COMPILED), tmp_path / "compiled")


@pytest.mark.parametrize("name", ["locales/en-US.json", "en/triage.json", "en/symptoms.shard"])
@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", None], ids=str)
def test_at_the_start_the_file_and_what_makes_it_are_named(name, damage, copied):
    file = Path(copied, name)
    file.unlink() if damage is None else file.write_bytes(damage)
    paths = [entry for entry in sys.path if entry]
    code = START.format(paths=paths, folder=str(copied))
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    told = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert name in told or (damage is None and "locales" in told)
    assert "`muscle-mentor build` makes it" in told


@pytest.fixture
def damaged(monkeypatch, copied):
    """At run time: what is read from now on comes from the damaged copy."""
    monkeypatch.setattr(stored_content, "COMPILED", type(stored_content.COMPILED)(str(copied)))
    caches = [each for each in vars(stored_content).values() if hasattr(each, "cache_clear")]
    for each in caches:
        each.cache_clear()
    yield Path(copied)
    for each in caches:
        each.cache_clear()


def test_content_that_was_read_goes_on_when_its_file_is_lost(damaged):
    asked = intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid"))
    before = lambda_handler(asked, None)
    shutil.rmtree(damaged)
    assert lambda_handler(asked, None) == before


def test_a_part_that_cannot_be_read_is_an_apology_with_the_number(damaged):
    lambda_handler(launch(), None)
    (damaged / "en" / "sites.shard").write_text("{")
    asked = intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid"))
    reply = lambda_handler(asked, None)["response"]
    assert "911" in reply["outputSpeech"]["ssml"]
    assert reply["shouldEndSession"] is True
    assert "shard" not in json.dumps(reply)
