"""Finds in the slots of a turn what is behind a twitch: medicines, illnesses, caffeine, sleep."""

from __future__ import annotations

from muscle_mentor.core.amounts import days, days_since, number
from muscle_mentor.core.content import Content
from muscle_mentor.core.drinks import drunk
from muscle_mentor.core.replace import replace
from muscle_mentor.core.report import CHANGES, INHERITED, MedicineUse, Report, with_signs
from muscle_mentor.core.turn import Turn

ABOUT_BACKGROUND = ("ask:background", "ask:medicines")
"""Questions after which the name of a medicine or an illness is told of oneself."""
ABOUT_MEDICINE = ("ask:medicines", "ask:medicine_change")
"""Questions whose answers tell since when a medicine is taken, not since when it twitches."""
_RELATIVES = frozenset({"parent", "grandparent", "relative"})
_GIVEN_UP = ("stopped", "lowered")
BARE_CUP_MG = 100.0  # a mug of instant coffee, where only a number of cups is said


def medicine_change(turn: Turn) -> str | None:
    """What was said to have changed about a medicine."""
    return next((change for change in turn.ids("medicine_change") if change in CHANGES), None)


def time_told(turn: Turn) -> float | None:
    """The length of time that was said, in days: in numbers, in words, or since a day."""
    told = days(turn.text("duration"))
    if told is None:
        told = days(turn.first("duration_words"))
    return days_since(turn.text("since"), turn.now) if told is None else told


def background_of(heard: Report, turn: Turn, content: Content) -> Report:
    """Add the medicines, causes, illnesses, drinks and hours of sleep that a turn names."""
    change = medicine_change(turn)
    ago = time_told(turn) if change else None
    taken = _named(turn, "medicine", content)
    named = (*turn.ids("drink"), *turn.ids("second_drink"))
    drinks = tuple(dict.fromkeys(v for v in named if content.has("drinks", v)))
    return replace(
        heard,
        medicines=tuple(MedicineUse(name, change, ago) for name in taken),
        causes=_named(turn, "cause", content),
        conditions=_named(turn, "condition", content),
        drinks=drinks,
        caffeine_mg=_caffeine(turn, content),
        sleep_hours=number(turn.text("sleep_hours")),
    )


def _named(turn: Turn, slot: str, content: Content) -> tuple[str, ...]:
    """The entries that a slot names, each once."""
    kind = f"{slot}s"
    known = (value for value in turn.ids(slot) if content.has(kind, value))
    return tuple(dict.fromkeys(content.entry_of(kind, value) for value in known))


def quit_drinking(heard: Report, turn: Turn) -> Report:
    """Where no medicine is named, a drink was given up: "i stopped my bottle of wine a day"."""
    if turn.first("medicine_change") not in _GIVEN_UP or heard.medicines:
        return heard
    drinks = heard.has("alcohol") or "alcohol" in heard.causes
    return with_signs(heard, ["alcohol_withdrawal"]) if drinks else heard


def of_the_family(heard: Report, turn: Turn) -> Report:
    """As in "my dad had A L S": an illness in the family, of one who is not reported on."""
    inherited = INHERITED.intersection(heard.conditions)
    about = heard.sites or any(heard.signs.values())
    if not inherited or about or _RELATIVES.isdisjoint(turn.ids("person")):
        return heard
    kept = tuple(name for name in heard.conditions if name not in inherited)
    return with_signs(replace(heard, conditions=kept, person=None), ["family_history"])


def as_asked(heard: Report, content: Content) -> Report:
    """Of a question in between, only an illness such as was asked for: "is it A L S?" is a fear."""
    asked = content.triage()["terms"]["long_illness"]["any"][0]["condition"]
    return replace(heard, conditions=tuple(c for c in heard.conditions if c in asked))


def _caffeine(turn: Turn, content: Content) -> float | None:
    """Milligrams a day, by the drinks that were counted; unknown without an amount."""
    said = drunk(turn, content)
    each = (one.milligrams(content) if one.drink else one.amount * BARE_CUP_MG for one in said)
    return sum(each) if said else None


def without_caffeine(heard: Report) -> Report:
    """Whoever takes none has no caffeine among the causes: "less coffee" must not be advised."""
    if not heard.has("no_caffeine"):
        return heard
    causes = tuple(cause for cause in heard.causes if cause != "caffeine")
    return replace(heard, causes=causes, drinks=(), caffeine_mg=0.0)
