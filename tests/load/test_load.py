"""Minutes of load on the production server: figures, no error, no growth. `make load`."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from load.served import BODY, HEADERS, served

SECONDS = int(os.environ.get("LOAD_SECONDS", "300"))
CONNECTIONS = 16
MOST_GROWTH = 8 * 1024 * 1024  # bytes
_LATENCY = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
pytestmark = pytest.mark.load


@pytest.fixture
def wrk(tmp_path):
    """Run wrk for so many seconds. Out: what it printed."""
    program = shutil.which("wrk")
    assert program, "make load needs wrk (Debian: apt-get install wrk)"
    body = tmp_path / "body.json"
    body.write_bytes(BODY)
    headers = tmp_path / "headers.txt"
    headers.write_text("".join(f"{name}: {value}\n" for name, value in HEADERS.items()))

    def run(port: int, seconds: int) -> str:
        command = [
            program,
            "-t",
            "2",
            "-c",
            str(CONNECTIONS),
            "-d",
            f"{seconds}s",
            "--latency",
            "--timeout",
            "8s",
        ]
        command += [
            "--timeout",
            "8s",
            "-s",
            str(Path(__file__).with_name("post.lua")),
            f"http://127.0.0.1:{port}/alexa",
        ]
        environment = {**os.environ, "LOAD_BODY": str(body), "LOAD_HEADERS": str(headers)}
        done = subprocess.run(  # noqa: S603 - a program of Debian
            command, capture_output=True, text=True, check=True, env=environment
        )
        return done.stdout

    return run


def test_under_load_nothing_fails_and_nothing_grows(wrk, tmp_path, capsys):
    with served(tmp_path) as server:
        wrk(server.port, max(5, SECONDS // 20))
        before = server.memory()
        told = wrk(server.port, SECONDS)
        growth = server.memory() - before
        code = server.stop()
    throughput = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])
    number, unit = _LATENCY.search(told).groups()
    with capsys.disabled():
        print(
            f"\n{SECONDS} s, {CONNECTIONS} connections: {throughput:.0f} requests/s, "
            f"p99 {float(number) * _MILLISECONDS[unit]:.0f} ms, "
            f"memory {growth / 1024:+.0f} KB, errors: {errors(told) or 'none'}"
        )
    assert not errors(told)
    assert growth < MOST_GROWTH
    assert code == 0


def errors(told: str) -> str:
    """The lines about errors in what wrk printed."""
    return "; ".join(re.findall(r"(?:Socket errors|Non-2xx).*", told))
