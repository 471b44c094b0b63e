"""Reads a turn from an Alexa request: intent, slots with what resolution gave, device, session."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from ask_sdk_model import IntentRequest, RequestEnvelope, SessionEndedRequest
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent
from ask_sdk_model.interfaces.connections import ConnectionsResponse

from muscle_mentor.alexa.tappable import turn_of_tap
from muscle_mentor.core.turn import Slot, Turn, Value

ATTRIBUTE = "state"
_MATCH = "ER_SUCCESS_MATCH"
# Nobody names or says more at once; a request with thousands is no person.
_MOST_SLOTS, _MOST_VALUES, _MOST_LETTERS = 60, 20, 600


def turn_of(envelope: RequestEnvelope) -> Turn:
    """The turn that a request stands for; a tap stands for what saying its answer would give.

    Requests without a session are turns of a new one.
    """
    request, session = envelope.request, envelope.session
    intent = request.intent if isinstance(request, IntentRequest) else None
    turn = Turn(
        kind=_kind(request),
        intent=(intent.name or "") if intent else "",
        slots=tuple(_slots(intent)) if intent else (),
        locale=getattr(request, "locale", None) or "en-US",
        screen=_has_screen(envelope),
        new_session=bool(session.new) if session else True,
        now=getattr(request, "timestamp", None),
        outcome=_outcome(request),
        token=(getattr(request, "token", None) or "") if _is_permission(request) else "",
        attributes=((session.attributes or {}) if session else {}).get(ATTRIBUTE),
    )
    return turn_of_tap(turn, request.arguments or []) if isinstance(request, UserEvent) else turn


def _kind(request: object) -> str:
    if isinstance(request, (IntentRequest, UserEvent)):
        return "intent"
    if _is_permission(request):
        return "permission"
    return "ended" if isinstance(request, SessionEndedRequest) else "launch"


def _is_permission(request: object) -> bool:
    return isinstance(request, ConnectionsResponse)


def _outcome(request: object) -> str:
    """What Alexa was answered when she asked for a permission."""
    if not isinstance(request, ConnectionsResponse):
        return ""
    return str((request.payload or {}).get("status") or "NOT_ANSWERED")


def _slots(intent: Any) -> Iterator[Slot]:
    for name, slot in islice((intent.slots or {}).items(), _MOST_SLOTS):
        if slot is None:
            continue
        values = tuple(islice(_values(slot.slot_value), _MOST_VALUES)) or tuple(_values(slot))
        if values:
            yield Slot(name, values)


def _values(slot: Any) -> Iterator[Value]:
    """The values of a slot, or of its `slotValue`: that is a list where several were said."""
    if slot is None:
        return
    if getattr(slot, "value", None):
        yield Value(slot.value[:_MOST_LETTERS], _resolved(slot.resolutions))
    for each in getattr(slot, "values", None) or ():
        yield from _values(each)


def _resolved(resolutions: Any) -> str | None:
    authorities = (resolutions.resolutions_per_authority or []) if resolutions else []
    for authority in authorities:
        code = authority.status.code if authority.status else None
        if str(getattr(code, "value", code)) == _MATCH and authority.values:
            value = authority.values[0].value
            return str(value.id) if value and value.id else None
    return None


def _has_screen(envelope: RequestEnvelope) -> bool:
    system = envelope.context.system if envelope.context else None
    device = system.device if system else None
    interfaces = device.supported_interfaces if device else None
    return bool(interfaces and interfaces.alexa_presentation_apl)
