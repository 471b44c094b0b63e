"""Calls Amazon's services over HTTP: the SDK's ApiClient without `requests`.

What HTTP needs is loaded with the first call: no question is answered later for it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ask_sdk_model.services import ApiClient

if TYPE_CHECKING:
    from ask_sdk_model.services import ApiClientRequest, ApiClientResponse

_SECONDS = 3.0  # of the eight that Alexa waits
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class HttpClient(ApiClient):
    """Sends a request and gives back whatever status was answered."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """The answer of the service. OSError where nobody answers, ValueError for a wrong address.

        No redirect is followed: the token is for the address that it came with.
        """
        from ask_sdk_model.services import ApiClientResponse

        with _answered(request) as answered:
            return ApiClientResponse(
                headers=list(answered.headers.items()),
                body=answered.read().decode("utf-8", "replace"),
                status_code=answered.status,
            )


def _answered(asked: ApiClientRequest) -> Any:
    from urllib.error import HTTPError
    from urllib.parse import urlsplit
    from urllib.request import (
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        HTTPHandler,
        HTTPSHandler,
        OpenerDirector,
        Request,
    )

    address = urlsplit(asked.url)
    if address.scheme != "https" and address.hostname not in _LOOPBACK:
        raise ValueError("a service is called by https, or on this computer")
    body = json.dumps(asked.body).encode() if asked.body is not None else None
    headers = dict(asked.headers or ())
    request = Request(asked.url, body, headers, method=asked.method)  # noqa: S310 - checked above
    opener = OpenerDirector()
    for handler in (HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    try:
        return opener.open(request, timeout=_SECONDS)
    except HTTPError as refusal:
        return refusal
