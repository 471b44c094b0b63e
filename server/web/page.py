"""The routes of the page: GET /, and as JSON /api/turn, /api/speech, /api/suggestions."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request

from server.faults import ClientFault
from server.web import suggestions, voice
from server.web.sessions import Sessions, UnknownSessionError

LONGEST_UTTERANCE = 500  # characters


def page(sessions: Sessions, locales: Sequence[str]) -> Blueprint:
    """In: where conversations live; the locales that the skill speaks, the first is the default."""
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
        )

    @routes.post("/api/turn")
    def turn() -> Response:
        asked = _json_object()
        known, said = _text_or_none(asked, "session"), utterance(asked)
        locale, screen = _locale(asked, locales), _flag(asked, "screen")
        began = time.perf_counter()
        try:
            session, result = sessions.turn(known, said, locale, screen=screen)
        except UnknownSessionError:
            raise ClientFault("this session has ended or expired", 404) from None
        return jsonify(
            session=session,
            turn=result,
            say_next=suggestions.after(result, locale),
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

    return routes


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


def _flag(asked: Mapping[str, Any], name: str) -> bool:
    value = asked.get(name, False)
    if not isinstance(value, bool):
        raise ClientFault(f"{name} is neither true nor false")
    return value


def _text_or_none(asked: Mapping[str, Any], name: str) -> str | None:
    value = asked.get(name)
    if value is not None and not isinstance(value, str):
        raise ClientFault(f"{name} is neither text nor null")
    return value
