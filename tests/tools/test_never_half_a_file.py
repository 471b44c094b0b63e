"""Killed, or on a full disk: `build` and `package` leave the old file or the new one whole."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tools import build, cli
from tools.package_zip import write_zip

OLD = "the old text"
KILLED = """
    import os, signal, sys
    from pathlib import Path
    sys.path[:0] = {paths!r}
    from tools import build, package_zip
    steps, last = 0, {step}
    def watch(event, arguments):
        global steps
        if event in ("open", "os.rename", "os.chmod") and {folder!r} in str(arguments[0]):
            steps += 1
            if steps > last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    {call}
"""
CALLS = {
    "build": "build.write([build.Built(Path({file!r}), 'the new text' * 9999, '', False)])",
    "package": "package_zip.write_zip({{'a.py': b'x' * 99999}}, Path({file!r}), largest=10**6)",
}


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("kind", CALLS)
def test_killed_at_any_step(kind, step, tmp_path):
    """At each step that touches the folder: opened, given its mode, renamed."""
    target = tmp_path / "built.json"
    target.write_text(OLD)
    before = target.stat().st_ino
    code = textwrap.dedent(KILLED).format(
        paths=[entry for entry in sys.path if entry],
        step=step,
        folder=str(tmp_path),
        call=CALLS[kind].format(file=str(target)),
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own code
    whole = target.read_bytes()
    if done.returncode == -signal.SIGKILL and step == 0:
        assert whole == OLD.encode()
    assert whole == OLD.encode() or len(whole) > 100
    # Another file was put in its place: it was not emptied and filled again.
    assert (target.stat().st_ino == before) == (whole == OLD.encode())
    assert done.returncode in (0, -signal.SIGKILL)


FULL = """
    import resource, signal, sys
    from pathlib import Path
    sys.path[:0] = {paths!r}
    from tools import build, package_zip
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
    signal.signal(signal.SIGXFSZ, signal.{then})
    {call}
"""
LARGE = {
    "build": CALLS["build"],
    "package": "package_zip.write_zip("
    "{{f'{{n}}.py': bytes(range(n, 256)) * 99 for n in range(99)}}, Path({file!r}), largest=10**7)",
}


@pytest.mark.parametrize("then", ["SIG_DFL", "SIG_IGN"], ids=["killed", "refused"])
@pytest.mark.parametrize("most", [0, 1, 9, 4096, 10_000])
@pytest.mark.parametrize("kind", LARGE)
def test_stopped_in_the_midst_of_a_write(kind, most, then, tmp_path):
    """The system lets no file grow beyond so many bytes: it kills who writes more, or refuses."""
    target = tmp_path / "built.json"
    target.write_text(OLD)
    code = textwrap.dedent(FULL).format(
        paths=[entry for entry in sys.path if entry],
        most=most,
        then=then,
        call=LARGE[kind].format(file=str(target)),
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )
    assert target.read_text() == OLD
    if then == "SIG_DFL":
        assert done.returncode == -signal.SIGXFSZ
    else:
        assert "File too large" in done.stderr
        assert [each.name for each in tmp_path.iterdir()] == [target.name]


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_beside_it(tmp_path, monkeypatch):
    target = tmp_path / "built.json"
    target.write_text(OLD)
    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        build.write([build.Built(target, "the new text", "", committed=False)])
    assert [each.read_text() for each in tmp_path.iterdir()] == [OLD]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_the_command_says_in_a_line_what_could_not_be_written(number, monkeypatch, capsys):
    def unwritable(_):
        raise OSError(number, os.strerror(number), "/skill/models/en-US.json")

    monkeypatch.setattr(build, "build_all", lambda: ([], []))
    monkeypatch.setattr(build, "write", unwritable)
    assert cli.main(["build"]) == 1
    told = f"muscle-mentor: /skill/models/en-US.json: {os.strerror(number)}\n"
    assert capsys.readouterr().err == told


def test_a_folder_that_cannot_be_written_keeps_the_old_package(tmp_path, monkeypatch):
    target = tmp_path / "skill.zip"
    target.write_text(OLD)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_zip({"a.py": b"x"}, target, largest=1000)
    assert [each.read_text() for each in tmp_path.iterdir()] == [OLD]
