"""Amazon's part: one account with its permission for reminders, and the service that keeps them.

The skill calls the service over HTTP as it would call Amazon's; the page sets how it answers.
All of it lives in memory and ends with the server.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, jsonify, request

from server.faults import ClientFault

PATH = "/v1/alerts/reminders"
MOST = 100
REFUSALS: Mapping[int, tuple[str, str]] = {
    401: ("UNAUTHORIZED", "The reminders permission is not granted."),
    403: ("DEVICE_NOT_SUPPORTED", "This device does not support reminders."),
    429: ("RATE_EXCEEDED", "Too many requests."),
}
WORKS = 201


@dataclass
class Household:
    """The account: what it permits, how its reminder service answers, what it keeps."""

    granted: bool = False
    answer: int = WORKS
    reminders: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def refusal(self, authorization: str | None) -> int | None:
        """The status with which a call is refused, None where it is served."""
        if authorization != f"Bearer {self.token}":
            return 401
        if self.answer != WORKS:
            return self.answer
        return None if self.granted else 401

    def shown(self) -> dict[str, Any]:
        """What the page shows."""
        return {
            "granted": self.granted,
            "answer": self.answer,
            "reminders": list(self.reminders.values()),
        }


def reminder_service(household: Household) -> Blueprint:
    """In: the account. Out: the routes that the skill calls."""
    routes = Blueprint("reminders", __name__)

    @routes.before_request
    def refuse() -> tuple[Response, int] | None:
        status = household.refusal(request.headers.get("Authorization"))
        return _refused(status) if status else None

    @routes.post(PATH)
    def create() -> tuple[Response, int]:
        asked = request.get_json(silent=True)
        if not isinstance(asked, dict) or not isinstance(asked.get("trigger"), dict):
            return _told("INVALID_REQUEST", "A reminder has a trigger."), 400
        with household.lock:
            if len(household.reminders) >= MOST:
                return _told("MAX_REMINDERS_EXCEEDED", "There are too many reminders."), 403
            made = _made(asked)
            household.reminders[made["alertToken"]] = made
        return jsonify(_receipt(made)), WORKS

    @routes.get(PATH)
    def every() -> Response:
        kept = list(household.reminders.values())
        return jsonify(totalCount=str(len(kept)), alerts=kept, links=None)

    @routes.get(f"{PATH}/<alert>")
    def one(alert: str) -> Response | tuple[Response, int]:
        found = household.reminders.get(alert)
        return jsonify(found) if found else _unknown()

    @routes.delete(f"{PATH}/<alert>")
    def delete(alert: str) -> tuple[Response, int]:
        gone = household.reminders.pop(alert, None)
        return (jsonify({}), 200) if gone else _unknown()

    return routes


def household_panel(household: Household) -> Blueprint:
    """In: the account. Out: /api/household, by which the page shows and sets it."""
    routes = Blueprint("household", __name__)

    @routes.get("/api/household")
    def show() -> Response:
        return jsonify(household.shown())

    @routes.put("/api/household")
    def change() -> Response:
        asked = request.get_json(silent=True)
        _change(household, asked if isinstance(asked, dict) else {})
        return jsonify(household.shown())

    return routes


def _change(household: Household, asked: Mapping[str, Any]) -> None:
    granted, answer = asked.get("granted", household.granted), asked.get("answer", household.answer)
    if not isinstance(granted, bool):
        raise ClientFault("granted is neither true nor false")
    if answer not in (WORKS, *REFUSALS):
        raise ClientFault("answer is none of 201, 401, 403, 429")
    household.granted, household.answer = granted, answer
    if asked.get("reminders") == []:
        household.reminders.clear()


def _made(asked: Mapping[str, Any]) -> dict[str, Any]:
    """A reminder as the service keeps it: the request, with a name, a state and a time."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {
        "alertToken": str(uuid4()),
        "createdTime": now,
        "updatedTime": now,
        "status": "ON",
        "trigger": asked["trigger"],
        "alertInfo": asked.get("alertInfo"),
        "pushNotification": asked.get("pushNotification"),
        "version": "1",
    }


def _receipt(made: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("alertToken", "createdTime", "updatedTime", "status", "version")
    return {**{key: made[key] for key in keys}, "href": f"{PATH}/{made['alertToken']}"}


def _refused(status: int) -> tuple[Response, int]:
    return _told(*REFUSALS[status]), status


def _unknown() -> tuple[Response, int]:
    return _told("ALERT_NOT_FOUND", "There is no such reminder."), 404


def _told(code: str, message: str) -> Response:
    return jsonify(code=code, message=message)
