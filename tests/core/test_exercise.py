"""Doing a move or a practice together: asked first, led in time, steered by a word, safe."""

import re
from collections.abc import Iterator

import pytest
from conversing import Conversation

from muscle_mentor.core.content import Content
from muscle_mentor.core.pauses import PAUSE, spoken_seconds
from muscle_mentor.core.spoken import put_into_words

MOST_SECONDS = 45
ONWARD = ["AMAZON.YesIntent", "AMAZON.NextIntent", "MoreIntent", "DontKnowIntent"]


def starts(content: Content) -> Iterator[tuple[str, dict[str, str]]]:
    """How each move and practice is asked for."""
    for move in content.ids("moves"):
        yield "StretchIntent", {"move": move}
    for programme in content.ids("programmes"):
        yield "BreathingIntent", {"programme": programme}


def plain(text: str) -> str:
    """A reply without its waits."""
    return " ".join(PAUSE.sub(" ", text).split())


def begun(talk: Conversation, move: str = "wall_calf_stretch") -> Conversation:
    """A move in its first turn."""
    return talk.says("StretchIntent", move=move).says("AMAZON.NoIntent")


def step(talk: Conversation) -> int:
    """The turn that a screen would show, from 1."""
    assert talk.reply
    assert talk.reply.progress
    return talk.reply.progress.turn


def test_everything_is_led_to_its_end_in_turns_short_enough_to_follow(talk: Conversation) -> None:
    for intent, slots in starts(talk.content):
        talk.state = None
        talk.says(intent, **slots)
        for _ in range(60):
            assert talk.reply
            assert spoken_seconds(talk.speech) <= MOST_SECONDS, (slots, talk.speech)
            assert not talk.ended, slots
            asked = talk.reply.question
            assert asked
            if asked.ref.startswith(("eased:", "offer:")):
                break
            talk.says("AMAZON.NoIntent" if asked.ref.startswith("clear:") else "AMAZON.YesIntent")
        assert asked.ref.startswith(("eased:", "offer:anything")), slots


def test_what_forbids_a_move_is_asked_once_and_yes_leads_to_the_questions(
    talk: Conversation,
) -> None:
    talk.says("StretchIntent", move="wall_calf_stretch")
    assert "swollen" in talk.speech
    assert "stop if anything hurts" in talk.speech
    talk.says("AMAZON.YesIntent")
    assert "do not stretch" in talk.speech
    talk.says("AMAZON.YesIntent")
    assert talk.asks == "red_flags"


@pytest.mark.parametrize("sign", ["numbness", "injury", "severe_pain", "swelling", "weakness"])
def test_what_was_told_before_forbids_every_move_without_asking_again(
    talk: Conversation, sign: str
) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", symptoms=sign, onset="gradual")
    talk.says("StretchIntent", body_part="calf")
    assert talk.speech.startswith("Then please do not stretch it now.")
    assert talk.reply
    assert talk.reply.progress is None


@pytest.mark.parametrize(
    ("place", "sign", "move"),
    [("neck", "tingling", "roll both shoulders"), ("thigh", "dizzy", "heel on a low step")],
)
def test_of_the_moves_for_a_place_the_first_that_nothing_forbids_is_taken(
    talk: Conversation, place: str, sign: str, move: str
) -> None:
    """Tingling forbids turning the neck, dizziness standing on one leg."""
    talk.says("ReportSymptomIntent", body_part=place, symptoms=sign, onset="gradual")
    talk.says("StretchIntent", body_part=place)
    assert move in talk.speech


def test_not_knowing_what_forbids_it_counts_as_yes(talk: Conversation) -> None:
    talk.says("StretchIntent", move="wall_calf_stretch").says("DontKnowIntent")
    assert "do not stretch" in talk.speech


def test_the_side_that_was_spoken_of_comes_first(talk: Conversation) -> None:
    talk.says("StretchIntent", body_part="calf", side="right").says("AMAZON.NoIntent")
    assert "right side" in talk.speech
    assert talk.reply
    assert talk.reply.progress
    assert talk.reply.progress.side == "right"
    assert talk.reply.progress.hold == 20


