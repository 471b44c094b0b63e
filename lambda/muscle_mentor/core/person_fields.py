"""Reads the fields of a written report on the person: pregnancy, age, distress, fever, injury."""

from __future__ import annotations

import re

from muscle_mentor.core.draft import Draft, number_of, plain_fact, verdict_of
from muscle_mentor.core.free_text import is_past, read_text
from muscle_mentor.core.measures import is_normal_temperature
from muscle_mentor.core.quantities import days_in, digits, numbers, years_in

_DISTRESS = re.compile(
    r"distress|overwhelm|despair|hopeless|panic|desperate|not coping|(?:can't|cannot) cope|tearful|"
    r"low mood|very (?:anxious|upset|worried)|terrified|exhausted"
)
_WORRIES = frozenset({
    "worried", "worry_fills_day", "anxiety", "stress", "hopeless", "no_sleep_for_days",
    "poor_sleep", "insomnia", "known_panic", "over_breathing",
})  # fmt: skip
"""Signs of a distress that is no danger to oneself."""
_SAFE = re.compile(
    r"\bno (?:plans?|intent\w*|thoughts?|self[- ]harm|wish|risk|suicid\w*)\b|\bfeels? safe\b|"
    r"\bsafe\b|\bnot suicidal\b|^(?:calm|coping|fine)\b"
)
_AFTER = re.compile(
    r"\b(?:birth|postpartum|post partum|postnatal|delivered|delivery|after|ago|gave birth)\b"
)
_BORN_DAYS = 28.0
_EARLY_WEEKS = 20.0
_NOT_PREGNANT = re.compile(
    r"\b(?:not|no|male|man|negative|menopaus\w+|post-?menopaus\w+|hysterectomy|pill|coil|iud)\b"
)
_STRAIN = re.compile(
    r"\b(?:lift\w*|strain\w*|pulled|pull|stretch\w*|sprain\w*|slept|bend\w*|bent|overdid|tweak\w*)\b"
)
_HEAD_OR_SPINE = re.compile(r"\b(?:head|skull|neck|spine|spinal)\b")
_BACK_BLOW = re.compile(
    r"\bback\b.*\b(?:fell|fall|crash|hit|blow|kick\w*|accident)\b|\b(?:fell|fall|"
    r"crash|hit|blow|kick\w*|accident)\b.*\bback\b"
)


def pregnant(name: str, value: object, draft: Draft) -> None:
    """Read a pregnancy with its weeks, or a birth not long ago."""
    text = digits(str(value))
    weeks = numbers(text)[:1] if isinstance(value, str) else [number_of(value)]
    if isinstance(value, bool) or verdict_of(value) in ("no", "skip"):
        plain_fact(name, value, draft)
    elif _NOT_PREGNANT.search(text) and not weeks:
        plain_fact(name, False, draft)
    elif isinstance(value, str) and _AFTER.search(text):
        recent = (days_in(text) or 0) <= _BORN_DAYS
        draft.stated += ["after_birth"] if recent else []
    elif re.search(r"breast", text):
        draft.stated.append("breastfeeding")
    else:
        early = bool(
            weeks and weeks[0] is not None and 1 < weeks[0] < _EARLY_WEEKS and "month" not in text
        )
        draft.stated += ["early_pregnancy"] if early else ["pregnant"]
        draft.take(read_text(text, draft.content))
        draft.stated = [s for s in draft.stated if not (early and s == "pregnant")]


def child(name: str, value: object, draft: Draft) -> None:
    """Read whether it is a child, or how old it is."""
    age = years_in(value) if isinstance(value, str) else None
    if age is None:
        plain_fact(name, value, draft)
        return
    draft.stated.append("baby" if age < 1 else "child")
    if draft.scalars.get("age_years") is None:
        draft.scalars["age_years"] = age


def distress(name: str, value: object, draft: Draft) -> None:
    """Read danger to oneself; milder distress is kept apart from it."""
    if not isinstance(value, str) or verdict_of(value) is not None:
        plain_fact(name, value, draft)
        return
    found = read_text(value, draft.content)
    draft.take(found)
    if "deliberate" in found.stated:
        draft.stated.append("self_harm")
    if {"self_harm", "deliberate"}.intersection(found.stated):
        return
    milder = _DISTRESS.search(value.lower()) or _SAFE.search(value.lower())
    if re.match(r"\s*no\b", value.lower()) and not _DISTRESS.search(value.lower()):
        draft.denied.append("self_harm")
    elif milder:
        draft.stated += ["hopeless"] if _DISTRESS.search(value.lower()) else []
    elif "possib" in value.lower() or not _WORRIES.intersection(found.stated):
        draft.stated.append("self_harm")


def fever(name: str, value: object, draft: Draft) -> None:
    """Read a fever; a normal temperature is none."""
    plain_fact(name, False if is_normal_temperature(str(value)) else value, draft)


def injury(name: str, value: object, draft: Draft) -> None:
    """Read an injury: of head or spine it is another matter than of a limb."""
    text = str(value).lower()
    plain_fact(name, value, draft)
    if verdict_of(value) is not None or re.match(r"\s*(?:no|none)\b", text) or is_past(text):
        draft.stated = [s for s in draft.stated if s != "injury" or not is_past(text)]
        return
    if _STRAIN.search(text):
        draft.stated = [*(s for s in draft.stated if s != "injury"), "muscle_strain"]
    blow = _HEAD_OR_SPINE.search(text) or _BACK_BLOW.search(text)
    if blow and "muscle_strain" not in draft.stated:
        draft.stated.append("head_injury")
    draft.unrecognised = [item for item in draft.unrecognised if item.field != name]
