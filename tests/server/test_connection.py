"""Nobody holds the server up: who is slow is cut off, and a stop answers whoever was accepted."""

import http.client
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from threading import Event

import pytest
from flask import Flask

from server import connection, serve
from server.serve import listening, server_of


class Served:
    """A running server with a page that answers when it is told to."""

    def __init__(self) -> None:
        self.asked, self.go = Event(), Event()
        app = Flask("slow")
        app.add_url_rule("/", view_func=self._answer)
        app.add_url_rule("/quick", view_func=lambda: "quick")
        sockets = listening("127.0.0.1", 0)
        self.port = sockets[0].getsockname()[1]
        self.server = server_of(app)
        self._thread = threading.Thread(target=self.server.run, args=(sockets,), daemon=True)
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
        while is_open(served):
            pass
        assert ask(client) == (200, "close", b"quick")


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


def test_a_head_that_never_ends_is_cut_off(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as talker:
        talker.sendall(b"GET / HTTP/1.1\r\n")
        more = (b"A: " + b"a" * 1000 + b"\r\n") * 1000
        with pytest.raises(ConnectionError):
            talker.sendall(more * 20)


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
        with closing(served.client()) as again:
            assert ask(again)[0] in {200, 503}
    finally:
        served.stop()
