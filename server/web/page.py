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
from server.web.household import Household
from server.web.sessions import Sessions, UnknownSessionError

LONGEST_UTTERANCE = 500  # characters


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
        asked = _json_object()
        known, said = _text_or_none(asked, "session"), utterance(asked)
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
            content_problems=fresh.problems(),
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
        )

    @routes.post("/api/speech")
    def speech() -> Response:
        asked = _json_object()
        text = asked.get("text")
        if not isinstance(text, str) or not 0 < len(text) <= voice.LONGEST:
            raise ClientFault("text is missing or too long")
        try:
            sound = voice.spoken(clean(text), _locale(asked, locales))
        except voice.CannotSpeakError as error:
            raise ClientFault(str(error), 503) from None
        return Response(sound, mimetype="audio/wav")

    @routes.get("/api/suggestions")
    def to_start() -> Response:
        return jsonify(say_next=suggestions.to_start(_locale(request.args, locales)))

    @routes.get("/api/grammar")
    def grammar() -> Response:
        from server.web import grammar  # its dictionaries take a second to read

        return jsonify(grammar.as_json(_locale(request.args, locales)))

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
    return Device(_locale(asked, locales), HARDWARE[name], endpoint, household.token)


def _json_object() -> Mapping[str, Any]:
    """Read the body. Another site's form cannot send this content type unasked."""
    if not request.is_json:
        raise ClientFault("the content type is not application/json")
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        raise ClientFault("the body is not a JSON object")
    return asked


def utterance(asked: Mapping[str, Any]) -> str:
    """Read what the person typed. Raises ClientFault."""
    said = asked.get("utterance")
    if not isinstance(said, str) or not clean(said):
        raise ClientFault("utterance is missing or empty")
    if len(said) > LONGEST_UTTERANCE:
        raise ClientFault(f"utterance is longer than {LONGEST_UTTERANCE} characters")
    return clean(said)


def clean(text: str) -> str:
    """Without control characters and lone surrogates, which no ear and no voice knows."""
    known = text.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else " " for sign in known).strip()


def _locale(asked: Mapping[str, Any], locales: Sequence[str]) -> str:
    locale = asked.get("locale", locales[0])
    if locale not in locales:
        raise ClientFault("locale is not one that the skill speaks")
    return str(locale)


def _text_or_none(asked: Mapping[str, Any], name: str) -> str | None:
    value = asked.get(name)
    if value is not None and not isinstance(value, str):
        raise ClientFault(f"{name} is neither text nor null")
    return value
