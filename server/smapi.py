"""Amazon's Skill Management API, as far as their own `ask` asks a skill in development to speak.

With it `ask dialog` and `ask smapi simulate-skill` drive the local skill. Tokens are not checked:
the routes exist on loopback only.
"""

from __future__ import annotations

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, jsonify, request

from server.devices import SPEAKER, Device
from server.faults import ClientFault
from server.unsaid import UnsaidError
from server.web.sessions import Begin, Conversation, as_mapping

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
MOST = 50
LONGEST_UTTERANCE = 500
MANIFEST = Path(__file__).parents[1] / "skill-package" / "skill.json"
_STAGE = "/skills/<skill>/stages/<stage>"


class Simulations:
    """The one device on which the skill is simulated, and the last results, by their ids."""

    def __init__(self, begin: Begin, locales: tuple[str, ...]) -> None:
        self._begin = begin
        self._locales = locales
        self._lock = threading.Lock()
        self._talks: dict[str, Conversation] = {}
        self._done: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def simulate(self, content: str, locale: str, *, new_session: bool) -> dict[str, Any]:
        """Say something on the device. Out: the simulation, finished."""
        with self._lock:
            if new_session or locale not in self._talks:
                self._talks[locale] = self._begin(Device(locale, SPEAKER))
            began = time.perf_counter()
            result = as_mapping(_turn(self._talks[locale], content))
            made = _simulation(result, round((time.perf_counter() - began) * 1000))
            self._done[made["id"]] = made
            while len(self._done) > MOST:
                self._done.popitem(last=False)
        return made

    def found(self, simulation: str) -> dict[str, Any] | None:
        """A finished simulation, None where it is not known (any more)."""
        return self._done.get(simulation)

    def asked(self, body: Mapping[str, Any]) -> tuple[str, str, bool]:
        """What a request to simulate says: words, locale, whether in a new session."""
        content = (_part(body, "input")).get("content")
        locale = _part(body, "device").get("locale")
        if not isinstance(content, str) or not 0 < len(content.strip()) <= LONGEST_UTTERANCE:
            raise ClientFault(f"input.content must be 1 to {LONGEST_UTTERANCE} characters")
        if locale not in self._locales:
            raise ClientFault(f"device.locale must be one of {', '.join(self._locales)}")
        session = body.get("session")
        mode = session.get("mode") if isinstance(session, dict) else None
        return content.strip(), str(locale), mode == "FORCE_NEW_SESSION"


def smapi(begin: Begin, handler: Handler, locales: tuple[str, ...]) -> Blueprint:
    """In: how to begin a conversation; the skill's own entry point; the locales it speaks."""
    routes, simulations = Blueprint("smapi", __name__), Simulations(begin, locales)

    @routes.get(f"/v1{_STAGE}/manifest")
    def manifest(**_: str) -> Response:
        return jsonify(json.loads(MANIFEST.read_bytes()))

    @routes.get(f"/v1{_STAGE}/enablement")
    def enablement(**_: str) -> tuple[str, int]:
        return "", 204

    @routes.post(f"/v2{_STAGE}/simulations")
    def simulate(**_: str) -> Response:
        content, locale, new = simulations.asked(_body())
        made = simulations.simulate(content, locale, new_session=new)
        return jsonify(id=made["id"], status="IN_PROGRESS", result=None)

    @routes.get(f"/v2{_STAGE}/simulations/<simulation>")
    def simulation(simulation: str, **_: str) -> Response:
        found = simulations.found(simulation)
        if found is None:
            raise ClientFault("there is no such simulation", 404)
        return jsonify(found)

    @routes.post(f"/v2{_STAGE}/invocations")
    def invoke(**_: str) -> Response:
        envelope = _part(_part(_body(), "skillRequest"), "body")
        began = time.perf_counter()
        body = handler(dict(envelope), None)
        took = round((time.perf_counter() - began) * 1000)
        done = {"skillExecutionInfo": _invocation(envelope, body, took)}
        return jsonify(status="SUCCESSFUL", result=done)

    @routes.errorhandler(ClientFault)
    def refuse(fault: ClientFault) -> tuple[Response, int]:
        return jsonify(message=fault.reason, error=fault.reason), fault.code or 400

    return routes


def _turn(talk: Conversation, content: str) -> Any:
    try:
        return talk.turn(content)
    except UnsaidError as error:
        raise ClientFault(str(error)) from None


def _body() -> Mapping[str, Any]:
    body = request.get_json(silent=True, force=True)
    if not isinstance(body, dict):
        raise ClientFault("the body is not a JSON object")
    return body


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    if not isinstance(part, dict):
        raise ClientFault(f"{name} is missing or not an object")
    return part


def _simulation(result: Mapping[str, Any], took: int) -> dict[str, Any]:
    caption = {"type": "Speech", "content": {"caption": result.get("speech") or ""}}
    intent = {"name": result.get("intent"), "confirmationStatus": "NONE"}
    invocation = _invocation(result.get("request"), result.get("response"), took)
    done = {
        "alexaExecutionInfo": {"alexaResponses": [caption], "consideredIntents": [intent]},
        "skillExecutionInfo": {"invocations": [invocation]},
    }
    return {"id": str(uuid4()), "status": "SUCCESSFUL", "result": done}


def _invocation(asked: object, told: object, took: int) -> dict[str, Any]:
    return {
        "invocationRequest": {"endpoint": "local", "body": asked},
        "invocationResponse": {"body": told},
        "metrics": {"skillExecutionTimeInMilliseconds": took},
    }
