"""The local ear: turns words into the request that Alexa would send. It is not Alexa.

Tiers, from sure to unsure: a sample word for word; a sentence encoder; where that is not
installed, shared words. What fits nothing is AMAZON.FallbackIntent, as on Alexa.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from server.ear.clauses import DANGERS, EMERGENCY, REPORT, clauses
from server.ear.durations import durations
from server.ear.elicited import bare_answer
from server.ear.exact import Templates
from server.ear.heard import Guess, Tier, Understanding
from server.ear.mentions import Sentence
from server.ear.model import FALLBACK, Model, read_model
from server.ear.request import request_intent
from server.ear.slots import fill
from server.ear.soft import SoftMatcher
from server.ear.typed import Typed
from server.ear.words import clean, split, strip_invocation

LAUNCH = "LaunchRequest"
LONGEST = 1000  # letters: nobody says more in one breath
_LEAVING = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
_RUNNERS_UP = 3
_SHORT = 4
_DENYING = ("no", "not")
_AGREEING = frozenset("yes yeah yep yup yah aye sure definitely absolutely".split())
_DENIALS = frozenset(
    "no not none nothing never neither nor nope nah nay nae naw nowt nil zero zilch nada negative "
    "false wrong incorrect untrue without cannot hardly barely nobody nowhere dinnae cannae".split()
)
_NOTHING_MORE = frozenset("only just fine normal clear rather pass doubt".split())
"""Words that may decline without a no: "only the twitch", "all clear"."""
_NEXT = 2
_SURER_THAN_LOOSE = 0.5


class Guesser(Protocol):
    """Ranks the intents for a sentence that is no sample."""

    tier: Tier
    threshold: float

    def guesses(self, sentence: Sentence) -> list[Guess]:
        """All intents with their scores, best first."""
        ...


class Ear:
    """Understands by one interaction model."""

    def __init__(self, model: Model, guesser: Guesser, today: Callable[[], date]) -> None:
        self.model = model
        self._guesser = guesser
        self._today = today
        self._templates = Templates(model)
        self.as_heard = Typed(model)

    @classmethod
    def for_model(
        cls, path: Path, *, encoder: bool = True, today: Callable[[], date] | None = None
    ) -> Ear:
        """An ear for a built model; `encoder=False` keeps to the tiers without dependencies."""
        model = read_model(Path(path))
        guesser = _encoder_guesser(model) if encoder else None
        return cls(model, guesser or SoftGuesser(model), today or _today)

    @property
    def tier(self) -> Tier:
        """The tier that hears what is no sample."""
        return self._guesser.tier

    def hear(self, text: str, eliciting: str | None = None) -> Understanding:
        """Understand one request; `eliciting` is the slot that the skill just asked for."""
        asked = self.as_heard(strip_invocation(text[:LONGEST], self.model.invocation))
        if not asked:
            return Understanding(LAUNCH)
        whole = self._see(split(asked))
        sentence = self._see(clean(asked) or split(asked))
        answer = bare_answer(sentence, eliciting) if eliciting else None
        exact = self._templates.match(whole) or self._templates.match(sentence)
        if answer:
            return answer
        if exact and not _is_loose(exact, sentence):
            return self._with_names(exact, sentence)
        guess = self._guess(sentence)
        return exact if exact and guess.score < _SURER_THAN_LOOSE else guess

    def request_intent(self, understanding: Understanding) -> dict[str, Any]:
        """The `intent` object of the Alexa request."""
        return request_intent(understanding, self.model)

    def _see(self, words: Sequence[str]) -> Sentence:
        return Sentence(tuple(words), self.model, self._today())

    def _with_names(self, exact: Understanding, sentence: Sentence) -> Understanding:
        """Fill the slots of a question whose sample spells out what others name in a slot.

        "which doctor should i see" is a sample, and names the question "which doctor" all the same.
        """
        intent = self.model.intents.get(exact.intent)
        if intent is None or not intent.slot("question"):
            return exact
        named = fill(intent, sentence)
        asked = tuple(slot for slot in named if slot.type == "Question")
        return replace(exact, slots=(*exact.slots, *asked) if exact.slots else named)

    def _guess(self, sentence: Sentence) -> Understanding:
        likely = _not_leaving(sentence, self._guesser.guesses(sentence))
        likely = _not_turned_round(sentence, _denials_told(sentence, likely))
        guesses = self._danger_first(sentence, likely)
        best = guesses[0] if guesses else Guess(FALLBACK, 0.0)
        rest = tuple(guesses[1 : 1 + _RUNNERS_UP])
        if best.intent == FALLBACK or best.score < self._guesser.threshold:
            runners = tuple(one for one in guesses if one.intent != FALLBACK)[:_RUNNERS_UP]
            return Understanding(FALLBACK, (), best.score, self._guesser.tier, runners)
        slots = fill(self.model.intents[best.intent], sentence)
        return Understanding(best.intent, slots, best.score, self._guesser.tier, rest)

    def _danger_first(self, sentence: Sentence, guesses: list[Guess]) -> list[Guess]:
        """A part of the sentence that is word for word a sample of danger goes before the rest."""
        for part in clauses(sentence.words):
            found = self._templates.match(replace(sentence, words=part))
            if found and found.intent in DANGERS:
                rest = [one for one in guesses if one.intent != found.intent]
                return [Guess(found.intent, 1.0), *rest]
        return guesses


class SoftGuesser:
    """The tier without dependencies."""

    tier: Tier = "soft"
    threshold = 0.36

    def __init__(self, model: Model) -> None:
        self._matcher = SoftMatcher(model)

    def guesses(self, sentence: Sentence) -> list[Guess]:
        """All intents with their scores, best first."""
        return self._matcher.guesses(sentence)


def _encoder_guesser(model: Model) -> Guesser | None:
    """The encoder's tier, or None where numpy, a library or the weights are missing."""
    try:
        from server.ear.encoded import EncoderGuesser
        from server.ear.minilm import EncoderMissingError, weights_folder
    except ImportError:
        return None
    try:
        return EncoderGuesser(model, weights_folder())
    except EncoderMissingError:
        return None


