"""Answers POST /alexa before Flask sees it: Flask and its adapter cost as much as an answer.

Amazon's own requests get the skill's answer, forged ones their refusal. The checks stand cheapest
first, so that a flood of forgeries exhausts nothing: nothing is downloaded for a request that is
wrong in any other way, and the SDK reads only what Amazon signed.
"""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope
from flask import Flask
from werkzeug.http import HTTP_STATUS_CODES

from muscle_mentor.alexa.guard import reader_of
from server.alexa_endpoint import FAILED, PATH, check_envelope, parse
from server.faults import TOO_LARGE, ClientFault
from server.verification import Refused, Verifier, signature_in
from server.verification.verifiers import SIGNATURE_HEADER, URL_HEADER
from server.web.guard import HEADERS

Environ = dict[str, Any]
Start = Callable[..., Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]
REFUSALS = "server.refused"
"""The logger that is told the reasons."""
_HEADERS = {URL_HEADER: "HTTP_SIGNATURECERTCHAINURL", SIGNATURE_HEADER: "HTTP_SIGNATURE_256"}
_ALWAYS = (("Content-Type", "application/json"), *HEADERS.items())
_written = json.JSONEncoder(separators=(",", ":")).encode  # as Flask writes it


class SignedTurns:
    """A WSGI application in front of Flask's own."""

    def __init__(
        self, app: Flask, skill: CustomSkill, skill_id: str | None, verifiers: Sequence[Verifier]
    ) -> None:
        """In: the id that the skill answers to, None for any; the checks, cheapest first."""
        self._flask: Wsgi = app.wsgi_app
        self._largest = int(app.config["MAX_CONTENT_LENGTH"])
        self._skill, self._skill_id, self._verifiers = skill, skill_id, verifiers
        self._read = reader_of(skill)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer one request. What fails in another way than a refusal is Flask's to tell."""
        if not _is_ours(environ):
            return self._flask(environ, start_response)
        try:
            envelope = self._proven(environ)
        except (ClientFault, Refused) as refusal:
            logging.getLogger(REFUSALS).warning(refusal.reason)
            code = getattr(refusal, "code", 400)
            return _told(start_response, code, {"error": refusal.reason})
        except Exception:  # noqa: BLE001 - Flask comes to the same
            return self._flask(environ, start_response)
        try:
            reply = self._skill.invoke(request_envelope=envelope, context=None)
            return _told(start_response, 200, self._skill.serializer.serialize(reply))
        except Exception as error:  # noqa: BLE001 - Flask logs its place, and answers
            environ[FAILED] = error
            return self._flask(environ, start_response)

    def _proven(self, environ: Environ) -> RequestEnvelope:
        """The request, if it is for the skill and Amazon's. Raises ClientFault, Refused."""
        length = int(environ["CONTENT_LENGTH"])
        if length > self._largest:
            raise ClientFault(TOO_LARGE, 413)
        headers = {name: environ.get(key, "") for name, key in _HEADERS.items()}
        signature_in(headers)
        body = environ["wsgi.input"].read(length)
        environ["wsgi.input"] = BytesIO(body)
        data = parse(body)
        check_envelope(data, self._skill_id)
        self._verify(headers, body.decode(), data["request"])
        return self._read(data)

    def _verify(self, headers: dict[str, str], text: str, asked: dict[str, str]) -> None:
        """Run the checks on what they look at, which needs no reading of the whole."""
        sent = datetime.fromisoformat(asked["timestamp"])
        light = SimpleNamespace(object_type=asked["type"], timestamp=sent)
        for verifier in self._verifiers:
            verifier.verify(
                headers=headers,
                serialized_request_env=text,
                deserialized_request_env=SimpleNamespace(request=light),
            )


def _is_ours(environ: Environ) -> bool:
    posted = environ.get("PATH_INFO") == PATH and environ["REQUEST_METHOD"] == "POST"
    return posted and environ.get("CONTENT_LENGTH", "").isdecimal()


def _told(start: Start, code: int, what: Any) -> Iterable[bytes]:
    answer = f"{_written(what)}\n".encode()
    status = f"{code} {HTTP_STATUS_CODES[code].upper()}"
    start(status, [*_ALWAYS, ("Content-Length", str(len(answer)))])
    return [answer]
