"""Answers POST /alexa without Flask, which with its adapter costs as much as an answer.

Amazon's own requests get the skill's answer, forged ones their refusal. The checks stand cheapest
first, so that a flood of forgeries exhausts nothing: nothing is downloaded for a request that is
wrong in any other way, and the SDK reads only what Amazon signed.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import orjson
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

from muscle_mentor.alexa.guard import reader_of
from server.alexa_endpoint import UNREADABLE, check_envelope, parse
from server.broken import told
from server.faults import ClientFault
from server.verification import Refused, Verifier, signature_in

REFUSALS = "server.refused"
"""The logger that is told the reasons."""


class SignedTurns:
    """The skill behind the checks of Amazon's signature."""

    def __init__(
        self, skill: CustomSkill, skill_id: str | None, verifiers: Sequence[Verifier]
    ) -> None:
        """In: the id that the skill answers to, None for any; the checks, cheapest first."""
        self._skill, self._skill_id, self._verifiers = skill, skill_id, verifiers
        self._read = reader_of(skill)

    def answer(self, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """In: the two headers of a signature, the body. Out: the HTTP status, JSON to send back."""
        try:
            envelope = self._proven(headers, body)
            reply = self._skill.invoke(request_envelope=envelope, context=None)
            return 200, in_json(self._skill.serializer.serialize(reply))
        except (ClientFault, Refused) as refusal:
            return refused(refusal)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
            return 500, in_json({"error": told(error)})

    def _proven(self, headers: Mapping[str, str], body: bytes) -> RequestEnvelope:
        """The request, if it is for the skill and Amazon's. Raises ClientFault, Refused."""
        signature_in(headers)
        data = parse(body)
        check_envelope(data, self._skill_id)
        self._verify(headers, body.decode(), data["request"])
        try:
            return self._read(data)
        except Exception as error:
            raise ClientFault(UNREADABLE) from error

    def _verify(self, headers: Mapping[str, str], text: str, asked: Mapping[str, str]) -> None:
        """Run the checks on what they look at, which needs no reading of the whole."""
        sent = datetime.fromisoformat(asked["timestamp"])
        light = SimpleNamespace(object_type=asked["type"], timestamp=sent)
        for verifier in self._verifiers:
            verifier.verify(
                headers=headers,
                serialized_request_env=text,
                deserialized_request_env=SimpleNamespace(request=light),
            )


def refused(refusal: ClientFault | Refused) -> tuple[int, bytes]:
    """Log why a request is refused. Out: the HTTP status, JSON to send back."""
    logging.getLogger(REFUSALS).warning(refusal.reason)
    return getattr(refusal, "code", None) or 400, in_json({"error": refusal.reason})


def in_json(what: Any) -> bytes:
    """What is sent for an object."""
    return orjson.dumps(what, option=orjson.OPT_APPEND_NEWLINE)
