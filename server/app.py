"""The local Flask test server: the Alexa endpoint, the page, and GET /healthz."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Lock

from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as WsgiResponse

from server.alexa_endpoint import PATH, add_alexa_endpoint
from server.broken import BROKEN, OURS, told, without_exception_text
from server.devices import Device
from server.faults import LARGEST_BODY, TOO_LARGE, ClientFault, Json
from server.fresh import Fresh, fresh_content
from server.openapi import openapi
from server.signed_turns import SignedTurns
from server.smapi import Handler, smapi
from server.verification import KeyStore, SignatureVerifier, TimestampVerifier, Verifier
from server.waiting import WaitingClient
from server.web.book import book
from server.web.guard import guard
from server.web.household import Household, household_panel, reminder_service
from server.web.node import frames
from server.web.page import page
from server.web.replays import replays
from server.web.sessions import Begin, Conversation, Sessions
from server.web.speaking import speaking

MODELS = OURS / "skill-package" / "interactionModels" / "custom"
DEFAULT_LOCALE = "en-US"
SIGNED_TURNS = "signed_turns"
"""Among the extensions of the Flask application: what answers POST /alexa in its place."""
UNANSWERABLE = "the request cannot be answered"
REASONS = {
    404: "there is nothing at this address",
    405: "this address does not take this method",
    500: BROKEN,
    413: TOO_LARGE,
}


@dataclass(frozen=True)
class Settings:
    """How the server is run. verify: check signature and timestamp. skill_id: None takes any."""

    host: str = "127.0.0.1"
    port: int = 5000
    verify: bool = False
    skill_id: str | None = None

    @property
    def loopback(self) -> bool:
        """Whether only this computer can reach the server."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def verifying(self) -> bool:
        """Whether requests are checked: always, where others can reach the server."""
        return self.verify or not self.loopback


def create_app(
    settings: Settings,
    *,
    skill: CustomSkill | None = None,
    begin: Begin | None = None,
    keys: KeyStore | None = None,
    fresh: Fresh | None = None,
) -> Flask:
    """In: the settings; for tests another skill, conversation, store of keys, watch on content."""
    app = Flask("server", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.json = Json(app)
    app.logger.addFilter(without_exception_text)
    skill = skill or _the_skill(settings.skill_id)
    verifiers = _verifiers(keys) if settings.verifying else ()
    add_alexa_endpoint(app, skill, skill_id=settings.skill_id, verifiers=verifiers)
    if settings.verifying:
        app.extensions[SIGNED_TURNS] = SignedTurns(skill, settings.skill_id, verifiers)
    fresh = fresh or fresh_content()
    _add_pages(app, begin or talk(), fresh)
    if not settings.verifying:  # what anybody on this computer may ask, but nobody behind a front
        app.register_blueprint(smapi(begin or talk(), _handler(), locales()))
        _keep_fresh(app, fresh)
    app.add_url_rule("/healthz", view_func=lambda: jsonify(status="ok"), endpoint="healthz")
    app.register_error_handler(HTTPException, _as_json)
    app.register_error_handler(Exception, _broken)
    guard(
        app,
        loopback=settings.loopback,
        signed=frozenset({PATH}) if settings.verifying else frozenset(),
    )
    return app


def _verifiers(keys: KeyStore | None) -> Sequence[Verifier]:
    return TimestampVerifier(), SignatureVerifier(keys or KeyStore())


def _add_pages(app: Flask, begin: Begin, fresh: Fresh) -> None:
    household = Household()
    app.register_blueprint(page(Sessions(begin), locales(), household, fresh))
    app.register_blueprint(speaking(locales()))
    app.register_blueprint(replays())
    app.register_blueprint(frames())
    app.register_blueprint(book(locales()))
    app.register_blueprint(openapi())
    app.register_blueprint(household_panel(household))
    app.register_blueprint(reminder_service(household))


def _keep_fresh(app: Flask, fresh: Fresh) -> None:
    """Content that was edited is read before the next reply, whoever asks for it."""

    @app.before_request
    def renew() -> None:
        if request.method == "POST":
            fresh.problems()


def _handler() -> Handler:
    from lambda_function import lambda_handler

    return lambda_handler


def locales() -> tuple[str, ...]:
    """List the locales that have a built interaction model, the default one first."""
    built = {file.stem for file in MODELS.glob("*.json")} | {DEFAULT_LOCALE}
    return tuple(sorted(built, key=lambda locale: (locale != DEFAULT_LOCALE, locale)))


def _the_skill(skill_id: str | None) -> CustomSkill:
    from muscle_mentor.alexa.guard import guarded
    from muscle_mentor.alexa.priming import prime
    from muscle_mentor.alexa.skill import create_skill

    skill = create_skill(skill_id, WaitingClient())
    prime(guarded(skill), {"SKILL_ID": skill_id or ""})  # content is read now, not in the loop
    return skill


def talk() -> Begin:
    """Give the way to begin a conversation with the real skill."""
    from server.talk import Talk

    reading = Lock()

    def begin(device: Device) -> Conversation:
        """One at a time: at first a locale's language understanding is learnt, which takes long."""
        with reading:
            return Talk(device=device)

    return begin


def _as_json(error: HTTPException) -> WsgiResponse:
    """Answer every refusal with its reason in one line; headers such as Allow stay."""
    answer = error.get_response()
    code = error.code or 500
    reason = error.reason if isinstance(error, ClientFault) else REASONS.get(code, UNANSWERABLE)
    answer.set_data(jsonify(error=reason).get_data())
    answer.content_type = "application/json"
    return answer


def _broken(error: Exception) -> tuple[Response, int]:
    return jsonify(error=told(error)), 500
