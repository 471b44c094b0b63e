"""One reply of the skill, and all that Amazon's certification can find wrong with it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from muscle_mentor.alexa.skill import apology
from muscle_mentor.core.state import LIMIT_BYTES
from muscle_mentor.stored_content import offered

_TAGS = frozenset({"speak", "p", "s", "break", "emphasis", "prosody", "say-as", "sub", "w", "lang"})
_LONGEST_SECONDS, _LONGEST_BREAK = 90.0, 10.0
_WORDS_A_SECOND = 150 / 60
_LONGEST_SPEECH, _LONGEST_CARD, _LARGEST_REPLY = 8000, 8000, 24 * 1024
_APL = "Alexa.Presentation.APL"
_APOLOGIES = frozenset(map(apology, offered()))


@dataclass(frozen=True)
class Answer:
    """A response envelope as the skill gave it."""

    envelope: dict[str, Any]

    @property
    def response(self) -> dict[str, Any]:
        """What Alexa says and shows."""
        found: dict[str, Any] = self.envelope.get("response") or {}
        return found

    @property
    def ssml(self) -> str:
        """The speech; empty where there is none."""
        return str((self.response.get("outputSpeech") or {}).get("ssml") or "")

    @property
    def text(self) -> str:
        """The words of the speech."""
        return re.sub(r"<[^>]*>", "", self.ssml).strip()

    @property
    def attributes(self) -> dict[str, Any] | None:
        """What the next turn of the session gets; None where the session is closed."""
        return (self.envelope.get("sessionAttributes") or {}) if self.open else None

    @property
    def state(self) -> dict[str, Any]:
        """The skill's own session attribute."""
        return (self.envelope.get("sessionAttributes") or {}).get("state") or {}

    @property
    def open(self) -> bool:
        """Whether Alexa goes on listening."""
        return self.response.get("shouldEndSession") is False

    @property
    def asks(self) -> bool:
        """Whether the last thing said is a question."""
        return self.text.endswith("?")

    @property
    def directives(self) -> list[str]:
        """The types of the directives."""
        return [one["type"] for one in self.response.get("directives") or []]


def faults(answer: Answer, *, screen: bool = False) -> list[str]:
    """What is wrong with a spoken reply, in words; empty where nothing is."""
    return [*_session(answer, screen), *_speech(answer), *_sizes(answer), *_shown(answer, screen)]


def _session(answer: Answer, screen: bool) -> Iterator[str]:
    """Open if and only if the reply asks; a closing reply with a screen may leave it out."""
    closing = answer.response.get("shouldEndSession", None if screen else "missing")
    reprompt = ((answer.response.get("reprompt") or {}).get("outputSpeech") or {}).get("ssml") or ""
    if answer.asks != answer.open:
        yield f"asks is {answer.asks}, but shouldEndSession is {closing}"
    if closing == "missing":
        yield "shouldEndSession is not set"
    if bool(reprompt) != answer.open:
        yield "an open session has a reprompt, a closed one has none"
    if "?" in answer.text[:-1]:
        yield "a question before the end"


def _speech(answer: Answer) -> Iterator[str]:
    if not answer.text:
        yield "says nothing"
        return
    if answer.text in _APOLOGIES:
        yield "an exception, for which the skill apologises"
    try:
        root = ET.fromstring(answer.ssml)  # noqa: S314 - the skill wrote it
    except ET.ParseError as error:
        yield f"SSML: {error}"
        return
    tags = {element.tag for element in root.iter()}
    breaks = [_seconds(each.get("time", "0s")) for each in root.iter("break")]
    seconds = len(answer.text.split()) / _WORDS_A_SECOND + sum(breaks)
    yield from (f"SSML tag {tag}" for tag in sorted(tags - _TAGS))
    if max(breaks, default=0.0) > _LONGEST_BREAK:
        yield "a break over ten seconds"
    if seconds > _LONGEST_SECONDS:
        yield f"speaks for {seconds:.0f} seconds"
    if re.search(r"[{}]", answer.text):
        yield f"an unfilled place: {answer.text}"


def _seconds(time: str) -> float:
    """A length of time as SSML writes it, "600ms" or "10s", in seconds."""
    number = float(time.removesuffix("s").removesuffix("m"))
    return number / 1000 if time.endswith("ms") else number


def _sizes(answer: Answer) -> Iterator[str]:
    card = answer.response.get("card") or {}
    if len(answer.ssml) > _LONGEST_SPEECH or len(json.dumps(card)) > _LONGEST_CARD:
        yield "speech or card over 8,000 characters"
    if len(json.dumps(answer.envelope).encode()) > _LARGEST_REPLY:
        yield "over 24 KB"
    if len(json.dumps(answer.state).encode()) > LIMIT_BYTES:
        yield "state over its limit"


def _shown(answer: Answer, screen: bool) -> Iterator[str]:
    if not screen and any(kind.startswith(_APL) for kind in answer.directives):
        yield "sends APL to a device without a screen"
