"""Fills the slots of an intent from a sentence that is no sample: longest match, with negation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from muscle_mentor.core.free_text import is_past
from muscle_mentor.core.lexicon import Mention
from server.ear import dates, durations, times
from server.ear.heard import LISTED, HeardSlot, HeardValue, distinct
from server.ear.mentions import Sentence
from server.ear.model import Intent, Model, Slot
from server.ear.numerals import Number, digits, numbers
from server.ear.overlaps import (
    asked_with,
    is_spilt,
    one_reading,
    plural_only,
    reports,
    said_otherwise,
    slot_counts,
)

_DENIED = "absent_"
_DENIABLE = frozenset({"Cause", "Condition", "Drink"})
_DRUNK = frozenset({"Cause", "Drink"})
_AS_SAID = frozenset({"Symptom", "Cause", "DurationWords"})
_SIDE_BEFORE = frozenset("the my his her your our their on a both this that mum's".split())
_NOT_SIDE_AFTER = frozenset(
    "now away after before at back as when through in it me him her over alone off place thing "
    "way person doctor time answer word kind sort amount dose track direction moment".split()
)
_NOT_SIDE_BEFORE = frozenset("that's is all just i've he's she's have been be".split())
_MILLIGRAMS = frozenset("milligram milligrams mg mgs".split())
_CUPS = frozenset("cup mug can glass shot espresso latte coffee tea cola coke".split())
_AGE_BEFORE = frozenset("i'm im aged age he's she's they're am is only just nearly".split())
_AFTER_AGE = frozenset("year years yr yrs".split())
_WAYS = 4
_EVENTS = frozenset("venom_bite unknown_bite electric_shock head_injury injury".split())
"""Signs that happened once, and may be long ago."""


@dataclass(frozen=True)
class _Numbers:
    """Which number of a sentence is meant for which slot."""

    caffeine: Number | None = None
    second: Number | None = None
    sleep: Number | None = None
    age: Number | None = None
    plain: Number | None = None


def fill(intent: Intent, sentence: Sentence) -> tuple[HeardSlot, ...]:
    """All slots of `intent` that the sentence fills."""
    counted = _sort_numbers(intent, sentence)
    slots = [slot for slot in intent.slots if slot.name != LISTED]
    own = [slot for slot in slots if slot.type not in _BUILT_IN]
    found = one_reading(intent, {slot.name: _found(slot.type, sentence) for slot in own})
    heard = (
        HeardSlot(slot.name, slot.type, _values(slot, intent, sentence, counted, found))
        for slot in slots
    )
    return tuple(slot for slot in heard if slot.values)


def _found(type_name: str, sentence: Sentence) -> list[Mention]:
    mentions = sentence.mentions.get(type_name, [])
    mentions = [one for one in mentions if not said_otherwise(one, sentence)]
    if type_name in _DRUNK:
        mentions = [one for one in mentions if not is_spilt(one, sentence)]
    if type_name not in _AS_SAID or not mentions:
        return mentions
    words = sentence.model.types[type_name].words
    return [one for one in mentions if not plural_only(one, words[one.value])]


def _values(
    slot: Slot,
    intent: Intent,
    sentence: Sentence,
    counted: _Numbers,
    found: Mapping[str, list[Mention]],
) -> tuple[HeardValue, ...]:
    builtin = _BUILT_IN.get(slot.type)
    if builtin:
        return builtin(slot, sentence, counted)
    chosen = _chosen(slot, intent, sentence, found[slot.name])
    if slot.type == "Drink":
        named = chosen if slot.name == "drink" else sentence.mentions.get(slot.type, [])
        chosen = _drinks(slot, named, counted)
    values = distinct(_value(mention, sentence.model, slot.type) for mention in chosen)
    return values if slot.multiple else values[:1]


def _value(mention: Mention, model: Model, type_name: str) -> HeardValue:
    return HeardValue(mention.text, mention.value, model.types[type_name].names[mention.value])


def _chosen(slot: Slot, intent: Intent, sentence: Sentence, found: list[Mention]) -> list[Mention]:
    if slot.name.startswith(_DENIED):
        return [mention for mention in found if mention.negated]
    if slot.type == "Symptom":
        found = [mention for mention in found if not _is_long_past(mention, sentence)]
    if slot.type == "Symptom" or (reports(intent) and slot.type in _DENIABLE):
        found = [mention for mention in found if not mention.negated]
    if slot.type == "Symptom" and intent.slot("question"):
        asked = sentence.mentions.get("Question", [])
        found = [mention for mention in found if not asked_with(mention, asked)]
    if slot.type == "Side":
        return [mention for mention in found if _is_side(mention, sentence)]
    if slot.type == "BodyPart":
        return _outside(found, sentence.mentions.get("Symptom", []))
    if slot.type == "Question":
        return sorted(found, key=lambda mention: mention.start - mention.end)
    if slot.name == "duration_words" and intent.slot("duration"):
        return [mention for mention in found if not _is_measured(mention, sentence)]
    return found


def _drinks(slot: Slot, found: list[Mention], counted: _Numbers) -> list[Mention]:
    """The drink of the number goes first: "a tea, and two coffees" are two coffees, and a tea."""
    number = counted.second if slot.name == "second_drink" else counted.caffeine
    before = [one for one in found if number and one.start < number.end]
    after = [one for one in found if one not in before]
    if slot.name == "second_drink":
        return after[:1] if number else []
    return [*after, *before]


def _is_long_past(mention: Mention, sentence: Sentence) -> bool:
    """As in "a snake bite from years ago": what happened then is no sign now."""
    after = sentence.words[mention.end : mention.end + _WAYS]
    return mention.value in _EVENTS and is_past(" ".join(after))


def _outside(parts: list[Mention], symptoms: list[Mention]) -> list[Mention]:
    """Put the parts of symptoms last: "my chest hurts and my arm twitches" is about the arm.

    "No chest pain" is not about the chest.
    """
    denied = [symptom for symptom in symptoms if symptom.negated]
    parts = [part for part in parts if not any(_inside(part, symptom) for symptom in denied)]
    free = [part for part in parts if not any(_inside(part, symptom) for symptom in symptoms)]
    return free or parts


def _inside(part: Mention, symptom: Mention) -> bool:
    within = symptom.start <= part.start and part.end <= symptom.end
    return within and symptom.end - symptom.start > part.end - part.start


def _is_side(mention: Mention, sentence: Sentence) -> bool:
    """As in "right now", "all right", "he left" are no sides."""
    words = sentence.words
    if words[mention.end - 1] not in {"right", "left"}:
        return True
    after = words[mention.end] if mention.end < len(words) else ""
    before = words[mention.start - 1] if mention.start else ""
    if after in _NOT_SIDE_AFTER:
        return False
    if after == "side" or words[mention.start] == "on":
        return True
    parts = sentence.mentions.get("BodyPart", [])
    near = any(0 <= part.start - mention.end < _WAYS for part in parts)
    return (
        near or (before in _SIDE_BEFORE) or (before not in _NOT_SIDE_BEFORE and len(words) < _WAYS)
    )


def _is_measured(mention: Mention, sentence: Sentence) -> bool:
    """A length that was given in numbers goes before one that was given in words."""
    measured = durations.durations(sentence.words)
    longer = any(
        one.start <= mention.start and mention.end <= one.end and one.iso != mention.value
        for one in measured
    )
    exact = any(one.end - one.start > mention.end - mention.start for one in measured)
    return longer or exact


def _duration(slot: Slot, sentence: Sentence, counted: _Numbers) -> tuple[HeardValue, ...]:
    """The longest length of time that was said, or of an age; in words, a shorter one is hidden."""
    if slot.name == "age_span":
        found = durations.ages(sentence.words)
    else:
        slept = counted.sleep.start if counted.sleep else None
        found = [one for one in durations.durations(sentence.words) if one.start != slept]
        worded = _found("DurationWords", sentence)
        found = [one for one in found if not any(_covers(words, one) for words in worded)]
    if not found:
        return ()
    longest = max(found, key=lambda one: one.days)
    raw = " ".join(sentence.words[longest.start : longest.end])
    return (HeardValue(raw, longest.iso, longest.iso),)


def _covers(words: Mention, one: durations.Duration) -> bool:
    within = words.start <= one.start and one.end <= words.end
    return within and words.end - words.start > one.end - one.start


def _day(slot: Slot, sentence: Sentence, _: _Numbers) -> tuple[HeardValue, ...]:
    """The day since when something is; a slot called `day` takes a coming one."""
    find = dates.coming if slot.name == "day" else dates.since
    day = find(sentence.words, sentence.today)
    if day is None:
        return ()
    return (HeardValue(" ".join(sentence.words[day.start : day.end]), day.iso, day.iso),)


def _time(_slot: Slot, sentence: Sentence, _: _Numbers) -> tuple[HeardValue, ...]:
    clock = times.time_in(sentence.words)
    if clock is None:
        return ()
    return (HeardValue(" ".join(sentence.words[clock.start : clock.end]), clock.iso, clock.iso),)


def _number(slot: Slot, sentence: Sentence, counted: _Numbers) -> tuple[HeardValue, ...]:
    chosen = {
        "caffeine_amount": counted.caffeine,
        "second_amount": counted.second,
        "sleep_hours": counted.sleep,
        "age": counted.age,
    }.get(slot.name, counted.plain)
    if chosen is None:
        return ()
    raw = " ".join(sentence.words[chosen.start : chosen.end])
    value = digits(chosen.most)
    return (HeardValue(raw, value, value),)


_BUILT_IN: dict[str, Callable[[Slot, Sentence, _Numbers], tuple[HeardValue, ...]]] = {
    "AMAZON.DURATION": _duration,
    "AMAZON.DATE": _day,
    "AMAZON.TIME": _time,
    "AMAZON.NUMBER": _number,
}


def _sort_numbers(intent: Intent, sentence: Sentence) -> _Numbers:
    words = sentence.words
    left: list[Number] = []
    chosen: dict[str, Number] = {}
    timed = durations.all_durations(words)
    often = slot_counts(intent)
    about_sleep = often["sleep_hours"] > often["duration"]
    for number in numbers(words):
        use = _use(number, sentence, timed, about_sleep)
        if use:
            use = "second" if use == "caffeine" and use in chosen else use
            chosen.setdefault(use, number)
        elif not any(one.start <= number.start < one.end for one in timed):
            left.append(number)
    return _Numbers(**chosen, plain=left[0] if left else None)


def _use(
    number: Number, sentence: Sentence, timed: Sequence[durations.Duration], about_sleep: bool
) -> str | None:
    words = sentence.words
    span = next((one for one in timed if one.start == number.start), None)
    if span:
        if durations.sleep_duration(words, span) or (about_sleep and span.iso.startswith("PT")):
            return "sleep"
        return "age" if words[span.end : span.end + 1] == ("old",) and "Y" in span.iso else None
    if _is_drunk(number, sentence):
        return "caffeine"
    return "age" if _is_age(number, words) else None


def _is_drunk(number: Number, sentence: Sentence) -> bool:
    """As in "six coffees", "three big mugs of tea", "four hundred milligrams of caffeine"."""
    following = [one.start for one in numbers(sentence.words) if one.start >= number.end]
    end = min([number.end + _WAYS, *following])  # a drink belongs to the number next to it
    drinks = sentence.mentions.get("Drink", [])
    named = any(number.end <= drink.start < end for drink in drinks)
    near = sentence.folded[number.end : min(end, number.end + 3)]
    return named or bool(set(near) & (_CUPS | _MILLIGRAMS))


def _is_age(number: Number, words: Sequence[str]) -> bool:
    """As in "i'm only twenty two", "my eight year old", "she is seventy"."""
    after = list(words[number.end : number.end + 2])
    if after[:1] and after[0] in _AFTER_AGE:
        return "old" in after[1:] or "old's" in after[1:]
    before = words[number.start - 1] if number.start else ""
    people = 3 <= number.value <= 110  # noqa: PLR2004
    return before in _AGE_BEFORE and people and number.end - number.start <= 2  # noqa: PLR2004
