"""Minutes of load on the production server: figures, no error, no growth. `make load`."""

import os
import re

import pytest

from load.served import BODY, HEADERS, served
from load.wrk import wrk

SECONDS = int(os.environ.get("LOAD_SECONDS", "300"))
CONNECTIONS = 16
MOST_GROWTH = 8 * 1024 * 1024  # bytes
_LATENCY = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
pytestmark = pytest.mark.load


@pytest.fixture
def signed(tmp_path):
    """Send the signed request again and again for so many seconds. Out: what wrk printed."""
    body, headers = tmp_path / "body.json", tmp_path / "headers.txt"
    body.write_bytes(BODY)
    headers.write_text("".join(f"{name}: {value}\n" for name, value in HEADERS.items()))
    files = {"LOAD_BODY": body, "LOAD_HEADERS": headers}
    return lambda port, seconds: wrk(port, seconds, CONNECTIONS, "post.lua", files)


def test_under_load_nothing_fails_and_nothing_grows(signed, tmp_path, capsys):
    with served(tmp_path) as server:
        signed(server.port, max(5, SECONDS // 20))
        before = server.memory()
        told = signed(server.port, SECONDS)
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
