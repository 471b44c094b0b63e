"""The download of a certificate: slow, failing, endless, sent elsewhere. The clock is ours."""

import threading
from contextlib import contextmanager
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import URLError

import pytest

from server.verification.download import CHUNK, LARGEST, SECONDS, DownloadError, download

URL = "https://s3.amazonaws.com/echo.api/cert.pem"


class Clock:
    """Stands still, but for what a slow server makes of it."""

    time = 100.0

    def __call__(self):
        return self.time


class Storage:
    """Plays Amazon's storage. `answers` are bytes in pieces, or exceptions, one for each try."""

    def __init__(self, *answers, clock=None, seconds_a_piece=0.0):
        self.answers, self.clock = list(answers), clock or Clock()
        self.seconds_a_piece, self.timeouts = seconds_a_piece, []

    def open(self, url, timeout):
        assert url == URL
        self.timeouts.append(timeout)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return _Response(iter(answer), self)


class _Response:
    def __init__(self, pieces, storage):
        self.pieces, self.storage, self.read_bytes = pieces, storage, 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def read1(self, most):
        piece = next(self.pieces, b"")
        self.storage.clock.time += self.storage.seconds_a_piece
        if isinstance(piece, Exception):
            raise piece
        assert len(piece) <= most
        return piece


def test_the_pieces_are_put_together():
    assert download(URL, Storage([b"one ", b"two"])) == b"one two"


@pytest.mark.parametrize(
    "failure",
    [
        TimeoutError("connecting"),
        URLError("no such host"),
        ConnectionResetError(),
        [TimeoutError("reading")],
        [b"half", IncompleteRead(b"half")],
    ],
    ids=repr,
)
def test_one_failure_is_tried_again_and_two_are_a_refusal(failure):
    once = Storage(failure, [b"whole"])
    assert download(URL, once) == b"whole"
    twice = Storage(failure, failure, [b"never asked for"])
    with pytest.raises(DownloadError, match="no answer"):
        download(URL, twice)
    assert twice.timeouts == [SECONDS] * 2


def test_each_wait_is_short():
    storage = Storage([b"x"])
    download(URL, storage)
    assert storage.timeouts == [SECONDS]
    assert SECONDS <= 3


def test_who_drips_is_given_up_after_seconds_and_not_asked_again():
    """A byte at a time never runs into a time-out of its own."""
    clock = Clock()
    storage = Storage([b"."] * 9999, [b"never"], clock=clock, seconds_a_piece=1.0)
    with pytest.raises(DownloadError, match="slow"):
        download(URL, storage, clock)
    assert clock.time - 100.0 <= SECONDS + 1
    assert len(storage.timeouts) == 1


def test_what_is_larger_than_any_certificate_is_given_up():
    whole = [b"x" * CHUNK] * (LARGEST // CHUNK)
    assert download(URL, Storage(whole), Clock()) == b"x" * LARGEST
    with pytest.raises(DownloadError, match="large"):
        download(URL, Storage([*whole, b"x"]), Clock())


class Elsewhere(BaseHTTPRequestHandler):
    """Sends everybody to another address of its own, which would answer."""

    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(302 if self.path == "/here" else 200)
        self.send_header("Location", "/there")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(handler):
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def test_a_redirect_is_not_followed():
    with served(Elsewhere) as address, pytest.raises(DownloadError, match="redirected"):
        download(f"{address}/here")
    assert Elsewhere.asked == ["/here"]


def test_a_refusal_of_the_storage_is_no_certificate():
    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(403)

        def log_message(self, *_):
            pass

    with served(Refusing) as address, pytest.raises(DownloadError, match="no answer"):
        download(address)
