"""Guards the outside: what the SDK cannot even read still gets a valid reply.

The SDK reads a request before any handler runs: an unknown request type, an unknown enum value or
an integer timestamp raises past every exception handler.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, cast

from ask_sdk_core.exceptions import AskSdkException
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

from muscle_mentor.alexa.log import record
from muscle_mentor.alexa.responses import closing_envelope
from muscle_mentor.alexa.skill import apology
from muscle_mentor.stored_content import content_for

Handler = Callable[[Any, object], dict[str, Any]]
_SPEAKING = frozenset({"LaunchRequest", "IntentRequest"})
_SILENT: dict[str, Any] = {"version": "1.0", "response": {}}


def guarded(skill: CustomSkill) -> Handler:
    """A Lambda handler for a skill: plain data in, plain data out, never an exception."""
    read, serializer = reader_of(skill), skill.serializer

    def handle(event: Any, context: object) -> dict[str, Any]:
        try:
            envelope = read(event)
            answer = skill.invoke(request_envelope=envelope, context=context)
            return cast("dict[str, Any]", serializer.serialize(answer))
        except AskSdkException as error:
            return _wrong_skill(event, error) if _is_foreign(error) else _unreadable(event, error)
        except Exception as error:  # noqa: BLE001 - the outermost place: nothing may leave it
            return _unreadable(event, error)

    return handle


def reader_of(skill: CustomSkill) -> Callable[[Any], RequestEnvelope]:
    """What reads an envelope from data: the SDK's own serializer reads JSON text only."""
    serializer: Any = skill.serializer
    if hasattr(serializer, "read"):
        return lambda event: serializer.read(event, RequestEnvelope)
    return lambda event: serializer.deserialize(json.dumps(event), RequestEnvelope)


def _is_foreign(error: AskSdkException) -> bool:
    return "Skill ID" in str(error)


def _wrong_skill(event: Any, error: Exception) -> dict[str, Any]:
    _note(event, error, "other_skill")
    text: str = content_for(_locale(event)).phrase("wrong_skill")["say"]
    return closing_envelope(text)


def _unreadable(event: Any, error: Exception) -> dict[str, Any]:
    _note(event, error, "unreadable")
    if str(_request(event).get("type")) in _SPEAKING:
        return closing_envelope(apology(_locale(event)))
    return dict(_SILENT)


def _note(event: Any, error: Exception, outcome: str) -> None:
    asked = _request(event)
    record(
        logging.ERROR,
        outcome=outcome,
        error=error,
        request=asked.get("type"),
        locale=asked.get("locale"),
    )


def _request(event: Any) -> Mapping[str, Any]:
    request = event.get("request") if isinstance(event, Mapping) else None
    return request if isinstance(request, Mapping) else {}


def _locale(event: Any) -> str:
    locale = _request(event).get("locale")
    return locale if isinstance(locale, str) else "en-US"
