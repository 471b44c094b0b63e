"""GET / and its JSON: /api/turn, /api/speech, /api/suggestions, /api/content."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request

from server.devices import HARDWARE, Device
from server.faults import ClientFault
from server.fresh import Fresh
from server.unsaid import UnsaidError
from server.web import node, suggestions, voice, why
from server.web.asked import LONGEST_UTTERANCE, json_object, locale_of, text_or_none, utterance
from server.web.household import Household
from server.web.sessions import Sessions, UnknownSessionError


def page(
    sessions: Sessions, locales: Sequence[str], household: Household, fresh: Fresh
) -> Blueprint:
    """In: where conversations live; the locales, the first is the default; account; content."""
    routes = Blueprint(
        "page",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static",
    )

    @routes.get("/")
    def show() -> str:
        return render_template(
            "page.html",
            locales=locales,
            sayings=suggestions.to_start(locales[0]),
            longest=LONGEST_UTTERANCE,
            server_voice=voice.installed(),
            hardware=HARDWARE.values(),
            renderer=node.has(node.RENDERER),
            ear=node.has(node.EAR),
            problems=fresh.problems(),
        )

    @routes.post("/api/turn")
    def turn() -> Response:
        asked = json_object()
        known, said = text_or_none(asked, "session"), utterance(asked)
        device = _device(asked, locales, household)
        began = time.perf_counter()
        try:
            session, result = sessions.turn(known, said, device)
        except UnknownSessionError:
            raise ClientFault("this session has ended or expired", 404) from None
        except UnsaidError as error:
            raise ClientFault(str(error)) from None
        return jsonify(
            session=session,
            turn=result,
            why=why.reasons(result, device.locale),
            say_next=suggestions.after(result, device.locale),
            content_problems=fresh.told(),  # the app has just looked
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
        )

    @routes.get("/api/suggestions")
    def to_start() -> Response:
        return jsonify(say_next=suggestions.to_start(locale_of(request.args, locales)))

    @routes.get("/api/content")
    def content() -> Response:
        return jsonify(problems=fresh.problems())

    return routes


def _device(asked: Mapping[str, Any], locales: Sequence[str], household: Household) -> Device:
    """The device that the page plays; its skill finds Amazon's services on this server."""
    name = asked.get("device", "speaker")
    if not isinstance(name, str) or name not in HARDWARE:
        raise ClientFault(f"device is none of {', '.join(HARDWARE)}")
    endpoint = request.host_url.rstrip("/")
    return Device(locale_of(asked, locales), HARDWARE[name], endpoint, household.token)
