"""Killed, or on a full disk: `build` and `package` leave the old file or the new one whole."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tools import build
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
    assert done.returncode in (0, -signal.SIGKILL)


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_beside_it(tmp_path, monkeypatch):
    target = tmp_path / "built.json"
    target.write_text(OLD)
    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        build.write([build.Built(target, "the new text", "", committed=False)])
    assert [each.read_text() for each in tmp_path.iterdir()] == [OLD]


def test_a_folder_that_cannot_be_written_keeps_the_old_package(tmp_path, monkeypatch):
    target = tmp_path / "skill.zip"
    target.write_text(OLD)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_zip({"a.py": b"x"}, target, largest=1000)
    assert [each.read_text() for each in tmp_path.iterdir()] == [OLD]
