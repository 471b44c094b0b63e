"""Writes a reply as an Alexa response: SSML, reprompt, card, session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from ask_sdk_model import Response
from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective
from ask_sdk_model.ui import Reprompt as SdkReprompt
from ask_sdk_model.ui import SimpleCard, SsmlOutputSpeech

from muscle_mentor.core.speech import Spoken

_TELEPHONE = re.compile(r"\b\d[\d -]*\d\b")


def ssml(text: str) -> str:
    """Speech as SSML; telephone numbers are said digit by digit."""
    digits = _TELEPHONE.sub(
        lambda found: f'<say-as interpret-as="telephone">{found[0]}</say-as>', escape(text)
    )
    return f"<speak>{digits}</speak>"


def response_of(spoken: Spoken, screen: RenderDocumentDirective | None = None) -> Response:
    """The response that says this, and shows the screen; without a reprompt the session closes.

    A closing reply with a screen leaves it to Alexa: that keeps the screen up for a while.
    """
    ends = spoken.reprompt is None
    return Response(
        output_speech=SsmlOutputSpeech(ssml=ssml(spoken.speech)),
        reprompt=_reprompt(spoken.reprompt),
        card=SimpleCard(*spoken.card) if spoken.card else None,
        directives=[screen] if screen else None,
        should_end_session=None if ends and screen else ends,
    )


def plain_envelope(
    text: str, *, ends: bool, attributes: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A whole response envelope as plain data, for what happens outside the SDK."""
    response: dict[str, Any] = {
        "outputSpeech": {"type": "SSML", "ssml": ssml(text)},
        "shouldEndSession": ends,
    }
    if not ends:
        response["reprompt"] = {"outputSpeech": {"type": "SSML", "ssml": ssml(text)}}
    return {"version": "1.0", "sessionAttributes": dict(attributes or {}), "response": response}


def _reprompt(text: str | None) -> SdkReprompt | None:
    return SdkReprompt(output_speech=SsmlOutputSpeech(ssml=ssml(text))) if text else None
