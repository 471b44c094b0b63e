"""SSML as plain text: what a person would read instead of hear."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

_LOOSE = re.compile(r" ([.,!?])")
_PREFIXES = '<speak xmlns:amazon="urn:amazon" xmlns:alexa="urn:alexa"'


def plain_text(ssml: str) -> str:
    """The words of an SSML document; markup that is not well formed raises ParseError."""
    root = ET.fromstring(ssml.replace("<speak", _PREFIXES, 1))  # noqa: S314 - the skill's own reply
    return _LOOSE.sub(r"\1", " ".join(" ".join(_pieces(root)).split()))


def speech_text(speech: dict[str, Any] | None) -> str | None:
    """The text of an Alexa outputSpeech object, or None where there is none."""
    if not speech:
        return None
    said = plain_text(speech["ssml"]) if speech.get("ssml") else str(speech.get("text") or "")
    return said or None


def _pieces(element: ET.Element) -> list[str]:
    """The text of an element in order."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [*_pieces(child), child.tail or ""]
    return pieces
