"""Every rule fires from a report that meets it, and not from its neighbour just outside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from triage_content import triage_content

from muscle_mentor.core.report import MedicineUse, Report
from muscle_mentor.core.rules import rules_of
from muscle_mentor.core.triage import Assessment, assess

PLAIN = {"sites": "calf", "duration_days": 3, "no": "weakness", "age_years": 30}
"""A plain twitch: what a report below does not say itself."""


def report(**facts: Any) -> Report:
    """`yes` and `no` are signs; lists are written as words; medicines as "group change days"."""
    facts = {**PLAIN, **facts}
    signs = dict.fromkeys(facts.pop("no").split(), False)
    signs |= dict.fromkeys(facts.pop("yes", "").split(), True)
    uses = [use.split() for use in facts.pop("medicines", "").split(",") if use]
    lists = {
        name: tuple(facts.pop(name).split())
        for name in ("sites", "sides", "conditions", "causes", "drinks")
        if name in facts
    }
    medicines = tuple(
        MedicineUse(
            use[0], use[1] if len(use) > 1 else None, float(use[2]) if len(use) > 2 else None
        )
        for use in uses
    )
    return Report(signs=signs, medicines=medicines, **lists, **facts)


def judge(**facts: Any) -> Assessment:
    return assess(report(**facts), rules_of(triage_content()))


RULES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("E01", {"yes": "face_droop"}, {"yes": "face_droop", "onset": "gradual"}),
    ("E01", {"yes": "numbness", "onset": "sudden"}, {"yes": "numbness", "onset": "gradual"}),
    ("E02", {"yes": "blackout"}, {"yes": "dizzy"}),
    (
        "E02",
        {"yes": "seizure", "conditions": "epilepsy"},
        {"yes": "seizure known_epilepsy_usual", "conditions": "epilepsy"},
    ),
    ("E03", {"yes": "trouble_breathing"}, {"yes": "over_breathing"}),
    (
        "E04",
        {"yes": "trouble_swallowing", "onset": "sudden"},
        {"yes": "trouble_swallowing", "onset": "gradual"},
    ),
    (
        "E05",
        {"yes": "weakness", "onset": "hours_to_days"},
        {"yes": "weakness", "onset": "days_to_weeks"},
    ),
    (
        "E05",
        {"yes": "weakness", "sites": "leg", "sides": "both"},
        {"yes": "weakness", "sites": "leg"},
    ),
    ("E06", {"yes": "pain sweating", "sites": "arm"}, {"yes": "pain", "sites": "arm"}),
    ("E07", {"yes": "saddle_numbness"}, {"yes": "numbness"}),
    (
        "E07",
        {"yes": "weakness both_legs", "onset": "days_to_weeks", "duration_days": 14},
        {"yes": "weakness both_legs", "onset": "days_to_weeks", "duration_days": 20},
    ),
    ("E08", {"yes": "leg_swollen trouble_breathing"}, {"yes": "leg_swollen"}),
    (
        "E10",
        {"yes": "fever", "medicines": "antidepressants"},
        {"yes": "shaking", "medicines": "antidepressants started 3"},
    ),
    (
        "E10",
        {"yes": "racing_heart", "medicines": "antidepressants started 3"},
        {
            "yes": "racing_heart",
            "medicines": "antidepressants",
            "no": "weakness recent_medicine_change",
        },
    ),
    ("E11", {"yes": "hand_foot_locked mouth_tingling"}, {"yes": "mouth_tingling cramp"}),
    ("E11", {"yes": "mouth_tingling neck_surgery"}, {"yes": "neck_surgery"}),
    ("E12", {"yes": "jaw_locked"}, {"yes": "stiffness", "sites": "jaw"}),
    ("E13", {"yes": "stiff_neck"}, {"yes": "mild_headache"}),
    ("E14", {"yes": "alcohol_withdrawal hallucinations"}, {"yes": "alcohol_withdrawal shaking"}),
    (
        "E15",
        {"yes": "unsteady", "medicines": "lithium"},
        {"yes": "shaking", "medicines": "lithium"},
    ),
    ("E16", {"yes": "heat_exposure confusion"}, {"yes": "heat_exposure"}),
    ("E17", {"yes": "floppy", "age_years": 2}, {"yes": "floppy"}),
    ("E18", {"yes": "pregnant headache rib_pain"}, {"yes": "early_pregnancy headache rib_pain"}),
    (
        "E18",
        {"yes": "after_birth headache flashing_vision"},
        {"yes": "after_birth flashing_vision"},
    ),
    ("E19", {"yes": "self_harm"}, {"yes": "worried"}),
    (
        "E20",
        {"yes": "dystonia trouble_swallowing", "medicines": "anti_sickness"},
        {"yes": "dystonia", "medicines": "anti_sickness"},
    ),
    ("E21", {"yes": "injury", "sites": "neck"}, {"yes": "muscle_strain", "sites": "neck"}),
    ("E21", {"yes": "venom_bite"}, {"yes": "insect_bite"}),
    ("U01", {"yes": "swelling"}, {"yes": "swelling", "sites": "forearm"}),
    ("U01", {"yes": "swelling", "sides": "left"}, {"yes": "swelling", "sides": "both"}),
    ("U02", {"yes": "weakness", "onset": "days_to_weeks"}, {"yes": "weakness", "onset": "gradual"}),
    ("U03", {"yes": "trouble_speaking", "onset": "gradual"}, {"yes": "tic"}),
    ("U04", {"medicines": "lithium"}, {"medicines": "statins"}),
    (
        "U05",
        {"medicines": "antidepressants started 14"},
        {"medicines": "antidepressants started 15"},
    ),
    ("U05", {"medicines": "antidepressants raised 5"}, {"medicines": "antidepressants stopped 5"}),
    ("U06", {"yes": "muscle_pain", "medicines": "statins"}, {"medicines": "statins"}),
    ("U06", {"yes": "exercise severe_pain"}, {"yes": "exercise mild_soreness"}),
    ("U07", {"yes": "awake_jerks", "age_years": 0.5}, {"yes": "sleep_only", "age_years": 0.5}),
    ("U07", {"age_years": 0.9}, {"age_years": 1.0}),
    ("U08", {"yes": "dance_movements", "age_years": 8}, {"yes": "tic", "age_years": 8}),
    ("U09", {"yes": "pregnant severe_headache"}, {"yes": "pregnant mild_headache"}),
    ("U10", {"yes": "drooping_lid", "onset": "gradual", "sites": "eyelid"}, {"sites": "eyelid"}),
    ("U11", {"yes": "cramp dirty_wound"}, {"yes": "cramp"}),
    ("U11", {"yes": "cramp_over_ten_minutes"}, {"yes": "painful_cramps"}),
    ("U12", {"yes": "palpitations", "medicines": "diuretics"}, {"medicines": "diuretics"}),
    ("U12", {"yes": "vomiting dizzy"}, {"yes": "vomiting vomiting_over dizzy"}),
    (
        "U12",
        {"yes": "known_kidney_failure", "duration_days": 14},
        {"yes": "known_kidney_failure", "duration_days": 15},
    ),
    (
        "U12",
        {"conditions": "kidney_disease", "medicines": "opioids"},
        {"conditions": "kidney_disease"},
    ),
    (
        "U13",
        {"medicines": "benzodiazepines stopped 10"},
        {"medicines": "benzodiazepines stopped 30"},
    ),
    ("U14", {"yes": "pain", "sites": "eyelid"}, {"yes": "dry_eyes", "sites": "eyelid"}),
    ("U15", {"yes": "racing_heart stimulants"}, {"yes": "stimulants"}),
    ("U16", {"yes": "rhythmic_bursts"}, {"yes": "bursts"}),
    ("U17", {"yes": "hopeless"}, {"yes": "anxiety"}),
    ("U18", {"yes": "tingling", "sites": "lip"}, {"yes": "tingling", "sites": "forearm"}),
    (
        "U18",
        {"yes": "mouth_tingling settled_with_breathing"},
        {"yes": "mouth_tingling settled_with_breathing known_panic"},
    ),
    ("S01", {"yes": "weakness", "onset": "gradual"}, {}),
    ("S02", {"yes": "wasting"}, {}),
    ("S03", {"sites": "tongue", "duration_days": 5}, {"sites": "tongue", "duration_days": 1}),
    ("S04", {"yes": "tingling"}, {"yes": "tingling passing_tingling"}),
    ("S05", {"yes": "weight_loss"}, {"yes": "fatigue"}),
    ("S05", {"yes": "diarrhoea"}, {"yes": "diarrhoea vomiting_over"}),
    ("S06", {"yes": "both_eyes_shut", "sites": "eyelid"}, {"sites": "eyelid"}),
    ("S07", {"yes": "medicine_suspected"}, {"medicines": "statins"}),
    (
        "S08",
        {"conditions": "diabetes", "duration_days": 4},
        {"conditions": "diabetes", "duration_days": 3},
    ),
    ("S09", {"yes": "pregnant", "duration_days": 8}, {"yes": "pregnant", "duration_days": 7}),
    ("S09", {"yes": "sleep_only", "age_years": 0.1}, {"yes": "sleep_only", "age_years": 3}),
    (
        "S10",
        {"yes": "pain tingling", "sites": "neck arm"},
        {"yes": "pain tingling", "sites": "arm"},
    ),
    (
        "S11",
        {"yes": "family_history", "duration_days": 4},
        {"yes": "family_history", "duration_days": 2},
    ),
    ("S12", {"yes": "rippling slow_grip"}, {"yes": "rippling"}),
    ("S13", {"yes": "cramp sleep_spoiled"}, {"yes": "cramp"}),
    ("S14", {"age_years": 4.5}, {"age_years": 5}),
    ("R01", {"duration_days": 15}, {"duration_days": 14}),
    ("R02", {"sites": "calf thigh"}, {"sites": "calf", "sides": "left right"}),
    ("R03", {"sites": "eyelid", "duration_days": 8}, {"sites": "eyelid", "duration_days": 7}),
    ("R04", {"yes": "recurring", "duration_days": 15}, {"yes": "recurring", "duration_days": 14}),
    ("R05", {"sites": "eyelid", "duration_days": 90}, {"sites": "eyelid", "duration_days": 89}),
    ("R06", {"age_years": 45, "duration_days": 15}, {"age_years": 44, "duration_days": 15}),
    ("R07", {"yes": "tic"}, {"yes": "comes_and_goes"}),
    ("R08", {"yes": "urge_to_move"}, {"yes": "poor_sleep"}),
    ("R09", {"yes": "worry_fills_day"}, {"yes": "worried"}),
    ("R10", {"yes": "cramp recurring"}, {"yes": "cramp"}),
    ("R11", {"age_years": 15}, {"age_years": 16}),
    (
        "R12",
        {"yes": "already_seen", "duration_days": 21},
        {"yes": "already_seen", "duration_days": 10},
    ),
    ("R13", {"yes": "worried"}, {"yes": "worried", "duration_days": 15}),
    ("R14", {"yes": "pregnant", "duration_days": 7}, {"yes": "pregnant", "duration_days": 8}),
    ("C01", {}, {"no": ""}),
    ("C01", {"age_years": 16}, {"age_years": 15}),
    ("C02", {"yes": "exercise"}, {"yes": "exercise swelling"}),
    ("C03", {"caffeine_mg": 100}, {"caffeine_mg": 0}),
    ("C04", {"sleep_hours": 6}, {"sleep_hours": 8}),
    ("C05", {"yes": "screens", "sites": "eyelid"}, {"yes": "screens"}),
    (
        "C06",
        {"yes": "falling_asleep_jerk", "duration_days": 60},
        {"yes": "falling_asleep_jerk sleep_spoiled", "duration_days": 60},
    ),
    ("C07", {"yes": "settled_with_breathing known_panic"}, {"yes": "settled_with_breathing"}),
    (
        "C08",
        {"yes": "diagnosed_bfs", "duration_days": 400},
        {"yes": "diagnosed_bfs weakness", "duration_days": 400},
    ),
    ("C09", {"yes": "stopped", "duration_days": 14}, {"yes": "stopped", "duration_days": 15}),
]


@pytest.mark.parametrize(("rule", "inside", "outside"), RULES)
def test_a_rule_fires_inside_its_limits_and_not_just_outside(
    rule: str, inside: dict[str, Any], outside: dict[str, Any]
) -> None:
    assert rule in judge(**inside).rules
    assert rule not in judge(**outside).rules


LEVELS_OF_CASES = [
    ("E09", {"yes": "poison_exposure sweating"}, "emergency"),
    ("E09", {"yes": "poison_exposure"}, "urgent_same_day"),
    ("E09", {"yes": "overdose deliberate"}, "emergency"),
    ("E13", {"yes": "mild_fever"}, "urgent_same_day"),
    ("E22", {"yes": "drowsy", "conditions": "diabetes"}, "emergency"),
    ("E22", {"yes": "low_sugar", "conditions": "diabetes"}, "urgent_same_day"),
    ("U10", {"yes": "spread_to_face", "sites": "eyelid"}, "urgent_same_day"),
    ("U10", {"yes": "spread_to_face", "sites": "eyelid", "duration_days": 60}, "see_doctor_soon"),
    ("U10", {"yes": "spread_to_face hemifacial_known", "sites": "face"}, "routine_appointment"),
    ("S05", {"yes": "racing_heart dizzy"}, "urgent_same_day"),
]


@pytest.mark.parametrize(("rule", "facts", "level"), LEVELS_OF_CASES)
def test_a_rule_with_cases_gives_the_level_of_its_case(
    rule: str, facts: dict[str, Any], level: str
) -> None:
    judged = judge(**facts)
    assert rule in judged.rules
    assert judged.level == level


def test_every_rule_has_an_example() -> None:
    tested = {rule for rule, *_ in RULES} | {rule for rule, *_ in LEVELS_OF_CASES}
    assert tested == {rule["id"] for rule in triage_content().triage()["rules"]}


def test_a_rule_that_is_fully_met_silences_the_routine_rules_it_names() -> None:
    rules = judge(yes="falling_asleep_jerk", sites="calf thigh", duration_days=60).rules
    assert rules == ("C06",)


def test_neither_keep_taking_nor_stop_is_said_in_a_reaction_that_may_do_harm() -> None:
    calm = judge(yes="medicine_suspected", medicines="statins")
    harmful = judge(yes="medicine_suspected", medicines="antidepressants started 3")
    assert {"U05", "S07"} <= set(harmful.rules)
    assert calm.reasons[0] not in harmful.reasons
    assert "A medicine may play a part, so ask before the next dose." in harmful.reasons
    for words in ("keep taking", "do not stop"):
        assert words not in " ".join(harmful.reasons).lower()


def test_weakness_not_denied_forbids_plain_self_care_in_a_finished_report_only() -> None:
    unknown = replace(report(), signs={})
    rules = rules_of(triage_content())
    assert assess(unknown, rules).level == "routine_appointment"
    assert assess(unknown, rules, finished=False).level == "self_care"


def test_a_refused_question_about_danger_raises_the_level_by_one_step() -> None:
    assert judge(unclear=("weakness",)).level == "routine_appointment"
    assert judge(unclear=("sleep_hours",)).level == "self_care"
    assert judge(yes="tic", unclear=("red_flags",)).level == "see_doctor_soon"
    assert judge(yes="dark_urine", unclear=("red_flags",)).level == "urgent_same_day"
