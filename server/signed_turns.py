"""Answers what Amazon signed before Flask sees it: Flask and its adapter cost as much as an answer.

Only a request with which all is in order is answered here. Any other is handed on whole to Flask,
which looks at it from the beginning and says what is wrong.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope
from flask import Flask

from server.alexa_endpoint import FAILED, PATH, check_envelope, parse
from server.verification import Verifier
from server.verification.verifiers import SIGNATURE_HEADER, URL_HEADER
from server.web.guard import HEADERS

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
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

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        envelope = self._in_order(environ)
        if envelope is None:
            return self._flask(environ, start_response)
        try:
            reply = self._skill.invoke(request_envelope=envelope, context=None)
            answer = f"{_written(self._skill.serializer.serialize(reply))}\n".encode()
        except Exception as error:  # noqa: BLE001 - Flask logs its place, and answers
            environ[FAILED] = error
            return self._flask(environ, start_response)
        start_response("200 OK", [*_ALWAYS, ("Content-Length", str(len(answer)))])
        return [answer]

    def _in_order(self, environ: Environ) -> RequestEnvelope | None:
        """The request, if it is one for the skill and proven to be Amazon's."""
        length = environ.get("CONTENT_LENGTH") or ""
        ours = environ.get("PATH_INFO") == PATH and environ["REQUEST_METHOD"] == "POST"
        if not (ours and length.isdecimal() and int(length) <= self._largest):
            return None
        body = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = BytesIO(body)
        try:
            return self._checked(body, {name: environ[key] for name, key in _HEADERS.items()})
        except Exception:  # noqa: BLE001 - whatever it is, Flask comes to the same and tells it
            return None

    def _checked(self, body: bytes, headers: dict[str, str]) -> RequestEnvelope:
        data = parse(body)
        check_envelope(data, self._skill_id)
        text = body.decode()
        envelope: RequestEnvelope = self._skill.serializer.deserialize(text, RequestEnvelope)
        for verifier in self._verifiers:
            verifier.verify(
                headers=headers, serialized_request_env=text, deserialized_request_env=envelope
            )
        return envelope
