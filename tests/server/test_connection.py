"""Nobody holds the server up: who is slow is cut off, and a stop answers whoever was accepted."""

import asyncio
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from threading import Event

import pytest
from flask import Flask

from server import connection, serve
from server.serve import listening, server_of

LARGE = 50_000_000  # bytes, more than sockets hold


class Served:
    """A running server with a page that answers when it is told to."""

    def __init__(self) -> None:
        self.asked, self.go = Event(), Event()
        app = Flask("slow")
        app.add_url_rule("/", view_func=self._answer)
        app.add_url_rule("/quick", "quick", lambda: "quick")
        app.add_url_rule("/large", "large", lambda: "a" * LARGE)
        self.sockets = listening("127.0.0.1", 0)
        self.port = self.sockets[0].getsockname()[1]
        self.server = server_of(app)
        self._thread = threading.Thread(target=self.server.run, args=(self.sockets,), daemon=True)
        self._thread.start()

    def _answer(self) -> str:
        self.asked.set()
        assert self.go.wait(5)
        return "slow"

    def client(self) -> http.client.HTTPConnection:
        """A connection that is not open yet."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)

    def stop(self) -> None:
        """What SIGTERM does."""
        self.go.set()
        self.server.should_exit = True
        self._thread.join(15)


@pytest.fixture
def served() -> Iterator[Served]:
    running = Served()
    yield running
    running.stop()


def until(true: Callable[[], bool]) -> None:
    """Look again and again, for a few seconds at most."""
    ends = time.monotonic() + 5
    while not true():
        assert time.monotonic() < ends


def ask(client: http.client.HTTPConnection, path: str = "/quick") -> tuple[int, str | None, bytes]:
    client.request("GET", path)
    return answer_to(client)


def answer_to(client: http.client.HTTPConnection) -> tuple[int, str | None, bytes]:
    with client.getresponse() as answer:
        return answer.status, answer.getheader("Connection"), answer.read()


def test_while_one_waits_others_are_answered(served):
    with closing(served.client()) as slow, closing(served.client()) as quick:
        slow.request("GET", "/")
        assert served.asked.wait(5)
        assert ask(quick) == (200, None, b"quick")
        served.go.set()
        assert answer_to(slow) == (200, None, b"slow")


def test_a_stop_awaits_an_answer_that_takes_long(served, monkeypatch):
    monkeypatch.setattr(connection, "GRACE", 0.0)
    with closing(served.client()) as client, ThreadPoolExecutor(1) as pool:
        client.request("GET", "/")
        assert served.asked.wait(5)
        served.server.should_exit = True
        stopped = pool.submit(served._thread.join, 15)
        assert wait([stopped], timeout=0.3).not_done
        served.go.set()
        assert answer_to(client)[::2] == (200, b"slow")


def is_open(served: Served) -> bool:
    try:
        socket.create_connection(("127.0.0.1", served.port)).close()
    except ConnectionRefusedError:
        return False
    return True


def test_a_connection_that_is_open_may_ask_once_more_after_a_stop_and_nobody_else(
    served, monkeypatch
):
    monkeypatch.setattr(connection, "GRACE", 5.0)
    with closing(served.client()) as client:
        assert ask(client) == (200, None, b"quick")
        served.server.should_exit = True
        until(lambda: not is_open(served))
        assert ask(client) == (200, "close", b"quick")


def test_who_has_connected_and_was_not_yet_seen_is_answered_after_a_stop(served):
    busy, go_on = Event(), Event()

    async def stop_after_long_work() -> None:
        busy.set()
        assert go_on.wait(5)  # meanwhile the loop looks at nobody
        served.server.should_exit = True
        await served.server.shutdown(served.sockets)

    with closing(served.client()) as seen, closing(served.client()) as unseen:
        assert ask(seen)[0] == 200
        [one] = served.server.server_state.connections
        stopping = asyncio.run_coroutine_threadsafe(stop_after_long_work(), one.loop)
        assert busy.wait(5)
        unseen.request("GET", "/quick")
        go_on.set()
        assert answer_to(unseen)[::2] == (200, b"quick")
    stopping.result(10)


def test_who_says_nothing_more_after_a_stop_is_let_go(served, monkeypatch):
    monkeypatch.setattr(connection, "GRACE", 0.1)
    with closing(served.client()) as client:
        assert ask(client)[0] == 200
        served.stop()
        assert not served._thread.is_alive()


@pytest.mark.parametrize(
    "begun", [b"", b"GET", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"]
)
def test_a_request_that_never_ends_is_cut_off(served, monkeypatch, begun):
    monkeypatch.setattr(connection, "LONGEST_REQUEST", 0.1)
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as slow:
        slow.sendall(begun)
        assert slow.recv(100) == b""


def test_empty_lines_after_an_answer_are_no_request(served, monkeypatch):
    monkeypatch.setattr(connection, "LONGEST_REQUEST", 0.1)
    with closing(served.client()) as client:
        assert ask(client)[0] == 200
        [waiting] = served.server.server_state.connections
        until(lambda: not waiting._is_answering())
        client.sock.sendall(b"\r\n")
        assert client.sock.recv(100) == b""


def test_a_body_that_goes_on_after_its_refusal_is_cut_off(served, monkeypatch):
    monkeypatch.setattr(connection, "LONGEST_REQUEST", 0.1)
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as sender:
        sender.sendall(b"POST / HTTP/1.1\r\nContent-Length: 900000\r\n\r\nhalf")
        assert sender.recv(5000).startswith(b"HTTP/1.1 413")
        sender.sendall(b"more")
        assert sender.recv(5000) == b""


ENDLESS = {
    "a head": b"GET /quick HTTP/1.1\r\n",
    "a trailer": b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
}


@pytest.mark.parametrize("begun", ENDLESS.values(), ids=ENDLESS)
def test_what_never_ends_is_cut_off(served, begun):
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as talker:
        talker.sendall(begun)
        more = (b"A: " + b"a" * 1000 + b"\r\n") * 1000
        with pytest.raises(ConnectionError):
            talker.sendall(more * 20)


def answer_to_head(served: Served, lines: int) -> bytes:
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as talker:
        talker.sendall(b"GET /quick HTTP/1.1\r\n")
        for _ in range(lines):
            talker.sendall(b"A: " + b"a" * 1000 + b"\r\n")
        talker.sendall(b"Host: localhost\r\n\r\n")
        return talker.recv(15)


def test_a_head_may_be_long_but_not_as_long_as_a_body(served):
    assert answer_to_head(served, 20) == b"HTTP/1.1 200 OK"
    with pytest.raises(ConnectionError):
        answer_to_head(served, 1000)


def test_who_does_not_take_an_answer_is_cut_off(served, monkeypatch):
    monkeypatch.setattr(connection, "LONGEST_REQUEST", 0.1)
    with closing(served.client()) as client:
        client.request("GET", "/large")
        answer = client.getresponse()
        [lazy] = served.server.server_state.connections
        until(lazy.transport.is_closing)
        with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
            answer.read()


def test_time_that_an_answer_takes_is_not_the_clients(served):
    with closing(served.client()) as client:
        client.request("GET", "/")
        assert served.asked.wait(5)
        [waiting] = served.server.server_state.connections
        assert waiting._deadline is None


def test_more_connections_than_there_may_be_are_told_so(monkeypatch):
    monkeypatch.setattr(serve, "CONNECTIONS", 2)
    served = Served()
    try:
        with closing(served.client()) as one, closing(served.client()) as two:
            assert ask(one)[0] == 200
            assert ask(two)[0] == 503
        until(lambda: not served.server.server_state.connections)
        with closing(served.client()) as again:
            assert ask(again)[0] == 200
    finally:
        served.stop()
