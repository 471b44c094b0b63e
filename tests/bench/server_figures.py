"""Turns a second through POST /alexa, against Amazon's express adapter with as many workers."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from alexa_certificates import Chain, chain
from cryptography.hazmat.primitives.serialization import Encoding
from envelopes import intent

from bench import peers
from bench.samples import against, in_turns, ratio
from bench.table import Measured

WORKERS = 1  # as `muscle-mentor serve` runs
ROUNDS = 5
SECONDS = 3
CONNECTIONS = 16


def measure() -> Iterator[Measured]:
    """Verification is on for ours, and off for the express adapter."""
    if shutil.which("wrk") is None:
        yield Measured("server", None, "wrk is not installed")
        return
    try:
        with TemporaryDirectory() as name, _ours(Path(name)) as ours, _theirs() as theirs:
            good = _written(chain(), Path(name))
            found = in_turns(
                ROUNDS,
                ours=lambda: _turns(ours, good, "WhyBodyPartIntent", Path(name)),
                theirs=lambda: _turns(theirs, good, "HelloWorldIntent", Path(name)),
            )
    except peers.NotHereError as reason:
        yield Measured("server", None, str(reason))
        return
    how = against(found["ours"], found["theirs"], unit="turns a second", scale=1, best=max)
    yield Measured("server", ratio(found["ours"], found["theirs"], max), f"{how}, {WORKERS} worker")


def _written(good: Chain, folder: Path) -> Chain:
    (folder / "chain.pem").write_bytes(good.pem)
    (folder / "root.pem").write_bytes(good.root.public_bytes(Encoding.PEM))
    return good


@contextmanager
def _ours(folder: Path) -> Iterator[int]:
    _written(chain(), folder)
    port = _free_port()
    script = str(peers.HERE / "verified_server.py")
    command = [sys.executable, script, str(port), str(folder)]
    yield from _served(subprocess.Popen(command), port)  # noqa: S603 - our own words only


@contextmanager
def _theirs() -> Iterator[int]:
    port = _free_port()
    yield from _served(peers.express(port, WORKERS), port)


def _served(process: subprocess.Popen[bytes], port: int) -> Iterator[int]:
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _turns(port: int, good: Chain, name: str, folder: Path) -> float:
    """Turns a second that were answered 200."""
    event = intent(name, body_part=("eyelid", "eyelid"))
    event["request"]["timestamp"] = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    body = json.dumps(event).encode()
    headers = "".join(f"{key}: {value}\n" for key, value in good.headers(body).items())
    (folder / "body").write_bytes(body)
    (folder / "headers").write_text(headers)
    rate = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(peers.HERE / "post.lua")]
    done = subprocess.run(  # noqa: S603 - our own words only
        [shutil.which("wrk") or "", *rate, f"http://127.0.0.1:{port}/alexa"],
        env={**os.environ, "BODY": str(folder / "body"), "HEADERS": str(folder / "headers")},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"BENCH (\d+) (\d+) (\d+)", done.stdout)
    assert found, done.stdout
    answered, microseconds, refused = map(int, found.groups())
    assert not refused, f"{refused} of {answered} were not answered"
    return answered / microseconds * 1e6


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise peers.NotHereError("the server never came up")
