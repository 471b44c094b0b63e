"""Ranks intents by the sentence encoder, and looks for danger in every part of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from server.ear.clauses import DANGERS, clauses
from server.ear.heard import Guess, Tier
from server.ear.mentions import Sentence
from server.ear.minilm import Array, MiniLm
from server.ear.model import FALLBACK, Model
from server.ear.overlaps import reports
from server.ear.ranker import Learnt, load_or_learn, rank
from server.ear.words import clean

_CLAUSE_SURE = 0.85
_DANGER_SURE = 0.25  # below it danger is a mere guess
_DANGER_LIKELY = 0.3  # at this score, and this share of the best one, danger wins
_CRY_SHARE = {"SelfHarmIntent": 0.5}
_DANGER_SHARE = {"EmergencyIntent": 0.7, **_CRY_SHARE}
_ANY_DAY = date(2000, 1, 1)


class EncoderGuesser:
    """The tier of the sentence encoder."""

    tier: Tier = "encoder"
    threshold = 0.2

    def __init__(self, model: Model, folder: Path) -> None:
        self._model = model
        self._encoder = MiniLm(folder)
        self._learnt: Learnt = load_or_learn(model, self._encoder, self._see)

    def guesses(self, sentence: Sentence) -> list[Guess]:
        """All intents, best first; a part that sounds like danger puts that intent in front."""
        parts = [self._see_words(part) for part in clauses(sentence.words)]
        seen = [sentence, *parts]
        scores = rank(self._learnt, self._encoder.encode([one.text for one in seen]), seen)
        ranked = self._ordered(scores[0])
        danger = self._danger(scores[1:]) if ranked[0].intent != FALLBACK else None
        if danger:
            return [danger, *(one for one in ranked if one.intent != danger.intent)]
        return self._without_doubtful_danger(self._with_likely_danger(ranked))

    def _with_likely_danger(self, ranked: list[Guess]) -> list[Guess]:
        """Danger in front of a report that is hardly likelier; a wish to die of anything else too.

        Questions stay: "does lithium make hands shake" is no emergency.
        """
        best = ranked[0]
        intent = self._model.intents.get(best.intent)
        shares = _DANGER_SHARE if intent and reports(intent) else _CRY_SHARE
        likely = [
            one
            for one in ranked
            if one.intent in shares
            and one.score >= max(_DANGER_LIKELY, shares[one.intent] * best.score)
        ]
        if best.intent == FALLBACK or not likely:
            return ranked
        return [likely[0], *(one for one in ranked if one != likely[0])]

    def _without_doubtful_danger(self, ranked: list[Guess]) -> list[Guess]:
        """Where danger is a mere guess, an intent that carries the signs lets the skill judge."""
        if ranked[0].intent not in DANGERS or ranked[0].score >= _DANGER_SURE:
            return ranked
        calmer = next((one for one in ranked if self._carries_signs(one.intent)), ranked[0])
        return [calmer, *(one for one in ranked if one.intent != calmer.intent)]

    def _carries_signs(self, name: str) -> bool:
        intent = self._model.intents.get(name)
        return bool(intent and name not in DANGERS and intent.slot("symptoms"))

    def _ordered(self, scores: Array) -> list[Guess]:
        order = np.argsort(-scores, kind="stable")
        return [Guess(self._learnt.classes[at], round(float(scores[at]), 3)) for at in order]

    def _danger(self, scores: Array) -> Guess | None:
        found = [
            Guess(name, round(float(scores[:, self._learnt.classes.index(name)].max()), 3))
            for name in DANGERS
            if name in self._learnt.classes and len(scores)
        ]
        best = max(found, key=lambda guess: guess.score, default=None)
        return best if best and best.score >= _CLAUSE_SURE else None

    def _see(self, text: str) -> Sentence:
        return self._see_words(clean(text))

    def _see_words(self, words: Sequence[str]) -> Sentence:
        return Sentence(tuple(words), self._model, _ANY_DAY)
