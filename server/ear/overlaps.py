"""Decides between readings of the same words: what a word means depends on what was asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from muscle_mentor.core.lexicon import Mention
from server.ear.clauses import DANGERS
from server.ear.mentions import Sentence
from server.ear.model import Intent

# In a question a word fills one of these slots only, as with Alexa.
_ONE_READING = frozenset("Symptom Cause Condition Medicine Remedy Term Test Programme Move".split())
_SPILT = frozenset(
    "drop drops dropped dropping spill spills spilled spilt spilling dribble dribbles dribbled "
    "dribbling".split()
)
_ASKED_MORE = 2  # "feel weak but" says that somebody feels weak, "if it's really weak" asks
_UNITS = frozenset("day week month year hour".split())
_SLOT = re.compile(r"\{(\w+)\}")
# Said with another meaning: the words of these are no parts of the body and no signs.
_IDIOMS = tuple(
    tuple(idiom.split())
    for line in (
        "comes back, come back, came back, coming back, goes back, go back, went back, get back",
        "got back, getting back, be back, been back, back again, back to, back clean, back on",
        "back normal, back fine, days back, weeks back, months back, years back, hours back",
        "back of the, head in, on the head, over my head, hand on heart, on the other hand",
        "first hand, second hand, by heart, heart attack, face it, an eye on, a foot in",
        "off my chest, for my chest, cold feet, enough caffeine, enough to, that enough",
        "had it ages, for ages, in ages, ages now, ages ago, random question, they run, run for",
        "running out, ran out, run out, in the end, wasting their time, wasting your time",
        "wasting my time, wasting the, wasting a, protein shake, protein shakes, as a kid",
        "as a child, i was a kid, i was a child, i was a boy, i was a girl, i was a lad",
        "i was a teenager, it's gone all, it's gone a, it's gone red, it's gone numb",
        "it's all over the, the nerves, eye doctor, eye drops, eye test, eye man, eye clinic",
        "eye specialist, head scan, body clock, belly breathing, restless legs, paying private",
        "going private, then back, the right place, one place to, head hits the pillow",
        "head hit the pillow, hold it back, holds it back, held it back, holding it back",
        "hold them back, hold back, pay you back, call me back, sit back, lie back, lay back",
    )
    for idiom in line.split(", ")
)


def said_otherwise(mention: Mention, sentence: Sentence) -> bool:
    """Whether the words are a part of an idiom: "it comes back" is not about the back."""
    for idiom in _IDIOMS:
        if len(idiom) <= mention.end - mention.start:
            continue
        for start in range(mention.end - len(idiom), mention.start + 1):
            if start >= 0 and sentence.words[start : start + len(idiom)] == idiom:
                return True
    return False


def is_spilt(mention: Mention, sentence: Sentence) -> bool:
    """Whether something fell: "he keeps dropping his tea" does not tell what he drinks."""
    return not _SPILT.isdisjoint(sentence.words[max(0, mention.start - 2) : mention.start])


def asked_with(mention: Mention, questions: Sequence[Mention]) -> bool:
    """Whether the words are a part of a question's key phrase: "run in families" is no running."""
    return any(
        one.start <= mention.start
        and mention.end <= one.end
        and one.end - one.start >= mention.end - mention.start + _ASKED_MORE
        for one in questions
    )


def plural_only(mention: Mention, forms: Sequence[str]) -> bool:
    """Whether one of something is said that is known as many.

    "nerve" is not "nerves" (anxiety), "for a day" is not "for days".
    """
    said = set(mention.text.split())
    if len(said) == 1:
        return mention.text not in forms and mention.text + "s" in forms
    units = _UNITS & {word.removesuffix("s") for word in said}
    return bool(units) and not any(set(form.split()) <= said for form in forms)


def one_reading(intent: Intent, found: Mapping[str, list[Mention]]) -> dict[str, list[Mention]]:
    """Per slot what is left of its mentions when every word has one meaning.

    The longest mention wins, then the slot that the intent's samples name most. In a report and in
    danger all readings stay: there nothing may be lost.
    """
    if reports(intent):
        return dict(found)
    rivals = {slot.name for slot in intent.slots if slot.type in _ONE_READING}
    often = slot_counts(intent)
    readings = sorted(
        ((name, mention) for name in rivals for mention in found.get(name, [])),
        key=lambda one: (one[1].start - one[1].end, -often[one[0]], one[0]),
    )
    kept: list[tuple[str, Mention]] = []
    for name, mention in readings:
        if not any(_overlap(mention, other) for _, other in kept):
            kept.append((name, mention))
    left = {name: [one for owner, one in kept if owner == name] for name in rivals}
    ordered = {name: sorted(ones, key=lambda one: one.start) for name, ones in left.items()}
    return {**found, **ordered}


def reports(intent: Intent) -> bool:
    """Whether what is said in an intent is told, not asked about: a question has key phrases."""
    denies = any(slot.name.startswith("absent_") for slot in intent.slots)
    asks = any(slot.type == "Question" for slot in intent.slots)
    return intent.name in DANGERS or (denies and not asks)


@lru_cache(maxsize=256)
def slot_counts(intent: Intent) -> Counter[str]:
    """How many samples of an intent name each slot."""
    return Counter(name for sample in intent.samples for name in _SLOT.findall(sample))


def _overlap(one: Mention, two: Mention) -> bool:
    return one.start < two.end and two.start < one.end
