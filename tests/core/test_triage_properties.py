"""What must hold for every report: danger never lowers a level, order and silence never do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from triage_content import triage_content

from muscle_mentor.core.report import MedicineUse, Report
from muscle_mentor.core.rules import compile_rules, rules_of
from muscle_mentor.core.triage import assess

CONTENT = triage_content()
RULES = rules_of(CONTENT)
SIGNS = CONTENT.ids("symptoms")
MILDER = set(CONTENT.triage()["milder"]) | {"mild_fever"}
DANGER = [s for s in SIGNS if CONTENT.entry("symptoms", s).get("danger") and s not in MILDER]
ORDER = list(RULES.levels)


def without_needs(part):
    """The rules as if each could hold whatever was told: all are tried."""
    return [{key: value for key, value in each.items() if key != "needs"} for each in part]


def tried_one_and_all():
    triage = CONTENT.triage()
    default = {**triage["default"], "uncovered": without_needs(triage["default"]["uncovered"])}
    marks = {
        name: frozenset(key for key, on in CONTENT.entry("medicines", name).items() if on is True)
        for name in CONTENT.ids("medicines")
    }
    rules = without_needs(triage["rules"])
    offers = without_needs(triage["suggestions"])
    return compile_rules(
        {**triage, "rules": rules, "default": default, "suggestions": offers}, marks
    )


ALL_TRIED = tried_one_and_all()

REPORTS = st.builds(
    Report,
    sites=st.lists(st.sampled_from(CONTENT.ids("sites")), max_size=2, unique=True).map(tuple),
    causes=st.lists(st.sampled_from(CONTENT.ids("causes")), max_size=2, unique=True).map(tuple),
    drinks=st.lists(st.sampled_from(CONTENT.ids("drinks")), max_size=2, unique=True).map(tuple),
    places_count=st.none() | st.sampled_from([1, 3]),
    sides=st.lists(st.sampled_from(["left", "right", "both"]), max_size=1).map(tuple),
    duration_days=st.none() | st.sampled_from([0.1, 2, 7, 8, 14, 15, 60, 100]),
    onset=st.sampled_from([None, "sudden", "hours_to_days", "days_to_weeks", "gradual"]),
    signs=st.dictionaries(st.sampled_from(SIGNS), st.booleans(), max_size=4),
    medicines=st.lists(
        st.builds(
            MedicineUse,
            st.sampled_from(CONTENT.ids("medicines")),
            st.sampled_from([None, "started", "raised", "stopped"]),
            st.none() | st.sampled_from([2, 30]),
        ),
        max_size=2,
    ).map(tuple),
    conditions=st.lists(st.sampled_from(CONTENT.ids("conditions")), max_size=2, unique=True).map(
        tuple
    ),
    caffeine_mg=st.none() | st.sampled_from([0, 100, 500, 1300]),
    age_years=st.none() | st.sampled_from([0.1, 3, 10, 30, 70]),
)


def urgency(report: Report) -> int:
    return -ORDER.index(assess(report, RULES).level)


@settings(max_examples=300)
@given(REPORTS, st.booleans())
def test_a_rule_that_is_not_tried_could_not_have_fired(report: Report, finished: bool) -> None:
    tried = assess(report, RULES, finished=finished)
    assert tried == assess(report, ALL_TRIED, finished=finished)


@given(REPORTS, st.sampled_from(DANGER))
def test_adding_a_red_flag_never_lowers_the_level(report: Report, sign: str) -> None:
    more = replace(report, signs={**report.signs, sign: True})
    assert urgency(more) >= urgency(report)


@given(REPORTS)
def test_silence_about_what_was_denied_never_lowers_the_level(report: Report) -> None:
    silent = replace(report, signs={sign: True for sign in report.signs if report.has(sign)})
    assert urgency(silent) >= urgency(report)


@given(REPORTS, st.lists(st.sampled_from(["red_flags", "onset", "weakness"]), max_size=2))
def test_an_answer_that_was_unclear_never_lowers_the_level(
    report: Report, unclear: list[str]
) -> None:
    assert urgency(replace(report, unclear=tuple(unclear))) >= urgency(report)


@given(REPORTS)
def test_order_never_matters(report: Report) -> None:
    turned = replace(
        report,
        sites=report.sites[::-1],
        signs=dict(reversed(report.signs.items())),
        medicines=report.medicines[::-1],
        conditions=report.conditions[::-1],
        causes=report.causes[::-1],
        drinks=report.drinks[::-1],
    )
    assert assess(turned, RULES) == assess(report, RULES)


@given(REPORTS)
def test_an_emergency_suggests_the_call_and_nothing_else(report: Report) -> None:
    judged = assess(report, RULES)
    if judged.level == "emergency":
        assert judged.suggestions == ("call_emergency",)
    else:
        assert judged.suggestions
        assert "call_emergency" not in judged.suggestions
    if judged.level in ("urgent_same_day", "see_doctor_soon"):
        assert judged.suggestions[0] == "see_doctor"


@given(REPORTS)
def test_no_stretch_where_it_could_do_harm(report: Report) -> None:
    harm = ("swelling", "leg_swollen", "injury", "weakness", "numbness", "fever", "severe_pain")
    eye_or_mouth = set(report.sites) <= {"eyelid", "face", "tongue", "lip", "jaw"}
    if any(map(report.has, harm)) or not report.denies("weakness") or eye_or_mouth:
        assert "stretch" not in assess(report, RULES).suggestions


@given(REPORTS)
def test_caffeine_is_never_blamed_when_none_is_taken(report: Report) -> None:
    none = replace(report, caffeine_mg=0.0)
    assert "caffeine_reduction" not in assess(none, RULES).suggestions
    withdrawing = replace(report, signs={**report.signs, "caffeine_withdrawal": True})
    assert "caffeine_reduction" not in assess(withdrawing, RULES).suggestions


@given(REPORTS)
def test_what_is_a_red_flag_mid_conversation_stays_one_at_the_end(report: Report) -> None:
    so_far = assess(report, RULES, finished=False).rules
    assert {rule for rule in so_far if rule[0] in "EU"} <= set(assess(report, RULES).rules)


def test_every_sign_alone_fires_what_it_fires_when_all_rules_are_tried() -> None:
    for sign in SIGNS:
        for stated in (True, False):
            report = Report(signs={sign: stated})
            assert assess(report, RULES) == assess(report, ALL_TRIED), sign


@pytest.mark.parametrize("kind", ["causes", "conditions", "sites", "drinks"])
def test_whatever_else_is_told_alone_fires_what_it_fires_when_all_rules_are_tried(
    kind: str,
) -> None:
    for told in CONTENT.ids(kind):
        report = Report(**{kind: (told,)})
        assert assess(report, RULES) == assess(report, ALL_TRIED), told


def test_few_rules_are_tried_for_a_plain_twitch() -> None:
    told = frozenset({"site", "site:eyelid", "duration_days", "denied", "denied:weakness"})
    assert len(RULES.rules.concerned(told)) < len(RULES.rules.all()) / 3


def told(*stated: str, denied: str = "") -> Report:
    return Report(
        signs=dict.fromkeys([denied] if denied else (), False) | dict.fromkeys(stated, True)
    )


def test_no_danger_is_lowered_by_another_or_by_a_denial() -> None:
    """Every pair, because a sample hardly ever meets the two signs of one broken rule."""
    for sign in DANGER:
        alone = urgency(told(sign, denied="weakness"))
        for other in SIGNS:
            assert other not in DANGER or urgency(told(sign, other)) >= alone, (sign, other)
            if other != sign:
                assert urgency(told(sign)) >= urgency(told(sign, denied=other)), (sign, other)