def test_a_hold_is_counted_down(talk: Conversation) -> None:
    begun(talk)
    assert "Ten more." in talk.speech
    assert "Five more." in talk.speech


@pytest.mark.parametrize("word", ONWARD)
def test_every_word_for_on_goes_to_the_next_turn(talk: Conversation, word: str) -> None:
    begun(talk)
    talk.says(word)
    assert step(talk) == 2


def test_back_and_again_and_over(talk: Conversation) -> None:
    begun(talk)
    talk.says("AMAZON.NextIntent").says("AMAZON.NextIntent")
    third = talk.speech
    talk.says("AMAZON.RepeatIntent")
    assert talk.speech == third
    talk.says("AMAZON.PreviousIntent")
    assert step(talk) == 2
    talk.says("AMAZON.StartOverIntent")
    assert step(talk) == 1
    talk.says("AMAZON.PreviousIntent")
    assert step(talk) == 1


@pytest.mark.parametrize("word", ["AMAZON.PauseIntent", "AMAZON.NoIntent"])
def test_a_pause_waits_twice_and_says_how_to_begin_again(talk: Conversation, word: str) -> None:
    begun(talk)
    talk.says(word)
    assert talk.reply
    assert talk.reply.progress
    assert talk.reply.progress.waiting
    assert spoken_seconds(talk.speech) >= 20
    again = put_into_words(talk.reply, talk.content).reprompt or ""
    assert again.startswith("[10]")
    assert "ask muscle mentor for the calf stretch" in again
    talk.says("AMAZON.ResumeIntent")
    assert step(talk) == 2


def test_no_after_a_pause_closes_and_says_how_to_begin_again(talk: Conversation) -> None:
    begun(talk)
    talk.says("AMAZON.PauseIntent").says("AMAZON.NoIntent")
    assert talk.ended
    assert "ask muscle mentor for the calf stretch" in talk.speech


def test_slower_speaks_slowly_and_stays_slow(talk: Conversation) -> None:
    begun(talk)
    for word in ("SlowerIntent", "AMAZON.YesIntent"):
        talk.says(word)
        assert talk.reply
        assert talk.reply.slow


def test_how_much_is_left_is_told_in_steps_and_nothing_moves(talk: Conversation) -> None:
    begun(talk)
    total = talk.reply.progress.turns if talk.reply and talk.reply.progress else 0
    left = []
    for _ in range(total - 1):
        talk.says("StepsLeftIntent")
        left.append(plain(talk.speech))
        talk.says("AMAZON.YesIntent")
    assert "eleven more steps" in left[0]
    assert "One more step" in left[-1]


def test_the_seated_version_still_asks_what_forbids_it(talk: Conversation) -> None:
    talk.says("StretchIntent", move="wall_calf_stretch").says("SeatedIntent")
    assert "sitting" in talk.speech
    assert "swollen" in talk.speech
    talk.says("AMAZON.NoIntent")
    assert "towel" in talk.speech
    assert talk.reply
    assert talk.reply.progress
    assert talk.reply.progress.seated


def test_sitting_down_in_the_middle_begins_the_seated_version(talk: Conversation) -> None:
    begun(talk).says("AMAZON.YesIntent").says("SeatedIntent")
    assert talk.speech.endswith("Ready to begin?")
    talk.says("AMAZON.PauseIntent").says("AMAZON.YesIntent")
    assert "towel" in talk.speech
    assert step(talk) == 1


def test_a_standing_move_without_a_seated_version_offers_another(talk: Conversation) -> None:
    begun(talk, "doorway_chest_stretch").says("SeatedIntent")
    assert "shoulder rolls" in talk.speech


def test_who_cannot_stand_and_does_nothing_hears_of_danger(talk: Conversation) -> None:
    talk.says("SeatedIntent")
    assert "911" in talk.speech


def test_that_hurts_stops_it_and_asks_about_danger(talk: Conversation) -> None:
    begun(talk)
    talk.says("StretchIntent", symptoms="pain")
    assert "please stop" in talk.speech
    assert talk.asks == "red_flags"
    talk.says("AMAZON.ResumeIntent")
    assert talk.reply
    assert talk.reply.progress is None


