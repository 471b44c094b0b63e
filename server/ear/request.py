"""Writes an understanding as the intent of an Alexa request."""

from __future__ import annotations

from typing import Any

from server.ear.heard import HeardSlot, HeardValue, Understanding
from server.ear.model import Model, Slot

_AUTHORITY = "amzn1.er-authority.echo-sdk.amzn1.ask.skill.local.{}"


def request_intent(understanding: Understanding, model: Model) -> dict[str, Any]:
    """The `intent` object: all slots of the intent, empty ones with their name only."""
    intent = model.intents.get(understanding.intent)
    heard = {slot.name: slot for slot in understanding.slots}
    slots = {
        slot.name: _slot(slot, heard.get(slot.name)) for slot in (intent.slots if intent else ())
    }
    written: dict[str, Any] = {"name": understanding.intent, "confirmationStatus": "NONE"}
    return {**written, "slots": slots} if slots else written


def _slot(slot: Slot, heard: HeardSlot | None) -> dict[str, Any]:
    empty = {"name": slot.name, "confirmationStatus": "NONE"}
    if heard is None or not heard.values:
        return empty
    values = [_value(value, slot.type) for value in heard.values]
    if len(values) > 1:
        listed = {"type": "List", "values": values}
        return {**empty, "source": "USER", "slotValue": listed}
    single = {name: part for name, part in values[0].items() if name != "type"}
    return {**empty, **single, "source": "USER", "slotValue": values[0]}


def _value(value: HeardValue, slot_type: str) -> dict[str, Any]:
    """Built-in types give their value (P2W, 6, 2026-11-28), own types the words and resolutions."""
    if slot_type.startswith("AMAZON."):
        return {"type": "Simple", "value": value.id or value.raw}
    authority: dict[str, Any] = {"authority": _AUTHORITY.format(slot_type)}
    if value.id is None:
        authority["status"] = {"code": "ER_SUCCESS_NO_MATCH"}
    else:
        authority["status"] = {"code": "ER_SUCCESS_MATCH"}
        authority["values"] = [{"value": {"name": value.name, "id": value.id}}]
    resolutions = {"resolutionsPerAuthority": [authority]}
    return {"type": "Simple", "value": value.raw, "resolutions": resolutions}
