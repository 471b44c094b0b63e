"""What the engine makes of a report, beyond which single rule fires."""

from __future__ import annotations

import re
from typing import Any

import pytest
from test_triage_rules import judge
from triage_content import triage_content

from muscle_mentor.core.rules import compile_rules

WISE = "A check is wise, because I could not be sure that no muscle is weak."


@pytest.mark.parametrize(
    ("told", "suggested"),
    [
        ({}, "stretch"),
        ({"yes": "stress"}, "relaxation stretch"),
        ({"yes": "poor_sleep stress"}, "sleep relaxation stretch"),
        ({"caffeine_mg": 600.0}, "caffeine_reduction stretch"),
        ({"sites": "eyelid", "yes": "screens"}, "eye_care"),
        ({"sites": "nose"}, "rest_muscle"),
        ({"sites": "whole_body calf thigh"}, "see_doctor stretch"),
        ({"yes": "face_droop"}, "call_emergency"),
    ],
)
def test_what_is_suggested_best_first_and_rest_where_nothing_else_fits(
    told: dict[str, Any], suggested: str
) -> None:
    assert judge(**told).suggestions == tuple(suggested.split())


@pytest.mark.parametrize("sides", ["left", "right"])
def test_one_swollen_leg_is_looked_at_today(sides: str) -> None:
    assert "U01" in judge(yes="swelling", sides=sides).rules


@pytest.mark.parametrize("sides", ["both", "left right", "right left"])
def test_left_said_and_then_right_is_both_sides(sides: str) -> None:
    """Two swollen legs are no clot in one; weakness of both comes from higher up."""
    assert "U01" not in judge(yes="swelling", sides=sides).rules
    assert "U02" in judge(yes="weakness", onset="gradual", sides=sides).rules


@pytest.mark.parametrize(
    ("sides", "emergency"),
    [("", True), ("both", True), ("left right", True), ("left", False), ("right", False)],
)
def test_numb_inner_thighs_are_an_emergency_and_one_alone_is_not(
    sides: str, *, emergency: bool
) -> None:
    """Between the legs it may be the nerves of bladder and bowel; one thigh is its own nerve."""
    thigh = {"sites": "thigh", "parts": ("inner_thigh",), "sides": sides}
    assert ("E07" in judge(yes="numbness", onset="gradual", **thigh).rules) is emergency


def test_any_medicine_that_was_changed_is_looked_at_and_one_taken_for_long_is_not() -> None:
    assert "S07" in judge(medicines="statins started 3").rules
    assert "S07" not in judge(medicines="statins").rules


def test_one_weak_leg_is_not_both() -> None:
    assert "U02" not in judge(yes="weakness", onset="gradual", sides="left").rules


def test_all_over_is_more_than_one_place() -> None:
    assert judge(sites="whole_body").rules == ("R02",)


def test_what_is_only_said_when_nothing_else_fires_gives_way() -> None:
    """Whoever worries about a twitch they cough blood with is not told about the worry."""
    assert "R13" not in judge(yes="coughing_blood worried").rules


def test_weakness_that_was_not_denied_is_the_reason_once() -> None:
    assert judge(no="").reasons == (WISE,)
    assert judge(no="", unclear=("red_flags",)).reasons == (WISE,)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ({"side": "upper"}, "unknown side: ['upper']"),
        ({"onset": "slow"}, "unknown onset: ['slow']"),
        ({"is": "nowhere"}, "unknown term: 'nowhere'"),
        ({"sgin": "weakness"}, "unknown word in a condition: 'sgin'"),
        ({"age": {"below": 9}}, "compare age with over, from, under or up_to"),
        ({"medicine": "any", "change": "lost"}, "unknown change of a medicine: {'lost'}"),
        ("weakness", "a condition is a mapping, not 'weakness'"),
    ],
)
def test_a_slip_of_an_author_is_told_with_the_word(condition: object, told: str) -> None:
    triage = triage_content().triage()
    rule = {"id": "X01", "level": "emergency", "reason": "", "when": {"all": [condition]}}
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        compile_rules({**triage, "rules": [rule]}, {})
