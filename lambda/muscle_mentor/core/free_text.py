"""Finds facts in a written sentence: signs, illnesses, causes; what is denied, past or feared.

What is feared ("worried about A L S") or somebody else's ("my father had it") is no illness of
this person. What happened years ago is no danger now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from muscle_mentor.core.content import Content
from muscle_mentor.core.lexicon import Mention
from muscle_mentor.core.measures import measured_signs
from muscle_mentor.core.quantities import exact_days_in, numbers, spelled
from muscle_mentor.core.report import INHERITED

_CLAUSES = re.compile(
    r"[.;!?\n]+|\bbut\b|\balthough\b|\bhowever\b|\bthough\b|\bexcept\b|(?<!\w)-\s"
)
_COMMA = re.compile(r"\s*,\s*|\s*/\s*|\s*\+\s*|\s+\band\b\s+(?=no\b|not\b|without\b)")
_DENIED_LIST = re.compile(
    r"^\s*(?:and\s+)?(?:there (?:is|are|was)\s+)?"
    r"(?:no|not|denies|denied|without|never|nil|hasn't|haven't|doesn't|don't)\b[^.]*\b(?:or|nor)\b"
)
_DENIED_AFTER = re.compile(r"^\s*(?:[:=-]\s*)?(?:no|none|nil|absent|negative|denied|ruled out)\b")
_PAST = re.compile(
    r"\b(?:\d+|many|several|some|few|couple of|two|three|four|five|six|seven|eight|nine|ten|twenty)"
    r"\s+(?:years?|decades?)\s+(?:ago|back|earlier)\b|\byears ago\b|\blong ago\b"
    r"|\bas a (?:child|kid|boy|girl|teenager)\b|\bin childhood\b"
    r"|\b(?:old|previous|past) (?:(?:back |neck |head )?injury|accident|stroke|fracture)\b"
    r"|\b(?:months|\d\d? months) ago\b|\blast year\b|\bhistory of\b"
)
_FEAR = re.compile(
    r"\b(?:worr\w+|fears?|feared|fearing|afraid|scared|anxious|terrified|frightened|panick\w+|"
    r"convinced|think\w*|thought|could it be|is it|googl\w+|read about|reading about|rule out|"
    r"concerned|obsess\w+)\b"
)
_RELATIVE = re.compile(
    r"\b(?:mother|father|mum|mom|dad|brother|sister|uncle|aunt|auntie|cousin|grand\w+|nan|gran|parent|"
    r"relative|family|sibling)(?:'s)?\b"
)
_NOW_ONLY = frozenset({"stopped"})
_AFTER_BIRTH_DAYS = 28
_EARLY_WEEKS = 20
_LASTING = frozenset(
    {
        "already_seen", "diagnosed_bfs", "family_history", "known_panic", "hemifacial_known",
        "old_stroke", "autoimmune", "cancer", "bowel_surgery", "eating_disorder",
        "known_kidney_failure", "unchanged",
    }
)  # fmt: skip

_ILLNESSES = frozenset({"cancer", "autoimmune", "known_kidney_failure", "eating_disorder"})


@dataclass
class Found:
    """What a text says. `known` tells whether any word of it was understood."""

    stated: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    known: bool = False

    def add(self, other: Found) -> None:
        """Take over what another part of the text says."""
        self.stated += other.stated
        self.denied += other.denied
        self.conditions += other.conditions
        self.causes += other.causes
        self.known = self.known or other.known


def read_text(text: str, content: Content, *, about_now: bool = False) -> Found:
    """Read a text. `about_now`: it tells how things are now, so a bare "stopped" counts."""
    found = Found()
    for clause in clauses(text):
        found.add(_clause(clause, content, about_now=about_now))
    return found


def clauses(text: str) -> Iterator[str]:
    """Cut a text where a denial ends: at stops, at "but", and at commas outside a denied list."""
    for sentence in _CLAUSES.split(text.lower().replace("’", "'")):
        if _DENIED_LIST.search(sentence):
            yield from _denied_list(sentence)
        else:
            yield from (part for part in _COMMA.split(sentence) if part.strip())


def _denied_list(sentence: str) -> Iterator[str]:
    """Cut "no fever, weakness or numbness, stiff neck" after the item that "or" introduces."""
    last = max(sentence.rfind(" or "), sentence.rfind(" nor "))
    end = sentence.find(",", last)
    yield sentence if end < 0 else sentence[:end]
    if end >= 0:
        yield from clauses(sentence[end + 1 :])


def is_past(clause: str) -> bool:
    """Tell whether a clause speaks of long ago: "a head injury ten years ago"."""
    return bool(_PAST.search(clause))


def _clause(clause: str, content: Content, *, about_now: bool) -> Found:
    found = Found()
    past = is_past(clause)
    for mention in content.lexicon("symptoms").find(spelled(clause)):
        sign = content.entry_of("symptoms", mention.value)
        found.known = True
        if mention.negated or _denied_after(mention, clause):
            found.denied.append(sign)
        elif sign in _ILLNESSES and _FEAR.search(clause):
            found.stated.append("worried")
        elif _counts(sign, mention, clause, past=past, about_now=about_now):
            found.stated.append(_dated(sign, clause))
    measured = [] if past else list(measured_signs(clause))
    found.stated += measured
    found.known = found.known or bool(measured)
    _background(clause, content, found, past=past)
    return found


def _counts(sign: str, mention: Mention, clause: str, *, past: bool, about_now: bool) -> bool:
    if sign in _NOW_ONLY and not about_now and " " not in mention.text:
        return False
    if sign == "after_birth":
        return (exact_days_in(clause) or 0) <= _AFTER_BIRTH_DAYS and not past
    return not past or sign in _LASTING


def _dated(sign: str, clause: str) -> str:
    """Pregnancy under twenty weeks is a sign of its own."""
    if sign != "pregnant" or "week" not in clause:
        return sign
    weeks = [n for n in numbers(clause) if n < 45]  # noqa: PLR2004 - the weeks of a pregnancy
    return "early_pregnancy" if weeks and weeks[0] < _EARLY_WEEKS else sign


def _background(clause: str, content: Content, found: Found, *, past: bool) -> None:
    feared = bool(_FEAR.search(clause))
    for mention in content.lexicon("conditions").find(clause):
        condition = content.entry_of("conditions", mention.value)
        found.known = True
        if mention.negated or _denied_after(mention, clause):
            continue
        if _RELATIVE.search(clause):
            found.stated += ["family_history"] if condition in INHERITED else []
        elif feared:
            found.stated.append("worried")
        else:
            found.conditions.append(condition)
    for mention in content.lexicon("causes").find(clause):
        found.known = True
        if not (mention.negated or past or _denied_after(mention, clause)):
            found.causes.append(content.entry_of("causes", mention.value))


def _denied_after(mention: Mention, clause: str) -> bool:
    """Tell whether the denial follows: "fever: none"."""
    at = clause.find(mention.text)
    return at >= 0 and bool(_DENIED_AFTER.search(clause[at + len(mention.text) :]))
