"""A server that is stopped answers whoever was accepted, however long that takes, and then ends."""

import http.client
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from threading import Event

import pytest
from waitress import create_server, wasyncore

from server import draining


class Slow:
    """A WSGI application that answers when it is told to."""

    def __init__(self):
        self.asked, self.go = Event(), Event()

    def __call__(self, environ, start_response):
        del environ
        self.asked.set()
        assert self.go.wait(5)
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def sockets(slow):
    """What a server of that application listens and talks on; nobody runs its loop yet."""
    found = {}
    server = create_server(slow, map=found, host="127.0.0.1", port=0, threads=1)
    yield found
    slow.go.set()
    server.task_dispatcher.shutdown()
    wasyncore.close_all(found, ignore_all=True)


@pytest.fixture
def connection(sockets):
    """A connection on which a request was sent; the server has not looked yet."""
    [port] = [each.effective_port for each in sockets.values() if hasattr(each, "effective_port")]
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as client:
        client.request("GET", "/")
        yield client


def answer_to(connection):
    with connection.getresponse() as answer:
        return answer.status, answer.getheader("Connection"), answer.read()


def test_an_answer_that_takes_long_is_awaited(slow, sockets, connection, monkeypatch):
    monkeypatch.setattr(draining, "GRACE", 0.0)
    while not slow.asked.is_set():
        wasyncore.loop(timeout=0.05, map=sockets, count=1)
    with ThreadPoolExecutor(1) as pool:
        drained = pool.submit(draining._drain, sockets)
        assert wait([drained], timeout=0.1).not_done
        slow.go.set()
        assert answer_to(connection)[::2] == (200, b"ok")
        drained.result(5)


def test_who_has_connected_and_was_not_yet_seen_is_answered_and_nobody_after_that(
    slow, sockets, connection
):
    slow.go.set()
    with ThreadPoolExecutor(1) as pool:
        drained = pool.submit(draining._drain, sockets)
        assert answer_to(connection) == (200, "close", b"ok")
        drained.result(5)
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", connection.port, timeout=5).connect()
