"""What the page needs to speak and to listen: POST /api/speech, GET /api/grammar."""

from collections.abc import Sequence

from flask import Blueprint, Response, jsonify, request

from server.faults import ClientFault
from server.web import voice
from server.web.asked import clean, json_object, locale_of


def speaking(locales: Sequence[str]) -> Blueprint:
    """In: the locales that the skill speaks."""
    routes = Blueprint("speaking", __name__)

    @routes.post("/api/speech")
    def speech() -> Response:
        asked = json_object()
        text = asked.get("text")
        if not isinstance(text, str) or not 0 < len(text) <= voice.LONGEST:
            raise ClientFault("text is missing or too long")
        try:
            sound = voice.spoken(clean(text), locale_of(asked, locales))
        except voice.CannotSpeakError as error:
            raise ClientFault(str(error), 503) from None
        return Response(sound, mimetype="audio/wav")

    @routes.get("/api/grammar")
    def grammar() -> Response:
        from server.web import grammar  # its dictionaries take a second to read

        return jsonify(grammar.as_json(locale_of(request.args, locales)))

    return routes
