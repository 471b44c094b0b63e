"""Reads what the page asks: bad input is a ClientFault with its reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request

from server.faults import ClientFault

LONGEST_UTTERANCE = 500  # characters


def json_object() -> Mapping[str, Any]:
    """Read the body. Another site's form cannot send this content type unasked."""
    if not request.is_json:
        raise ClientFault("the content type is not application/json")
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        raise ClientFault("the body is not a JSON object")
    return asked


def utterance(asked: Mapping[str, Any]) -> str:
    """Read what the person typed. Raises ClientFault."""
    said = asked.get("utterance")
    if not isinstance(said, str) or not clean(said):
        raise ClientFault("utterance is missing or empty")
    if len(said) > LONGEST_UTTERANCE:
        raise ClientFault(f"utterance is longer than {LONGEST_UTTERANCE} characters")
    return clean(said)


def clean(text: str) -> str:
    """Without control characters and lone surrogates, which no ear and no voice knows."""
    known = text.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else " " for sign in known).strip()


def locale_of(asked: Mapping[str, Any], locales: Sequence[str]) -> str:
    """Read the locale; the first is the default. Raises ClientFault."""
    locale = asked.get("locale", locales[0])
    if locale not in locales:
        raise ClientFault("locale is not one that the skill speaks")
    return str(locale)


def text_or_none(asked: Mapping[str, Any], name: str) -> str | None:
    """Read a text that may be missing. Raises ClientFault."""
    value = asked.get(name)
    if value is not None and not isinstance(value, str):
        raise ClientFault(f"{name} is neither text nor null")
    return value
