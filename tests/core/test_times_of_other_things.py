"""A time may be a medicine's and not the twitch's; "stopped" may be said of either."""

from conversing import Conversation


def told(talk: Conversation, name: str) -> object:
    assert isinstance(talk.state, dict)
    return talk.state["report"].get(name)


def test_the_time_since_a_medicine_was_started_is_not_the_twitchs(talk: Conversation) -> None:
    talk.says(
        "ReportSymptomIntent",
        body_part="eyelid",
        medicine="sertraline",
        medicine_change="started",
        duration="P3W",
    )
    assert told(talk, "duration_days") is None
    assert told(talk, "medicines") == [["antidepressants", "started", 21.0]]
    assert talk.level == "see_doctor_soon"


def test_a_medicine_started_a_few_days_ago_is_for_today(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="eyelid")
    talk.says("AMAZON.NoIntent")
    talk.says("MedicineIntent", medicine="sertraline", medicine_change="started", duration="P4D")
    assert talk.level == "urgent_same_day"


def test_told_when_asked_about_medicines_it_is_the_medicines(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="falling_asleep_jerk")
    while talk.asks != "medicines":
        talk.says("AMAZON.NoIntent")
    talk.says("ReportSymptomIntent", medicine="ramipril", duration="P2M")
    assert told(talk, "duration_days") is None


def test_a_change_told_alone_is_not_the_twitchs_time(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", medicine="sertraline", duration="P3D")
    while talk.asks != "recent_medicine_change":
        talk.says("AMAZON.NoIntent")
    talk.says("ReportSymptomIntent", medicine_change="raised", duration="P2M")
    assert told(talk, "duration_days") == 3.0
    assert told(talk, "medicines") == [["antidepressants", "raised", 60.0]]


def test_how_long_is_still_answered_with_the_medicine(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf")
    while talk.asks != "duration":
        talk.says("AMAZON.NoIntent")
    talk.says("ReportSymptomIntent", medicine="ramipril", medicine_change="started", duration="P2M")
    assert told(talk, "duration_days") == 60.0


def test_a_tranquilliser_that_was_stopped_is_no_twitch_that_has_stopped(
    talk: Conversation,
) -> None:
    talk.says(
        "ReportSymptomIntent",
        body_part="hand",
        medicine="diazepam",
        medicine_change="stopped",
        symptoms="stopped",
        duration="P3D",
    )
    assert talk.reply
    assert talk.reply.outcome.rules == ("U13", "S07")


def test_a_twitch_that_has_stopped_is_still_told(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", duration="P3D", symptoms="stopped")
    talk.says("AMAZON.NoIntent")
    assert talk.reply
    assert talk.reply.outcome.rules == ("C09",)


def test_who_gave_up_coffee_is_not_told_to_cut_down(talk: Conversation) -> None:
    talk.says("CaffeineIntent", body_part="eyelid", drink="coffee", symptoms="caffeine_withdrawal")
    assert talk.asks == "red_flags"
    talk.says("AMAZON.NoIntent")
    while talk.level is None:
        talk.says("AMAZON.NoIntent")
    assert "caffeine down" not in talk.speech
