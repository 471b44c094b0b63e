"""A talk with the skill in words: local understanding, real Alexa envelopes, the real handler.

Shared by `say`, `chat`, the page and the tests: each gives an utterance and gets a `Result`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from server.devices import SHOW, SPEAKER, Device
from server.ear import LAUNCH, Ear, HeardSlot, Understanding
from server.envelope import AlexaSession, envelope
from server.spoken import speech_text
from server.unsaid import (
    LAUNCH_WORD,
    SILENCE_WORD,
    directives,
    rendered,
    unsaid_request,
)

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "skill-package" / "interactionModels" / "custom"
COMPILED = ROOT / "lambda" / "muscle_mentor" / "compiled"
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
_ENDED = {"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}
# Topics of the intents that every skill has; others come with the model's source.
BUILTIN_TOPICS: Mapping[str, str] = MappingProxyType({
    LAUNCH: "launch",
    "AMAZON.FallbackIntent": "out_of_scope",
    "AMAZON.HelpIntent": "help",
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "stop",
    "AMAZON.NavigateHomeIntent": "stop",
    "AMAZON.RepeatIntent": "repeat",
    "AMAZON.YesIntent": "yes",
    "AMAZON.NoIntent": "no",
})  # fmt: skip


@dataclass(frozen=True)
class Result:
    """One turn of a talk: the contract of `say`, what was understood, and both JSON documents.

    `milliseconds` tells how long the ear and the skill took.
    """

    contract: Mapping[str, Any]
    understanding: Understanding | None
    request: Mapping[str, Any] | None
    response: Mapping[str, Any] | None
    milliseconds: Mapping[str, float] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        """A key of the contract."""
        return self.contract[key]


def ear_for(locale: str) -> Ear:
    """The ear for a locale's built model; FileNotFoundError names what is missing."""
    path = MODELS / f"{locale}.json"
    if not path.is_file():
        raise FileNotFoundError(f"no interaction model {path}: run `muscle-mentor build` first")
    return _ear(path, path.stat().st_mtime_ns)


@cache
def _ear(path: Path, _changed: int) -> Ear:
    """One ear a model; a model that was built anew gets another."""
    return Ear.for_model(path)


@cache
def topics_of(locale: str) -> Mapping[str, str]:
    """Intent -> topic, as built from the model's source; empty where nothing is built yet."""
    path = COMPILED / locale.partition("-")[0] / "topics.json"
    return dict(json.loads(path.read_bytes())) if path.is_file() else {}


