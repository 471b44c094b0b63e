"""Answers two made-up requests while the skill starts, so that the first person need not wait.

Lambda gives a starting function a whole processor and afterwards only its share: what a first
answer loads is loaded here. The skill keeps nothing, so answering has no effect; a failure shows
again, with its apology and its log line, when a real request meets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

_QUESTION = {
    "type": "IntentRequest",
    "intent": {
        "name": "WhyBodyPartIntent",
        "confirmationStatus": "NONE",
        "slots": {
            "body_part": {
                "name": "body_part",
                "value": "eyelid",
                "resolutions": {
                    "resolutionsPerAuthority": [
                        {
                            "authority": "primed",
                            "status": {"code": "ER_SUCCESS_MATCH"},
                            "values": [{"value": {"name": "eyelid", "id": "eyelid"}}],
                        }
                    ]
                },
            }
        },
    },
    "dialogState": "STARTED",
}


def prime(handler: Callable[[Any, object], object], environment: Mapping[str, str]) -> None:
    """Answer a launch and a question about an eyelid, as the skill that SKILL_ID names."""
    for request in ({"type": "LaunchRequest"}, _QUESTION):
        handler(_envelope(request, environment.get("SKILL_ID") or "primed"), None)


def _envelope(request: Mapping[str, Any], skill_id: str) -> dict[str, Any]:
    system = {
        "application": {"applicationId": skill_id},
        "user": {"userId": "primed"},
        "device": {"deviceId": "primed", "supportedInterfaces": {}},
    }
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "primed", "application": system["application"]},
        "context": {"System": system},
        "request": {
            "requestId": "primed",
            "locale": "en-US",
            "timestamp": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            **request,
        },
    }
