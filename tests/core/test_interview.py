"""The symptom report: urgency first, nothing asked twice, every way of answering understood."""

import pytest
from conversing import Conversation


def test_danger_is_asked_first_and_no_leads_to_advice_where_all_else_is_said(
    talk: Conversation,
) -> None:
    talk.says(
        "ReportSymptomIntent",
        body_part="forearm",
        duration="P5D",
        symptoms=["no_caffeine", "sleeps_well"],
    )
    assert talk.asks == "red_flags"
    talk.says("ReportSymptomIntent", yes_no="no", cause="overuse")
    assert talk.level == "self_care"
    assert "stretch" in talk.speech or "rest" in talk.speech
    assert "caffeine" not in talk.speech


def test_an_ordinary_report_takes_at_most_five_questions_and_asks_none_twice(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", symptoms="comes_and_goes")
    asked = []
    answers = {
        "body_part": {"body_part": "thumb"},
        "duration": {"duration": "P3D"},
        "caffeine": {"number": "2"},
        "sleep": {"number": "7"},
    }
    while talk.level is None:
        asked.append(talk.asks)
        slots = answers.get(talk.asks or "", {"yes_no": "no"})
        talk.says("ReportSymptomIntent", **slots)
    assert 1 <= len(asked) <= 5
    assert talk.level == "self_care"


def test_what_was_said_is_not_asked(talk: Conversation) -> None:
    talk.says(
        "ReportSymptomIntent",
        body_part="calf",
        side="right",
        duration="P10D",
        absent_symptoms="weakness",
        caffeine_amount="6",
        drink="coffee",
        sleep_hours="4",
    )
    asked = []
    while talk.level is None:
        asked.append(talk.asks)
        talk.says("AMAZON.NoIntent")
    assert not {"body_part", "duration", "caffeine", "sleep"} & set(asked)


def test_slow_weakness_means_a_doctor_soon_and_sudden_weakness_the_number(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="hand", duration="P2M", symptoms="weakness")
    assert talk.level == "see_doctor_soon"
    assert talk.asks == "onset"
    before = talk.state
    talk.says("ReportSymptomIntent", onset="sudden")
    assert talk.level == "emergency"
    talk.state = before
    talk.says("ReportSymptomIntent", onset="gradual")
    talk.says("AMAZON.NoIntent")
    assert talk.level == "see_doctor_soon"


def test_a_bare_yes_to_a_list_asks_which(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P3D")
    talk.says("AMAZON.YesIntent")
    assert "Which" in talk.speech
    talk.says("ReportSymptomIntent", symptoms="leg_swollen")
    assert talk.level == "urgent_same_day"


def test_yes_with_a_sign_is_both(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="hand", duration="P3D")
    talk.says("ReportSymptomIntent", yes_no="yes", symptoms="weakness")
    assert talk.level in ("see_doctor_soon", "urgent_same_day")


def test_two_unclear_safety_answers_go_one_level_up_and_never_loop(talk: Conversation) -> None:
    talk.says(
        "ReportSymptomIntent",
        body_part="thumb",
        duration="P3D",
        caffeine_amount="5",
        drink="coffee",
    )
    turns = 0
    while talk.level is None:
        talk.says("DontKnowIntent")
        turns += 1
    assert turns <= 5
    assert talk.level != "self_care"


HARMLESS = {
    "body_part": "eyelid", "duration": "P3D", "absent_symptoms": "weakness",
    "caffeine_amount": "0", "sleep_hours": "8",
}  # fmt: skip


@pytest.mark.parametrize("unclear", ["DontKnowIntent", "AMAZON.FallbackIntent"])
def test_not_being_sure_about_danger_is_no_no(talk: Conversation, unclear: str) -> None:
    talk.says("ReportSymptomIntent", **HARMLESS)
    assert talk.asks == "red_flags"
    while talk.level is None:
        talk.says(unclear)
    assert talk.level == "routine_appointment"


def test_a_no_to_the_same_list_is_one(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", **HARMLESS).says("AMAZON.NoIntent")
    assert talk.level == "self_care"


def test_advice_to_see_a_doctor_is_not_taken_back_by_a_denial(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="tingling")
    assert talk.level == "see_doctor_soon"
    talk.says("AMAZON.NoIntent")
    talk.says("ReportSymptomIntent", absent_symptoms="tingling").says("AMAZON.NoIntent")
    assert talk.level == "see_doctor_soon"


def test_how_a_sign_came_is_asked_again_for_one_that_comes_up_later(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="arm", symptoms="numbness")
    assert talk.asks == "onset"
    talk.says("ReportSymptomIntent", onset="gradual")
    talk.says("ReportSymptomIntent", symptoms="weakness")
    assert talk.asks == "onset"
    talk.says("ReportSymptomIntent", onset="sudden")
    assert talk.level == "emergency"


def test_the_place_of_another_person_is_not_read_back_as_yours(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", **HARMLESS).says("AMAZON.NoIntent")
    assert "your eyelid" in talk.speech
    talk.state = None
    talk.says("ReportSymptomIntent", person="other", **HARMLESS).says("AMAZON.NoIntent")
    assert talk.level == "self_care"
    assert "your eyelid" not in talk.speech


def test_a_no_with_one_sign_of_the_list_denies_the_others(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P3D")
    talk.says("ReportSymptomIntent", yes_no="no", symptoms="weakness")
    assert isinstance(talk.state, dict)
    signs = talk.state["report"]["signs"]
    assert (signs["weakness"], signs["face_droop"]) == (1, 0)


def test_a_correction_replaces_place_and_side(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="thumb", side="right", duration="P3D")
    talk.says("CorrectionIntent", body_part="calf", side="left")
    state = talk.state
    assert isinstance(state, dict)
    assert state["report"]["sites"] == ["calf"]
    assert state["report"]["sides"] == ["left"]


def test_a_question_in_between_is_answered_and_the_open_one_asked_again(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P3D")
    talk.says("CaffeineIntent")
    assert "affeine" in talk.speech
    assert talk.asks == "red_flags"


def test_why_do_you_ask_is_answered_and_the_question_asked_again(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P3D")
    first = talk.speech
    talk.says("WhyAskIntent")
    assert talk.asks == "red_flags"
    assert talk.speech.endswith(first)
    assert talk.speech != first


def test_help_keeps_the_question(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid")
    talk.says("AMAZON.HelpIntent")
    assert talk.asks == "red_flags"
    talk.says("ReportSymptomIntent", duration="P1W")
    assert talk.asks not in ("body_part", "duration")


def test_an_eyelid_over_a_week_is_a_routine_appointment(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P2W", cause="coffee")
    talk.says("AMAZON.NoIntent")
    assert talk.level == "routine_appointment"
    assert "within two weeks" in talk.speech


def test_it_has_stopped_explains_and_does_not_alarm(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="calf", duration="P1W", symptoms="stopped")
    assert talk.level == "self_care"
    assert not talk.ended
