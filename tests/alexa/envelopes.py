"""Real Alexa request envelopes, as a device sends them."""

from typing import Any

SKILL = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"


def envelope(
    request: dict[str, Any], *, new: bool = True, attributes: Any = None
) -> dict[str, Any]:
    """A whole envelope around one request, from an American Echo without a screen."""
    return {
        "version": "1.0",
        "session": {
            "new": new,
            "sessionId": "amzn1.echo-api.session.1",
            "application": {"applicationId": SKILL},
            "attributes": attributes or {},
            "user": {"userId": "amzn1.ask.account.SECRET"},
        },
        "context": {
            "System": {
                "application": {"applicationId": SKILL},
                "user": {"userId": "amzn1.ask.account.SECRET"},
                "device": {"deviceId": "amzn1.ask.device.SECRET", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "TOKEN",
            }
        },
        "request": {
            "requestId": "amzn1.echo-api.request.1",
            "locale": "en-US",
            "timestamp": "2026-11-23T09:00:00Z",
            **request,
        },
    }


def launch(**extra: Any) -> dict[str, Any]:
    """Opening the skill without a question."""
    return envelope({"type": "LaunchRequest", **extra})


def intent(name: str, **slots: tuple[str, str | None]) -> dict[str, Any]:
    """An intent with slots given as (raw words, id or None)."""
    filled = {slot: _slot(slot, raw, known) for slot, (raw, known) in slots.items()}
    return envelope(
        {
            "type": "IntentRequest",
            "dialogState": "STARTED",
            "intent": {"name": name, "confirmationStatus": "NONE", "slots": filled},
        }
    )


def slot_of(name: str, said: list[tuple[str, str | None]]) -> dict[str, Any]:
    """A slot with one value, or a list of them, each as (raw words, id or None)."""
    if len(said) == 1:
        return _slot(name, *said[0])
    values = [_slot(name, raw, known)["slotValue"] for raw, known in said]
    return {
        "name": name,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "List", "values": values},
    }


def _slot(name: str, raw: str, known: str | None) -> dict[str, Any]:
    match: dict[str, Any] = {"status": {"code": "ER_SUCCESS_NO_MATCH"}}
    if known:
        match = {
            "status": {"code": "ER_SUCCESS_MATCH"},
            "values": [{"value": {"name": known, "id": known}}],
        }
    resolutions = {
        "resolutionsPerAuthority": [
            {"authority": f"amzn1.er-authority.echo-sdk.{SKILL}.Type", **match}
        ]
    }
    return {
        "name": name,
        "value": raw,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": raw, "resolutions": resolutions},
    }
