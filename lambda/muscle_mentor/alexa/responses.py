"""Writes a reply as an Alexa response: SSML, reprompt, card, session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ask_sdk_model import Response
from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective
from ask_sdk_model.ui import Reprompt as SdkReprompt
from ask_sdk_model.ui import SimpleCard, SsmlOutputSpeech

from muscle_mentor.core.pauses import PAUSE
from muscle_mentor.core.speech import Spoken

# xml.sax.saxutils.escape does the same, and brings urllib.request: 20 ms of every cold start.
_ESCAPED = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_TELEPHONE = re.compile(r"\d(?<![\w:\[.].)[\d -]*\d\b(?!:)")
"""Digits that are neither a time of day ("9:30") nor a wait ("[10]"); the rarest sign first."""


def ssml(text: str, *, slow: bool = False) -> str:
    """Speech as SSML: waits are silence, telephone numbers are said digit by digit."""
    for sign, written in _ESCAPED:
        text = text.replace(sign, written)
    digits = _TELEPHONE.sub(
        lambda found: f'<say-as interpret-as="telephone">{found[0]}</say-as>', text
    )
    waits = PAUSE.sub(lambda found: f'<break time="{float(found[1]) * 1000:.0f}ms"/>', digits)
    voice = f'<prosody rate="slow">{waits}</prosody>' if slow else waits
    return f"<speak>{voice}</speak>"


def response_of(spoken: Spoken, screen: RenderDocumentDirective | None = None) -> Response:
    """The response that says this, and shows the screen; without a reprompt the session closes.

    A closing reply with a screen leaves it to Alexa: that keeps the screen up for a while.
    """
    ends = spoken.reprompt is None
    return Response(
        output_speech=SsmlOutputSpeech(ssml=ssml(spoken.speech, slow=spoken.slow)),
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
