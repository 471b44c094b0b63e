"""Turns the slots of one turn into facts: what is reported, what is denied, who it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from muscle_mentor.core.amounts import days, is_long_cramp, number
from muscle_mentor.core.content import Content
from muscle_mentor.core.heard_background import (
    ABOUT_BACKGROUND,
    BARE_CUP_MG,
    as_asked,
    background_of,
    of_the_family,
    quit_drinking,
    time_told,
    without_caffeine,
)
from muscle_mentor.core.heard_signs import signs_of
from muscle_mentor.core.replace import replace
from muscle_mentor.core.report import ONSETS, SIDES, Report, signs_told, with_signs
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

_YEAR = 365.0
_ONSET_BY_DAYS = ((6, "hours_to_days"), (28, "days_to_weeks"))
_CRAMPS = ("cramp", "painful_cramps")
_LOCKED = "hand_foot_locked"
_LOCKING = frozenset(
    {"hand", "thumb", "finger", "foot", "toe", "forearm", "arm", "leg", "whole_body"}
)
"""Places of which "locked" may be said of hands or feet."""


def hear(turn: Turn, content: Content, waiting_for: str | None = None) -> Report:
    """The facts of one turn. `waiting_for` names the open question, for a bare number."""
    stated, denied = signs_of(turn, content)
    parts, sites = _places(turn, content)
    if _LOCKED in stated and _is_cramp_elsewhere(turn, sites, content):
        stated = ["painful_cramps" if sign == _LOCKED else sign for sign in stated]
    heard = Report(
        parts=parts,
        sites=sites,
        sides=tuple(dict.fromkeys([side for side in turn.ids("side") if side in SIDES])),
        signs=signs_told(stated, denied),
        duration_days=time_told(turn),
        onset=next((onset for onset in turn.ids("onset") if onset in ONSETS), None),
        age_years=_age(turn),
        person=None if "after_birth" in stated else _person(turn, content),
    )
    if heard.duration_days is not None and (waiting_for == "ask:child_age" or _is_age(heard, turn)):
        heard = replace(heard, age_years=heard.duration_days / _YEAR, duration_days=None)
    if waiting_for == "ask:onset" and not heard.onset:
        heard = replace(heard, onset=_onset(heard.duration_days))
    if is_long_cramp(heard.duration_days) and any(map(heard.has, _CRAMPS)):
        heard = with_signs(heard, ["cramp_over_ten_minutes"])
    if turn.intent in REPORTING or any(stated):
        heard = of_the_family(background_of(heard, turn, content), turn)
    elif waiting_for in ABOUT_BACKGROUND:
        heard = as_asked(background_of(heard, turn, content), content)
    heard = quit_drinking(heard, turn)
    return without_caffeine(_bare_number(heard, turn, waiting_for))


def _is_cramp_elsewhere(turn: Turn, sites: Sequence[str], content: Content) -> bool:
    """As in "my calf is locked in a cramp": no hand and no foot is."""
    words = " and ".join(value.raw for value in turn.values("symptoms"))
    found = content.lexicon("sites").find(words)
    named = {content.entry_of("sites", mention.value) for mention in found}
    return bool(sites) and _LOCKING.isdisjoint(named.union(sites))


def _is_age(heard: Report, turn: Turn) -> bool:
    """As in "my baby was born three weeks ago": that is how old the baby is."""
    return heard.has("about_baby") and "baby_born" in turn.ids("symptoms")


def _person(turn: Turn, content: Content) -> str | None:
    """Whom it is about, when not the speaker: "child" where that matters, else "other"."""
    value = turn.first("person")
    return value if value is None or content.person(value) else "other"


def _places(turn: Turn, content: Content) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places as they were named, and the entries that they belong to, each once."""
    site_of = {
        part: content.entry_of("sites", part)
        for value in turn.values("body_part")
        for part in _parts_in(value, content)
    }
    named = set(site_of.values())
    parts = [part for part in site_of if named.isdisjoint(_WITHIN.get(site_of[part], ()))]
    return tuple(parts), tuple(dict.fromkeys([site_of[part] for part in parts]))


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


def _age(turn: Turn) -> float | None:
    """Years, told by themselves, as "seven months old", or in "my two year old"."""
    span = days(turn.text("age_span"))
    if span is not None:
        return span / _YEAR
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


def _bare_number(heard: Report, turn: Turn, waiting_for: str | None) -> Report:
    """A number alone answers the question that is open, whatever it was taken for.

    Hours of sleep and an age are never said as a number alone: they stay what they are.
    """
    fact = _NUMBER_ASKED.get(waiting_for or "")
    if fact is None or turn.values("drink"):
        return heard
    said = [turn.text(slot) for slot in ("number", "caffeine_amount")]
    amount = next(filter(None, said), None)
    if number(amount) is None:
        return heard
    facts: dict[str, Any] = dict.fromkeys(_NUMBER_ASKED.values())
    told = number(amount) or 0.0
    facts[fact] = told * BARE_CUP_MG if fact == "caffeine_mg" else told
    return replace(heard, **facts)


_NUMBER_ASKED = {
    "ask:child_age": "age_years",
    "ask:caffeine": "caffeine_mg",
    "ask:sleep": "sleep_hours",
}
