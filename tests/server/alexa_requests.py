"""Requests as Alexa sends them, to change in a test."""

from datetime import UTC, datetime, timedelta
from typing import Any

SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"
LAUNCH: dict[str, Any] = {
    "version": "1.0",
    "session": {
        "new": True,
        "sessionId": "amzn1.echo-api.session.1",
        "application": {"applicationId": SKILL_ID},
        "attributes": {},
        "user": {"userId": "amzn1.ask.account.A"},
    },
    "context": {
        "System": {
            "application": {"applicationId": SKILL_ID},
            "user": {"userId": "amzn1.ask.account.A"},
            "device": {"deviceId": "amzn1.ask.device.A", "supportedInterfaces": {}},
            "apiEndpoint": "https://api.amazonalexa.com",
            "apiAccessToken": "token",
        }
    },
    "request": {
        "type": "LaunchRequest",
        "requestId": "amzn1.echo-api.request.1",
        "locale": "en-US",
        "timestamp": "2026-11-23T09:00:00Z",
    },
}


def at(ago: timedelta) -> str:
    """The timestamp of a request that was sent so long ago."""
    return (datetime.now(UTC) - ago).strftime("%Y-%m-%dT%H:%M:%SZ")
