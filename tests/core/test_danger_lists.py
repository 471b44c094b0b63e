"""The lists of danger: what they name, what answers them, and when they are asked again."""

import pytest
from conversing import Conversation

from muscle_mentor.stored_content import content_for
from tools.rooms import MODELS
from tools.yamlfile import read_yaml


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


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("ReportSymptomIntent", {"side": "left"}),
        ("AMAZON.YesIntent", {}),
        ("DontKnowIntent", {}),
    ],
)
def test_a_yes_that_names_no_sign_is_for_today_and_what_would_be_an_emergency_is_asked(
    talk: Conversation, intent: str, slots: dict[str, str]
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D", cause="coffee")
    talk.says("AMAZON.YesIntent")
    talk.says(intent, **slots)
    assert talk.level == "urgent_same_day"
    assert talk.speech.endswith(
        "Is there chest pain, trouble breathing, a drooping face, sudden weakness, or confusion?"
    )
    talk.says("AMAZON.YesIntent")
    assert talk.level == "emergency"


@pytest.mark.parametrize("intent", ["DontKnowIntent", "AMAZON.YesIntent", "AdviceNowIntent"])
def test_a_medicine_that_is_not_named_is_no_danger_sign(talk: Conversation, intent: str) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D", caffeine_amount="5")
    talk.says("AMAZON.NoIntent")
    assert talk.asks == "medicines"
    talk.says("AMAZON.YesIntent")
    talk.says(intent)
    assert talk.level not in ("urgent_same_day", "emergency")


def test_who_wants_advice_and_names_no_sign_is_told_to_be_seen_today(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D")
    talk.says("AMAZON.YesIntent")
    talk.says("AdviceNowIntent")
    assert talk.level == "urgent_same_day"


@pytest.mark.parametrize("known", [{"symptoms": "pregnant"}, {}])
def test_another_illness_answers_what_else_there_is(
    talk: Conversation, known: dict[str, str]
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D", caffeine_amount="5")
    talk.says("AMAZON.NoIntent")
    talk.says("AMAZON.NoIntent")
    assert talk.asks == "anything_else"
    talk.says("OtherHealthIntent", **known)
    assert "only know about" not in talk.speech
    assert talk.asks != "anything_else"


def test_a_child_with_one_of_the_signs_needs_help_now_whichever_it_is(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="leg", person="child", duration="P2D")
    talk.says("AMAZON.YesIntent")
    talk.says("AMAZON.YesIntent")
    assert talk.level == "emergency"


def test_a_yes_taken_back_asks_the_list_again(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D")
    first = talk.speech
    talk.says("AMAZON.YesIntent")
    talk.says("CorrectionIntent")
    assert talk.speech.endswith(first)


def test_a_sign_named_after_a_warning_is_judged_as_what_it_is(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D")
    talk.says("ReportSymptomIntent", symptoms="leg_swollen")
    talk.says("ReportSymptomIntent", yes_no="yes", symptoms="sweating")
    assert talk.level != "emergency"


@pytest.mark.parametrize(
    ("place", "word", "rule"),
    [
        ("calf", "warm", "U01"),
        ("calf", "breathing", "E03"),
        ("lip", "droop", "E01"),
        ("chest", "pressure", "E06"),
        ("eyelid", "shuts", "S06"),
    ],
)
def test_one_word_answers_a_list(talk: Conversation, place: str, word: str, rule: str) -> None:
    talk.says("ReportSymptomIntent", body_part=place, duration="P2D")
    talk.says("ReportSymptomIntent", listed=word)
    assert rule in talk.rules


def test_the_same_word_is_another_sign_of_a_child(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="leg", person="child", duration="P2D")
    talk.says("ReportSymptomIntent", listed="warm")
    assert talk.level == "emergency"


def test_a_word_of_a_list_that_is_denied_or_not_asked_for_states_nothing(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", listed="warm", body_part="calf", duration="P2D")
    assert talk.level is None
    talk.says("ReportSymptomIntent", listed="warm", yes_no="no")
    assert talk.signs["leg_swollen"] is False


def test_breathing_alone_wishes_for_an_exercise_where_nothing_was_asked(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", listed="breathing")
    assert talk.level is None
    assert "calm breathing" in talk.speech


def test_breathing_alone_wishes_for_an_exercise_after_an_offer_but_not_after_a_warning(
    talk: Conversation,
) -> None:
    talk.says("WhyBodyPartIntent", body_part="eyelid")
    talk.says("ReportSymptomIntent", listed="breathing")
    assert "calm breathing" in talk.speech
    talk.says("ReportSymptomIntent", body_part="chest", symptoms="sweating", duration="P1D")
    talk.says("AMAZON.NoIntent")
    assert talk.level == "urgent_same_day"
    talk.says("ReportSymptomIntent", listed="breathing")
    assert "calm breathing" not in talk.speech


def test_a_wish_for_breathing_is_trouble_with_it_where_a_sign_is_asked_for(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P2D")
    talk.says("AMAZON.YesIntent")
    talk.says("BreathingIntent")
    assert talk.level == "emergency"


def test_what_the_words_of_a_list_mean_stands_in_the_list() -> None:
    content = content_for("en-US")
    words = read_yaml(MODELS / "types" / "en" / "Listed.yaml").data["values"]
    for question in content.interview()["questions"].values():
        for word, sign in question.get("named", {}).items():
            assert word in words or content.has("symptoms", word)
            assert sign in question["signs"]


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
