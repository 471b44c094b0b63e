"""A written report while it is being read: what each field has said so far."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.free_text import Found, read_text
from muscle_mentor.core.medicine_text import read_medicines
from muscle_mentor.core.quantities import onset_in
from muscle_mentor.core.report import MedicineUse, Unrecognised

_VERDICTS: Mapping[str, frozenset[str]] = {
    "no": frozenset(
        "no|none|never|nope|not really|n|false|denied|denies|absent|nil|0|normal|negative|"
        "not at all|no change|nothing|not any|neither|fine|ok|not present|without".split("|")
    ),
    "yes": frozenset(
        "yes|y|true|yeah|yep|present|some|sometimes|moderate|positive|definitely|a little|"
        "occasionally|often|constant".split("|")
    ),
    "unsure": frozenset(
        "unsure|not sure|maybe|possible|possibly|perhaps|might be|i think so|could be|"
        "suspected".split("|")
    ),
    "skip": frozenset(
        "|unknown|n/a|na|not asked|not said|not stated|don't know|?|-|null|not known|unclear".split(
            "|"
        )
    ),
}
_DENIED = re.compile(r"\s*(?:no|none|not|never|without|nil|nothing|neither)\b")
_NOT = re.compile(r"\s*not\b(?! only)")
_NORMAL = ("normal", "normally", "fine", "intact", "okay", "unaffected")
_NOT_NORMAL = re.compile(
    r"\bno[tr]?\b|n't\b|cannot|than|less|barely|hardly|hard|half|worse|used to|until|before|"
    r"\bwas\b|\bbut\b|except|sometimes|almost|nearly|mostly|usually|at rest|when|while|"
    r"bad|slow|never|lost"
)
_FEW_WORDS = 6
_SUBJECTS: Mapping[str, str] = {
    "numbness": "numbness",
    "tingling": "tingling",
    "cramps": "cramp",
    "stiffness": "stiffness",
    "pain": "pain",
    "fever": "temperature",
    "swelling_red_warm": "swollen",
    "eye_closing": "eye",
}
"""What the text of a field speaks of without naming it."""
_TIMED = frozenset({
    "weakness", "numbness", "trouble_speaking", "trouble_swallowing", "face_droop",
    "spread_to_face",
})  # fmt: skip
"""Fields and signs whose text tells how they came: "no strength in the hand since lunch"."""
_MILD = re.compile(
    r"\b(?:mild|slight|minor|light|little|low|low[- ]grade|a bit|passing|brief|occasional|"
    r"fleeting)\b"
)
_SEVERE = re.compile(
    r"\b(?:severe|terrible|worst|awful|unbearable|very bad|really bad|pounding|splitting|agony|"
    r"excruciating|extreme|intense|recurring|frequent)\b"
)


@dataclass
class Draft:
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


def number_of(value: object) -> float | None:
    """Give a number that is finite and not negative; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None


def verdict_of(value: object) -> str | None:
    """Tell what a value says by itself: yes, no, unsure, skip; None for a text."""
    if isinstance(value, bool | int | float):
        return "yes" if value else "no"
    plain = str(value).lower().strip(" .!")
    return next((name for name, known in _VERDICTS.items() if plain in known), None)


def plain_fact(name: str, value: object, draft: Draft) -> None:
    """Read a fact that is there or not there, or is described in words."""
    meaning = draft.meanings.get(name) or _meaning_of_other(name, draft)
    verdict = verdict_of(value)
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


def _meaning_of_other(name: str, draft: Draft) -> Mapping[str, Any]:
    """Look at a key outside the contract: its words may name a sign ("sweating": true)."""
    sign = draft.content.lexicon("symptoms").exact(name.replace("_", " "))
    if sign is None:
        return {"stated": "", "denied": []}
    sign = draft.content.entry_of("symptoms", sign)
    return {"stated": sign, "denied": [sign]}


def _described(name: str, text: str, meaning: Mapping[str, Any], draft: Draft) -> None:
    """Read a described fact: its text counts, and so does the fact itself unless it is denied."""
    strength = _strength(text.lower())
    found = read_text(text, draft.content, about_now=name == "currently")
    found.add(_bare_word(text, draft))
    denied = _is_denied(text.lower(), found, meaning, draft)
    found.add(Found() if denied else _with_its_subject(name, text, draft))
    named = draft.add_medicines(text)
    draft.take(found)
    if not (found.known or named or denied or strength in meaning or not text):
        draft.unknown(name, text)
    _onset_of_text(name, text, {name, *found.stated}, draft)
    if not meaning["stated"] or name == "currently":
        return
    if denied:
        draft.denied += meaning["denied"]
    elif strength in meaning:
        draft.stated.append(meaning[strength])
    elif not draft.milder.intersection(found.stated):
        draft.stated.append(meaning["stated"])


def _is_denied(text: str, found: Found, meaning: Mapping[str, Any], draft: Draft) -> bool:
    """Tell whether a text says no: "none", "strength normal", "only tired, not weak"."""
    normal = (*_NORMAL, *meaning.get("normal", ()))
    if _DENIED.match(text):
        return not (_NOT.match(text) and _has(text, normal))
    dangers = [s for s in found.stated if draft.content.entry("symptoms", s).get("danger")]
    if dangers or not meaning["stated"] or meaning["stated"] in found.stated:
        return False
    return meaning["stated"] in found.denied or _says_normal(text, normal)


def _says_normal(text: str, words: Iterable[str]) -> bool:
    """Tell whether a short text says that all is as it should be: "speech clear", "36.8"."""
    short = len(text.split()) <= _FEW_WORDS
    return short and not _NOT_NORMAL.search(text) and _has(text, words)


def _has(text: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}(?!\w)", text) for word in words)


def _strength(text: str) -> str:
    if _MILD.search(text):
        return "mild"
    return "severe" if _SEVERE.search(text) else ""


def _with_its_subject(name: str, text: str, draft: Draft) -> Found:
    """Read a text with the name of its field: numbness "between my legs", fever "39.8"."""
    subject = _SUBJECTS.get(name)
    if subject is None:
        return Found()
    found = read_text(f"{subject} {text}", draft.content)
    if len(text.split()) == 1:  # "neck": a neck stiffness
        found.add(read_text(f"{text} {subject}", draft.content))
    return Found(stated=found.stated, known=bool(found.stated))


def _bare_word(text: str, draft: Draft) -> Found:
    """Read an item that is one word, too common to mean much inside a sentence."""
    sign = draft.content.triage()["bare_words"].get(text.lower().strip(" ."))
    return Found(stated=[sign], known=True) if sign else Found()


def _onset_of_text(name: str, text: str, signs: set[str], draft: Draft) -> None:
    """Take the onset from words about it, unless it is given by itself."""
    about = bool(_TIMED & signs)
    onset = onset_in(text, worded=not about)
    if onset and (about or name == "other_symptoms"):
        draft.scalars.setdefault("onset", onset)
