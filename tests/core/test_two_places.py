"""Two places, in one sentence or one after the other: each is asked about its own dangers."""

from conversing import Conversation


def asks_about(talk: Conversation, *words: str) -> bool:
    return talk.asks == "red_flags" and all(word in talk.speech for word in words)


def test_a_second_place_named_later_is_asked_about_as_well(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eye")
    assert asks_about(talk, "red or sore eye")
    talk.says("AMAZON.NoIntent")
    talk.says("ReportSymptomIntent", body_part="calf", side="left")
    assert asks_about(talk, "swollen, warm or red")


def test_a_graver_place_named_instead_of_an_answer_comes_first_and_the_other_is_not_lost(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part="eye")
    talk.says("ReportSymptomIntent", body_part="calf", side="left")
    assert asks_about(talk, "swollen, warm or red")
    talk.says("AMAZON.NoIntent")
    assert asks_about(talk, "red or sore eye")


def test_of_two_places_in_one_sentence_both_are_asked_about_the_graver_first(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", body_part=["eyelid", "calf"], duration="P3D")
    assert asks_about(talk, "swollen, warm or red")
    talk.says("AMAZON.NoIntent")
    assert asks_about(talk, "red or sore eye")
    talk.says("AMAZON.NoIntent")
    assert talk.level == "routine_appointment"


def test_of_three_places_only_two_are_asked_about(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["eyelid", "calf", "chest"], duration="P3D")
    assert asks_about(talk, "chest pain or pressure")
    talk.says("AMAZON.NoIntent")
    assert asks_about(talk, "swollen, warm or red")
    talk.says("AMAZON.NoIntent")
    assert talk.asks != "red_flags"


def test_the_arm_of_a_hand_needs_no_list_of_its_own(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["hand", "forearm"], duration="P3D")
    talk.says("AMAZON.NoIntent")
    assert talk.asks != "red_flags"


def test_after_a_birth_the_second_list_is_for_the_graver_place(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["calf", "eyelid"], symptoms="after_birth")
    assert asks_about(talk, "headache")
    talk.says("AMAZON.NoIntent")
    assert asks_about(talk, "swollen, warm or red")


def advised(talk: Conversation) -> str:
    while talk.level is None:
        talk.says("AMAZON.NoIntent")
    return talk.speech


def test_both_places_are_read_back_each_with_its_side(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["eyelid", "calf"], side=["left", "right"])
    assert "About your left eyelid and your right calf." in advised(talk)


def test_a_place_named_later_is_read_back_as_well(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid", side="left", duration="P2D")
    talk.says("ReportSymptomIntent", body_part="calf", side="right")
    assert "About your left eyelid and your right calf, for 2 days." in advised(talk)


def test_a_side_is_not_said_of_a_place_that_may_have_the_other(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["eyelid", "calf"], side="left", duration="P2W")
    assert "About your eyelid and your calf" in advised(talk)


def test_of_many_places_the_last_is_named(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["eyelid", "calf", "thumb", "neck"])
    assert "About your neck and other places" in advised(talk)


def test_the_summary_for_the_doctor_tells_all_places(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part=["eyelid", "calf"], side=["left", "right"])
    advised(talk)
    talk.says("SummaryIntent")
    assert "The places are: left eyelid, right calf." in talk.speech
