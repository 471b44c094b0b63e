"""Turns the built interaction model into the requests that Alexa would send for it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from envelopes import envelope

from server.ear.exact import steps
from server.ear.model import Intent, Model, Slot, SlotType

_BUILT_IN = {
    "AMAZON.DURATION": ("P3W", "PT5M", "P1WT2D", "?"),
    "AMAZON.NUMBER": ("4", "30", "?"),
    "AMAZON.DATE": ("2026-11-21", "2026-W47", "2026-11", "2026-WI", "?"),
    "AMAZON.TIME": ("09:00", "NI", "?"),
}
ODD = "purple gibberish"
"""Words that no slot type knows."""


@dataclass(frozen=True)
class Said:
    """What was said for a slot: the raw words, and the id they resolve to (None: no match)."""

    raw: str
    id: str | None = None


def request(
    name: str, slots: Mapping[str, Said] | None = None, model: Model | None = None
) -> dict[str, Any]:
    """An IntentRequest; slots that the model has and nobody filled are present, empty."""
    empty = {
        slot.name: {"name": slot.name} for slot in (model.intents[name].slots if model else ())
    }
    filled = {slot: _slot(slot, said) for slot, said in (slots or {}).items()}
    intent = {"name": name, "confirmationStatus": "NONE", "slots": {**empty, **filled}}
    return {"type": "IntentRequest", "dialogState": "STARTED", "intent": intent}


def sample_requests(intent: Intent, model: Model) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every sample of an intent once, its slots filled, another value each time."""
    for turn, sample in enumerate(intent.samples):
        found = [step for step in steps(sample, intent) if isinstance(step, Slot)]
        slots = {slot.name: _nth(slot, model, turn) for slot in found}
        yield sample, request(intent.name, slots, model)


def value_requests(
    intent: Intent, slot: Slot, model: Model
) -> Iterator[tuple[Said, dict[str, Any]]]:
    """Every value and every synonym of a slot once, for one intent."""
    for said in values(slot.type, model):
        yield said, request(intent.name, {slot.name: said}, model)


def values(type_name: str, model: Model) -> Iterator[Said]:
    """All that a person can say for a slot type."""
    known = model.types.get(type_name)
    if known is None:
        yield from map(Said, _BUILT_IN[type_name])
        return
    for identity, names in known.words.items():
        yield from (Said(name, identity) for name in dict.fromkeys(names))


def _nth(slot: Slot, model: Model, turn: int) -> Said:
    known = model.types.get(slot.type)
    if known is None:
        return Said(_BUILT_IN[slot.type][turn % (len(_BUILT_IN[slot.type]) - 1)])
    return _named(known, turn)


def _named(known: SlotType, turn: int) -> Said:
    identity = sorted(known.words)[turn * 7 % len(known.words)]
    return Said(known.words[identity][turn % len(known.words[identity])], identity)


def _slot(name: str, said: Said) -> dict[str, Any]:
    known = {"value": {"name": said.raw, "id": said.id}}
    match = (
        {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [known]}
        if said.id
        else {"status": {"code": "ER_SUCCESS_NO_MATCH"}}
    )
    resolutions = {"resolutionsPerAuthority": [{"authority": "amzn1.er-authority.x.Type", **match}]}
    return {
        "name": name,
        "value": said.raw,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": said.raw, "resolutions": resolutions},
    }


def sent(
    asked: dict[str, Any], attributes: Any = None, *, locale: str = "en-US", screen: bool = False
) -> dict[str, Any]:
    """The whole envelope: of a new session, or of one that has these attributes."""
    whole = envelope({**asked, "locale": locale}, new=attributes is None, attributes=attributes)
    if screen:
        device = whole["context"]["System"]["device"]
        device["supportedInterfaces"] = {
            "Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}
        }
    copied: dict[str, Any] = json.loads(json.dumps(whole))
    return copied
