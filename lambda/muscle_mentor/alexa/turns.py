"""Reads a turn from an Alexa request: intent, slots with what resolution gave, device, session."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from muscle_mentor.alexa.tappable import turn_of_tap
from muscle_mentor.core.turn import Slots, Turn, Value
from muscle_mentor.plain import Late

ATTRIBUTE = "state"
_INTENT, _TAP = "IntentRequest", "Alexa.Presentation.APL.UserEvent"
_KINDS = {
    "LaunchRequest": "launch",
    _INTENT: "intent",
    _TAP: "intent",
    "Connections.Response": "permission",
}
"""Types of request in which somebody speaks, taps or allows something -> the kind of turn."""
_MATCH = "ER_SUCCESS_MATCH"
# Nobody names or says more at once; a request with thousands is no person.
_MOST_SLOTS, _MOST_VALUES, _MOST_LETTERS = 60, 20, 600


def is_turn(envelope: RequestEnvelope) -> bool:
    """Whether a request is a turn of the conversation."""
    return getattr(envelope.request, "object_type", None) in _KINDS


def turn_of(envelope: RequestEnvelope) -> Turn:
    """The turn that a request stands for; a tap stands for what saying its answer would give.

    Requests without a session are turns of a new one.
    """
    request: Any = envelope.request
    session, kind = envelope.session, _KINDS[request.object_type]
    intent = request.intent if request.object_type == _INTENT else None
    turn = Turn(
        kind=kind,
        intent=(intent.name or "") if intent else "",
        slots=_slots(intent.slots) if intent else {},
        locale=getattr(request, "locale", None) or "en-US",
        screen=_has_screen(envelope),
        new_session=bool(session.new) if session else True,
        now=getattr(request, "timestamp", None),
        outcome=_outcome(request) if kind == "permission" else "",
        token=(request.token or "") if kind == "permission" else "",
        attributes=((session.attributes or {}) if session else {}).get(ATTRIBUTE),
    )
    return turn_of_tap(turn, _texts(request.arguments)) if request.object_type == _TAP else turn


def _texts(arguments: Any) -> list[str]:
    """What a tap carries, as long as what is said may be."""
    return [each[:_MOST_LETTERS] for each in arguments or () if isinstance(each, str)]


def _outcome(request: Any) -> str:
    """What Alexa was answered when she asked for a permission."""
    return str((request.payload or {}).get("status") or "NOT_ANSWERED")


def _slots(slots: Any) -> Slots:
    """The slots that were filled, from what came of them: no models are made of it."""
    came: Any = slots.data if isinstance(slots, Late) else DefaultSerializer().serialize(slots)
    filled = {}
    for name, slot in islice((came or {}).items(), _MOST_SLOTS):
        values = slot and (_values(slot.get("slotValue") or {}) or _values(slot))
        if values:
            filled[name] = tuple(values[:_MOST_VALUES])
    return filled


def _values(slot: Mapping[str, Any]) -> list[Value]:
    """The values of a slot, or of its `slotValue`: that is a list where several were said."""
    raw: str | None = slot.get("value")
    found = [Value(raw[:_MOST_LETTERS], _resolved(slot.get("resolutions")))] if raw else []
    for each in (slot.get("values") or ())[:_MOST_VALUES]:
        found += _values(each or {})
    return found


def _resolved(resolutions: Mapping[str, Any] | None) -> str | None:
    for authority in (resolutions or {}).get("resolutionsPerAuthority") or ():
        matched = (authority.get("status") or {}).get("code") == _MATCH
        if matched and authority.get("values"):
            known = (authority["values"][0].get("value") or {}).get("id")
            return str(known) if known else None
    return None


def _has_screen(envelope: RequestEnvelope) -> bool:
    system = envelope.context.system if envelope.context else None
    device = system.device if system else None
    interfaces = device.supported_interfaces if device else None
    return bool(interfaces and interfaces.alexa_presentation_apl)
