"""POST /alexa: real Alexa requests, through flask-ask-sdk's SkillAdapter.

The adapter answers 500 where the client is at fault (a body that is not JSON, an unknown request
type, a foreign skill). Here each of these is a 400 with one line of reason.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, g, request
from werkzeug.exceptions import BadRequest

from server.faults import ClientFault
from server.verification import Refused, SkillAdapter, Verifier

PATH = "/alexa"
IN_SESSION = frozenset({"LaunchRequest", "IntentRequest", "SessionEndedRequest"})
LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")  # it becomes part of a file name
UNREADABLE = "the request is not one that Alexa sends"


def add_alexa_endpoint(
    app: Flask, skill: CustomSkill, *, skill_id: str | None, verifiers: Sequence[Verifier]
) -> None:
    """In: the app; the skill; the id it answers to, None for any; the checks, cheapest first."""
    app.config.update(
        ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False
    )  # ours instead
    adapter = SkillAdapter(
        skill=skill,
        skill_id=skill_id or "any",
        verifiers=[_Readable(), *verifiers],
        app=app,
    )

    @app.post(PATH)
    def alexa() -> Response:
        # Read before the adapter does: it would drop a body that is labelled as a form.
        check_envelope(parse(request.get_data()), skill_id)
        return _dispatch(adapter)


class _Readable(Verifier):
    """Runs first: the SDK has read the request, so what fails later is not the client's fault."""

    def verify(self, **_: object) -> None:  # type: ignore[override]
        g.readable = True


def _dispatch(adapter: SkillAdapter) -> Response:
    g.readable = False
    try:
        reply: Response = adapter.dispatch_request()
    except BadRequest as error:
        refusal = error.__context__
        reason = refusal.reason if isinstance(refusal, Refused) else "the request was refused"
        raise ClientFault(reason) from None
    except RecursionError:
        raise ClientFault(UNREADABLE) from None
    except Exception:
        if g.readable:
            raise
        raise ClientFault(UNREADABLE) from None
    return reply


def parse(body: bytes) -> Mapping[str, Any]:
    """In: the raw body. Out: the envelope. Raises ClientFault."""
    try:
        envelope = orjson.loads(body)
    except ValueError:
        raise ClientFault("the body is not JSON") from None
    if not isinstance(envelope, dict):
        raise ClientFault("the body is not a JSON object")
    return envelope


def check_envelope(envelope: Mapping[str, Any], skill_id: str | None) -> None:
    """Check the parts that every Alexa request has, and whose skill it is. Raises ClientFault."""
    asked = _part(envelope, "request")
    kind = asked.get("type")
    if not isinstance(kind, str):
        raise ClientFault("the request has no type")
    _check_timestamp(asked.get("timestamp"))
    if not LOCALE.fullmatch(str(asked.get("locale", "en-US"))):
        raise ClientFault("the locale is malformed")
    _part(_part(_part(envelope, "context"), "System"), "application")
    if kind in IN_SESSION:
        _part(envelope, "session")
    if kind == "IntentRequest" and not isinstance(_part(asked, "intent").get("name"), str):
        raise ClientFault("the intent has no name")
    _check_skill(envelope, skill_id)


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    if not isinstance(part, dict):
        raise ClientFault(f"{name} is missing or not an object")
    return part


def _check_timestamp(stamp: object) -> None:
    try:
        aware = isinstance(stamp, str) and datetime.fromisoformat(stamp).tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        raise ClientFault("the timestamp is not a date and time with a time zone")


def _check_skill(envelope: Mapping[str, Any], skill_id: str | None) -> None:
    """Look in both places where the id stands: the SDK looks in one of them only."""
    places = (("context", "System", "application"), ("session", "application"))
    found = {_dig(envelope, (*place, "applicationId")) for place in places} - {None}
    if not found:
        raise ClientFault("the request names no skill")
    if skill_id is not None and found != {skill_id}:
        raise ClientFault("the request is for another skill")


def _dig(whole: object, path: Sequence[str]) -> str | None:
    for name in path:
        whole = whole.get(name) if isinstance(whole, dict) else None
    return whole if isinstance(whole, str) else None
