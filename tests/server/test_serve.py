"""`muscle-mentor serve`: what it says, what it refuses, and that it really serves."""

import argparse
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import textwrap

import pytest

from server import serve
from server.app import Settings
from tools import cli


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.1.2.3"])
def test_loopback_needs_no_verification(host):
    assert not Settings(host=host).verifying
    assert Settings(host=host, verify=True).verifying


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.1", "::", "example.org", ""])  # noqa: S104
def test_any_other_address_forces_verification_on(host):
    assert Settings(host=host).verifying


def test_it_says_whether_requests_are_verified():
    assert "Signature verification is OFF" in serve.announcement(Settings(), 5000)
    checked = serve.announcement(Settings(verify=True, skill_id="amzn1.a"), 5000)
    assert "Signature verification is on" in checked
    assert "Skill id: amzn1.a." in checked
    assert "http://[::1]:80 " in serve.announcement(Settings(host="::1"), 80)


def test_another_address_needs_a_skill_id(monkeypatch, capsys):
    monkeypatch.delenv("SKILL_ID", raising=False)
    assert serve.main(argparse.Namespace(host="0.0.0.0", port=0, verify=False)) == 1  # noqa: S104
    assert "needs SKILL_ID" in capsys.readouterr().err


SERVER = """
    import argparse, sys
    sys.path[:0] = {path!r}
    from server import app, serve
    from scripted import Script, small_skill
    app._the_skill = lambda skill_id: small_skill()
    serve.talk = lambda: Script
    sys.exit(serve.main(argparse.Namespace(host="127.0.0.1", port={port}, verify=False)))
"""


def start(port):
    path = [entry for entry in sys.path if entry]
    code = textwrap.dedent(SERVER).format(path=path, port=port)
    environment = {name: value for name, value in os.environ.items() if name != "SKILL_ID"}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_it_serves_until_it_is_stopped():
    with start(0) as server:
        try:
            told = server.stdout.readline()
            port = int(told.split("127.0.0.1:")[1].split()[0])
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            asked.request("GET", "/healthz")
            answer = asked.getresponse()
            assert json.loads(answer.read()) == {"status": "ok"}
            assert answer.headers.get("Server") is None
            asked.request("POST", "/alexa", b"a" * 1_000_000)
            answer = asked.getresponse()
            assert (answer.status, list(json.loads(answer.read()))) == (413, ["error"])
            asked.close()
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(10) == 0


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_what_is_no_port_is_told(port, capsys):
    with pytest.raises(SystemExit):
        cli.main(["serve", f"--port={port}"])
    assert "port" in capsys.readouterr().err


def test_a_port_in_use_is_told(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with start(taken.getsockname()[1]) as server:
            assert server.wait(20) == 1
            assert "Say: --port 5001" in server.stderr.read()
    capsys.readouterr()
