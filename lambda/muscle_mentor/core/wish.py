"""A reminder as somebody wishes for it: of what, how often, when. Nothing else about the person.

As text it waits in the state, and goes to Alexa and back while she asks for the permission.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from muscle_mentor.core.content import Content
from muscle_mentor.core.number_words import in_words, nth

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
REPEATS = ("daily", "weekdays", "weekends", *DAYS)
PARTS = ("morning", "afternoon", "evening", "night")
_NOON = 12
_SPANS = ((10080, "week"), (1440, "day"), (60, "hour"), (1, "minute"))
_MOST_MINUTES = 60 * 24 * 365
_NIGHT_BEGINS, _EVENING_BEGINS, _NIGHT_ENDS = 22, 18, 5


@dataclass(frozen=True)
class Wish:
    """What somebody wishes to be reminded of, and when, by their own clock and calendar.

    `repeat` is one of REPEATS or `day` an ISO date, `at` is "HHMM", and `part` one of PARTS where
    it was said; or it is due in `minutes` from now.
    """

    about: str
    repeat: str = ""
    day: str = ""
    at: str = ""
    part: str = ""
    minutes: int = 0

    def __str__(self) -> str:
        """The form kept in the state, and sent with the question for the permission."""
        return "/".join((self.about, self.repeat, self.day, self.at, self.part, str(self.minutes)))

    @classmethod
    def read(cls, text: str, content: Content) -> Wish:
        """Read what __str__ wrote. KeyError for anything that is no wish."""
        about, repeat, day, at, part, minutes = (*text.split("/"), *[""] * 6)[:6]
        content.phrase(f"remind_label_{about}")
        known = repeat in ("", *REPEATS) and part in ("", *PARTS) and minutes.isdigit()
        if not known or (day and not is_day(day)) or (at and not is_clock(at)):
            raise KeyError(text)
        return cls(about, repeat, day, at, part, min(int(minutes), _MOST_MINUTES))

    @property
    def missing(self) -> str:
        """What to ask next: when, time, half (of the day) or day; sure if only the consent is."""
        if self.minutes:
            return "sure"
        if not self.at:
            return "time" if self.repeat or self.day else "when"
        if not self.part and 1 <= int(self.at[:2]) < _NOON:
            return "half"
        return "sure" if self.repeat or self.day else "day"

    @property
    def clock(self) -> time:
        """The time of day, with what "in the evening" makes of it."""
        hour, minute = int(self.at[:2]), int(self.at[2:])
        late = self.part == "night" and hour in (*range(_NIGHT_ENDS), _NOON)
        if self.part == "morning" or late:
            hour %= _NOON
        elif self.part and hour < _NOON:
            hour += _NOON
        return time(hour, minute)


def is_day(text: str) -> bool:
    """Whether this is one day, as AMAZON.DATE writes it; not a week or a month."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-11-23") and "W" not in text


def is_clock(text: str) -> bool:
    """Whether this is a time of day as "HHMM"."""
    try:
        time(int(text[:2]), int(text[2:]))
    except ValueError:
        return False
    return len(text) == len("0900")


def has_label(about: str, content: Content) -> bool:
    """Whether somebody can be reminded of this."""
    try:
        label(Wish(about), content)
    except KeyError:
        return False
    return True


def label(wish: Wish, content: Content) -> str:
    """What Alexa says when it is due: neutral, for the whole room hears it."""
    return str(content.phrase(f"remind_label_{wish.about}")["say"])


def when(wish: Wish, content: Content) -> str:
    """When it is due, in words: "every day at nine in the morning"; as much as is known."""
    if wish.minutes:
        return _put("when_in", content, span=_span(wish.minutes, content))
    at = time_of_day(wish.clock, content) if wish.at else ""
    if wish.day:
        day = date.fromisoformat(wish.day)
        named = nth("weekdays", day.weekday(), content)
        return _put(
            "when_once", content, day=named, date=nth("dates", day.day - 1, content), time=at
        )
    weekly = wish.repeat in DAYS
    day_name = nth("weekdays", DAYS.index(wish.repeat), content) if weekly else ""
    name = "when_weekly" if weekly else f"when_{wish.repeat or 'daily'}"
    return _put(name, content, day=day_name, time=at)


def hour_asked(wish: Wish, content: Content) -> str:
    """The time as it was said, without the half of the day: "nine"."""
    return _clock(int(wish.at[:2]), int(wish.at[2:]), content)


def time_of_day(at: time, content: Content) -> str:
    """A time as it is said: "nine in the morning", "9:30 in the evening", "noon"."""
    if at.minute == 0 and at.hour in (0, _NOON):
        return _put("time_noon" if at.hour else "time_midnight", content)
    part = "morning" if at.hour < _NOON else "afternoon"
    if at.hour >= _EVENING_BEGINS:
        part = "night" if at.hour >= _NIGHT_BEGINS else "evening"
    return _put(f"time_{part}", content, clock=_clock(at.hour % _NOON or _NOON, at.minute, content))


def _clock(hour: int, minute: int, content: Content) -> str:
    return f"{hour}:{minute:02}" if minute else in_words(hour, content)


def _span(minutes: int, content: Content) -> str:
    size, unit = next((size, unit) for size, unit in _SPANS if minutes % size == 0)
    amount = minutes // size
    if amount == 1:
        return _put(f"in_{unit}", content)
    return _put(f"in_{unit}s", content, amount=in_words(amount, content))


def _put(name: str, content: Content, **words: object) -> str:
    return str(content.phrase(name)["say"]).format(**words)
