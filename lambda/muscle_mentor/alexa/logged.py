"""Writes a log line for each turn: how long it took, and how it ended."""

from __future__ import annotations

import logging
from time import perf_counter
from typing import Any

from ask_sdk_core.dispatch_components import (
    AbstractRequestInterceptor,
    AbstractResponseInterceptor,
)
from ask_sdk_core.handler_input import HandlerInput

from muscle_mentor.alexa.log import record

_BEGAN = "began"


class Began(AbstractRequestInterceptor):
    """Notes when a turn begins."""

    def process(self, handler_input: HandlerInput) -> None:
        """Keep the time in the attributes that live as long as the request."""
        handler_input.attributes_manager.request_attributes[_BEGAN] = perf_counter()


class Answered(AbstractResponseInterceptor):
    """Writes the line of a turn that went well: the SDK calls it only then."""

    def process(self, handler_input: HandlerInput, response: object) -> None:  # noqa: ARG002
        """Write the line."""
        _write(logging.INFO, handler_input, outcome="answered")


def failed(handler_input: HandlerInput, exception: Exception) -> None:
    """Write the line of a turn that ended in an apology."""
    _write(logging.ERROR, handler_input, outcome="apologised", error=exception)


def _write(level: int, handler_input: HandlerInput, **fields: object) -> None:
    request: Any = handler_input.request_envelope.request
    kind = getattr(request, "object_type", None)
    kept = handler_input.attributes_manager.request_attributes
    began: float = kept.get(_BEGAN, perf_counter())  # type: ignore[assignment]
    intent = request.intent if kind == "IntentRequest" else None
    named = {"intent": intent.name} if intent else {}
    record(
        level,
        request=kind,
        locale=getattr(request, "locale", None),
        milliseconds=1000 * (perf_counter() - began),
        **named,
        **fields,
    )
