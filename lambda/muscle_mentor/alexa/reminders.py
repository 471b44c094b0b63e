"""Alexa's reminders, by the SDK's own service client: made, listed and cancelled.

All times are of the person's own clock: no time zone is sent, so Alexa takes that of the device.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ask_sdk_core.handler_input import HandlerInput

from muscle_mentor.alexa.log import record
from muscle_mentor.core.reply import Errand
from muscle_mentor.core.turn import Turn
from muscle_mentor.core.wish import DAYS, Wish
from muscle_mentor.plain import Plain

SCOPE = "alexa::alerts:reminders:skill:readwrite"
_PATH = "/v1/alerts/reminders"
_OUTCOMES = {400: "past", 401: "refused", 403: "unsupported", 404: "none", 429: "busy"}
_NO_ANSWER = (OSError, ValueError, TypeError, AttributeError, LookupError)
"""Nobody answered in time, or the answer is garbled; the SDK has a class of its own for that."""
_FULL = "MAX_REMINDERS_EXCEEDED"
_BY_DAY = {
    "weekdays": "MO,TU,WE,TH,FR",
    "weekends": "SA,SU",
    **{day: day[:2].upper() for day in DAYS},
}


class _RefusedError(Exception):
    """The list of reminders was not given; `outcome` says why."""

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def carry_out(errand: Errand, handler_input: HandlerInput, turn: Turn) -> str:
    """Do an errand. Out: made, one, all, none or many.

    Else refused, unsupported, full, busy or past, where the service would not; or failed.
    """
    from ask_sdk_core.exceptions import SerializationException
    from ask_sdk_model.services import ServiceException

    try:
        return _DO[errand.do](errand, handler_input, turn)
    except ServiceException as error:
        return _refusal(error)
    except _RefusedError as error:
        return error.outcome
    except (SerializationException, *_NO_ANSWER) as error:
        record(logging.ERROR, outcome="reminder_failed", error=error)
        return "failed"


def with_permission(response: Plain, token: str) -> Plain:
    """The same response asking for the permission: by voice with a token, else on a card."""
    if not token:
        card = {"type": "AskForPermissionsConsent", "permissions": [SCOPE]}
        return Plain(response, card=card)
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": SCOPE,
    }
    asking = {"type": "Connections.SendRequest", "name": "AskFor"}
    directives = [{**asking, "payload": payload, "token": token}]
    return Plain(response, directives=directives, shouldEndSession=True)


def _refusal(error: Any) -> str:
    """What the service's refusal means; one that is none of the usual is logged."""
    outcome = _OUTCOMES.get(error.status_code, "failed")
    if outcome == "failed":
        record(logging.ERROR, outcome="reminder_failed", error=error)
    return "full" if str(getattr(error.body, "code", "")) == _FULL else outcome


def _make(errand: Errand, handler_input: HandlerInput, turn: Turn) -> str:
    from ask_sdk_model.services.reminder_management import (
        AlertInfo,
        PushNotification,
        PushNotificationStatus,
        ReminderRequest,
        SpokenInfo,
        SpokenText,
    )

    if errand.wish is None:
        raise ValueError("a reminder is made of a wish")
    spoken = SpokenText(locale=turn.locale, text=errand.label)
    request = ReminderRequest(
        request_time=turn.now,
        trigger=_trigger(errand.wish),
        alert_info=AlertInfo(spoken_info=SpokenInfo(content=[spoken])),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )
    _service(handler_input).create_reminder(request)
    return "made"


def _trigger(wish: Wish) -> Any:
    from ask_sdk_model.services.reminder_management import Recurrence, Trigger, TriggerType

    if wish.minutes:
        seconds = wish.minutes * 60
        return Trigger(object_type=TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=seconds)
    absolute = TriggerType.SCHEDULED_ABSOLUTE
    if wish.day:
        due = datetime.combine(date.fromisoformat(wish.day), wish.clock)
        return Trigger(object_type=absolute, scheduled_time=due)
    return Trigger(object_type=absolute, recurrence=Recurrence(recurrence_rules=[_rule(wish)]))


def _rule(wish: Wish) -> str:
    """How often, as RFC 5545 writes it."""
    days = _BY_DAY.get(wish.repeat)
    often = f"FREQ=WEEKLY;BYDAY={days}" if days else "FREQ=DAILY"
    at = wish.clock
    return f"{often};BYHOUR={at.hour};BYMINUTE={at.minute};BYSECOND=0;INTERVAL=1;"


def _cancel_one(errand: Errand, handler_input: HandlerInput, _: Turn) -> str:
    found = list(_waiting(errand.label, handler_input))
    return "many" if len(found) > 1 else _deleted(found, handler_input)


def _cancel_all(errand: Errand, handler_input: HandlerInput, _: Turn) -> str:
    return _deleted(list(_waiting(errand.label, handler_input)), handler_input)


def _deleted(tokens: list[str], handler_input: HandlerInput) -> str:
    for token in tokens:
        _service(handler_input).delete_reminder(token)
    return ("none", "one", "all")[min(len(tokens), 2)]


def _waiting(label: str, handler_input: HandlerInput) -> Iterator[str]:
    """The tokens of the reminders that are still to come, and say `label`, where one is given."""
    for alert in _listed(handler_input):
        if alert.get("status") == "ON" and (not label or label in _texts(alert)):
            yield str(alert["alertToken"])


def _texts(alert: Mapping[str, Any]) -> list[str]:
    told = ((alert.get("alertInfo") or {}).get("spokenInfo") or {}).get("content") or []
    return [str(each.get("text")) for each in told]


def _listed(handler_input: HandlerInput) -> list[Mapping[str, Any]]:
    """All reminders of this skill. The SDK can ask for the list, but not read it (1.82)."""
    import json

    from ask_sdk_model.services import ApiClientRequest

    found = handler_input.service_client_factory.api_configuration
    asked = ApiClientRequest(
        method="GET",
        url=f"{found.api_endpoint}{_PATH}",
        headers=[("Authorization", f"Bearer {found.authorization_value}")],
    )
    answered = found.api_client.invoke(asked)
    if answered.status_code != 200:  # noqa: PLR2004 - OK
        raise _RefusedError(_OUTCOMES.get(answered.status_code, "failed"))
    return list(json.loads(answered.body).get("alerts") or [])


def _service(handler_input: HandlerInput) -> Any:
    return handler_input.service_client_factory.get_reminder_management_service()


_DO: Mapping[str, Callable[[Errand, HandlerInput, Turn], str]] = {
    "make": _make,
    "cancel_one": _cancel_one,
    "cancel_all": _cancel_all,
}
