"""What was reported, said back: the place and time in one sentence, and the whole for a doctor.

It is made from the session and is gone with it.
"""

from __future__ import annotations

from muscle_mentor.core.content import Content
from muscle_mentor.core.moment import Moment, phrase
from muscle_mentor.core.reply import Act
from muscle_mentor.core.report import Report
from muscle_mentor.core.speech import spoken_name, words

_SIDES = {"left": "part_left", "right": "part_right", "both": "part_both"}
_MOST_PLACES = 3
_SPANS = (
    (365.0, "span_year", "span_years"),
    (30.0, "span_month", "span_months"),
    (7.0, "span_week", "span_weeks"),
    (1.0, "span_day", "span_days"),
)
"""Units of time, longest first: their days, the phrase for one and for several."""
_ABOUT_WHOM = frozenset({"child", "baby", "about_child", "about_baby"})
_HISTORY = ("pregnant", "early_pregnancy", "after_birth", "family_history")
_TRIGGERS = ("stress", "anxiety", "poor_sleep", "exercise", "alcohol", "screens", "dry_eyes",
             "stimulants", "heat_exposure", "dehydration", "falling_asleep_jerk")  # fmt: skip
_WHAT_DOCTORS_ASK = ("weakness", "wasting", "numbness", "trouble_speaking", "trouble_swallowing")


def place_and_time(report: Report, content: Content) -> tuple[str, str]:
    """Say where and for how long, "left calf" and "2 weeks", as far as it is known."""
    return _all_of(_places(report, content), content), _time(report.duration_days, content)


def for_the_doctor(moment: Moment) -> list[Act]:
    """In the order of a doctor's questions: when, where, signs, habits, medicines, history."""
    report, content = moment.state.report, moment.content
    places = _places(report, content)
    says = [
        ("summary_since", _time(report.duration_days, content)),
        ("summary_places" if len(places) > 1 else "summary_where", ", ".join(places)),
        ("summary_signs", _names("symptoms", _felt(report), content)),
        ("summary_denied", _names("symptoms", _denied(report), content)),
        ("summary_triggers", _triggers(report, content)),
        ("summary_sleep", f"{report.sleep_hours:g}" if report.sleep_hours is not None else ""),
        ("summary_medicines", _names("medicines", _medicines(report), content)),
        ("summary_history", _history(report, content)),
    ]
    return [phrase(name, word=said) for name, said in says if said]


def _places(report: Report, content: Content) -> list[str]:
    """The places as named, with their sides; of several, where each was told with one."""
    sides: list[str | None] = list(report.sides)
    if len(report.parts) == 1:
        sides = ["both"] if {"left", "right"} <= set(sides) else sides[:1]
    if len(sides) != len(report.parts):
        sides = [None] * len(report.parts)
    return [_sided(part, side, content) for part, side in zip(report.parts, sides, strict=True)]


def _sided(part: str, side: str | None, content: Content) -> str:
    name = spoken_name("sites", part, content)
    return words(phrase(_SIDES[side], word=name), content) if side else name


def _all_of(places: list[str], content: Content) -> str:
    """Join places for one sentence; of many the last one is named."""
    if len(places) > _MOST_PLACES:
        return words(phrase("part_among", word=places[-1]), content)
    said = places[0] if places else ""
    for place in places[1:]:
        said = words(phrase("part_and", where=said, word=place), content)
    return said


def _time(days: float | None, content: Content) -> str:
    if days is None:
        return ""
    for length, one, several in _SPANS:
        count = round(days / length)
        if days >= length * (1 if length in (1.0, 365.0) else 2) or (length == 1.0 and count):
            return words(phrase(one if count == 1 else several, word=str(count)), content)
    return words(phrase("span_hours"), content)


def _felt(report: Report) -> list[str]:
    aside = (*_TRIGGERS, *_HISTORY, *_ABOUT_WHOM)
    return [sign for sign, stated in report.signs.items() if stated and sign not in aside]


def _denied(report: Report) -> list[str]:
    return [sign for sign in _WHAT_DOCTORS_ASK if report.denies(sign)]


def _triggers(report: Report, content: Content) -> str:
    signs = _names("symptoms", [sign for sign in _TRIGGERS if report.has(sign)], content)
    causes = [*report.causes, *(["caffeine"] if report.caffeine_mg else [])]
    return ", ".join(filter(None, (_names("causes", causes, content), signs)))


def _medicines(report: Report) -> list[str]:
    return [use.medicine for use in report.medicines]


def _history(report: Report, content: Content) -> str:
    signs = _names("symptoms", [sign for sign in _HISTORY if report.has(sign)], content)
    return ", ".join(filter(None, (_names("conditions", report.conditions, content), signs)))


def _names(kind: str, entries: list[str] | tuple[str, ...], content: Content) -> str:
    names = (str(content.entry(kind, entry)["name"]) for entry in entries)
    return ", ".join(dict.fromkeys(names))
