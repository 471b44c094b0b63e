"""Amazon's part for a talk in a terminal: a household of its own, with its reminder service.

The skill calls it over HTTP, as it would call Amazon's; it answers on this computer only.
"""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from server.devices import SHOW, SPEAKER, Device, Hardware
from server.web.household import Household, reminder_service


class _Quiet(WSGIRequestHandler):
    """No line for each call: the terminal is for the talk."""

    def log_request(self, *_: object) -> None:
        pass


class Amazon:
    """A service that runs while the talk does: `with Amazon() as amazon`."""

    def __init__(self) -> None:
        self.household = Household()
        app = Flask("amazon")
        app.register_blueprint(reminder_service(self.household))
        self._server = make_server("127.0.0.1", 0, app, request_handler=_Quiet)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def device(self, locale: str, hardware: Hardware) -> Device:
        """A device of this household."""
        address = f"http://127.0.0.1:{self._server.port}"
        return Device(locale, hardware, address, self.household.token)

    def in_terminal(self, locale: str, *, screen: bool) -> Device:
        """The device that a terminal plays: a speaker, or an Echo Show."""
        return self.device(locale, SHOW if screen else SPEAKER)

    def answered(self, status: str) -> None:
        """Remember what was answered to the question for the permission."""
        if status != "NOT_ANSWERED":
            self.household.granted = status == "ACCEPTED"
