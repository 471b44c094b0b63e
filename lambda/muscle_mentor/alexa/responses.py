"""Writes a reply as an Alexa response: SSML, reprompt, card, session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from muscle_mentor.core.pauses import PAUSE
from muscle_mentor.core.spoken import Spoken
from muscle_mentor.plain import Plain

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


def response_of(spoken: Spoken, screen: Mapping[str, Any] | None = None) -> Plain:
    """The response that says this, and shows the screen; without a reprompt the session closes.

    A closing reply with a screen leaves it to Alexa: that keeps the screen up for a while.
    """
    response = Plain(outputSpeech=_speech(spoken.speech, slow=spoken.slow))
    if spoken.card:
        title, content = spoken.card
        response["card"] = {"type": "Simple", "title": title, "content": content}
    if spoken.reprompt is not None:
        response["reprompt"] = {"outputSpeech": _speech(spoken.reprompt)}
    if screen:
        response["directives"] = [screen]
    if spoken.reprompt is not None or not screen:
        response["shouldEndSession"] = spoken.reprompt is None
    return response


def closing_envelope(text: str) -> dict[str, Any]:
    """A whole response envelope that closes the session, for what happens outside the SDK."""
    response = response_of(Spoken(text, None))
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def _speech(text: str, *, slow: bool = False) -> dict[str, str]:
    return {"type": "SSML", "ssml": ssml(text, slow=slow)}
