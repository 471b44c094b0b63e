"""On a machine that has little: no file can be written, and no time zone is known."""

import json
import os
import subprocess
import sys

import pytest
from envelopes import envelope, intent, launch

TALK = [
    launch(),
    intent("ReportSymptomIntent", body_part=("calf", "calf"), duration=("P3W", None)),
    intent("AMAZON.NoIntent"),
    intent("SummaryIntent"),
    intent("StretchIntent", move=("calf stretch", "wall_calf_stretch")),
    intent("ReminderIntent", reminder=("stretch", "stretch"), time=("21:00", None)),
    intent("AMAZON.NoIntent"),
    intent("ReportSymptomIntent", symptoms=("my face is drooping", None)),
]
CODE = """
import errno, json, os, sys
sys.path[:0] = {paths!r}
sys.dont_write_bytecode = True
def forbidden(event, arguments):
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & writes:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), arguments[0])
    if event in ("os.mkdir", "os.rename", "os.remove", "os.chmod", "tempfile.mkstemp"):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    if event == "import" and arguments[0] == "tzdata":
        raise ImportError("no time zone data")
sys.addaudithook(forbidden)
from lambda_function import lambda_handler
for line in sys.stdin:
    print(json.dumps(lambda_handler(json.loads(line), None)), flush=True)
"""


@pytest.fixture
def machine():
    """A Python that can write nothing and finds no time zones: a request a line in, a reply out."""
    paths = [entry for entry in sys.path if entry]
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", CODE.format(paths=paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONTZPATH": "", "TZ": "Nowhere/Unknown"},
    ) as process:
        yield process
        process.stdin.close()


def test_a_whole_talk_is_had(machine):
    attributes, spoken = {}, []
    for asked in TALK:
        whole = envelope(asked["request"], new=not spoken, attributes=attributes)
        machine.stdin.write(json.dumps(whole) + "\n")
        machine.stdin.flush()
        reply = json.loads(machine.stdout.readline())
        attributes = reply["sessionAttributes"]
        spoken.append(reply["response"]["outputSpeech"]["ssml"])
    assert not [each for each in spoken if "something went wrong" in each]
    assert "swollen" in spoken[4]
    assert "Every day, or only on one day?" in spoken[5]
    assert "911" in spoken[-1]
