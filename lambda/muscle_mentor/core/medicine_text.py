"""Medicines in free text: which, what happened to them, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from muscle_mentor.core.content import Content
from muscle_mentor.core.lexicon import Mention, tokens
from muscle_mentor.core.quantities import days_in, exact_days_in
from muscle_mentor.core.report import MedicineUse

_CHANGES: Mapping[str, str] = {
    "stopped": r"stop\w*|quit|came off|come off|coming off|off (?:my|his|her|the)|ran out|run out|"
    r"weaned|missed|discontinu\w+|ceased|gave up|given up|cold turkey|no longer|no more|withdr\w+|"
    r"last dose|abruptly|out of",
    "lowered": r"lower\w*|reduc\w+|cut (?:down|back)|cutting (?:down|back)|taper\w*|halv\w+|"
    r"decreas\w+|weaning|dose down|came down|went down",
    "raised": r"rais\w+|increas\w+|upp?ed|doubl\w+|tripl\w+|higher|went up|put up|gone up|bumped|"
    r"titrat\w+|dose up|turned up",
    "combined": r"combin\w+|mix\w+|on top of|alongside|added to|interact\w+",
    "started": r"start\w*|began|begun|new|newly|just prescribed|"
    r"prescribed (?:last|this|yesterday)|put on|first (?:dose|tablet|pill|week)|commenc\w+|"
    r"initiat\w+|added|switched to|changed to|given|"
    r"(?:since|after) (?:having|taking|getting)|restart\w*|went on|gone on|going on",
}
_LONG = re.compile(
    r"\bfor (?:many |several |some )?years\b|\blong[- ]?term\b|\bfor ages\b|\bsame dose\b|"
    r"\bstable\b|\bno (?:recent )?changes?\b|\bunchanged\b|\bregular\b|\balways\b|\bmaintenance\b"
)
_UNNAMED = "any_medicine"
_OLD_CHANGE_DAYS = 180.0
_LONG_DAYS = 90.0
_NONE = re.compile(
    r"^\s*(?:no|none|nil|nothing|no medicines?|no medication|n/?a|nkda|not on any.*)\s*\.?\s*$"
)


def read_medicines(text: str, content: Content) -> tuple[list[MedicineUse], bool]:
    """Give the medicines in a text, and whether they are said to be long-standing and unchanged."""
    mentions = [m for m in content.lexicon("medicines").find(text) if not _denied(m, text)]
    named = [m for m in mentions if content.entry_of("medicines", m.value) != _UNNAMED]
    mentions = named or mentions  # "lorazepam, last tablet on monday" is one medicine
    stable = bool(mentions) and all(_is_stable(part) for _, part in _parts(text, mentions))
    uses: dict[str, MedicineUse] = {}
    for mention, part in _parts(text, mentions):
        about = part.replace(
            mention.text, " "
        )  # the "combined pill" was not combined with anything
        use = _use(content.entry_of("medicines", mention.value), about)
        if use.medicine not in uses or use.change:
            uses[use.medicine] = use
    return list(uses.values()), stable


def says_none(text: str) -> bool:
    """Tell whether a text says that there are no medicines."""
    return bool(_NONE.search(text.lower()))


def _denied(mention: Mention, text: str) -> bool:
    if not mention.negated:
        return False
    before = " ".join(tokens(text)[max(0, mention.start - 3) : mention.start])
    return not re.search(r"\bno (?:longer|more)\b", before)


def _parts(text: str, mentions: list[Mention]) -> Iterable[tuple[Mention, str]]:
    """Give each medicine the words about it: what stands round it, up to its neighbours."""
    said = tokens(text)
    for at, mention in enumerate(mentions):
        start = mentions[at - 1].end if at else 0
        end = mentions[at + 1].start if at + 1 < len(mentions) else len(said)
        yield mention, " ".join(said[start:end]) if len(mentions) > 1 else text.lower()


def _use(medicine: str, part: str) -> MedicineUse:
    change = next(
        (name for name, words in _CHANGES.items() if re.search(rf"\b(?:{words})\b", part)), None
    )
    ago = exact_days_in(part) if exact_days_in(part) is not None else days_in(part)
    if change is None or (ago is not None and ago > _OLD_CHANGE_DAYS):
        return MedicineUse(medicine)
    return MedicineUse(medicine, change, ago)


def _is_stable(part: str) -> bool:
    """Tell whether a medicine is said to be taken for long without a change."""
    if any(re.search(rf"\b(?:{words})\b", part) for words in _CHANGES.values()):
        ago = exact_days_in(part)
        return ago is not None and ago > _OLD_CHANGE_DAYS
    days = exact_days_in(part)
    return bool(_LONG.search(part)) or (days is not None and days >= _LONG_DAYS)
