"""Reads the fields of a written report on caffeine, sleep, effort, alcohol and medicines."""

from __future__ import annotations

import re

from muscle_mentor.core.amounts import from_number
from muscle_mentor.core.caffeine_text import read_caffeine
from muscle_mentor.core.draft import Draft, number_of, plain_fact, verdict_of
from muscle_mentor.core.free_text import read_text
from muscle_mentor.core.medicine_text import says_none
from muscle_mentor.core.quantities import days_in, numbers

_QUIET = re.compile(
    r"\b(?:none|sedentary|not much|rarely|inactive|low|little|normal|no more than usual|as usual|"
    r"nothing new|hardly|minimal|average|usual)\b"
)
_DROP_DRINK = re.compile(
    r"\b(?:stopp?(?:ed|ing)|quit|cut(?:ting)? (?:down|back|out)|gave up|given up|withdraw\w*|"
    r"detox\w*|last drink|sober|came off|coming off|come off|ran out|dry(?:ing)? out|dried out|"
    r"reduc\w+|abstain\w*|abstinen\w+)\b"
)
_WITHDRAWAL_DAYS = 14.0
_POOR_SLEEP = re.compile(
    r"\b(?:poor|bad|badly|little|terrible|awful|broken|disturbed|short|not enough|hardly|barely|"
    r"interrupted|insomnia|low)\b"
)
_GOOD_SLEEP = re.compile(r"fine|good|ok|well|normal|enough")
_LITTLE_DRINK = re.compile(r"\b(?:rare|social|occasional|moderate|little|light)")
_NO_DRINK = re.compile(r"\s*(?:tee ?total|doesn't|does not|don't|no\b|none|never)")
_DANGER_OF_MEDICINES = frozenset({
    "overdose", "alcohol_withdrawal", "sedative_withdrawal", "known_kidney_failure",
    "medicine_suspected",
})  # fmt: skip


def caffeine(_name: str, value: object, draft: Draft) -> None:
    """Read milligrams, cups or words; whoever takes none has zero."""
    number = number_of(value)
    if isinstance(value, bool):
        draft.scalars["caffeine_mg"] = None if value else 0.0
        draft.causes += ["caffeine"] if value else []
        return
    if number is not None:
        draft.scalars["caffeine_mg"] = from_number(number)
        return
    heard = read_caffeine(str(value), draft.content)
    known = draft.scalars.get("caffeine_mg")
    total = [mg for mg in (known, heard.milligrams) if mg is not None]
    draft.scalars["caffeine_mg"] = sum(total) if total else None
    draft.drinks += heard.drinks
    draft.stated += heard.signs
    found = read_text(str(value), draft.content)
    draft.stated += [sign for sign in found.stated if sign != "alcohol_withdrawal"]
    if heard == type(heard)(None) and not found.known and verdict_of(value) is None:
        draft.unknown(_name, str(value))


def sleep(name: str, value: object, draft: Draft) -> None:
    """Read the hours of a night, or words about it."""
    hours = numbers(value)[:1] if isinstance(value, str) else [number_of(value)]
    if hours and hours[0] is not None:
        draft.scalars["sleep_hours"] = hours[0]
    if isinstance(value, str):
        found = read_text(value, draft.content)
        draft.stated += found.stated
        if _POOR_SLEEP.search(value.lower()) and not hours:
            draft.stated.append("poor_sleep")
        elif not (hours or found.known or _GOOD_SLEEP.search(value.lower())):
            draft.unknown(name, value)


def effort(name: str, value: object, draft: Draft) -> None:
    """Exercise and stress: any words but quiet ones count."""
    text = str(value).lower()
    if isinstance(value, str) and verdict_of(value) is None and _QUIET.search(text):
        draft.take(read_text(text, draft.content))
        draft.stated = [sign for sign in draft.stated if sign != name]
        return
    plain_fact(name, value, draft)
    if isinstance(value, str) and verdict_of(value) is None and draft.unrecognised:
        draft.unrecognised = [item for item in draft.unrecognised if item.field != name]


def alcohol(name: str, value: object, draft: Draft) -> None:
    """Read drinking habits; having stopped lately is a withdrawal."""
    text = str(value).lower()
    if isinstance(value, str) and _DROP_DRINK.search(text):
        ago = days_in(text)
        recent = ago is None or ago <= _WITHDRAWAL_DAYS
        draft.stated += ["alcohol_withdrawal"] if recent else []
        draft.stated += [
            s for s in read_text(text, draft.content).stated if s != "alcohol_withdrawal"
        ]
    elif isinstance(value, str) and _LITTLE_DRINK.search(text):
        return
    elif isinstance(value, str) and _NO_DRINK.match(text):
        draft.denied.append("alcohol")
    else:
        plain_fact(name, value, draft)
        draft.unrecognised = [item for item in draft.unrecognised if item.field != name]


def medicines(name: str, value: object, draft: Draft) -> None:
    """Read the medicines, with what changed about them."""
    if not isinstance(value, str):
        return
    if says_none(value):
        return
    named = draft.add_medicines(value)
    found = read_text(value, draft.content)
    draft.stated += [sign for sign in found.stated if sign in _DANGER_OF_MEDICINES or not named]
    draft.conditions += [] if named else found.conditions
    if not named:
        draft.unknown(name, value)


def medicine_change(name: str, value: object, draft: Draft) -> None:
    """Read whether and how a medicine was changed."""
    verdict = verdict_of(value)
    text = str(value)
    if verdict is not None or re.match(r"\s*(?:no|none)\b", text.lower()):
        plain_fact(name, value if verdict else False, draft)
        return
    named = draft.add_medicines(text)
    found = read_text(text, draft.content)
    draft.take(found)
    draft.stated.append("recent_medicine_change")
    if not (named or found.known):
        draft.unknown(name, text)
