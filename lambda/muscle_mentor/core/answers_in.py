"""Reads a written report: the answers of `muscle-mentor triage`, in whatever form they come.

A fact is a number, a yes or no, a text, or a list of these. What is not understood is kept as
`unrecognised` and never lowers the level.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from muscle_mentor.core.caffeine_text import from_number, read_caffeine
from muscle_mentor.core.content import Content
from muscle_mentor.core.free_text import Found, read_text
from muscle_mentor.core.medicine_text import read_medicines, says_none
from muscle_mentor.core.quantities import days_in, digits, numbers, onset_in, years_in
from muscle_mentor.core.report import SIDES, MedicineUse, Report, Unrecognised

NO = frozenset(
    "no|none|never|nope|not really|n|false|denied|denies|absent|nil|0|normal|negative|not at all|no change|nothing|"
    "not any|neither|fine|ok|not present|without".split("|")
)
YES = frozenset(
    "yes|y|true|yeah|yep|present|some|sometimes|moderate|positive|definitely|a little|occasionally|often|constant".split("|")
)
UNSURE = frozenset("unsure|not sure|maybe|possible|possibly|perhaps|might be|i think so|could be|suspected".split("|"))
SKIP = frozenset("|unknown|n/a|na|not asked|not said|not stated|don't know|?|-|null|not known|unclear".split("|"))
_MILD = re.compile(r"\b(?:mild|slight|minor|light|little|low|low[- ]grade|a bit|passing|brief|occasional|fleeting)\b")
_SEVERE = re.compile(r"\b(?:severe|terrible|worst|awful|unbearable|very bad|really bad|pounding|splitting|agony|excruciating|extreme|intense|recurring|frequent)\b")
_QUIET = re.compile(r"\b(?:none|sedentary|not much|rarely|inactive|low|little|normal|no more than usual|as usual|nothing new|hardly|minimal|average|usual)\b")
_DROP_DRINK = re.compile(
    r"\b(?:stopp?(?:ed|ing)|quit|cut(?:ting)? (?:down|back|out)|gave up|given up|withdraw\w*|detox\w*|last drink|sober|"
    r"came off|coming off|come off|ran out|dry(?:ing)? out|dried out|reduc\w+|abstain\w*|abstinen\w+)\b"
)
_WITHDRAWAL_DAYS = 14.0
_DISTRESS = re.compile(r"distress|overwhelm|despair|hopeless|panic|desperate|not coping|can't cope|tearful|low mood|very (?:anxious|upset|worried)|terrified|exhausted")
_SAFE = re.compile(r"\bno (?:plans?|intent\w*|thoughts?|self[- ]harm|wish|risk|suicid\w*)\b|\bfeels? safe\b|\bsafe\b|\bnot suicidal\b")
_POOR_SLEEP = re.compile(r"\b(?:poor|bad|badly|little|terrible|awful|broken|disturbed|short|not enough|hardly|barely|interrupted|insomnia|low)\b")
_AFTER = re.compile(r"\b(?:birth|postpartum|post partum|postnatal|delivered|delivery|after|ago|gave birth)\b")
_BORN_DAYS = 28.0
_EARLY_WEEKS = 20.0
_MANY = re.compile(r"\b(?:many|several|multiple|lots|all over|everywhere|various|more than one)\b")
_PLURAL_LEGS = frozenset({"legs", "both legs", "thighs", "feet", "both feet", "both thighs"})


@dataclass
class _Draft:
    """What was understood so far."""

    content: Content
    meanings: Mapping[str, Mapping[str, Any]]
    milder: frozenset[str]
    stated: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    medicines: dict[str, MedicineUse] = field(default_factory=dict)
    conditions: list[str] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    drinks: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    unrecognised: list[Unrecognised] = field(default_factory=list)
    scalars: dict[str, Any] = field(default_factory=dict)

    def take(self, found: Found) -> None:
        """Add what a text says."""
        self.stated += found.stated
        self.denied += found.denied
        self.conditions += found.conditions
        self.causes += found.causes

    def add_medicines(self, text: str) -> bool:
        """Add the medicines that a text names; tell whether there are any."""
        uses, stable = read_medicines(text, self.content)
        for use in uses:
            if use.medicine not in self.medicines or use.change:
                self.medicines[use.medicine] = use
        self.denied += ["recent_medicine_change"] if stable else []
        return bool(uses)

    def unknown(self, name: str, text: str) -> None:
        """Keep words that no list knows."""
        self.unrecognised.append(Unrecognised(name, text))


def report_from_answers(answers: Mapping[str, Any], age: object, content: Content) -> Report:
    """Read `answers` (keys of the design contract) and an age: years, a text, or None."""
    triage = content.triage()
    draft = _Draft(content, triage["answers"], frozenset(triage["milder"]))
    draft.scalars["age_years"] = _age(age, draft)
    for name, value in answers.items():
        for item in _items(value):
            _READERS.get(name, _plain)(name, item, draft)
    return _finish(draft)


def _finish(draft: _Draft) -> Report:
    _age_signs(draft)
    signs = dict.fromkeys(draft.denied, False) | dict.fromkeys(draft.stated, True)
    return Report(
        parts=tuple(dict.fromkeys(draft.parts)),
        sites=tuple(dict.fromkeys(draft.sites)),
        sides=tuple(dict.fromkeys(draft.sides)),
        signs=signs,
        medicines=tuple(draft.medicines.values()),
        conditions=tuple(dict.fromkeys(draft.conditions)),
        causes=tuple(dict.fromkeys(draft.causes)),
        drinks=tuple(dict.fromkeys(draft.drinks)),
        unclear=tuple(dict.fromkeys(draft.unclear)),
        unrecognised=tuple(draft.unrecognised),
        **draft.scalars,
    )


def _age_signs(draft: _Draft) -> None:
    """A mother's report may name her baby: an adult's age is told apart from a child's."""
    age = draft.scalars.get("age_years")
    if age is not None and age >= 16:  # noqa: PLR2004 - adults
        draft.stated = [sign for sign in draft.stated if sign not in ("baby", "child")]


