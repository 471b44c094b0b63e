"""The lists of danger: what they name, what answers them, and when they are asked again."""

import pytest
from conversing import Conversation


def test_a_list_leaves_out_what_was_said(talk: Conversation) -> None:
    talk.says(
        "ReportSymptomIntent",
        body_part="calf",
        duration="P2D",
        absent_symptoms=["weakness", "numbness"],
    )
    assert talk.speech.endswith(
        "a leg that is swollen, warm or red, chest pain, or trouble breathing?"
    )
    assert "weakness" not in talk.speech


def test_one_sign_that_is_left_is_asked_without_a_list(talk: Conversation) -> None:
    denied = ["weakness", "numbness", "chest_pain", "trouble_breathing"]
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D", absent_symptoms=denied)
    assert talk.speech == "Do you also have a leg that is swollen, warm or red?"
    assert talk.asks == "red_flags"


def test_signs_that_are_named_together_are_asked_while_one_of_them_is_open(
    talk: Conversation,
) -> None:
    denied = ["weakness", "trouble_speaking"]
    talk.says("ReportSymptomIntent", body_part="arm", duration="P2D", absent_symptoms=denied)
    assert "trouble speaking, swallowing or breathing" in talk.speech
    assert "weakness" not in talk.speech


def test_an_unnamed_yes_to_the_danger_list_counts_as_unclear_and_is_never_passed_over(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P3W", cause="coffee")
    talk.says("AMAZON.YesIntent")
    talk.says("ReportSymptomIntent", side="left")
    while talk.level is None:
        talk.says("AMAZON.NoIntent")
    assert talk.level == "see_doctor_soon"


def test_a_place_named_in_answer_to_a_list_is_the_sign_it_means(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", duration="P5D")
    talk.says("AMAZON.YesIntent")
    assert talk.asks == "red_flags"
    talk.says("CorrectionIntent", body_part="cheek")
    assert talk.level == "urgent_same_day"


def test_in_pregnancy_the_place_is_asked_before_the_list_for_the_place(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", symptoms="pregnant")
    talk.says("AMAZON.NoIntent")
    assert talk.asks == "body_part"
    talk.says("ReportSymptomIntent", body_part="calf", side="left")
    assert "swollen" in talk.speech


def test_signs_told_after_the_danger_lists_are_judged_by_the_rules(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="leg", symptoms=["rippling", "stiffness"])
    while talk.asks not in ("medicines", "anything_else"):
        talk.says("AMAZON.NoIntent")
    before = talk.state
    talk.says("EmergencyIntent", symptoms=["sweating", "cramp"])
    assert talk.level != "emergency"
    talk.state = before
    talk.says("EmergencyIntent", body_part="arm", symptoms="numbness")
    assert talk.level == "emergency"


def test_whom_it_is_about_is_no_answer_about_danger(talk: Conversation) -> None:
    """Asked whether the child is blue or limp, somebody says that it is a baby."""
    talk.says("ReportSymptomIntent", person="child", body_part="leg")
    asked = talk.reply and talk.reply.question
    assert talk.asks == "red_flags"
    talk.says("ReportSymptomIntent", symptoms="about_baby")
    assert talk.reply
    assert talk.reply.question == asked


def test_a_list_of_danger_is_asked_twice_and_then_counts_as_unclear(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf")
    asked = talk.reply and talk.reply.question
    again = talk.says("ReportSymptomIntent", duration="P1W").reply
    assert again
    assert again.question == asked
    then = talk.says("ReportSymptomIntent", duration="P2W").reply
    assert then
    assert then.question != asked
    assert isinstance(talk.state, dict)
    assert talk.state["report"]["unclear"] == ["red_flags"]


DANGERS = [
    ({"body_part": "forearm"},
     "weakness, numbness that stays, trouble speaking, swallowing or breathing, or chest pain?"),
    ({"body_part": "calf"},
     ("weakness, numbness that stays, a leg that is swollen, warm or red, chest pain, or "
     "trouble breathing?")),
    ({"body_part": "eyelid"},
     ("a face or lid that droops, weakness anywhere, a red or sore eye, an eye that shuts by "
     "itself, or twitching that spreads over the face?")),
    ({"body_part": "chest"},
     ("chest pain or pressure, trouble breathing, cold sweat or nausea, a pounding heart, or "
     "weakness?")),
    ({"body_part": "calf", "symptoms": "pregnant"},
     ("a bad headache, changed sight, pain under the ribs, sudden swelling, weakness, or a "
     "seizure?")),
    ({"body_part": "leg", "person": "child"},
     ("a blue or limp child, no answer when you speak, trouble breathing, fever, or jerking "
     "that goes on for minutes?")),
]  # fmt: skip


@pytest.mark.parametrize(("slots", "asked"), DANGERS)
def test_a_list_names_every_danger_that_goes_with_it(
    talk: Conversation, slots: dict[str, str], asked: str
) -> None:
    talk.says("ReportSymptomIntent", **slots)
    assert talk.speech.partition(" any of these: ")[2] == asked
