"""The client of Amazon's services: short waits, every status given back, no redirect followed."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import OpenerDirector

import pytest
from ask_sdk_model.services import ApiClientRequest

from muscle_mentor.alexa.http_client import HttpClient


class Service(BaseHTTPRequestHandler):
    """Notes what it is asked. Redirects from /moved, refuses /full, answers else."""

    asked: list[tuple[str, str, str | None, bytes]] = []

    def _answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.asked.append((self.command, self.path, self.headers.get("Authorization"), body))
        self.send_response({"/moved": 302, "/full": 403}.get(self.path, 200))
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write('{"code": "é"}'.encode())

    def do_GET(self):
        self._answer()

    def do_POST(self):
        self._answer()

    def log_message(self, *_):
        pass


@pytest.fixture
def address():
    Service.asked.clear()
    with HTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def ask(url, method="GET", body=None):
    headers = [("Authorization", "Bearer TOKEN")]
    return HttpClient().invoke(ApiClientRequest(method=method, url=url, headers=headers, body=body))


def test_a_request_goes_out_as_it_is_and_the_answer_comes_back(address):
    answered = ask(f"{address}/v1", "POST", {"alert": 1})
    assert (answered.status_code, json.loads(answered.body)) == (200, {"code": "é"})
    assert Service.asked == [("POST", "/v1", "Bearer TOKEN", b'{"alert": 1}')]


def test_a_refusal_is_an_answer(address):
    assert ask(f"{address}/full").status_code == 403


def test_a_redirect_takes_the_token_nowhere(address):
    assert ask(f"{address}/moved").status_code == 302
    assert [path for _, path, *_ in Service.asked] == ["/moved"]


def test_a_service_that_does_not_answer_is_left_well_within_alexas_eight_seconds(monkeypatch):
    waits = []

    def slow(*_, timeout):
        waits.append(timeout)
        raise TimeoutError

    monkeypatch.setattr(OpenerDirector, "open", slow)
    with pytest.raises(TimeoutError):
        ask("https://api.amazonalexa.com/v1")
    assert waits == [3.0]


def test_nobody_listening_is_an_oserror():
    with HTTPServer(("127.0.0.1", 0), Service) as closed:
        port = closed.server_port
    with pytest.raises(OSError, match="refused"):
        ask(f"http://127.0.0.1:{port}/v1")
