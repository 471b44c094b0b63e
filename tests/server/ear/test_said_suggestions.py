"""Whatever the skill suggests to say is understood, and gets what it promises."""

import re

import pytest

from muscle_mentor.core.control import TRIES
from muscle_mentor.stored_content import content_for
from server.talk import Talk

PROMISED = {
    "try_eyelid": ("WhyBodyPartIntent", "eye"),
    "try_stretch": ("StretchIntent", "lean on a wall"),
    "try_report": ("ReportSymptomIntent", "weakness"),
    "try_coffee": ("ReportSymptomIntent", "six hundred and eighty milligrams"),
    "try_breathing": ("BreathingIntent", "each to a count of four"),
    "try_reminder": ("ReminderIntent", "Is that nine in the morning"),
    "try_doctor": ("WhenDoctorIntent", "two weeks"),
}
_ANYWHERE = {
    "eased_moves_yes": ("ReminderIntent", "nine in the morning"),
    "eased_programmes_yes": ("ReminderIntent", "nine in the morning"),
    "remind_made": ("CancelReminderIntent", "reminders"),
    "fallback_help": ("WhyBodyPartIntent", "eye"),
}


def suggested(name):
    """The words after "say:", as a person would say them."""
    text = content_for("en-US").phrase(name)["say"]
    return re.search(r"say[:,] ([^.]+)\.", text)[1].lower()


def test_every_suggestion_is_tried():
    assert set(PROMISED) == set(TRIES)


@pytest.mark.parametrize("name", [*PROMISED, *_ANYWHERE])
def test_what_is_suggested_works_when_it_is_said(name):
    intent, words = {**PROMISED, **_ANYWHERE}[name]
    result = Talk().turn(suggested(name))
    assert result["intent"] == intent
    assert words in result["speech"]