def _not_leaving(sentence: Sentence, guesses: list[Guess]) -> list[Guess]:
    """Whoever tells a length of time, as in "oh 2 days", answers a question and does not leave."""
    if not durations(sentence.words):
        return guesses
    return [guess for guess in guesses if guess.intent not in _LEAVING]


def _not_turned_round(sentence: Sentence, guesses: list[Guess]) -> list[Guess]:
    """A yes is no guess where something is denied, nor a no where nothing is: "i do have that".

    Whoever begins with a yes says yes: "yes but not all the time".
    """
    agrees, words = sentence.words[0] in _AGREEING, set(sentence.words)
    denied = not words.isdisjoint(_DENIALS) or any(word.endswith("n't") for word in words)
    no_yes = denied and not agrees
    no_no = agrees or not (denied or words & _NOTHING_MORE)
    turned = {"AMAZON.YesIntent": no_yes, "AMAZON.NoIntent": no_no}
    return [guess for guess in guesses if not turned.get(guess.intent)]


def _denials_told(sentence: Sentence, guesses: list[Guess]) -> list[Guess]:
    """Whoever denies sign after sign, "no chest pain no trouble breathing", reports just that."""
    signs = sentence.mentions.get("Symptom", [])
    begins = bool(signs) and sentence.words[0] in _DENYING and signs[0].start <= _NEXT
    if not begins or not all(sign.negated for sign in signs):
        return guesses
    others = [guess for guess in guesses if guess.intent not in (EMERGENCY, REPORT)]
    return [Guess(REPORT, guesses[0].score), *others]


def _is_loose(exact: Understanding, sentence: Sentence) -> bool:
    """A long sentence of slot values only, or one that a question's key phrase fills.

    Such a sample says little about what is wanted: "call nine one one my leg's gone dead" fits
    "{symptoms} {symptoms}".
    """
    if any(slot.type == "Question" for slot in exact.slots):
        return True
    said = sum(len(value.raw.split()) for slot in exact.slots for value in slot.values)
    return (
        exact.intent not in DANGERS and len(sentence.words) > _SHORT and said >= len(sentence.words)
    )


def _today() -> date:
    return datetime.now(UTC).date()


__all__ = ["LAUNCH", "Ear", "Guesser", "SoftGuesser"]
