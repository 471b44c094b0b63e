"""A report: adding turns together, and carrying it through a session."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muscle_mentor.core.report import (
    MedicineUse,
    Report,
    Unrecognised,
    from_state,
    merge,
    to_state,
    with_signs,
)

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
NUMBERS = st.none() | st.integers(0, 5000) | st.floats(0, 5000, allow_nan=False)
REPORTS = st.builds(
    Report,
    sites=st.lists(IDS, max_size=3).map(tuple),
    sides=st.lists(st.sampled_from(["left", "right", "both"]), max_size=2).map(tuple),
    duration_days=NUMBERS,
    places_count=st.none() | st.integers(1, 9),
    onset=st.sampled_from([None, "sudden", "gradual"]),
    signs=st.dictionaries(IDS, st.booleans(), max_size=5),
    medicines=st.lists(
        st.builds(MedicineUse, IDS, st.sampled_from([None, "started", "stopped"]), NUMBERS),
        max_size=3,
    ).map(tuple),
    conditions=st.lists(IDS, max_size=2).map(tuple),
    sleep_hours=NUMBERS,
)


@given(REPORTS)
def test_a_report_comes_back_from_a_session_as_it_went_in(report: Report) -> None:
    assert from_state(json.loads(json.dumps(to_state(report)))) == report


def test_words_that_were_not_understood_do_not_enter_the_session() -> None:
    report = Report(unrecognised=(Unrecognised("other_symptoms", "my secret"),))
    assert "secret" not in json.dumps(to_state(report))


@pytest.mark.parametrize(
    "state",
    [
        None,
        [],
        "x",
        {"unknown": 1},
        {"sites": "eyelid"},
        {"sites": ["my left eye!"]},
        {"sites": [1]},
        {"sites": ["a"] * 300},
        {"sides": ["up"]},
        {"onset": "soon"},
        {"duration_days": -1},
        {"duration_days": True},
        {"duration_days": float("nan")},
        {"duration_days": float("inf")},
        {"duration_days": 10**400},
        {"places_count": 10**400},
        {"duration_days": "3"},
        {"places_count": 1.5},
        {"signs": {"weakness": "yes"}},
        {"signs": ["weakness"]},
        {"medicines": [["statins", "swallowed"]]},
        {"medicines": [[]]},
        {"medicines": ["statins"]},
    ],
)
def test_a_damaged_session_is_refused(state: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_state(state)


def test_a_newer_number_replaces_an_older_one_and_lists_grow() -> None:
    first = Report(sites=("eyelid",), duration_days=2, places_count=1)
    merged = merge(first, Report(sites=("calf",), duration_days=9))
    assert (merged.sites, merged.duration_days, merged.places_count) == (("eyelid", "calf"), 9, 1)


def test_a_stated_sign_wins_over_a_denied_one_of_the_same_turn() -> None:
    assert with_signs(Report(), stated=["numbness"], denied=["numbness"]).has("numbness")


def test_a_later_denial_takes_back_a_sign_but_never_danger() -> None:
    first = with_signs(Report(), stated=["stress", "face_droop"])
    denial = with_signs(Report(), denied=["stress", "face_droop"])
    merged = merge(first, denial, danger={"face_droop"})
    assert merged.denies("stress")
    assert merged.has("face_droop")
    assert merge(first, denial).has("stress")


def test_a_change_of_a_medicine_is_not_lost_when_the_medicine_is_named_again() -> None:
    first = Report(medicines=(MedicineUse("statins", "started", 3),))
    assert merge(first, Report(medicines=(MedicineUse("statins"),))).medicines == first.medicines
    stopped = Report(medicines=(MedicineUse("statins", "stopped"),))
    assert merge(first, stopped).medicines == stopped.medicines
