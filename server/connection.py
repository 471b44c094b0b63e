"""An HTTP connection that cannot be held open without asking, and that a stop does not break.

uvicorn gives a client as long as it likes for a request, and as many letters for its head; when it
stops, it closes connections on which the next request is already on its way.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_REQUEST = 20.0  # seconds from the connection, or a request's first letter, to its last
LARGEST_HEAD = 64 * 1024  # bytes
GRACE = 1.0  # seconds for clients that keep a connection open and are about to ask again


class Connection(HttpToolsProtocol):
    """uvicorn's protocol with limits, and with a grace when the server is stopped."""

    _deadline: asyncio.TimerHandle | None = None
    _head: int | None = None  # bytes of the head that is being read
    _last = False  # whether the server has been told to stop

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._expect_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and close where a head does not end."""
        super().data_received(data)
        if self._head is not None:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self.transport.close()

    def on_message_begin(self) -> None:
        """The first letter of a request."""
        super().on_message_begin()
        self._head = 0
        self._expect()

    def on_headers_complete(self) -> None:
        """The head of a request; of the last one, the answer closes the connection."""
        self._head = None
        super().on_headers_complete()
        if self._last:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """The last letter of a request."""
        self._expect_no_more()
        super().on_message_complete()

    def shutdown(self) -> None:
        """The server stops: what has come, or comes within the grace, is answered."""
        self._last = True
        if self.cycle and not self.cycle.response_complete:
            self.cycle.keep_alive = False
        self.loop.call_later(GRACE, self._leave)

    def _leave(self) -> None:
        reading = self._head is not None
        answering = self.cycle is not None and not self.cycle.response_complete
        if not reading and not answering:
            self.transport.close()

    def _expect(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(LONGEST_REQUEST, self._too_late)

    def _expect_no_more(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self.transport.close()
