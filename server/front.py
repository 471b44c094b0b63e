"""The ASGI application that the server runs: Amazon's requests are answered, the rest is Flask's.

Bodies are read here, in the loop, for as long as a client takes: nobody waits for a slow one.
"""

import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from a2wsgi import WSGIMiddleware
from flask import Flask

from server.alexa_endpoint import PATH
from server.faults import LARGEST_BODY, TOO_LARGE, ClientFault
from server.signed_turns import SignedTurns, refused
from server.verification.verifiers import SIGNATURE_HEADER, URL_HEADER
from server.waiting import answered
from server.web.guard import HEADERS, ON_DATA

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

THREADS = 12  # for pages
WAITING = 32  # for what waits: certificates take nine at most once a key is in use
_SIGNED = {name: name.lower().encode() for name in (URL_HEADER, SIGNATURE_HEADER)}
_ALWAYS = [
    (b"content-type", b"application/json"),
    *((name.lower().encode(), HEADERS[name].encode()) for name in ON_DATA),
]


class GoneError(Exception):
    """The client has closed the connection."""


class Front:
    """In: the Flask application, and what answers POST /alexa in its place, if anything does."""

    def __init__(self, app: Flask, turns: SignedTurns | None) -> None:
        """Make the threads for pages, and for what has to wait."""
        self._pages, self._turns = WSGIMiddleware(_telling(app), workers=THREADS), turns
        self._threads = ThreadPoolExecutor(WAITING, thread_name_prefix="waiting")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whoever has left gets nothing."""
        sent = dict(scope["headers"])
        try:
            body = await _body(sent.get(b"content-length", b""), receive)
        except GoneError:
            return
        except ClientFault as fault:
            await _tell(send, *refused(fault))
            return
        if self._turns and (scope["path"], scope["method"]) == (PATH, "POST"):
            signature = {
                name: sent.get(key, b"").decode("latin-1") for name, key in _SIGNED.items()
            }
            answer = partial(self._turns.answer, signature, body)
            await _tell(send, *await answered(answer, self._threads))
        else:
            await self._pages(scope, _once(body), send)  # type: ignore[arg-type]


async def _body(announced: bytes, receive: Receive) -> bytes:
    """All of it. Raises ClientFault as soon as it is, or is announced, too large; GoneError."""
    size = int(announced) if announced.isdigit() else 0
    body, more = bytearray(), True
    while more:
        if max(len(body), size) > LARGEST_BODY:
            raise ClientFault(TOO_LARGE, 413)
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body)


def _once(body: bytes) -> Receive:
    """What gives a body that was read already."""

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _tell(send: Send, code: int, answer: bytes) -> None:
    headers = [*_ALWAYS, (b"content-length", str(len(answer)).encode())]
    await send({"type": "http.response.start", "status": code, "headers": headers})
    await send({"type": "http.response.body", "body": answer})


def _telling(app: Flask) -> Any:
    """The application with its faults told on the error output, as WSGI servers do it."""

    def call(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return app({**environ, "wsgi.errors": sys.stderr}, start_response)

    return call
