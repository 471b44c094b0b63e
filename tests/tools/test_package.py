"""`muscle-mentor package`: only what runs, the same bytes every time, never half a zip."""

import os
import re
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from packing import (
    PYTHON,
    installed_as_wheels,
    real_package,
    real_sources,
    this_python_on_path,
    wheel,
)

from tools import package
from tools.package_bytecode import Interpreter, cached, compiled, find_interpreter
from tools.package_contents import PackageError, ours, theirs
from tools.package_trial import try_out
from tools.package_zip import write_zip
from tools.rooms import ROOT

CODE = {"a.py": b"def f(x):\n    'doc'\n    return {x, 'b', 3}\n", "b/c.py": b"N = (1, 'two')\n"}


@pytest.fixture
def interpreter(tmp_path) -> Interpreter:
    found = find_interpreter(PYTHON, this_python_on_path(tmp_path))
    assert found
    return found


def test_the_package_holds_what_runs_and_nothing_else(folder):
    names = set(real_sources(folder))
    assert {
        "lambda_function.py",
        "muscle_mentor/core/triage.py",
        "six.py",
        "muscle_mentor/compiled/en/phrases.json",
        "muscle_mentor/compiled/locales/en-GB.json",
        "ask_sdk_core/skill_builder.py",
        "dateutil/parser/_parser.py",
    } <= names
    assert not [
        name
        for name in names
        if re.search(
            r"^(tests?|yaml|flask|cryptography|requests|urllib3|server|tools)(/|\.py$)"
            r"|\.(md|tar\.gz|so|typed)$|dist-info",
            name,
        )
    ]


def test_the_real_package_is_small_enough_and_answers(folder, interpreter):
    path = real_package(folder)
    assert path.stat().st_size < 3_200_000
    try_out(path, interpreter)


def test_two_packages_are_the_same_byte_for_byte(tmp_path, interpreter):
    backwards = dict(reversed(CODE.items()))
    for name, sources in (("one.zip", CODE), ("two.zip", backwards)):
        write_zip({**sources, **compiled(sources, interpreter)}, tmp_path / name, largest=10**6)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_time_zone_and_umask_leave_no_trace(tmp_path, monkeypatch):
    write_zip(CODE, tmp_path / "one.zip", largest=10**6)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    before = os.umask(0o077)
    try:
        write_zip(CODE, tmp_path / "two.zip", largest=10**6)
    finally:
        os.umask(before)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_every_entry_has_the_same_date_and_rights_in_the_order_of_names(tmp_path):
    write_zip({"b.py": b"", "a.py": b""}, tmp_path / "x.zip", largest=10**6)
    with ZipFile(tmp_path / "x.zip") as file:
        entries = file.infolist()
    assert [entry.filename for entry in entries] == ["a.py", "b.py"]
    assert {(entry.date_time, entry.external_attr >> 16) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644)
    }


def test_bytecode_is_taken_without_a_look_at_dates_and_names_the_place_on_lambda(interpreter):
    made = compiled(CODE, interpreter)
    assert set(made) == {cached("a.py", interpreter.tag), cached("b/c.py", interpreter.tag)}
    for name, data in made.items():
        assert int.from_bytes(data[4:8], "little") == 0b01, name  # PEP 552: hashed, unchecked
        assert b"/var/task/" in data


def test_code_that_is_no_python_is_no_package(interpreter):
    with pytest.raises(PackageError, match="cannot compile"):
        compiled({"a.py": b"def"}, interpreter)


def test_a_name_on_path_that_does_not_run_is_passed_over(tmp_path):
    """A pyenv puts a name on PATH for every version, and says "command not found" when it runs."""
    shim = tmp_path / "shims" / f"python{PYTHON}"
    shim.parent.mkdir()
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    (tmp_path / "bin").mkdir()
    assert find_interpreter(PYTHON, str(shim.parent)) is None
    path = os.pathsep.join(["", str(shim.parent), this_python_on_path(tmp_path / "bin")])
    found = find_interpreter(PYTHON, path)
    assert found
    assert found.release == sys.version.split()[0]


def test_another_version_under_the_wanted_name_is_passed_over(tmp_path):
    (tmp_path / "python3.99").symlink_to(os.path.realpath(sys.executable))
    assert find_interpreter("3.99", str(tmp_path)) is None


