"""An HTTP connection that cannot be held open for nothing, and that a stop does not break.

uvicorn gives a client as long as it likes for a request, as many letters for its head, and for
taking an answer; when it stops, it closes connections on which the next request is on its way.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_REQUEST = 20.0  # seconds from the connection, or a request's first letter, to its last
LARGEST_HEAD = 64 * 1024  # bytes
LARGEST_REQUEST = 2 * 1024 * 1024  # bytes, of which no more than a small body is kept
GRACE = 1.0  # seconds for clients that keep a connection open and are about to ask again


class Connection(HttpToolsProtocol):
    """uvicorn's protocol with limits, and with a grace when the server is stopped."""

    _deadline: asyncio.TimerHandle | None = None
    _came: int | None = None  # bytes of the request that is being read, after its first packet
    _in_head = False
    _last = False  # whether the server has been told to stop

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._hurry()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._no_hurry()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on. What is no whole request, be it an empty line, has its time to become one."""
        reading = self._came is not None
        super().data_received(data)
        if reading and self._came is not None:
            self._came += len(data)
            if self._came > (LARGEST_HEAD if self._in_head else LARGEST_REQUEST):
                self.transport.abort()
        if not self._is_answering():
            self._hurry()

    def on_message_begin(self) -> None:
        """The first letter of a request."""
        super().on_message_begin()
        self._came, self._in_head = 0, True

    def on_headers_complete(self) -> None:
        """The head of a request; of the last one, the answer closes the connection."""
        self._in_head = False
        super().on_headers_complete()
        if self._last:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """The last letter of a request."""
        self._came = None
        self._no_hurry()
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The client does not take the answer as fast as it comes."""
        super().pause_writing()
        self._hurry()

    def resume_writing(self) -> None:
        """It has taken it."""
        super().resume_writing()
        self._no_hurry()

    def shutdown(self) -> None:
        """The server stops: what has come, or comes within the grace, is answered."""
        self._last = True
        if self.cycle and not self.cycle.response_complete:
            self.cycle.keep_alive = False
        self.loop.call_later(GRACE, self._leave)

    def _leave(self) -> None:
        if self._came is None and not self._is_answering():
            self.transport.close()

    def _is_answering(self) -> bool:
        """Whether a whole request is being answered."""
        cycle = self.cycle
        return cycle is not None and not cycle.response_complete and not cycle.more_body

    def _hurry(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(LONGEST_REQUEST, self._too_late)

    def _no_hurry(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self.transport.abort()
