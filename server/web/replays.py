"""POST /api/replay: a recorded talk is said again, each reply with what differs from expected."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from server.faults import ClientFault
from server.replay import read, replayed
from server.replay_file import BrokenReplayError
from server.web import why
from server.web.sessions import as_mapping


def replays() -> Blueprint:
    """The route; it knows the locales by the built models."""
    routes = Blueprint("replays", __name__)

    @routes.post("/api/replay")
    def replay() -> Response:
        asked = request.get_json(silent=True)
        if asked is None:
            raise ClientFault("the file is not JSON")
        try:
            recorded = read(asked)
        except BrokenReplayError as error:
            raise ClientFault(f"the file cannot be replayed: {error}") from None
        turns = [
            {
                "session": None,
                "turn": (turn := as_mapping(each.result)),
                "why": why.reasons(turn, recorded.locale),
                "say_next": [],
                "failures": list(each.failures),
                "checked": bool(expected),
            }
            for each, expected in zip(replayed(recorded), recorded.expected, strict=True)
        ]
        return jsonify(locale=recorded.locale, device=recorded.device, turns=turns)

    return routes
