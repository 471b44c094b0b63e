"""Ways of answering in the interview: asides, worry, carers, what is said after the advice."""

import pytest
from conversing import Conversation


def test_yes_diabetes_answers_the_background_whatever_intent_it_is_taken_for(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P3W")
    talk.says("AMAZON.NoIntent")
    assert talk.asks == "medicines"
    before = talk.state
    talk.says("SeriousConditionIntent", condition="als")
    assert talk.asks == "medicines"
    talk.state = before
    talk.says("SeriousConditionIntent", condition="diabetes")
    assert talk.level == "see_doctor_soon"


def test_what_does_that_mean_explains_the_open_question_and_asks_it_again(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P3D")
    question = talk.speech
    talk.says("DefinitionIntent")
    assert talk.speech.endswith(question)
    assert "from the other" in talk.speech
    talk.says("DefinitionIntent", term="myokymia")
    assert "from the other" not in talk.speech
    assert talk.asks == "red_flags"


def test_what_speaks_against_a_move_is_asked_as_danger(talk: Conversation) -> None:
    talk.says("StretchIntent", move="wall_calf_stretch")
    assert talk.asks == "red_flags"


def test_a_babys_jerks_get_no_sleep_advice_for_adults(talk: Conversation) -> None:
    talk.says("SleepIntent", body_part="arm", person="baby")
    assert "seven hours" not in talk.speech
    assert talk.asks == "red_flags"


def test_a_thumb_of_the_hand_is_one_place(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["hand", "thumb"], side="left", duration="P4D")
    assert isinstance(talk.state, dict)
    assert talk.state["report"]["sites"] == ["thumb"]


def test_the_same_fear_told_again_is_met_with_help_against_worry(talk: Conversation) -> None:
    talk.says("SeriousConditionIntent", condition="als")
    first = talk.speech
    talk.says("SeriousConditionIntent", condition="als")
    second = talk.speech
    assert first != second
    assert "how often you check" in second
    talk.says("SeriousConditionIntent", condition="als")
    assert talk.speech not in (first, second)
    assert not talk.ended


def test_hopelessness_is_met_before_anything_about_the_twitch(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="hopeless")
    assert talk.level == "urgent_same_day"
    assert "988" in talk.speech
    assert talk.asks is None


def test_a_new_trigger_after_the_advice_gets_its_suggestion_and_not_the_whole_again(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P2W")
    talk.says("AMAZON.NoIntent")
    assert talk.level == "routine_appointment"
    talk.says("AMAZON.NoIntent")
    talk.says("ReportSymptomIntent", caffeine_amount="5", drink="coffee")
    assert "caffeine" in talk.speech
    assert "within two weeks" not in talk.speech


def test_the_reason_spoken_is_the_one_of_the_case_that_fired(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", symptoms="spread_to_face")
    assert talk.level == "urgent_same_day"
    assert "ordinary visit" not in talk.speech


def test_a_time_answers_how_it_came(talk: Conversation) -> None:
    for duration, level in (("P3M", "see_doctor_soon"), ("P2D", "emergency")):
        talk.state = None
        talk.says("ReportSymptomIntent", body_part="foot", symptoms="weakness")
        assert talk.asks == "onset"
        talk.says("ReportSymptomIntent", duration=duration)
        if level != "emergency":
            talk.says("AMAZON.NoIntent")
        assert talk.level == level


def test_who_has_just_had_a_baby_is_not_taken_for_one(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eye", symptoms="after_birth", person="baby")
    assert "limp child" not in talk.speech
    assert "headache" in talk.speech


def test_advice_for_today_is_not_held_up_by_more_questions(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="leg_swollen")
    talk.says("AMAZON.NoIntent")
    assert talk.level == "urgent_same_day"
    assert talk.asks is None
    assert "Good" not in talk.speech


def test_a_medicine_just_started_is_triaged_whatever_the_sentence_is_taken_for(
    talk: Conversation,
) -> None:
    talk.says("MedicineIntent", body_part="leg", medicine="citalopram", medicine_change="started")
    assert talk.level in ("see_doctor_soon", "urgent_same_day")
    talk.says("ReportSymptomIntent", symptoms=["sweating", "fever"])
    assert talk.level == "emergency"


def test_who_takes_no_caffeine_is_not_told_about_it_but_heard(talk: Conversation) -> None:
    talk.says("CaffeineIntent", body_part="forearm", duration="P4D", symptoms="no_caffeine")
    assert talk.asks == "red_flags"
    assert "coffee" not in talk.speech


def test_a_corrected_place_is_no_spread(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P5D")
    talk.says("CorrectionIntent", body_part="cheek")
    assert talk.level is None


def test_a_drink_given_up_is_a_withdrawal(talk: Conversation) -> None:
    talk.says(
        "ReportSymptomIntent", body_part="hand", symptoms="alcohol", medicine_change="stopped"
    )
    assert talk.level == "urgent_same_day"


def test_pins_and_needles_on_the_inner_thighs_are_an_emergency(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="inner_thigh", symptoms="tingling")
    assert talk.level == "emergency"


@pytest.mark.parametrize(
    ("intent", "told"),
    [
        ("MedicineIntent", {"medicine": "citalopram", "duration": "P5W"}),
        ("CaffeineIntent", {"body_part": "bicep", "duration": "P4D", "caffeine_amount": "4"}),
        ("DefinitionIntent", {"symptoms": ["diagnosed_bfs", "unchanged"], "body_part": "calf"}),
        ("BreathingIntent", {"symptoms": "settled_with_breathing", "body_part": "finger"}),
    ],
)
def test_a_topic_told_of_oneself_is_a_report(
    talk: Conversation, intent: str, told: dict[str, str | list[str]]
) -> None:
    talk.says(intent, **told)
    assert talk.asks or talk.level


def test_a_swollen_calf_alone_is_for_today_however_it_sounds(talk: Conversation) -> None:
    talk.says("EmergencyIntent", body_part="calf", symptoms="leg_swollen")
    assert talk.level == "urgent_same_day"
    assert "chest pain" in talk.speech
    talk.says("EmergencyIntent", symptoms="coughing_blood")
    assert talk.level == "emergency"


def test_hours_of_sleep_are_no_cups_of_coffee_although_these_were_asked_for(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P2D").says("AMAZON.NoIntent")
    assert talk.asks == "caffeine"
    talk.says("ReportSymptomIntent", sleep_hours="5")
    assert talk.state
    report = talk.state["report"]
    assert (report["sleep_hours"], report.get("caffeine_mg")) == (5, None)
    assert "caffeine down" not in talk.speech


def test_a_baby_that_was_born_weeks_ago_and_jerks_is_the_one_it_is_about(
    talk: Conversation,
) -> None:
    talk.says(
        "ReportSymptomIntent",
        symptoms=["baby_born", "sleep_only"],
        person="baby",
        duration="P3W",
    )
    assert "blue or limp" in talk.speech
    assert talk.reply
    assert "duration_days" not in talk.reply.state["report"]
    assert talk.reply.state["report"]["age_years"] < 0.1


def test_a_mother_whose_leg_twitches_after_her_baby_was_born_is_asked_for_herself(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", symptoms="baby_born", person="baby", body_part="leg")
    assert "pain under the ribs" in talk.speech


def test_a_stare_with_jerks_is_for_today_and_what_would_be_a_fit_is_asked(
    talk: Conversation,
) -> None:
    talk.says("EmergencyIntent", symptoms="staring_spells", body_part="arm")
    assert talk.level == "urgent_same_day"
    assert "no answer when you speak" in talk.speech
    talk.says("ReportSymptomIntent", symptoms="unresponsive")
    assert talk.level == "emergency"


def test_a_time_told_where_medicines_were_asked_is_no_answer_and_the_advice_is_said_again(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="arm", symptoms="already_seen", duration="P6W")
    talk.says("AMAZON.NoIntent")
    assert talk.asks == "medicines"
    talk.says("ReportSymptomIntent", duration="P2M")
    assert talk.level == "routine_appointment"
    assert talk.asks == "medicines"


def test_an_illness_of_a_parent_is_family_history_and_nobody_elses_report(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", person="parent", condition="als")
    assert talk.reply
    report = talk.reply.state["report"]
    assert report["signs"]["family_history"]
    assert "conditions" not in report
    assert "person" not in report


def test_a_calf_locked_in_a_long_cramp_is_for_today_and_hands_locked_are_an_emergency(
    talk: Conversation,
) -> None:
    talk.says(
        "ReportSymptomIntent", body_part="calf", symptoms="locked in a cramp", duration="PT20M"
    )
    assert talk.level == "urgent_same_day"
    talk.says("ReportSymptomIntent", body_part="hand", symptoms="hand_foot_locked")
    assert talk.level == "emergency"


@pytest.mark.parametrize("sign", ["urge_to_move", "tic", "sleep_only", "fatigue", "muscle_pain"])
def test_a_mild_sign_alone_is_no_alarm_whatever_intent_it_is_taken_for(
    talk: Conversation, sign: str
) -> None:
    talk.says("EmergencyIntent", body_part="leg", symptoms=sign)
    assert talk.asks == "red_flags"
    assert not talk.ended


def test_a_mild_sign_hides_no_danger_that_is_told_with_it(talk: Conversation) -> None:
    talk.says("EmergencyIntent", body_part="arm", symptoms=["fatigue", "chest_pain"])
    assert talk.level == "emergency"


def test_how_a_thin_muscle_came_is_not_asked(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="thumb", symptoms="wasting")
    assert talk.level == "see_doctor_soon"
    assert talk.asks == "red_flags"


def test_with_tingling_round_the_mouth_a_neck_operation_is_asked_about(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="finger", symptoms=["mouth_tingling", "cramp"])
    assert talk.level == "urgent_same_day"
    assert "a neck operation" in talk.speech
    talk.says("ReportSymptomIntent", yes_no="yes", symptoms="neck_surgery")
    assert talk.level == "emergency"


def test_fine_otherwise_is_no_alarm_whatever_intent_it_is_taken_for(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P3D")
    talk.says("EmergencyIntent", symptoms="daily_life_fine")
    assert not talk.ended
    assert talk.asks == "red_flags"


def test_who_wants_no_more_questions_is_asked_none_with_the_advice(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="thumb", duration="P2D")
    talk.says("AMAZON.NoIntent")
    talk.says("AdviceNowIntent")
    assert talk.level == "self_care"
    assert talk.asks is None
    talk.says("AMAZON.PreviousIntent")
    assert talk.asks == "caffeine"  # the last that was asked


def test_correcting_again_and_again_is_never_unclear(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", side="left")
    talk.says("ReportSymptomIntent", duration="P3D")
    for side in ("right", "left", "right"):
        talk.says("CorrectionIntent", side=side)
        assert talk.asks == "red_flags"
    talk.says("AMAZON.NoIntent")
    assert talk.asks == "caffeine"
