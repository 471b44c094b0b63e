"""What is known of one person's twitch: facts only, as ids and numbers, never their words.

A sign is stated (True), denied (False) or unknown (absent): unknown is not no. Reports of single
turns are merged into one; the state of a session is a report as compact JSON.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from muscle_mentor.core.replace import replace

CHANGES = frozenset({"started", "raised", "combined", "lowered", "stopped"})
ONSETS = frozenset({"sudden", "hours_to_days", "days_to_weeks", "gradual"})
INHERITED = frozenset({"als", "neurodegenerative_other", "spinal_muscular_atrophy"})
"""Illnesses that count in a close relative."""
SIDES = frozenset({"left", "right", "both"})
PERSONS = frozenset({"baby", "child", "teenager", "other"})

_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")
_MOST = 200  # more items than any person names: a damaged state is refused, not carried along


@dataclass(frozen=True)
class MedicineUse:
    """A medicine: its entry id, what changed (None: nothing known), and how many days ago."""

    medicine: str
    change: str | None = None
    changed_days: float | None = None


@dataclass(frozen=True)
class Unrecognised:
    """Words that no list knows, and the field they stood in. Never kept in a session."""

    field: str
    text: str


@dataclass(frozen=True)
class Report:
    """Facts about one person; every one may be missing.

    `parts` are the places as named ("eyebrow"), `sites` the entries they belong to ("eyelid").
    `person` is whom it is about, where not the speaker: one of PERSONS.
    `caffeine_mg` is per day, as far as amounts are known; 0 means none is taken now.
    `unclear` lists questions that were asked and refused, or answered with "not sure".
    """

    parts: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    duration_days: float | None = None
    places_count: int | None = None
    onset: str | None = None
    signs: Mapping[str, bool] = field(default_factory=dict, hash=False)
    medicines: tuple[MedicineUse, ...] = ()
    conditions: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    drinks: tuple[str, ...] = ()
    caffeine_mg: float | None = None
    sleep_hours: float | None = None
    age_years: float | None = None
    person: str | None = None
    unclear: tuple[str, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()

    def has(self, sign: str) -> bool:
        """Tell whether the sign was stated."""
        return self.signs.get(sign) is True

    def denies(self, sign: str) -> bool:
        """Tell whether the sign was denied."""
        return self.signs.get(sign) is False


_LISTS = ("parts", "sites", "sides", "conditions", "causes", "drinks", "unclear")
_NUMBERS = ("duration_days", "caffeine_mg", "sleep_hours", "age_years")
_SCALARS = (*_NUMBERS, "places_count", "onset", "person")


def signs_told(stated: Iterable[str], denied: Iterable[str]) -> dict[str, bool]:
    """The signs of one turn; one that is both stated and denied in it counts as stated."""
    return dict.fromkeys(denied, False) | dict.fromkeys(stated, True)


def with_signs(report: Report, stated: Iterable[str] = (), denied: Iterable[str] = ()) -> Report:
    """Add the signs of one turn."""
    turn = signs_told(stated, denied)
    return replace(report, signs={**report.signs, **turn}) if turn else report


def merge(report: Report, other: Report, danger: Container[str] | None = None) -> Report:
    """Add the newer `other` to the earlier `report`; a newer scalar replaces an older one.

    A denial in `other` takes back a sign stated in `report`, except one in `danger`: what was
    said about danger stays said. Without `danger`, every stated sign stays.
    """
    older, changes = vars(report), {}
    for name, value in vars(other).items():
        if type(value) is not tuple:
            if value is not None:
                changes[name] = value
        elif value or older[name]:
            changes[name] = tuple(dict.fromkeys(older[name] + value))
    changes["signs"] = _merged_signs(report.signs, other.signs, danger)
    if other.medicines:
        changes["medicines"] = _merged_medicines(report.medicines, other.medicines)
    return replace(report, **changes)


def _merged_signs(
    older: Mapping[str, bool], newer: Mapping[str, bool], danger: Container[str] | None
) -> dict[str, bool]:
    signs = dict(older)
    for sign, stated in newer.items():
        stays = older.get(sign) is True and (danger is None or sign in danger)
        signs[sign] = stated or stays
    return signs


def _merged_medicines(
    older: tuple[MedicineUse, ...], newer: tuple[MedicineUse, ...]
) -> tuple[MedicineUse, ...]:
    uses = {use.medicine: use for use in older}
    for use in newer:
        known = uses.get(use.medicine)
        uses[use.medicine] = known if known and use.change is None else use
    return tuple(uses.values())


def to_state(report: Report) -> dict[str, Any]:
    """Give the report as compact JSON: ids and numbers only. Unrecognised words stay out."""
    told = vars(report)
    state: dict[str, Any] = {name: list(told[name]) for name in _LISTS if told[name]}
    state |= {name: told[name] for name in _SCALARS if told[name] is not None}
    if report.signs:
        state["signs"] = {sign: int(stated) for sign, stated in report.signs.items()}
    if report.medicines:
        state["medicines"] = [_medicine_state(use) for use in report.medicines]
    return state


def _medicine_state(use: MedicineUse) -> list[Any]:
    whole = [use.medicine, use.change, use.changed_days]
    while whole[-1] is None:
        whole.pop()
    return whole


def from_state(state: object) -> Report:
    """Read what `to_state` wrote. Raises ValueError for anything else."""
    return Report(**facts_of(state))


def facts_of(state: object) -> dict[str, Any]:
    """The fields of a report that `to_state` wrote. Raises ValueError for anything else."""
    if not isinstance(state, dict):
        raise ValueError("a report is an object")  # noqa: TRY004 - one kind of error for bad data
    if unknown := state.keys() - _READERS.keys():
        raise ValueError(f"unknown facts in a report: {sorted(map(str, unknown))[:5]}")
    return {name: _READERS[name](value) for name, value in state.items()}


def _items(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise ValueError("expected a short list")
    return value


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError("expected an id")
    return value


def _ids(value: object) -> tuple[str, ...]:
    return tuple(_id(item) for item in _items(value))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("expected a number")  # noqa: TRY004
    if not 0 <= value <= sys.float_info.max:  # neither for NaN; a whole number can be larger
        raise ValueError("expected a finite number, zero or more")
    return value


def _count(value: object) -> int:
    number = _number(value)
    if number != int(number):
        raise ValueError("expected a whole number")
    return int(number)


def _one_of(value: object, allowed: frozenset[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"expected one of {sorted(allowed)}")
    return value


def _onset(value: object) -> str:
    return _one_of(value, ONSETS)


def _person(value: object) -> str:
    return _one_of(value, PERSONS)


def _sides(value: object) -> tuple[str, ...]:
    return tuple(_one_of(item, SIDES) for item in _items(value))


def _signs(value: object) -> dict[str, bool]:
    if not isinstance(value, dict) or len(value) > _MOST:
        raise ValueError("expected signs")
    if any(stated not in (0, 1) for stated in value.values()):
        raise ValueError("a sign is 1 or 0")
    return {_id(sign): bool(stated) for sign, stated in value.items()}


def _medicines(value: object) -> tuple[MedicineUse, ...]:
    return tuple(_medicine(item) for item in _items(value))


def _medicine(value: object) -> MedicineUse:
    parts = _items(value)
    if not 1 <= len(parts) <= 3:  # noqa: PLR2004 - medicine, change, days
        raise ValueError("expected a medicine")
    medicine, change, days = (*parts, None, None)[:3]
    return MedicineUse(
        _id(medicine),
        None if change is None else _one_of(change, CHANGES),
        None if days is None else _number(days),
    )


_READERS: Mapping[str, Callable[[object], Any]] = {
    **dict.fromkeys(_LISTS, _ids),
    **dict.fromkeys(_NUMBERS, _number),
    "sides": _sides,
    "places_count": _count,
    "onset": _onset,
    "person": _person,
    "signs": _signs,
    "medicines": _medicines,
}
"""What reads each fact of a state."""
