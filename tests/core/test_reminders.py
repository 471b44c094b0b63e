"""Reminders: what is missing is asked, the consent each time, and a kind word for every end."""

from dataclasses import replace
from datetime import time

import pytest
from conversing import Conversation

from muscle_mentor.core.reply import Errand
from muscle_mentor.core.turn import Turn
from muscle_mentor.core.wish import Wish


def ended(talk: Conversation, outcome: str) -> str:
    """How the service took the errand of the last reply."""
    return talk._answer(Turn("service", outcome=outcome, attributes=talk.state)).speech


def permitted(talk: Conversation, outcome: str, token: str) -> Conversation:
    return talk._answer(Turn("permission", outcome=outcome, token=token))


def wished(talk: Conversation) -> Wish:
    assert talk.reply
    assert isinstance(talk.reply.errand, Errand)
    assert talk.reply.errand.wish
    return talk.reply.errand.wish


def test_the_consent_names_the_time_how_often_and_what_all_will_hear(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="21:00")
    assert talk.speech.startswith("Every day at nine in the evening, Alexa would say: Time for")
    assert talk.speech.endswith("Shall I set this reminder?")
    talk.says("AMAZON.YesIntent")
    assert wished(talk) == Wish("stretch", "daily", at="2100")
    assert "every day at nine in the evening" in ended(talk, "made")


def test_nine_may_be_in_the_morning_or_in_the_evening(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="09:00")
    assert talk.speech == "Is that nine in the morning, or in the evening?"
    talk.says("ReminderIntent", day_part="evening")
    talk.says("AMAZON.YesIntent")
    assert wished(talk).clock == time(21)


def test_the_time_and_the_day_are_asked_where_they_are_missing(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="breathe")
    assert talk.speech == "When shall I remind you?"
    talk.says("ReportSymptomIntent", caffeine_amount="8")  # "eight", as Alexa may take it
    assert "eight in the morning" in talk.speech
    talk.says("ReminderIntent", day_part="morning")
    assert talk.speech == "Every day, or only on one day?"
    talk.says("ReportSymptomIntent", since="2026-11-24")  # "tomorrow"
    assert talk.speech.startswith("On Tuesday the twenty-fourth at eight in the morning")


def test_in_a_week_needs_no_more_than_the_consent(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="check_in", duration="P1W")
    assert talk.speech.startswith("In a week, Alexa would say")
    talk.says("AMAZON.YesIntent")
    assert wished(talk).minutes == 7 * 24 * 60


def test_another_time_instead_of_the_consent_is_taken(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="20:00")
    talk.says("ReminderIntent", yes_no="no", time="19:30")
    assert talk.speech.startswith("Every day at 7:30 in the evening")


@pytest.mark.parametrize(
    ("at", "part", "means"),
    [
        ("0900", "morning", time(9)),
        ("0900", "evening", time(21)),
        ("0300", "afternoon", time(15)),
        ("1100", "night", time(23)),
        ("0200", "night", time(2)),
        ("1200", "night", time(0)),
        ("1200", "", time(12)),
        ("1930", "", time(19, 30)),
    ],
)
def test_halves_of_the_day(at: str, part: str, means: time) -> None:
    assert Wish("walk", "daily", at=at, part=part).clock == means


def test_no_sets_none(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="21:00")
    talk.says("AMAZON.NoIntent")
    assert "no reminder" in talk.speech
    assert talk.reply
    assert talk.reply.errand is None


def test_what_was_reported_never_stands_in_a_reminder(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms="cramp")
    talk.says("ReminderIntent", reminder="check_in", duration="P2D")
    talk.says("AMAZON.YesIntent")
    assert talk.reply
    assert talk.reply.errand
    assert talk.reply.errand.label == "Time for your check-in with Muscle Mentor."
    assert str(wished(talk)) == "check_in/////2880"


def test_the_time_until_a_reminder_is_no_length_of_a_twitch(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf")
    talk.says("ReminderIntent", reminder="check_in", duration="P1W")
    assert "duration_days" not in str(talk.state)


def test_danger_goes_before_a_reminder(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="check_in", symptoms="face_droop", duration="P1W")
    assert talk.level == "emergency"
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="21:00")
    talk.says("ReportSymptomIntent", symptoms="chest_pain")
    assert talk.level == "emergency"


def test_other_things_are_for_alexa_herself(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="feed the cat", time="21:00")
    assert "say: Alexa, remind me" in talk.speech


def test_without_the_permission_alexa_asks_once(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="21:00")
    talk.says("AMAZON.YesIntent")
    ended(talk, "refused")
    assert talk.reply
    wish = talk.reply.permission
    assert talk.ended
    assert wish == "stretch/daily//2100//0"
    permitted(talk, "ACCEPTED", wish)
    assert wished(talk) == Wish("stretch", "daily", at="2100")
    assert "put a card" in ended(talk, "refused")
    assert talk.reply.permission == ""


