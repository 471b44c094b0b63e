"""Whatever is being done - a stretch, a reminder, a plan, help, an answer - danger ends it."""

from collections.abc import Mapping

import pytest
from conversing import Conversation

from muscle_mentor.core.advice import judge
from muscle_mentor.core.content import Content
from muscle_mentor.core.report import Report, with_signs

Said = tuple[str, Mapping[str, str]]
YES: Said = ("AMAZON.YesIntent", {})
NO: Said = ("AMAZON.NoIntent", {})
WAYS: Mapping[str, tuple[Said, ...]] = {
    "help": (("AMAZON.HelpIntent", {}),),
    "an answer": (("CaffeineIntent", {}),),
    "more of an answer": (("SleepIntent", {}), ("MoreIntent", {})),
    "before a stretch": (("StretchIntent", {"move": "wall_calf_stretch"}),),
    "in a stretch": (("StretchIntent", {"move": "wall_calf_stretch"}), NO),
    "a breathing practice": (("BreathingIntent", {"programme": "calm_breathing"}), YES),
    "a plan": (("PlanIntent", {"programme": "caffeine_step_down"}),),
    "a plan that goes on": (("PlanIntent", {"programme": "sleep_wind_down"}), YES),
    "a reminder": (("ReminderIntent", {"reminder": "stretch"}),),
    "a reminder to cancel": (("CancelReminderIntent", {}),),
    "nothing understood": (("AMAZON.FallbackIntent", {}),),
    "a goodbye offered": (("WhyTwitchIntent", {}), ("PrivacyIntent", {})),
}


def emergencies(content: Content) -> list[str]:
    return [
        sign
        for sign in content.ids("symptoms")
        if judge(with_signs(Report(), [sign]), content, finished=False).level == "emergency"
    ]


@pytest.mark.parametrize("way", WAYS)
def test_every_emergency_sign_ends_it_with_the_number(content: Content, way: str) -> None:
    talk = Conversation(content)
    for intent, slots in WAYS[way]:
        talk.says(intent, **slots)
    assert not talk.ended
    state = talk.state
    for sign in emergencies(content):
        talk.state = state
        talk.says("ReportSymptomIntent", symptoms=sign)
        assert talk.level == "emergency", sign
        assert talk.ended, sign
        assert "911" in "".join(talk.speech.split(". ")[:2]), sign


@pytest.mark.parametrize("way", WAYS)
def test_a_wish_to_die_ends_it_with_the_crisis_line(content: Content, way: str) -> None:
    talk = Conversation(content)
    for intent, slots in WAYS[way]:
        talk.says(intent, **slots)
    talk.says("SelfHarmIntent")
    assert talk.ended
    assert "988" in talk.speech
