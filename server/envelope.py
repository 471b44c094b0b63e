"""Builds the requests that Alexa sends to a skill: the whole envelope, as plain JSON data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from server.devices import Device

_APPLICATION = "amzn1.ask.skill.local"
_USER = "amzn1.ask.account.LOCAL"


@dataclass
class AlexaSession:
    """One session as Alexa keeps it between requests."""

    attributes: dict[str, Any] = field(default_factory=dict)
    new: bool = True
    identity: str = field(default_factory=lambda: f"amzn1.echo-api.session.{uuid4()}")


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
    context = device.context()
    who = {"application": _application(), "user": {"userId": _USER}}
    return {**context, "System": {**who, **context["System"]}}