def _items(value: object) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _items(item)
    elif isinstance(value, Mapping):
        yield from (f"{name} {item}" for name, item in value.items() if item)
    elif value is not None:
        yield value.strip() if isinstance(value, str) else value


def _age(age: object, draft: _Draft) -> float | None:
    if isinstance(age, str) and age.strip():
        years = years_in(age)
        if years is None and not re.search(r"adult|unknown|middle", age):
            draft.take(read_text(age, draft.content))
        return years
    return _number(age)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None


def _verdict(value: object) -> str | None:
    """Tell what a value says by itself: yes, no, unsure, skip; None for a text."""
    if isinstance(value, bool | int | float):
        return "yes" if value else "no"
    plain = str(value).lower().strip(" .!")
    words = {"no": NO, "yes": YES, "unsure": UNSURE, "skip": SKIP}
    return next((name for name, known in words.items() if plain in known), None)


def _plain(name: str, value: object, draft: _Draft) -> None:
    """Read a fact that is there or not there, or is described in words."""
    meaning = draft.meanings.get(name) or _meaning_of_other(name, draft)
    verdict = _verdict(value)
    if verdict == "yes":
        draft.stated += [meaning["stated"]] if meaning["stated"] else []
    elif verdict == "no":
        draft.denied += meaning["denied"]
        draft.stated += [meaning["denied_states"]] if "denied_states" in meaning else []
    elif verdict == "unsure":
        draft.unclear.append(name)
        draft.stated += [meaning["unsure"]] if "unsure" in meaning else []
    elif verdict is None:
        _described(name, str(value), meaning, draft)


def _meaning_of_other(name: str, draft: _Draft) -> Mapping[str, Any]:
    """A key outside the contract: its own words may name a sign ("sweating": true)."""
    sign = draft.content.lexicon("symptoms").exact(name.replace("_", " "))
    if sign is None:
        return {"stated": "", "denied": []}
    sign = draft.content.entry_of("symptoms", sign)
    return {"stated": sign, "denied": [sign]}


