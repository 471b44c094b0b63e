"""Builds the requests that Alexa sends to a skill: the whole envelope, as plain JSON data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

_APPLICATION = "amzn1.ask.skill.local"
_USER = "amzn1.ask.account.LOCAL"
_DEVICE = "amzn1.ask.device.LOCAL"
_APL = {"runtime": {"maxVersion": "2024.3"}}
_VIEWPORT = {
    "experiences": [
        {"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False, "canResize": False}
    ],
    "mode": "HUB",
    "shape": "RECTANGLE",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "dpi": 160,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "touch": ["SINGLE"],
}


@dataclass
class AlexaSession:
    """One session as Alexa keeps it between requests."""

    attributes: dict[str, Any] = field(default_factory=dict)
    new: bool = True
    identity: str = field(default_factory=lambda: f"amzn1.echo-api.session.{uuid4()}")


@dataclass(frozen=True)
class Device:
    """What speaks and shows: its locale, and whether it has a screen."""

    locale: str
    screen: bool = False


def envelope(
    request: Mapping[str, Any], session: AlexaSession, device: Device, now: datetime
) -> dict[str, Any]:
    """The envelope for one request (its `type` and own keys), at the time `now` (aware)."""
    timestamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    common = {
        "requestId": f"amzn1.echo-api.request.{uuid4()}",
        "locale": device.locale,
        "timestamp": timestamp,
    }
    return {
        "version": "1.0",
        "session": _session(session),
        "context": _context(device),
        "request": {**common, **request},
    }


def _application() -> dict[str, str]:
    return {"applicationId": os.environ.get("SKILL_ID") or _APPLICATION}


def _session(session: AlexaSession) -> dict[str, Any]:
    return {
        "new": session.new,
        "sessionId": session.identity,
        "application": _application(),
        "attributes": session.attributes,
        "user": {"userId": _USER},
    }


def _context(device: Device) -> dict[str, Any]:
    interfaces = {"Alexa.Presentation.APL": _APL} if device.screen else {}
    context: dict[str, Any] = {
        "System": {
            "application": _application(),
            "user": {"userId": _USER},
            "device": {"deviceId": _DEVICE, "supportedInterfaces": interfaces},
            "apiEndpoint": "https://api.amazonalexa.com",
            "apiAccessToken": "local",
        }
    }
    return {**context, "Viewport": _VIEWPORT} if device.screen else context
