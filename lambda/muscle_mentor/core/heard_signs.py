"""Finds in the slots of a turn which signs it states and which it denies.

Every raw value is also searched for danger signs, whether Alexa matched it or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from muscle_mentor.core.content import Content
from muscle_mentor.core.lexicon import Mention, tokens
from muscle_mentor.core.turn import Turn, Value

_ONLY_BABIES = frozenset({"sleep_only", "awake_jerks", "turned_blue", "floppy"})
_GIVEN_UP = ("medicine", "cause", "drink")
"""Slots that name what can be started, changed and stopped."""
_NAMING = {
    "medicine": "medicines",
    "term": "terms",
    "test": "tests",
    "condition": "conditions",
}
"""Slots that name what is asked about, and of what kind; what is felt stands in the others."""


@cache  # asked for on every turn, and the same for all of them
def danger_signs(content: Content) -> frozenset[str]:
    """All signs that fire an emergency or urgent rule on their own."""
    return frozenset(content.dangers())


def signs_of(turn: Turn, content: Content) -> tuple[list[str], list[str]]:
    """The signs that a turn states and those that it denies."""
    stated: list[str] = []
    denied: list[str] = []
    asked = _only_asked_about(turn, content)
    for value in turn.values("symptoms"):
        for sign, negated in _signs_in(value, content):
            told = sign not in asked or sign in danger_signs(content)
            if told and not _is_given_up(value, turn):
                (denied if negated else stated).append(sign)
    for value in turn.values("absent_symptoms"):
        denied += [sign for sign, _ in _signs_in(value, content)]
    stated += _dangers_in_other_words(turn, content, asked)
    stated = [sign for sign in stated if sign != "after_birth" or not _is_of_the_baby(turn, stated)]
    if "after_birth" not in stated:  # "I have just had a baby" is about the mother
        stated += [sign for value in turn.ids("person") for sign in content.person(value)]
    return stated, denied


def _is_of_the_baby(turn: Turn, stated: list[str]) -> bool:
    """As in "my baby was born three weeks ago and he jerks in his sleep": no mother's report."""
    born = any(value.id == "baby_born" for value in turn.values("symptoms"))
    told = not turn.values("body_part") or not _ONLY_BABIES.isdisjoint(stated)
    return "baby" in turn.ids("person") and born and told


def _is_given_up(value: Value, turn: Turn) -> bool:
    """As "stopped" in "i stopped diazepam": it is said of the medicine, not of the twitch."""
    changed = any(change.raw == value.raw for change in turn.values("medicine_change"))
    return changed and any(map(turn.values, _GIVEN_UP))


def _only_asked_about(turn: Turn, content: Content) -> frozenset[str]:
    """Signs that a question names without reporting them: "can twitches spread?".

    A danger is asked about in the question's own words only: "what counts as weakness?". Told in
    any other slot, beside the question, it counts.
    """
    questions = [name for name in turn.ids("question") if content.has("questions", name)]
    return frozenset(
        sign
        for name in questions
        for sign in content.entry("questions", name).get("asks_about", ())
    )


def _signs_in(value: Value, content: Content) -> Iterator[tuple[str, bool]]:
    """The sign of a matched value; of an unmatched one, every sign named in its words.

    A matched one is believed; where its words are none of its names, danger in them counts too.
    """
    lexicon = content.lexicon("symptoms")
    if not (value.id and content.has("symptoms", value.id)):
        for mention in lexicon.find(value.raw):
            yield content.entry_of("symptoms", mention.value), mention.negated
        return
    matched, named = content.entry_of("symptoms", value.id), lexicon.exact(value.raw)
    yield matched, False
    if named is None or content.entry_of("symptoms", named) != matched:
        yield from ((sign, False) for sign in _danger_in(lexicon.find(value.raw), content))


def _dangers_in_other_words(turn: Turn, content: Content, asked: frozenset[str]) -> Iterator[str]:
    """Danger in the raw words of every other slot: "my face is drooping arm" as a body part."""
    lexicon = content.lexicon("symptoms")
    for name, values in turn.slots.items():
        if name in ("symptoms", "absent_symptoms"):
            continue
        meant = asked if name == "question" else ()
        for value in values:
            mentions = lexicon.find(value.raw)
            if mentions:
                felt = [one for one in mentions if _is_felt(one, name, value, content)]
                yield from (sign for sign in _danger_in(felt, content) if sign not in meant)


def _is_felt(mention: Mention, slot_name: str, value: Value, content: Content) -> bool:
    """Whether a sign is told of, and is no part of a known name: "seizure medicine" is no seizure.

    "Sleep apnoea" is no trouble breathing, but whoever names "a stroke" may be having one.
    """
    kind = _NAMING.get(slot_name)
    if kind is None or value.id is None or not content.has(kind, value.id):
        return True
    whole = mention.end - mention.start == len(tokens(value.raw))
    return whole and slot_name == "condition"


def _danger_in(mentions: list[Mention], content: Content) -> Iterator[str]:
    for mention in mentions:
        sign = content.entry_of("symptoms", mention.value)
        if not mention.negated and sign in danger_signs(content):
            yield sign