def _described(name: str, text: str, meaning: Mapping[str, Any], draft: _Draft) -> None:
    """Read a described fact: its text counts, and so does the fact itself unless it is denied."""
    found = read_text(text, draft.content, about_now=name == "currently")
    named = draft.add_medicines(text)
    draft.take(found)
    if not (found.known or named or not text):
        draft.unknown(name, text)
    _onset_of_text(name, text, draft)
    if not meaning["stated"] or name == "currently":
        return
    strength = "mild" if _MILD.search(text.lower()) else "severe" if _SEVERE.search(text.lower()) else ""
    if re.match(r"\s*(?:no|none|not|never|without|nil)\b", text.lower()):
        draft.denied += meaning["denied"]
    elif strength in meaning:
        draft.stated.append(meaning[strength])
    elif not draft.milder.intersection(found.stated):
        draft.stated.append(meaning["stated"])


def _onset_of_text(name: str, text: str, draft: _Draft) -> None:
    """Take the onset from words about it, unless it is given by itself."""
    about = name in ("weakness", "numbness", "trouble_speaking", "trouble_swallowing", "face_droop")
    onset = onset_in(text, worded=not about)
    if onset and (about or name == "other_symptoms"):
        draft.scalars.setdefault("onset", onset)


def _body_parts(name: str, value: object, draft: _Draft) -> None:
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


def _sides(name: str, value: object, draft: _Draft) -> None:
    said = [side for side in SIDES if re.search(rf"\b{side}\b", str(value).lower())]
    if re.search(r"\b(?:bilateral|each)\b", str(value).lower()):
        said.append("both")
    draft.sides += said
    if not said and _verdict(value) is None:
        draft.unknown(name, str(value))


def _duration(name: str, value: object, draft: _Draft) -> None:
    days = days_in(value) if isinstance(value, str) else _number(value)
    if days is None and isinstance(value, str) and re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", value):
        days = float(value)
    if days is None and _verdict(value) != "skip":
        draft.unknown(name, str(value))
    draft.scalars["duration_days"] = days


def _places(name: str, value: object, draft: _Draft) -> None:
    count = numbers(value) if isinstance(value, str) else [_number(value)]
    if count and count[0] is not None:
        draft.scalars["places_count"] = max(1, round(count[0]))
    elif _MANY.search(str(value).lower()):
        draft.stated.append("many_places")
    elif not re.search(r"\b(?:single|one)\b", str(value).lower()):
        draft.unknown(name, str(value))


def _onset(name: str, value: object, draft: _Draft) -> None:
    onset = onset_in(str(value)) if isinstance(value, str) else None
    if onset:
        draft.scalars["onset"] = onset
    elif _verdict(value) != "skip":
        draft.unknown(name, str(value))


def _caffeine(_name: str, value: object, draft: _Draft) -> None:
    number = _number(value)
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
    if heard == type(heard)(None) and not found.known and _verdict(value) is None:
        draft.unknown(_name, str(value))


def _sleep(name: str, value: object, draft: _Draft) -> None:
    hours = numbers(value)[:1] if isinstance(value, str) else [_number(value)]
    if hours and hours[0] is not None:
        draft.scalars["sleep_hours"] = hours[0]
    if isinstance(value, str):
        found = read_text(value, draft.content)
        draft.stated += found.stated
        if _POOR_SLEEP.search(value.lower()) and not hours:
            draft.stated.append("poor_sleep")
        elif not (hours or found.known or re.search(r"fine|good|ok|well|normal|enough", value.lower())):
            draft.unknown(name, value)


def _effort(name: str, value: object, draft: _Draft) -> None:
    """Exercise and stress: any words but quiet ones count."""
    text = str(value).lower()
    if isinstance(value, str) and _verdict(value) is None and _QUIET.search(text):
        draft.take(read_text(text, draft.content))
        draft.stated = [sign for sign in draft.stated if sign != name]
        return
    _plain(name, value, draft)
    if isinstance(value, str) and _verdict(value) is None and draft.unrecognised:
        draft.unrecognised = [item for item in draft.unrecognised if item.field != name]