class Talk:
    """One person talking to the skill on one device; keeps the session between turns."""

    def __init__(  # noqa: PLR0913 - all by name, all optional
        self,
        locale: str = "en-US",
        screen: bool = False,
        handler: Handler | None = None,
        *,
        topics: Mapping[str, str] | None = None,
        ear: Ear | None = None,
        clock: Callable[[], datetime] | None = None,
        device: Device | None = None,
        on_permission: Callable[[str], None] = lambda _: None,
    ) -> None:
        """In: a locale and whether there is a screen, or the whole `device` instead of both.

        `on_permission` is told what Alexa was answered when she asked for the permission.
        """
        self._on_permission = on_permission
        self._device = device or Device(locale, SHOW if screen else SPEAKER)
        locale = self._device.locale
        self._handler = handler or _skill_handler()
        self._topics = {**BUILTIN_TOPICS, **(topics_of(locale) if topics is None else topics)}
        self._ear = ear or ear_for(locale)
        self._clock = clock or _now
        self.end()

    def end(self) -> None:
        """Forget the session without a word: the next turn opens a new one."""
        self._session: AlexaSession | None = None
        self._reprompt: str | None = None
        self._silent = False
        self._eliciting: str | None = None
        self._last: Mapping[str, Any] | None = None

    def turn(self, utterance: str) -> Result:
        """Say something, or do what server.unsaid lists, and get the reply. Raises UnsaidError."""
        unsaid = unsaid_request(utterance, self._last)
        if utterance == SILENCE_WORD and not unsaid:
            return self._silence()
        self._silent = False
        if unsaid:
            if unsaid["type"] == "Connections.Response":
                self._on_permission(unsaid["payload"]["status"])
            return self._ask(utterance, None, unsaid)
        began = time.perf_counter()
        understanding = self._understand(utterance)
        heard = time.perf_counter() - began
        if understanding.intent == LAUNCH:
            self.end()
            return self._ask(utterance, understanding, {"type": LAUNCH}, heard)
        intent = self._ear.request_intent(understanding)
        request = {"type": "IntentRequest", "dialogState": "STARTED", "intent": intent}
        return self._ask(utterance, understanding, request, heard)

    def _understand(self, utterance: str) -> Understanding:
        if utterance == LAUNCH_WORD:
            return Understanding(LAUNCH)
        return self._ear.hear(utterance, self._eliciting)

    def _ask(
        self,
        utterance: str,
        understanding: Understanding | None,
        request: Mapping[str, Any],
        heard: float = 0.0,
    ) -> Result:
        session = self._session or AlexaSession()
        sent = envelope(request, session, self._device, self._clock())
        began = time.perf_counter()
        received = self._handler(sent, None)
        took = {"ear": heard * 1000, "skill": (time.perf_counter() - began) * 1000}
        intent = understanding.intent if understanding else str(request["type"])
        self._remember(session, received)
        contract = {
            "utterance": utterance,
            "locale": self._device.locale,
            "new_session": session.new,
            "intent": intent,
            "slots": said_slots(understanding.slots if understanding else ()),
            "topic": self._topics.get(intent, "other"),
            **_reply(received),
            **_outcome(received),
            "session": "open" if self._session else "ended",
        }
        session.new = False
        return Result(contract, understanding, sent, received, took)

    def _remember(self, session: AlexaSession, received: Mapping[str, Any]) -> None:
        """Keep the session where the reply leaves it open, as Alexa does."""
        response = received.get("response") or {}
        if response.get("shouldEndSession") is not False:
            self.end()
            self._last = received  # a permission may have been asked, which ends the session
            return
        session.attributes = dict(received.get("sessionAttributes") or {})
        self._session = session
        self._reprompt = _reprompt(response)
        self._eliciting = _elicited(received)
        self._last = received

    def _silence(self) -> Result:
        """Once: the reprompt again. Twice, or without a reprompt: Alexa ends the session."""
        if self._session and self._reprompt and not self._silent:
            self._silent = True
            return self._quiet(self._last, _outcome(self._last or {}), self._reprompt)
        session, request = self._session, None
        if session:
            request = envelope(_ENDED, session, self._device, self._clock())
            self._handler(request, None)
        self.end()
        return Result(self._quiet(None, _outcome({}), None).contract, None, request, None)

    def _quiet(
        self, last: Mapping[str, Any] | None, outcome: Mapping[str, Any], speech: str | None
    ) -> Result:
        contract = {
            "utterance": SILENCE_WORD,
            "locale": self._device.locale,
            "new_session": False,
            "intent": None,
            "slots": {},
            "topic": "silence",
            "speech": speech,
            "reprompt": speech,
            "card": None,
            "screen": None,
            **outcome,
            "session": "open" if self._session else "ended",
        }
        return Result(contract, None, None, last)


_TODAY = "P1D"  # "tonight", "all day", "this morning": when it is, not how long it has been


def said_slots(slots: tuple[HeardSlot, ...]) -> dict[str, Any]:
    """Slots as `say` shows them: ids where known, else words; a list where several were said."""
    shown: dict[str, Any] = {}
    for slot in slots:
        values = [value.id or value.raw for value in slot.values]
        name = "duration" if slot.name == "duration_words" and values != [_TODAY] else slot.name
        if values:
            shown.setdefault(name, values if len(values) > 1 else values[0])
    return shown


def _skill_handler() -> Handler:
    from lambda_function import lambda_handler

    handler: Handler = lambda_handler
    return handler


def _now() -> datetime:
    return datetime.now(UTC)


def _reply(received: Mapping[str, Any]) -> dict[str, Any]:
    response = received.get("response") or {}
    return {
        "speech": speech_text(response.get("outputSpeech")),
        "reprompt": _reprompt(response),
        "card": _card(response.get("card")),
        "screen": str((rendered(received) or {}).get("token") or "") or None,
    }


def _reprompt(response: Mapping[str, Any]) -> str | None:
    return speech_text((response.get("reprompt") or {}).get("outputSpeech"))


def _card(card: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not card or not card.get("title"):
        return None
    return {"title": card["title"], "text": card.get("content") or card.get("text") or ""}


def _elicited(received: Mapping[str, Any]) -> str | None:
    asked = directives(received, "Dialog.ElicitSlot")
    if not asked:
        return None
    intent = (asked[0].get("updatedIntent") or {}).get("name", "")
    return f"{intent}.{asked[0]['slotToElicit']}"


def _outcome(received: Mapping[str, Any]) -> dict[str, Any]:
    """What the reply asks and advises, as the skill notes it in its session state."""
    state = (received.get("sessionAttributes") or {}).get("state") or {}
    outcome = state.get("outcome") or {}
    return {
        "asks": outcome.get("asks"),
        "level": outcome.get("level"),
        "rules": list(outcome.get("rules") or []),
        "suggestions": list(outcome.get("suggestions") or []),
    }
