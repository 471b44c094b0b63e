"""The skill as the ASK SDK knows it: one request handler, which hands every turn to the core."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model.services import ApiClient

from muscle_mentor import faststart
from muscle_mentor.alexa.apl import render
from muscle_mentor.alexa.http_client import HttpClient
from muscle_mentor.alexa.log import record
from muscle_mentor.alexa.logged import Answered, Began, failed
from muscle_mentor.alexa.responses import response_of
from muscle_mentor.alexa.screens import screen_of
from muscle_mentor.alexa.turns import ATTRIBUTE, is_turn, turn_of
from muscle_mentor.core.content import Content
from muscle_mentor.core.conversation import respond
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Errand, Reply
from muscle_mentor.core.speech import say
from muscle_mentor.core.spoken import Spoken, put_into_words
from muscle_mentor.core.turn import Turn
from muscle_mentor.plain import Plain
from muscle_mentor.stored_content import content_for


class TurnHandler(AbstractRequestHandler):
    """Launch, intents, taps and permissions: what to do is found in the core's tables."""

    def __init__(self, *, symptom_check: bool = True) -> None:
        self._symptom_check = symptom_check

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every launch, intent, tap and answer about a permission is a turn."""
        return is_turn(handler_input.request_envelope)

    def handle(self, handler_input: HandlerInput) -> Any:
        """Answer the turn and keep the state in the session's one attribute."""
        turn = turn_of(handler_input.request_envelope)
        content = content_for(turn.locale)
        reply = respond(turn, content, symptom_check=self._symptom_check)
        if reply.errand:
            reply = _after_errand(reply.errand, reply, turn, handler_input)
        _keep(handler_input, Plain({ATTRIBUTE: reply.state}))
        screen = _screen(reply, content) if turn.screen else None
        response = response_of(put_into_words(reply, content), screen)
        if reply.permission is None:
            return response
        from muscle_mentor.alexa.reminders import with_permission

        return with_permission(response, reply.permission)


def _after_errand(errand: Errand, reply: Reply, turn: Turn, handler_input: HandlerInput) -> Reply:
    """Do what the core wants done, and let it find the reply to how that went."""
    from muscle_mentor.alexa.reminders import carry_out

    outcome = carry_out(errand, handler_input, turn)
    told = replace(turn, kind="service", outcome=outcome, attributes=reply.state)
    return respond(told, content_for(turn.locale))


def _keep(handler_input: HandlerInput, attributes: Plain) -> None:
    """Make these the session's attributes, where the request has a session."""
    if handler_input.request_envelope.session:
        handler_input.attributes_manager.session_attributes = attributes


def _screen(reply: Reply, content: Content) -> Mapping[str, Any] | None:
    """The screen of a reply. A fault in it is logged; the words are said all the same."""
    try:
        shown = screen_of(reply, content)
        return render(shown) if shown else None
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a drawing
        record(logging.ERROR, outcome="screen_failed", error=error)
        return None


class SilentHandler(AbstractRequestHandler):
    """All that expects no speech: session ended, system exceptions, skill events."""

    def can_handle(self, handler_input: HandlerInput) -> bool:  # noqa: ARG002
        """Whatever no other handler takes."""
        return True

    def handle(self, handler_input: HandlerInput) -> Any:
        """Answer with an empty response, as Amazon asks; nothing is kept."""
        _keep(handler_input, Plain())
        return Plain()


class ApologyHandler(AbstractExceptionHandler):
    """A fault of ours: an apology that still names the emergency number."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002
        """Every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Any:
        """Log the class of the error, never its text; apologise, forget, close the session."""
        failed(handler_input, exception)
        _keep(handler_input, Plain())
        request = handler_input.request_envelope.request
        text = apology(getattr(request, "locale", None))
        return response_of(Spoken(text, None))


def apology(locale: str | None) -> str:
    """What to say after a fault of ours, in the words of a locale."""
    return say(Act("phrase:error"), content_for(locale or "en-US"))


def symptom_check_of(environment: Mapping[str, str]) -> bool:
    """Whether SYMPTOM_CHECK is on; unset or empty is on. Raises ValueError for a misspelt value."""
    said = environment.get("SYMPTOM_CHECK", "").strip().lower() or "on"
    if said not in ("on", "off"):
        raise ValueError(f"SYMPTOM_CHECK must be on or off, not {said!r}")
    return said == "on"


def create_skill(skill_id: str | None = None, api_client: ApiClient | None = None) -> CustomSkill:
    """The skill, accepting only `skill_id` (default: SKILL_ID of the environment; unset: any).

    `api_client` calls Amazon's services (default: over HTTP).

    SYMPTOM_CHECK of the environment turns questions about the person on (the default) or off.
    Raises ValueError for anything else.
    """
    builder = CustomSkillBuilder(api_client=api_client or HttpClient())
    builder.add_request_handler(TurnHandler(symptom_check=symptom_check_of(os.environ)))
    builder.add_request_handler(SilentHandler())
    builder.add_exception_handler(ApologyHandler())
    builder.add_global_request_interceptor(Began())
    builder.add_global_response_interceptor(Answered())
    # The SDK types its attribute by its first value, None.
    builder.skill_id = skill_id or os.environ.get("SKILL_ID") or None  # type: ignore[assignment]
    skill = builder.create()
    if faststart.wanted():
        from muscle_mentor.faststart.typed_serializer import TypedSerializer

        skill.serializer = TypedSerializer()
    return skill