def _alcohol(name: str, value: object, draft: _Draft) -> None:
    text = str(value).lower()
    if isinstance(value, str) and _DROP_DRINK.search(text):
        ago = days_in(text)
        recent = ago is None or ago <= _WITHDRAWAL_DAYS
        draft.stated += ["alcohol_withdrawal"] if recent else []
        draft.stated += [s for s in read_text(text, draft.content).stated if s != "alcohol_withdrawal"]
    elif isinstance(value, str) and re.search(r"\b(?:rare|social|occasional|moderate|little|light)", text):
        return
    elif isinstance(value, str) and re.match(r"\s*(?:tee ?total|doesn't|does not|don't|no\b|none|never)", text):
        draft.denied.append("alcohol")
    else:
        _plain(name, value, draft)
        draft.unrecognised = [item for item in draft.unrecognised if item.field != name]


def _medicines(name: str, value: object, draft: _Draft) -> None:
    if not isinstance(value, str):
        return
    if says_none(value):
        return
    named = draft.add_medicines(value)
    found = read_text(value, draft.content)
    dangers = {"overdose", "alcohol_withdrawal", "sedative_withdrawal", "known_kidney_failure", "medicine_suspected"}
    draft.stated += [sign for sign in found.stated if sign in dangers or not named]
    draft.conditions += [] if named else found.conditions
    if not named:
        draft.unknown(name, value)


def _medicine_change(name: str, value: object, draft: _Draft) -> None:
    verdict = _verdict(value)
    text = str(value)
    if verdict is not None or re.match(r"\s*(?:no|none)\b", text.lower()):
        _plain(name, value if verdict else False, draft)
        return
    named = draft.add_medicines(text)
    found = read_text(text, draft.content)
    draft.take(found)
    draft.stated.append("recent_medicine_change")
    if not (named or found.known):
        draft.unknown(name, text)


def _pregnant(name: str, value: object, draft: _Draft) -> None:
    text = digits(str(value))
    weeks = numbers(text)[:1] if isinstance(value, str) else [_number(value)]
    if isinstance(value, bool) or _verdict(value) in ("no", "skip"):
        _plain(name, value, draft)
    elif isinstance(value, str) and _AFTER.search(text):
        recent = (days_in(text) or 0) <= _BORN_DAYS
        draft.stated += ["after_birth"] if recent else []
    elif re.search(r"breast", text):
        draft.stated.append("breastfeeding")
    else:
        early = bool(weeks and weeks[0] is not None and 1 < weeks[0] < _EARLY_WEEKS and "month" not in text)
        draft.stated += ["early_pregnancy"] if early else ["pregnant"]
        draft.take(read_text(text, draft.content))
        draft.stated = [s for s in draft.stated if not (early and s == "pregnant")]


def _child(name: str, value: object, draft: _Draft) -> None:
    age = years_in(value) if isinstance(value, str) else None
    if age is None:
        _plain(name, value, draft)
        return
    draft.stated.append("baby" if age < 1 else "child")
    if draft.scalars.get("age_years") is None:
        draft.scalars["age_years"] = age


def _distress(name: str, value: object, draft: _Draft) -> None:
    if not isinstance(value, str) or _verdict(value) is not None:
        _plain(name, value, draft)
        return
    found = read_text(value, draft.content)
    draft.take(found)
    if "self_harm" in found.stated:
        return
    milder = _DISTRESS.search(value.lower()) or _SAFE.search(value.lower())
    if re.match(r"\s*no\b", value.lower()) and not _DISTRESS.search(value.lower()):
        draft.denied.append("self_harm")
    elif milder:
        draft.stated += ["hopeless"] if _DISTRESS.search(value.lower()) else []
    elif not found.known or "possib" in value.lower():
        draft.stated.append("self_harm")


_Reader = Callable[[str, Any, _Draft], None]
_READERS: Mapping[str, _Reader] = {
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
}
