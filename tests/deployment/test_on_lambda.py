"""The package as Lambda runs it: unpacked, read-only, alone, under Amazon's own runtime client."""

import json
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest
from envelopes import SKILL, intent, launch
from packing import real_package
from runtime_api import client_alone, on_lambda, processor_share, python_function

from muscle_mentor.alexa.log import FIELDS

pytestmark = pytest.mark.skipif(
    find_spec("awslambdaric") is None, reason="Amazon's runtime client is not installed"
)

EYELID = intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid"))
SLOWEST = 8  # seconds: Alexa waits no longer


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> Path:
    return client_alone(tmp_path_factory.mktemp("client"))


@pytest.fixture(scope="module")
def task(folder, tmp_path_factory):
    """The unpacked package, read-only."""
    task = tmp_path_factory.mktemp("var") / "task"
    with ZipFile(real_package(folder)) as file:
        file.extractall(task)
    _set_rights(task, 0o555, 0o444)
    yield task
    _set_rights(task, 0o755, 0o644)


def _set_rights(root, for_folders, for_files):
    for path in (root, *root.rglob("*")):
        path.chmod(for_folders if path.is_dir() else for_files)


@pytest.fixture
def log(tmp_path) -> Path:
    return tmp_path / "log"


def test_it_answers_a_launch_and_a_question(task, client, log):
    with on_lambda(python_function(task, client), log=log) as api:
        opened, answered = api.invoke(launch()), api.invoke(EYELID)
    assert (opened.kind, answered.kind) == ("response", "response")
    assert opened.body["response"]["shouldEndSession"] is False
    assert "eyelid" in answered.body["response"]["outputSpeech"]["ssml"]


def test_it_writes_nothing_and_logs_nothing_of_the_person(task, client, log):
    """Bytecode that does not fit this Python would be written anew, here as on Lambda."""
    before = sorted(task.rglob("*"))
    with on_lambda(python_function(task, client), log=log) as api:
        api.invoke(EYELID)
    assert sorted(task.rglob("*")) == before
    [line] = log.read_text().splitlines()
    told = json.loads(line[line.index("{") :])
    assert told.keys() <= FIELDS.keys()
    assert not any(word in line for word in ("eyelid", "SECRET", "TOKEN"))


def test_a_request_for_another_skill_gets_a_closing_apology(task, client, log):
    with on_lambda(python_function(task, client, SKILL_ID="amzn1.ask.skill.other"), log=log) as api:
        refused = api.invoke(launch())
    assert refused.kind == "response"
    assert refused.body["response"]["shouldEndSession"] is True


def test_its_own_skill_is_answered(task, client, log):
    with on_lambda(python_function(task, client, SKILL_ID=SKILL), log=log) as api:
        assert api.invoke(launch()).body["response"]["shouldEndSession"] is False


@pytest.mark.parametrize("event", [None, {}, [], "x", {"request": {"type": "New.Kind"}}])
def test_what_cannot_be_read_is_a_reply_and_never_a_crash(task, client, log, event):
    with on_lambda(python_function(task, client), log=log) as api:
        assert api.invoke(event).kind == "response"
        assert api.invoke(launch()).kind == "response"


@pytest.mark.parametrize("megabytes", [128, 256])
def test_a_small_share_of_the_processor_is_enough(task, client, log, megabytes):
    with on_lambda(python_function(task, client), log=log, megabytes=megabytes) as api:
        assert api.asked.wait(60)
        with processor_share(api.process, megabytes) as limited:
            if not limited:
                pytest.skip("no control group of one's own can be made here")
            first, second = api.invoke(launch()), api.invoke(EYELID)
    print(json.dumps({"MB": megabytes, "first": first.seconds, "second": second.seconds}))
    assert max(first.seconds, second.seconds) < SLOWEST


def test_without_a_library_the_function_does_not_come_up(client, log, tmp_path):
    """The client of these tests has nothing of its own to lend to the package."""
    (tmp_path / "task").mkdir()
    (tmp_path / "task" / "lambda_function.py").write_text("import ask_sdk_core")
    with on_lambda(python_function(tmp_path / "task", client), log=log) as api:
        assert api.asked.wait(60)
        kind, body = api.answers.get(timeout=60)
    assert kind == "error"
    assert "ask_sdk_core" in body["errorMessage"]