@pytest.mark.parametrize("place", range(0, 12, 3))
def test_danger_ends_it_at_every_step(talk: Conversation, place: int) -> None:
    begun(talk)
    for _ in range(place):
        talk.says("AMAZON.YesIntent")
    talk.says("ReportSymptomIntent", symptoms="chest_pain")
    assert talk.level == "emergency"
    assert talk.ended


def test_an_urgent_sign_ends_it_for_good(talk: Conversation) -> None:
    begun(talk)
    talk.says("ReportSymptomIntent", symptoms="leg_swollen", body_part="calf")
    assert talk.level == "urgent_same_day"
    talk.says("AMAZON.ResumeIntent")
    assert "heel" not in talk.speech


def test_a_question_in_between_comes_back_to_the_step(talk: Conversation) -> None:
    begun(talk)
    talk.says("WhyCauseIntent", cause="coffee")
    assert talk.speech.endswith("Ready for the next step?")
    talk.says("AMAZON.HelpIntent")
    assert "pause" in talk.speech
    assert talk.speech.endswith("Ready for the next step?")
    talk.says("AMAZON.YesIntent")
    assert step(talk) == 2


def test_the_end_asks_whether_it_eased_and_has_a_next_step_for_both(talk: Conversation) -> None:
    begun(talk, "shoulder_rolls")
    while talk.reply and talk.reply.question and talk.reply.question.ref.startswith("go:"):
        talk.says("AMAZON.YesIntent")
    assert "easier now?" in talk.speech
    finished = talk.state
    talk.says("AMAZON.YesIntent")
    assert "remind me to stretch" in talk.speech
    talk.state = finished
    talk.says("AMAZON.NoIntent")
    assert talk.speech.endswith("Shall I ask you a few questions about yours?")


def test_a_length_alone_is_a_wish_for_the_calm_practice(talk: Conversation) -> None:
    talk.says("BreathingIntent", duration="PT2M")
    assert "about two minutes" in talk.speech
    assert talk.speech.endswith("Ready to begin?")


def test_a_practice_is_as_long_as_was_wished(talk: Conversation) -> None:
    talk.says("BreathingIntent", programme="calm_breathing", duration="PT2M")
    assert "about two minutes" in talk.speech
    two = talk.reply.progress.turns if talk.reply and talk.reply.progress else 0
    talk.state = None
    talk.says("BreathingIntent", programme="calm_breathing")
    whole = talk.reply.progress.turns if talk.reply and talk.reply.progress else 0
    assert 0 < two < whole
    talk.says("ReportSymptomIntent", duration="PT1M")
    shorter = talk.reply.progress.turns if talk.reply and talk.reply.progress else 0
    assert 0 < shorter < two
    talk.says("AMAZON.YesIntent")
    assert talk.reply
    assert "duration_days" not in str(talk.reply.state)


def test_holding_the_breath_is_not_led_where_something_speaks_against_it(
    talk: Conversation,
) -> None:
    talk.says("BreathingIntent", programme="box_breathing")
    assert "pregnant" in talk.speech
    talk.says("AMAZON.YesIntent")
    assert "calm breathing" in talk.speech
    talk.says("AMAZON.YesIntent").says("AMAZON.YesIntent")
    assert "Without holding" in talk.speech


def test_who_told_of_a_pregnancy_is_not_asked_and_not_led_to_hold(talk: Conversation) -> None:
    talk.says("BreathingIntent", programme="four_seven_eight", symptoms="pregnant")
    assert "calm breathing" in talk.speech


def test_no_wait_is_spoken_as_words(talk: Conversation) -> None:
    begun(talk)
    assert not re.search(r"\[|\]", plain(talk.speech))


def test_what_hurts_in_a_pause_ends_the_move_too(talk: Conversation) -> None:
    begun(talk).says("AMAZON.PauseIntent")
    talk.says("ReportSymptomIntent", symptoms="pain")
    assert talk.speech.startswith("Then please stop, and rest it.")


def test_who_says_so_is_told_in_the_midst_of_a_move(talk: Conversation) -> None:
    """Its steps stand on the sources of the whole of it."""
    begun(talk).says("SourcesIntent")
    assert talk.speech.startswith("That comes from the Mayo Clinic")
