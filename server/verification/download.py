"""Fetches a certificate chain: limited in time and size, one second try, no redirect elsewhere."""

import time
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from typing import NoReturn
from urllib.request import HTTPRedirectHandler, OpenerDirector, build_opener

LARGEST = 64 * 1024  # bytes; Amazon's chains have about 6,000
SECONDS = 3.0
TRIES = 2
CHUNK = 8 * 1024


class DownloadError(Exception):
    """Nothing usable came back in time."""


class _NoRedirect(HTTPRedirectHandler):
    """The address was checked; where it would send us was not."""

    def redirect_request(self, *_: object) -> NoReturn:
        raise DownloadError("redirected")


def download(
    url: str,
    opener: OpenerDirector | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> bytes:
    """In: a checked https address; the seconds of a clock. Out: the body. Raises DownloadError."""
    opener = opener or build_opener(_NoRedirect)
    for _ in range(TRIES):
        try:
            with opener.open(url, timeout=SECONDS) as response:
                return _limited(response, clock)
        except (OSError, HTTPException):  # URLError and time-outs are OSErrors
            continue
    raise DownloadError("no answer")


def _limited(response: HTTPResponse, clock: Callable[[], float]) -> bytes:
    deadline, body = clock() + SECONDS, b""
    while chunk := response.read1(CHUNK):
        body += chunk
        if len(body) > LARGEST or clock() > deadline:
            raise DownloadError("too large or too slow")
    return body
