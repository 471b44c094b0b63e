"""What is done instead of saying something: opening, silence, a touch, an answer to Amazon.

Each is written as one line, so that a talk is a list of lines wherever it is kept:
`__launch__`, `__silence__`, `__touch__ ["argument", ...]`, `__permission__ ACCEPTED`. Where Alexa
has just asked for a permission, "yes" and "no" are for her.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

LAUNCH_WORD, SILENCE_WORD = "__launch__", "__silence__"
TOUCH_WORD, PERMISSION_WORD = "__touch__", "__permission__"
ANSWERS = ("ACCEPTED", "DENIED", "NOT_ANSWERED")
_YES = frozenset({"yes", "yeah", "yep", "ok", "okay", "sure", "i approve", "allow", "yes please"})
_NO = frozenset({"no", "nope", "no thanks", "no thank you", "don't allow", "deny"})
_RENDER = "Alexa.Presentation.APL.RenderDocument"
_ASK = "Connections.SendRequest"


class UnsaidError(ValueError):
    """A touch or an answer that cannot be read. The message says what is allowed."""


def unsaid_request(line: str, last: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The Alexa request for a touch or an answer, after the response `last`; None for words.

    Raises UnsaidError.
    """
    word, _, rest = line.partition(" ")
    if word == TOUCH_WORD:
        return _touch(rest, last)
    if word == PERMISSION_WORD:
        return _answer(rest, last)
    status = _in_words(line.strip().lower()) if permission_asked(last) else None
    return _answer(status, last) if status else None


def directives(received: Mapping[str, Any] | None, kind: str) -> list[Mapping[str, Any]]:
    """The directives of that type in a whole response envelope."""
    response = (received or {}).get("response") or {}
    return [one for one in response.get("directives") or [] if one.get("type") == kind]


def rendered(received: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The screen that a response shows, as its RenderDocument directive."""
    return next(iter(directives(received, _RENDER)), None)


def permission_asked(received: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The directive by which a response asks for a permission."""
    return next(iter(directives(received, _ASK)), None)


def _touch(rest: str, last: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": (rendered(last) or {}).get("token") or "",
        "arguments": list(_arguments(rest)),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }


def _arguments(rest: str) -> Sequence[Any]:
    try:
        arguments = json.loads(rest)
    except (ValueError, RecursionError):
        arguments = None
    if not isinstance(arguments, list):
        raise UnsaidError(f'{TOUCH_WORD} needs a JSON list of arguments, such as ["yes"]')
    return arguments


def _in_words(said: str) -> str | None:
    if said == SILENCE_WORD:
        return "NOT_ANSWERED"
    return "ACCEPTED" if said in _YES else "DENIED" if said in _NO else None


def _answer(rest: str, last: Mapping[str, Any] | None) -> dict[str, Any]:
    if rest not in ANSWERS:
        raise UnsaidError(f"{PERMISSION_WORD} needs one of {', '.join(ANSWERS)}")
    asked = permission_asked(last) or {}
    scope = (asked.get("payload") or {}).get("permissionScope")
    return {
        "type": "Connections.Response",
        "name": asked.get("name") or "AskFor",
        "status": {"code": "200", "message": "OK"},
        "payload": {"permissionScope": scope, "status": rest, "isCardThrown": False},
        "token": asked.get("token") or "",
    }
