"""Turns the slots of one turn into facts: what is reported, what is denied, who it is about.

Every raw value is also searched for danger signs, whether Alexa matched it or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from muscle_mentor.core.amounts import days, days_since, is_long_cramp, number
from muscle_mentor.core.content import Content
from muscle_mentor.core.drinks import drunk
from muscle_mentor.core.lexicon import Mention, tokens
from muscle_mentor.core.report import CHANGES, ONSETS, SIDES, MedicineUse, Report, with_signs
from muscle_mentor.core.turn import Turn, Value

REPORTING = frozenset(
    {
        "ReportSymptomIntent",
        "CorrectionIntent",
        "EmergencyIntent",
        "SelfHarmIntent",
        "AMAZON.YesIntent",
        "AMAZON.NoIntent",
    }
)
"""Intents that speak of this person. Elsewhere "does lithium cause it" is a question, no report."""

_NAMING = frozenset({"medicine", "term", "test", "condition"})
"""Slots that name what is asked about; what a person feels stands in the others."""
ABOUT_BACKGROUND = ("ask:background", "ask:medicines")
"""Questions after which the name of a medicine or an illness is told of oneself."""
_YEAR = 365.0
_ONSET_BY_DAYS = ((6, "hours_to_days"), (28, "days_to_weeks"))
_GIVEN_UP = ("stopped", "lowered")
_CRAMPS = ("cramp", "painful_cramps")
_BARE_CUP_MG = 100.0  # a mug of instant coffee, where only a number of cups is said


def hear(turn: Turn, content: Content, waiting_for: str | None = None) -> Report:
    """The facts of one turn. `waiting_for` names the open question, for a bare number."""
    stated, denied = _signs(turn, content)
    heard = with_signs(_places(turn, content), stated, denied)
    person = None if "after_birth" in stated else _person(turn, content)
    heard = replace(
        heard,
        duration_days=_duration(turn),
        onset=next((onset for onset in turn.ids("onset") if onset in ONSETS), None),
        age_years=_age(turn),
        person=person,
    )
    if waiting_for == "ask:child_age" and heard.duration_days is not None:  # "eight months"
        heard = replace(heard, age_years=heard.duration_days / _YEAR, duration_days=None)
    if waiting_for == "ask:onset" and not heard.onset:
        heard = replace(heard, onset=_onset(heard.duration_days))
    if is_long_cramp(heard.duration_days) and any(map(heard.has, _CRAMPS)):
        heard = with_signs(heard, ["cramp_over_ten_minutes"])
    if turn.intent in REPORTING or any(stated):
        heard = _background(heard, turn, content)
    elif waiting_for in ABOUT_BACKGROUND:
        heard = _as_asked(_background(heard, turn, content), content)
    heard = _quit_drinking(heard, turn)
    return _without_caffeine(_bare_number(heard, turn, waiting_for))


def _person(turn: Turn, content: Content) -> str | None:
    """Whom it is about, when not the speaker: "child" where that matters, else "other"."""
    value = turn.first("person")
    return value if value is None or content.person(value) else "other"


@cache  # asked for on every turn, and the same for all of them
def danger_signs(content: Content) -> frozenset[str]:
    """All signs that fire an emergency or urgent rule on their own."""
    return frozenset(
        sign for sign in content.ids("symptoms") if content.entry("symptoms", sign).get("danger")
    )


def _signs(turn: Turn, content: Content) -> tuple[list[str], list[str]]:
    stated: list[str] = []
    denied: list[str] = []
    asked = _only_asked_about(turn, content)
    for value in turn.values("symptoms"):
        for sign, negated in _signs_in(value, content):
            if sign not in asked:
                (denied if negated else stated).append(sign)
    for value in turn.values("absent_symptoms"):
        denied += [sign for sign, _ in _signs_in(value, content)]
    stated += _dangers_in_other_words(turn, content)
    if "after_birth" not in stated:  # "I have just had a baby" is about the mother
        stated += [sign for value in turn.ids("person") for sign in content.person(value)]
    return stated, denied


def _only_asked_about(turn: Turn, content: Content) -> frozenset[str]:
    """Signs that a question names without reporting them: "can twitches spread?"."""
    questions = [name for name in turn.ids("question") if content.has("questions", name)]
    return frozenset(
        sign
        for name in questions
        for sign in content.entry("questions", name).get("asks_about", ())
    )


def _signs_in(value: Value, content: Content) -> Iterator[tuple[str, bool]]:
    """The sign of a matched value; of an unmatched one, every sign named in its words."""
    if value.id and content.has("symptoms", value.id):
        yield content.entry_of("symptoms", value.id), False
        return
    for mention in content.lexicon("symptoms").find(value.raw):
        yield content.entry_of("symptoms", mention.value), mention.negated


def _dangers_in_other_words(turn: Turn, content: Content) -> Iterator[str]:
    """Danger in the raw words of every other slot: "my face is drooping arm" as a body part."""
    for slot in turn.slots:
        if slot.name in ("symptoms", "absent_symptoms"):
            continue
        for value in slot.values:
            mentions = content.lexicon("symptoms").find(value.raw)
            yield from _danger_in(
                [one for one in mentions if _is_felt(one, slot.name, value)], content
            )


def _is_felt(mention: Mention, slot_name: str, value: Value) -> bool:
    """Whether a sign is told of, and is no part of a known name: "seizure medicine" is no seizure.

    "Sleep apnoea" is no trouble breathing, but whoever names "a stroke" may be having one.
    """
    if value.id is None or slot_name not in _NAMING:
        return True
    whole = mention.end - mention.start == len(tokens(value.raw))
    return whole and slot_name == "condition"


def _danger_in(mentions: list[Mention], content: Content) -> Iterator[str]:
    for mention in mentions:
        sign = content.entry_of("symptoms", mention.value)
        if not mention.negated and content.entry("symptoms", sign).get("danger"):
            yield sign


def _places(turn: Turn, content: Content) -> Report:
    parts = tuple(
        dict.fromkeys(
            part for value in turn.values("body_part") for part in _parts_in(value, content)
        )
    )
    named = {content.entry_of("sites", part) for part in parts}
    parts = tuple(
        part
        for part in parts
        if not named & _WITHIN.get(content.entry_of("sites", part), frozenset())
    )
    sites = tuple(dict.fromkeys(content.entry_of("sites", part) for part in parts))
    sides = tuple(dict.fromkeys(side for side in turn.ids("side") if side in SIDES))
    return Report(parts=parts, sites=sites, sides=sides)


_WITHIN = {
    "hand": frozenset({"thumb", "finger"}),
    "foot": frozenset({"toe"}),
    "arm": frozenset({"upper_arm", "forearm"}),
    "leg": frozenset({"thigh", "knee", "calf", "shin"}),
}
"""What lies in what: "my left hand thumb" is one place, the thumb."""


def _parts_in(value: Value, content: Content) -> list[str]:
    if value.id and content.has("sites", value.id):
        return [value.id]
    return [mention.value for mention in content.lexicon("sites").find(value.raw)]


def _duration(turn: Turn) -> float | None:
    said = days(turn.text("duration"))
    worded = days(turn.first("duration_words"))
    return next(
        (d for d in (said, worded, days_since(turn.text("since"), turn.now)) if d is not None), None
    )


def _age(turn: Turn) -> float | None:
    """Years, told by themselves or in "my two year old"."""
    said = number(turn.text("age"))
    worded = [value.raw for value in turn.values("person") if value.raw.endswith(" old")]
    return _years(worded[0]) if said is None and worded else said


def _years(text: str) -> float | None:
    from muscle_mentor.core.quantities import years_in  # seldom needed, and slow to load

    return years_in(text)


def _onset(days_ago: float | None) -> str | None:
    """How it came, where the answer is a time: "two months" is slow."""
    return (
        None
        if days_ago is None
        else next((onset for limit, onset in _ONSET_BY_DAYS if days_ago <= limit), "gradual")
    )


def medicine_change(turn: Turn) -> str | None:
    """What was said to have changed about a medicine."""
    return next((change for change in turn.ids("medicine_change") if change in CHANGES), None)


def _background(heard: Report, turn: Turn, content: Content) -> Report:
    change = medicine_change(turn)
    medicines = tuple(
        MedicineUse(content.entry_of("medicines", value), change)
        for value in turn.ids("medicine")
        if content.has("medicines", value)
    )
    causes = tuple(
        dict.fromkeys(
            content.entry_of("causes", value)
            for value in turn.ids("cause")
            if content.has("causes", value)
        )
    )
    conditions = tuple(
        dict.fromkeys(
            content.entry_of("conditions", value)
            for value in turn.ids("condition")
            if content.has("conditions", value)
        )
    )
    named = (*turn.ids("drink"), *turn.ids("second_drink"))
    drinks = tuple(dict.fromkeys(v for v in named if content.has("drinks", v)))
    return replace(
        heard,
        medicines=medicines,
        causes=causes,
        conditions=conditions,
        drinks=drinks,
        caffeine_mg=_caffeine(turn, content),
        sleep_hours=number(turn.text("sleep_hours")),
    )


def _quit_drinking(heard: Report, turn: Turn) -> Report:
    """Where no medicine is named, a drink was given up: "i stopped my bottle of wine a day"."""
    drinks = heard.has("alcohol") or "alcohol" in heard.causes
    gave_up = turn.first("medicine_change") in _GIVEN_UP and drinks and not heard.medicines
    return with_signs(heard, ["alcohol_withdrawal"]) if gave_up else heard


def _as_asked(heard: Report, content: Content) -> Report:
    """Of a question in between, only an illness such as was asked for: "is it A L S?" is a fear."""
    asked = content.triage()["terms"]["long_illness"]["any"][0]["condition"]
    return replace(heard, conditions=tuple(c for c in heard.conditions if c in asked))


def _caffeine(turn: Turn, content: Content) -> float | None:
    """Milligrams a day, by the drinks that were counted; unknown without an amount."""
    said = drunk(turn, content)
    each = (one.milligrams(content) if one.drink else one.amount * _BARE_CUP_MG for one in said)
    return sum(each) if said else None


def _without_caffeine(heard: Report) -> Report:
    """Whoever takes none has no caffeine among the causes: "less coffee" must not be advised."""
    if not heard.has("no_caffeine"):
        return heard
    causes = tuple(cause for cause in heard.causes if cause != "caffeine")
    return replace(heard, causes=causes, drinks=(), caffeine_mg=0.0)


def _bare_number(heard: Report, turn: Turn, waiting_for: str | None) -> Report:
    """A number alone answers the question that is open, whatever it was taken for."""
    said = [turn.text(slot) for slot in ("number", "caffeine_amount", "sleep_hours", "age")]
    amount = None if turn.values("drink") else next(filter(None, said), None)
    fact = _NUMBER_ASKED.get(waiting_for or "")
    if fact is None or number(amount) is None:
        return heard
    facts: dict[str, Any] = dict.fromkeys(_NUMBER_ASKED.values())
    told = number(amount) or 0.0
    facts[fact] = told * _BARE_CUP_MG if fact == "caffeine_mg" else told
    return replace(heard, **facts)


_NUMBER_ASKED = {
    "ask:child_age": "age_years",
    "ask:caffeine": "caffeine_mg",
    "ask:sleep": "sleep_hours",
}
