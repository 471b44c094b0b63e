"""Signs that are told as a measure: "temperature 39.2", "cramp for 20 minutes", "sugar 2.8"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from muscle_mentor.core.amounts import MINUTE, SHORT_SPELL, is_long_cramp
from muscle_mentor.core.quantities import digits, exact_days_in

_TEMPERATURE = re.compile(
    r"(?:temp\w*|fever|pyrexia)\D{0,14}(\d{2,3}(?:\.\d)?)|(\d{2,3}(?:\.\d)?)\s*(?:°|degrees?\b|c\b|f\b)"
)
_BODY = re.compile(r"(?:temp\w*\D{0,5})?(\d{2,3}(?:\.\d)?)\s*(?:°|degrees?)?\s*[cf]?")
_OUTDOORS = re.compile(
    r"heat|outside|outdoor|weather|roof|\bsun|kitchen|working|room|greenhouse|day\b"
)
_SUGAR = re.compile(r"(?:sugar|glucose|\bbm)\D{0,14}(\d{1,3}(?:\.\d)?)")
_PULSE = re.compile(r"(?:heart ?rate|pulse|\bhr|heart)\D{0,10}(\d{2,3})\b")
_WEIGHT = re.compile(
    r"\blost\s+(?:about |around |nearly |over )?\d+\s*(?:kg|kilos?|lbs?|pounds?|stones?)"
)
_NO_SLEEP = re.compile(
    r"(?:no sleep|not slept|hasn't slept|haven't slept|awake|up)\D{0,10}([2-9])\s*(?:days|nights)"
)
_TABLETS = re.compile(
    r"\b(?:took|taken|swallowed|popped|downed|necked|ate)\D{0,15}(\d+) (?:of )?(?:\w+ ){0,2}"
    r"(?:tablets?|pills?|capsules?|paracetamol|acetaminophen|tylenol|ibuprofen|aspirins?)\b"
)
_CRAMP = re.compile(r"cramp|spasm|locked")
_FIT = re.compile(r"\bfit(?:s|ting)?\b|seiz|convuls|unresponsive|unconscious")
_JERKING = re.compile(r"jerk|shook|shaking all over")

_FEVER_C = (38.0, 43.0)
_FEVER_F = (100.4, 110.0)
_MILD_C, _MILD_F = 37.4, 99.3
_LOWEST_C, _LOWEST_F = 35.0, 95.0
_FAST_PULSE = 100.0
_LOW_MMOL, _LOW_MG = 4.0, (30.0, 70.0)
_FIT_MINUTES = 5
_MANY_TABLETS = 8  # more than two of each of a day's four doses


def measured_signs(clause: str) -> Iterator[str]:
    """Give the signs that the numbers in a clause mean."""
    plain = digits(clause)
    readers: tuple[Callable[[str], str | None], ...] = (
        _temperature, _sugar, _pulse, _weight, _no_sleep, _long_spell, _tablets,
    )  # fmt: skip
    yield from (sign for read in readers if (sign := read(plain)))


def _temperature(plain: str) -> str | None:
    found = _TEMPERATURE.search(plain)
    if not found:
        return None
    value = float(found[1] or found[2])
    if found[2] and _OUTDOORS.search(plain):
        return "heat_exposure"
    if _FEVER_C[0] <= value <= _FEVER_C[1] or _FEVER_F[0] <= value <= _FEVER_F[1]:
        return "fever"
    return "mild_fever" if _MILD_C < value < _FEVER_C[0] else None


def is_normal_temperature(text: str) -> bool:
    """Tell whether a text is the temperature of somebody without fever: "36.8", "98.6 F"."""
    told = _BODY.fullmatch(digits(text).strip())
    value = float(told[1]) if told else 0.0
    return _LOWEST_C < value <= _MILD_C or _LOWEST_F < value <= _MILD_F


def _sugar(plain: str) -> str | None:
    found = _SUGAR.search(plain)
    value = float(found[1]) if found else 0.0
    low = 0 < value < _LOW_MMOL or _LOW_MG[0] <= value < _LOW_MG[1]
    return "low_sugar" if low else None


def _pulse(plain: str) -> str | None:
    found = _PULSE.search(plain)
    return "racing_heart" if found and float(found[1]) >= _FAST_PULSE else None


def _weight(plain: str) -> str | None:
    return "weight_loss" if _WEIGHT.search(plain) else None


def _no_sleep(plain: str) -> str | None:
    return "no_sleep_for_days" if _NO_SLEEP.search(plain) else None


def _tablets(plain: str) -> str | None:
    found = _TABLETS.search(plain)
    return "overdose" if found and int(found[1]) >= _MANY_TABLETS else None


def _long_spell(plain: str) -> str | None:
    days = exact_days_in(plain)
    if days is None or days > SHORT_SPELL or " ago" in plain:
        return None
    minutes = days / MINUTE
    if _FIT.search(plain):
        return "long_seizure" if minutes >= _FIT_MINUTES else None
    if _JERKING.search(plain):
        return "long_jerking" if minutes >= _FIT_MINUTES else None
    return "cramp_over_ten_minutes" if _CRAMP.search(plain) and is_long_cramp(days) else None
