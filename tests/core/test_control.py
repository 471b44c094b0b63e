"""Help, repeat, more, yes, no, stop, fallback: in every state, briefly and kindly."""

import json

import pytest
from conversing import Conversation


def test_launch_welcomes_disclaims_and_asks(talk: Conversation) -> None:
    talk.opens()
    assert "no substitute" in talk.speech
    assert "911" in talk.speech
    assert talk.speech.endswith("?")


def test_half_a_disclaimer_comes_once_with_the_first_advice(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="calf")
    assert "not medical advice" in talk.speech
    talk.says("WhyCauseIntent", cause="stress")
    assert "not medical advice" not in talk.speech


def test_more_says_what_was_not_said(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="eyelid")
    first = talk.speech
    talk.says("MoreIntent")
    assert talk.speech != first
    for _ in range(5):
        talk.says("MoreIntent")
    assert "all I know" in talk.speech


def test_repeat_says_the_same_again(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="eyebrow")
    first = talk.speech
    talk.says("AMAZON.RepeatIntent")
    assert talk.speech == first
    assert "eyebrow" in first


@pytest.mark.parametrize(
    "intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]
)
def test_stop_closes_in_every_state(talk: Conversation, intent: str) -> None:
    for start in ({}, {"body_part": "calf"}):
        talk.state = None
        talk.says("ReportSymptomIntent", **start)
        talk.says(intent)
        assert talk.ended


def test_after_starting_over_nothing_that_was_reported_is_known(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="numbness", onset="gradual")
    talk.says("AMAZON.StartOverIntent")
    assert isinstance(talk.state, dict)
    assert "report" not in talk.state
    talk.says("SummaryIntent")
    assert "calf" not in talk.speech
    assert "numb" not in talk.speech


def test_yes_to_the_offer_starts_the_questions_at_the_place_spoken_of(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="eyelid")
    talk.says("AMAZON.YesIntent")
    assert talk.asks == "red_flags"
    assert "eye" in talk.speech


def test_no_to_an_offer_closes_kindly(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="eyelid")
    talk.says("AMAZON.NoIntent")
    assert talk.ended


def test_fallback_names_the_number_once_then_helps_then_ends(talk: Conversation) -> None:
    spoken = [talk.says("AMAZON.FallbackIntent").speech for _ in range(3)]
    assert "911" in spoken[0]
    assert "911" not in spoken[1]
    assert talk.ended


def test_a_stretch_is_asked_about_before_it_is_given(talk: Conversation) -> None:
    talk.says("StretchIntent", body_part="calf")
    assert talk.speech.endswith("?")
    assert "stop if" in talk.speech
    talk.says("AMAZON.NoIntent")
    assert "heel" in talk.speech.lower()


def test_who_says_so_names_the_publishers_of_the_last_answer(talk: Conversation) -> None:
    talk.says("WhyBodyPartIntent", body_part="calf")
    talk.says("SourcesIntent")
    assert "Livestrong" in talk.speech


def test_why_do_you_say_that_gives_the_reason_of_the_rule(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P2W", cause="coffee")
    talk.says("AMAZON.NoIntent")
    talk.says("ReasonIntent")
    assert "week" in talk.speech


def test_what_is_not_reviewed_is_said_so(talk: Conversation) -> None:
    talk.says("PreventionIntent", remedy="acupuncture")
    assert "no reviewed information" in talk.speech


def test_a_cause_is_answered_before_the_place_where_it_twitches(talk: Conversation) -> None:
    talk.says("WhyCauseIntent", cause="grief", body_part="eye")
    assert "Stress very often goes with muscle twitches" in talk.speech


def test_an_unknown_thing_is_not_guessed_at(talk: Conversation) -> None:
    talk.says("WhyCauseIntent", cause="moon phases")
    assert "no reviewed information" in talk.speech


def test_the_state_is_small_and_holds_no_words_of_the_person(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="zebra words calf", symptoms=["zebra words"])
    talk.says("WhyBodyPartIntent", body_part="eyelid", cause="zebra words")
    written = json.dumps(talk.state)
    assert "zebra" not in written
    assert len(written) < 2048


@pytest.mark.parametrize(
    "state",
    [
        {"v": 99},
        {"v": 1, "foreign": 1},
        {"v": 1, "report": {"signs": "x"}},
        "text",
        7,
        [1],
        {"v": 1, "said": [["phrase:nothing_like_it", {}]], "open": "ask:nothing"},
        {"v": 1, "subject": "sites:calf:nothing"},
    ],
)
def test_a_damaged_or_foreign_state_starts_afresh(talk: Conversation, state: object) -> None:
    talk.state = state
    talk.says("AMAZON.RepeatIntent")
    assert talk.speech
    talk.state = state
    talk.says("ReportSymptomIntent", body_part="calf")
    assert talk.asks == "red_flags"


def test_a_particular_question_is_answered_before_a_general_one(talk: Conversation) -> None:
    talk.says("SeriousConditionIntent", condition="als", question="how_rare_is_als")
    assert "hundred thousand" in talk.speech
    talk.says("DefinitionIntent", term="twitch", question="twitch_or_cramp")
    assert "cramp grips hard" in talk.speech


def test_asking_whether_twitches_spread_is_no_report_of_it(talk: Conversation) -> None:
    talk.says("WhyTwitchIntent", question="can_it_spread", symptoms="spreading")
    assert talk.level is None
    talk.says("WhyTwitchIntent", question="can_it_spread", symptoms="spread_to_face")
    assert talk.level is not None


def test_a_question_about_stretching_is_answered_and_no_move_begun(talk: Conversation) -> None:
    talk.says("StretchIntent", question="when_not_to_stretch")
    assert "Do not stretch" in talk.speech


def test_a_medicine_without_reviewed_information_is_not_to_be_stopped(talk: Conversation) -> None:
    talk.says("MedicineIntent", medicine="melatonin")
    assert "no reviewed information" in talk.speech
    assert "do not stop or change" in talk.speech
