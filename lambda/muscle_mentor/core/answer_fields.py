"""Reads the fields of a written report that have a form of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from muscle_mentor.core.amounts import from_number
from muscle_mentor.core.caffeine_text import read_caffeine
from muscle_mentor.core.draft import Draft, number_of, plain_fact, verdict_of
from muscle_mentor.core.free_text import is_past, read_text
from muscle_mentor.core.measures import is_normal_temperature
from muscle_mentor.core.medicine_text import says_none
from muscle_mentor.core.quantities import days_in, digits, numbers, onset_in, years_in
from muscle_mentor.core.report import SIDES

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
_DISTRESS = re.compile(
    r"distress|overwhelm|despair|hopeless|panic|desperate|not coping|(?:can't|cannot) cope|tearful|"
    r"low mood|very (?:anxious|upset|worried)|terrified|exhausted"
)
_SAFE = re.compile(
    r"\bno (?:plans?|intent\w*|thoughts?|self[- ]harm|wish|risk|suicid\w*)\b|\bfeels? safe\b|"
    r"\bsafe\b|\bnot suicidal\b|^(?:calm|coping|fine)\b"
)
_POOR_SLEEP = re.compile(
    r"\b(?:poor|bad|badly|little|terrible|awful|broken|disturbed|short|not enough|hardly|barely|"
    r"interrupted|insomnia|low)\b"
)
_GOOD_SLEEP = re.compile(r"fine|good|ok|well|normal|enough")
_AFTER = re.compile(
    r"\b(?:birth|postpartum|post partum|postnatal|delivered|delivery|after|ago|gave birth)\b"
)
_BORN_DAYS = 28.0
_EARLY_WEEKS = 20.0
_NOT_PREGNANT = re.compile(
    r"\b(?:not|no|male|man|negative|menopaus\w+|post-?menopaus\w+|hysterectomy|pill|coil|iud)\b"
)
_MANY = re.compile(r"\b(?:many|several|multiple|lots|all over|everywhere|various|more than one)\b")
_PLURAL_LEGS = frozenset({"legs", "both legs", "thighs", "feet", "both feet", "both thighs"})
_LITTLE_DRINK = re.compile(r"\b(?:rare|social|occasional|moderate|little|light)")
_NO_DRINK = re.compile(r"\s*(?:tee ?total|doesn't|does not|don't|no\b|none|never)")
_DANGER_OF_MEDICINES = frozenset({
    "overdose", "alcohol_withdrawal", "sedative_withdrawal", "known_kidney_failure",
    "medicine_suspected",
})  # fmt: skip
_STRAIN = re.compile(
    r"\b(?:lift\w*|strain\w*|pulled|pull|stretch\w*|sprain\w*|slept|bend\w*|bent|overdid|tweak\w*)\b"
)
_ONLY_NUMBER = re.compile(r"\s*\d+(?:\.\d+)?\s*")
_HEAD_OR_SPINE = re.compile(r"\b(?:head|skull|neck|spine|spinal)\b")
_BACK_BLOW = re.compile(
    r"\bback\b.*\b(?:fell|fall|crash|hit|blow|kick\w*|accident)\b|\b(?:fell|fall|"
    r"crash|hit|blow|kick\w*|accident)\b.*\bback\b"
)


def _body_parts(name: str, value: object, draft: Draft) -> None:
    text = str(value)
    for clause in re.split(r",|\band\b|\+|/|&", digits(text)):
        mentions = draft.content.lexicon("sites").find(clause)
        draft.parts += [mention.value for mention in mentions]
        draft.sites += [draft.content.entry_of("sites", mention.value) for mention in mentions]
        draft.sides += [side for side in SIDES if re.search(rf"\b{side}\b", clause.lower())]
        if clause.strip().lower() in _PLURAL_LEGS:
            draft.stated.append("both_legs")
        found = read_text(clause, draft.content)
        draft.stated += [sign for sign in found.stated if not mentions or sign == "many_places"]
        if not mentions and not found.known and clause.strip():
            draft.unknown(name, clause.strip())


def _sides(name: str, value: object, draft: Draft) -> None:
    said = [side for side in SIDES if re.search(rf"\b{side}\b", str(value).lower())]
    if re.search(r"\b(?:bilateral|each)\b", str(value).lower()):
        said.append("both")
    draft.sides += said
    if not said and verdict_of(value) is None:
        draft.unknown(name, str(value))


def _duration(name: str, value: object, draft: Draft) -> None:
    days = days_in(value) if isinstance(value, str) else number_of(value)
    if days is None and isinstance(value, str) and _ONLY_NUMBER.fullmatch(digits(value)):
        days = float(digits(value))
    if days is None and verdict_of(value) != "skip":
        draft.unknown(name, str(value))
    draft.scalars["duration_days"] = days


def _places(name: str, value: object, draft: Draft) -> None:
    count = numbers(value) if isinstance(value, str) else [number_of(value)]
    if count and count[0] is not None:
        draft.scalars["places_count"] = max(1, round(count[0]))
    elif _MANY.search(str(value).lower()):
        draft.stated.append("many_places")
    elif not re.search(r"\b(?:single|one)\b", str(value).lower()):
        draft.unknown(name, str(value))


def _onset(name: str, value: object, draft: Draft) -> None:
    onset = onset_in(str(value)) if isinstance(value, str) else None
    if onset:
        draft.scalars["onset"] = onset
    elif verdict_of(value) != "skip":
        draft.unknown(name, str(value))


def _caffeine(_name: str, value: object, draft: Draft) -> None:
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


def _sleep(name: str, value: object, draft: Draft) -> None:
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


def _effort(name: str, value: object, draft: Draft) -> None:
    """Exercise and stress: any words but quiet ones count."""
    text = str(value).lower()
    if isinstance(value, str) and verdict_of(value) is None and _QUIET.search(text):
        draft.take(read_text(text, draft.content))
        draft.stated = [sign for sign in draft.stated if sign != name]
        return
    plain_fact(name, value, draft)
    if isinstance(value, str) and verdict_of(value) is None and draft.unrecognised:
        draft.unrecognised = [item for item in draft.unrecognised if item.field != name]


def _alcohol(name: str, value: object, draft: Draft) -> None:
    text = str(value).lower()
    if isinstance(value, str) and _DROP_DRINK.search(text):
        ago = days_in(text)
        recent = ago is None or ago <= _WITHDRAWAL_DAYS
        draft.stated += ["alcohol_withdrawal"] if recent else []
        draft.stated += [
            s for s in read_text(text, draft.content).stated if s != "alcohol_withdrawal"
        ]
    elif isinstance(value, str) and re.search(
        r"\b(?:rare|social|occasional|moderate|little|light)", text
    ):
        return
    elif isinstance(value, str) and re.match(
        r"\s*(?:tee ?total|doesn't|does not|don't|no\b|none|never)", text
    ):
        draft.denied.append("alcohol")
    else:
        plain_fact(name, value, draft)
        draft.unrecognised = [item for item in draft.unrecognised if item.field != name]


def _medicines(name: str, value: object, draft: Draft) -> None:
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


def _medicine_change(name: str, value: object, draft: Draft) -> None:
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


def _pregnant(name: str, value: object, draft: Draft) -> None:
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


def _child(name: str, value: object, draft: Draft) -> None:
    age = years_in(value) if isinstance(value, str) else None
    if age is None:
        plain_fact(name, value, draft)
        return
    draft.stated.append("baby" if age < 1 else "child")
    if draft.scalars.get("age_years") is None:
        draft.scalars["age_years"] = age


def _distress(name: str, value: object, draft: Draft) -> None:
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
    elif not found.known or "possib" in value.lower():
        draft.stated.append("self_harm")


def _fever(name: str, value: object, draft: Draft) -> None:
    plain_fact(name, False if is_normal_temperature(str(value)) else value, draft)


def _injury(name: str, value: object, draft: Draft) -> None:
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


_Reader = Callable[[str, Any, Draft], None]
READERS: Mapping[str, _Reader] = {
    "body_parts": _body_parts,
    "sides": _sides,
    "duration_days": _duration,
    "places_count": _places,
    "onset": _onset,
    "caffeine_mg_or_cups": _caffeine,
    "sleep_hours": _sleep,
    "exercise": _effort,
    "stress": _effort,
    "alcohol": _alcohol,
    "medicines": _medicines,
    "recent_medicine_change": _medicine_change,
    "pregnant": _pregnant,
    "child": _child,
    "self_harm_distress": _distress,
    "injury": _injury,
    "fever": _fever,
}
