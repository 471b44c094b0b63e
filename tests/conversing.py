"""A conversation with the core, written as it is had: what is said, what must be answered."""

from collections.abc import Mapping
from datetime import UTC, datetime

from muscle_mentor.core.content import KIND_OF_TYPE, Content
from muscle_mentor.core.conversation import respond
from muscle_mentor.core.reply import Reply
from muscle_mentor.core.spoken import put_into_words
from muscle_mentor.core.state import read_state
from muscle_mentor.core.turn import Turn, Value

_TYPE_OF_SLOT = {
    "symptoms": "Symptom",
    "absent_symptoms": "Symptom",
    "body_part": "BodyPart",
    "second_drink": "Drink",
}
_WORDED = frozenset({
    "side", "onset", "person", "yes_no", "medicine_change", "duration_words", "repeat", "day_part",
    "listed",
})  # fmt: skip
_REMINDERS = frozenset("stretch breathe wind_down rest_eyes water walk plan check_in".split())


class Conversation:
    """Intents and slots go in; the last reply can be asked about."""

    def __init__(self, content: Content, locale: str = "en-US") -> None:
        self.content = content
        self.locale = locale
        self.state: object = None
        self.reply: Reply | None = None

    def says(self, intent: str, **slots: str | list[str]) -> "Conversation":
        """One turn; a slot value that content/ knows is matched, any other arrives as raw words."""
        turn = Turn(
            "intent",
            intent,
            {name: self._values(name, said) for name, said in slots.items()},
            self.locale,
            new_session=self.state is None,
            now=datetime(2026, 11, 23, tzinfo=UTC),
            attributes=self.state,
        )
        return self._answer(turn)

    def opens(self) -> "Conversation":
        """Open the skill without a question."""
        return self._answer(Turn("launch", locale=self.locale))

    @property
    def speech(self) -> str:
        """The words of the last reply."""
        assert self.reply
        return put_into_words(self.reply, self.content).speech

    @property
    def asks(self) -> str | None:
        assert self.reply
        return self.reply.outcome.asks

    @property
    def level(self) -> str | None:
        assert self.reply
        return self.reply.outcome.level

    @property
    def rules(self) -> tuple[str, ...]:
        assert self.reply
        return self.reply.outcome.rules

    @property
    def signs(self) -> Mapping[str, bool]:
        """What is known of signs: True where stated, False where denied."""
        return read_state(self.state).report.signs

    @property
    def ended(self) -> bool:
        assert self.reply
        return self.reply.ends

    def _answer(self, turn: Turn) -> "Conversation":
        self.reply = respond(turn, self.content)
        self.state = None if self.reply.ends else self.reply.state
        return self

    def _values(self, name: str, said: str | list[str]) -> tuple[Value, ...]:
        words = said if isinstance(said, list) else [said]
        return tuple(self._value(name, word) for word in words)

    def _value(self, name: str, word: str) -> Value:
        kind = KIND_OF_TYPE.get(_TYPE_OF_SLOT.get(name, name.capitalize()))
        known = name in _WORDED or (kind and self.content.has(kind, word))
        known = known or (name == "reminder" and word in _REMINDERS)
        return Value(word.replace("_", " "), word if known else None)