@pytest.mark.parametrize(
    ("answer", "said", "card"),
    [("DENIED", "set no reminder", None), ("NOT_ANSWERED", "put a card", "")],
)
def test_a_permission_that_is_not_given_is_taken_kindly(
    talk: Conversation, answer: str, said: str, card: str | None
) -> None:
    permitted(talk, answer, "stretch/daily//2100//0")
    assert said in talk.speech
    assert talk.reply
    assert talk.reply.permission == card


@pytest.mark.parametrize("token", ["", "x", "stretch/hourly//2100//0", "stretch/daily//2500//0"])
def test_a_token_that_is_not_ours_sets_nothing(talk: Conversation, token: str) -> None:
    permitted(talk, "ACCEPTED", token)
    assert talk.reply
    assert talk.reply.errand is None
    assert "none is set" in talk.speech


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("unsupported", "another Alexa device"),
        ("full", "Delete one"),
        ("busy", "in a few minutes"),
        ("failed", "could not reach"),
    ],
)
def test_each_refusal_of_the_service_has_its_reply(
    talk: Conversation, outcome: str, said: str
) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="21:00")
    talk.says("AMAZON.YesIntent")
    assert said in ended(talk, outcome)
    assert not talk.ended


def test_a_time_that_has_passed_is_asked_for_again(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="walk", day="2026-11-23", time="00:30")
    talk.says("AMAZON.YesIntent")
    assert ended(talk, "past") == "That time has passed. Every day, or only on one day?"


def test_several_reminders_are_cancelled_after_a_question(talk: Conversation) -> None:
    talk.says("CancelReminderIntent")
    assert talk.reply
    assert talk.reply.errand == Errand("cancel_one", "")
    assert ended(talk, "many").endswith("Shall I cancel all of them?")
    talk.says("AMAZON.YesIntent")
    assert talk.reply.errand == Errand("cancel_all", "")
    assert "gone" in ended(talk, "all")


def test_one_kind_of_reminder_is_cancelled_by_its_label(talk: Conversation) -> None:
    talk.says("CancelReminderIntent", reminder="breathe")
    assert talk.reply
    assert talk.reply.errand == Errand("cancel_all", "Time for a few slow breaths.")
    assert "no such reminder" in ended(talk, "none")


@pytest.mark.parametrize("outcome", ["refused", "unsupported", "busy", "failed", "past", "one"])
def test_every_end_of_a_cancelling_has_its_reply(talk: Conversation, outcome: str) -> None:
    talk.says("CancelReminderIntent")
    assert ended(talk, outcome).endswith("What else would you like to know?")


@pytest.mark.parametrize("aside", ["AMAZON.HelpIntent", "AMAZON.FallbackIntent", "PrivacyIntent"])
def test_an_aside_comes_back_to_the_question(talk: Conversation, aside: str) -> None:
    talk.says("ReminderIntent", reminder="stretch", repeat="daily", time="21:00")
    talk.says(aside)
    assert talk.speech.endswith("Shall I set this reminder?")


def test_in_the_morning_means_nothing_where_no_reminder_is_being_set(talk: Conversation) -> None:
    talk.says("ReminderIntent", day_part="morning")
    assert "did not catch" in talk.speech


def test_a_reminder_is_of_what_was_spoken_of(talk: Conversation) -> None:
    talk.says("BreathingIntent", programme="sleep_wind_down")
    talk.says("ReminderIntent", time="22:00", repeat="daily")
    assert "wind down" in talk.speech


def test_a_wish_is_read_as_it_was_written(talk: Conversation) -> None:
    wish = Wish("walk", day="2026-12-01", at="0730", part="morning")
    assert Wish.read(str(wish), talk.content) == wish
    assert replace(wish, minutes=90).missing == "sure"


def test_nobody_is_reminded_after_years(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="check_in", duration="P2Y")
    assert talk.speech == "When shall I remind you?"


def test_every_day_after_all_and_one_day_after_all(talk: Conversation) -> None:
    talk.says("ReminderIntent", reminder="stretch", day="2026-11-24", time="20:00")
    talk.says("ReminderIntent", repeat="daily")
    assert talk.speech.startswith("Every day at eight in the evening")
    talk.says("ReminderIntent", day="2026-11-25")
    assert talk.speech.startswith("On Wednesday the twenty-fifth at eight in the evening")
    talk.says("AMAZON.YesIntent")
    assert wished(talk) == Wish("stretch", "", "2026-11-25", at="2000")