@pytest.mark.parametrize(
    "stray",
    [
        ".env",
        "notes.txt",
        "muscle_mentor/key.pem",
        "muscle_mentor/test_core.py",
        "other/code.py",
        "muscle_mentor/tests/helper.py",
    ],
)
def test_what_is_no_code_of_ours_is_refused_by_name(tmp_path, stray):
    (tmp_path / stray).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / stray).write_text("x = 1")
    with pytest.raises(PackageError, match=re.escape(stray)):
        ours({}, tmp_path)


def test_a_link_is_refused(tmp_path):
    (tmp_path / "lambda_function.py").symlink_to(__file__)
    with pytest.raises(PackageError, match="lambda_function"):
        ours({}, tmp_path)


def test_what_tools_and_readers_leave_in_lambda_stays_behind(tmp_path):
    for name in (
        "__pycache__/a.pyc",
        ".mypy_cache/x.json",
        "muscle_mentor/compiled/old.json",
        "muscle_mentor/README.md",
        "x.egg-info/PKG-INFO",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "lambda_function.py").write_text("x = 1")
    assert set(ours({"muscle_mentor/compiled/new.json": "{}"}, tmp_path)) == {
        "lambda_function.py",
        "muscle_mentor/compiled/new.json",
    }


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("PyYAML", {"yaml____init___py": ""}, "yaml"),
        ("flask", {"flask__app_py": ""}, "flask"),
        ("requests", {"requests__api_py": ""}, "requests"),
        ("six", {"six__fast_so": ""}, "machine code"),
    ],
)
def test_a_library_that_does_not_belong_is_refused(tmp_path, name, content, message):
    with pytest.raises(PackageError, match=message):
        theirs([wheel(tmp_path, name, **content)])


def test_a_broken_wheel_is_named(tmp_path):
    (tmp_path / "six.whl").write_bytes(b"no zip")
    with pytest.raises(PackageError, match=r"six\.whl cannot be read"):
        theirs([tmp_path / "six.whl"])


def test_a_zip_too_large_leaves_the_old_one_and_no_rubbish(tmp_path):
    write_zip(CODE, tmp_path / "x.zip", largest=10**6)
    before = (tmp_path / "x.zip").read_bytes()
    with pytest.raises(PackageError, match="more than the 100 allowed"):
        write_zip({"big.py": os.urandom(1000)}, tmp_path / "x.zip", largest=100)
    assert (tmp_path / "x.zip").read_bytes() == before
    assert list(tmp_path.iterdir()) == [tmp_path / "x.zip"]


def test_a_package_that_does_not_answer_is_never_written(tmp_path, interpreter):
    def trial(path: Path) -> None:
        try_out(path, interpreter)

    with pytest.raises(PackageError, match="does not answer a launch"):
        write_zip(
            {"lambda_function.py": b"import yaml"}, tmp_path / "x.zip", largest=10**6, trial=trial
        )
    assert not (tmp_path / "x.zip").exists()


def test_the_stack_the_ask_cli_and_the_package_name_the_same_python():
    runtimes = re.findall(r'"runtime": "python(.*)"', (ROOT / "ask-resources.json").read_text())
    assert runtimes == [package.template_python()] == ["3.13"]


@pytest.fixture
def offline(folder, monkeypatch):
    monkeypatch.setattr(package, "wheels", lambda _: installed_as_wheels(folder))


@pytest.mark.usefixtures("offline")
def test_without_the_interpreter_it_ships_sources_and_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert package.main(None, tmp_path / "out" / "x.zip") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == str(tmp_path / "out" / "x.zip")
    assert "sources only: no python3.13 runs on PATH" in told[0]
    with ZipFile(told[-1]) as file:
        assert not [name for name in file.namelist() if name.endswith(".pyc")]


@pytest.mark.usefixtures("offline")
def test_another_version_than_the_stacks_is_pointed_out(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert package.main("3.12", tmp_path / "x.zip") == 0
    assert "the stack runs python3.13" in capsys.readouterr().err


@pytest.mark.parametrize("python", ["3.10", "banana", "4", "3.13.0", "../3"])
def test_a_version_that_cannot_be_is_told(python, capsys):
    assert package.main(python, None) == 1
    assert f"--python {python}: say a version such as 3.13" in capsys.readouterr().err
