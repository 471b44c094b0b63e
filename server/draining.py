"""Stops the server without losing a request: what was accepted is answered, then it ends.

Waitress itself leaves its loop at once: requests that wait for a thread are cancelled, and answers
that are not sent yet are lost.
"""

import signal
import time
from collections.abc import Iterator
from threading import Event
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import WSGITask

LONGEST = 10.0  # seconds for what was accepted; a service manager kills later
GRACE = 1.0  # seconds for clients that keep a connection open and are about to ask again
_PULSE = 0.2  # seconds until a signal is noticed, where nothing else happens

Sockets = dict[int, Any]
"""What the server listens and talks on, by file number: waitress calls it the map."""


class _LastTask(WSGITask):  # type: ignore[misc]
    """An answer that tells the client to open another connection for its next request."""

    def build_response_header(self) -> bytes:
        """Say so in the header."""
        self.set_close_on_finish()
        header: bytes = super().build_response_header()
        return header


def serve_until_stopped(server: Any, sockets: Sockets) -> None:
    """Serve until SIGTERM, then drain; Ctrl+C ends at once."""
    stopped = Event()
    before = signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    try:
        while not stopped.is_set():
            wasyncore.loop(timeout=_PULSE, map=sockets, count=1)
        _drain(sockets)
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
        server.task_dispatcher.shutdown()


def _drain(sockets: Sockets) -> None:
    began = time.monotonic()
    _accept_no_more(sockets)
    while (waited := time.monotonic() - began) < LONGEST:
        open_now = list(_channels(sockets))
        for channel in open_now:
            channel.task_class = _LastTask
        if not open_now or (waited > GRACE and not any(map(_is_busy, open_now))):
            return
        wasyncore.loop(timeout=0.05, map=sockets, count=1)


def _accept_no_more(sockets: Sockets) -> None:
    """Take whoever has connected already, then close the door."""
    for listening in [each for each in sockets.values() if isinstance(each, BaseWSGIServer)]:
        waiting = -1
        while waiting != len(sockets):
            waiting = len(sockets)
            listening.handle_accept()
        listening.del_channel(sockets)
        listening.socket.close()


def _channels(sockets: Sockets) -> Iterator[HTTPChannel]:
    return (each for each in list(sockets.values()) if isinstance(each, HTTPChannel))


def _is_busy(channel: HTTPChannel) -> bool:
    """Whether a request is being read, answered or sent."""
    return bool(channel.requests or channel.request is not None or channel.total_outbufs_len)
