"""The modules of a start come from one file, and are what they would be each from its own."""

import json
import subprocess
import sys
from zipfile import ZipFile

import pytest
from packing import PYTHON, real_package, real_sources, this_python_on_path

from muscle_mentor import hot_modules
from tools import package
from tools.package_bytecode import find_interpreter

_LOADED = """
import json, sys
sys.path.insert(0, ".")
from lambda_function import lambda_handler
print(json.dumps({
    name: [module.__package__, module.__file__, list(getattr(module, "__path__", ()))]
    for name, module in sys.modules.items()
    if type(getattr(module, "__loader__", None)).__name__ in sys.argv[1:]
}))
sys.exit(lambda_handler({"request": {"type": "Strange"}}, None)["version"] != "1.0")
"""


FILE = hot_modules.FILE.format(sys.implementation.cache_tag)


def loaded_by(task, *loaders, **environment):
    """Package, file and path of every module of a start that has one of these loaders."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-S", "-B", "-c", _LOADED, *loaders],
        cwd=task,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def task(folder, tmp_path):
    with ZipFile(real_package(folder)) as file:
        file.extractall(tmp_path)
    return tmp_path


def test_nearly_all_of_a_start_comes_from_the_file(task):
    hot = loaded_by(task, "Hot")
    assert len(hot) > 100
    assert {"muscle_mentor.core.conversation", "ask_sdk_core.skill_builder"} <= hot.keys()
    assert not {"muscle_mentor.faststart.lazy_models", "muscle_mentor.hot_modules"} & hot.keys()
    assert not list((task / "muscle_mentor" / "core").rglob("*conversation*.pyc"))


def test_a_module_is_the_same_from_the_file_as_from_its_source(task):
    hot = loaded_by(task, "Hot")
    (task / FILE).unlink()
    own = loaded_by(task, "SourceFileLoader", "PutOff")
    assert {name: own[name] for name in hot} == hot


def test_what_was_imported_before_is_not_run_again(task):
    code = """
import sys
sys.path.insert(0, ".")
from muscle_mentor import faststart
faststart.begin()
import muscle_mentor.core.state as before
import lambda_function
sys.exit(sys.modules["muscle_mentor.core.state"] is not before)
"""
    command = [sys.executable, "-S", "-B", "-c", code]
    assert subprocess.run(command, cwd=task, env={}, check=False).returncode == 0  # noqa: S603


def test_the_file_of_another_python_is_left_alone(task):
    (task / FILE).rename(task / hot_modules.FILE.format("cpython-399"))
    assert loaded_by(task, "Hot") == {}


def test_without_a_fast_start_nothing_comes_from_the_file(task):
    assert loaded_by(task, "Hot", FAST_START="off") == {}


def test_made_again_it_is_the_same_byte_for_byte(folder, task, tmp_path):
    interpreter = find_interpreter(PYTHON, this_python_on_path(tmp_path))
    again = package.with_bytecode(real_sources(folder), interpreter)
    assert {name: (task / name).read_bytes() for name in again} == again
    assert len(again[FILE]) > 100_000
