"""Caffeine counted and stepped down in person; plans that can be heard again."""

import json

import pytest
from conversing import Conversation

from muscle_mentor.core import speech
from muscle_mentor.core.content import Content
from muscle_mentor.core.drinks import Drunk, cups, is_known
from muscle_mentor.core.pauses import spoken_seconds
from muscle_mentor.core.reply import Act
from muscle_mentor.core.speech import say
from muscle_mentor.core.spoken import put_into_words
from muscle_mentor.core.step_down import StepDown, plan_for

COFFEES_AND_COLAS = {
    "caffeine_amount": "6",
    "drink": "coffee",
    "second_amount": "2",
    "second_drink": "cola",
}


def card(talk: Conversation) -> str:
    assert talk.reply
    shown = put_into_words(talk.reply, talk.content).card
    assert shown
    return " ".join(shown)


def test_six_coffees_and_two_colas_are_counted_by_the_table(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", **COFFEES_AND_COLAS)
    assert "eight drinks a day, with about six hundred and eighty milligrams" in talk.speech
    assert "up to four hundred milligrams a day raises no safety concern" in talk.speech
    assert "In pregnancy it is at most two hundred" in talk.speech
    assert "above the limit for adults" in talk.speech
    assert talk.speech.endswith("Shall I plan two weeks in which you step down slowly?")


def test_the_plan_takes_one_drink_away_at_a_time_and_warns_of_withdrawal(
    talk: Conversation,
) -> None:
    talk.says("ReportSymptomIntent", **COFFEES_AND_COLAS).says("AMAZON.YesIntent")
    assert "From day four, seven drinks. From day six, six drinks." in talk.speech
    assert "From day fourteen, two drinks." in talk.speech
    assert "Stopping all at once can bring headache" in talk.speech
    assert spoken_seconds(talk.speech) < 45


def test_the_plan_is_heard_again_after_another_question(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", **COFFEES_AND_COLAS).says("AMAZON.YesIntent")
    talk.says("WhyBodyPartIntent", body_part="eyelid")
    talk.says("PlanIntent")
    assert "From day four, seven drinks." in talk.speech


def test_a_further_drink_without_an_amount_counts_as_one(talk: Conversation) -> None:
    talk.says("CaffeineIntent", caffeine_amount="2", drink=["coffee", "tea", "cola"])
    assert "That is four drinks a day" in talk.speech
    assert "three hundred and twenty milligrams" in talk.speech


def test_an_amount_stays_with_its_own_drink_where_the_other_was_not_understood(
    talk: Conversation,
) -> None:
    talk.says("CaffeineIntent", drink="coffee", second_amount="2", second_drink="cola")
    assert "That is three drinks a day" in talk.speech
    assert "one hundred and eighty milligrams" in talk.speech


def test_the_card_has_the_general_form_and_no_numbers_of_the_person(talk: Conversation) -> None:
    talk.says("CaffeineIntent", **COFFEES_AND_COLAS)
    assert "leave out one drink every two or three days" in card(talk)
    talk.says("AMAZON.YesIntent")
    for own in ("eight", "seven drinks", "six hundred"):
        assert own not in card(talk)


def test_in_pregnancy_the_limit_is_two_hundred(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", symptoms="pregnant", caffeine_amount="4", drink="coffee")
    assert "two hundred milligrams a day" in talk.speech
    assert "above that limit" in talk.speech
    assert "four hundred milligrams a day raises" not in talk.speech
    talk.says("AMAZON.YesIntent")
    assert talk.speech.count("From day") == 2


def test_for_a_teenager_it_is_one_hundred(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", age="15", caffeine_amount="3", drink="coffee")
    assert "at most a hundred milligrams a day, and no energy drinks" in talk.speech
    talk.says("AMAZON.YesIntent")
    assert "From day seven, one drink." in talk.speech


@pytest.mark.parametrize("whom", [{"age": "8"}, {"person": "child"}])
def test_for_a_child_there_is_no_plan(talk: Conversation, whom: dict[str, str]) -> None:
    talk.says("ReportSymptomIntent", caffeine_amount="3", drink="cola", **whom)
    assert "Children under twelve should have no caffeine" in talk.speech
    assert "Shall I plan" not in talk.speech


def test_an_estimate_is_never_spoken(talk: Conversation) -> None:
    talk.says("CaffeineIntent", caffeine_amount="2", drink="energy_shot")
    assert "no reviewed number" in talk.speech
    assert "six hundred" not in talk.speech
    assert "the limit for adults" not in talk.speech


def test_a_drink_that_is_not_known_is_not_counted(talk: Conversation) -> None:
    talk.says("CaffeineIntent", caffeine_amount="2", drink="green slime")
    assert "drinks a day" not in talk.speech


def test_within_the_limit_is_said_as_well(talk: Conversation) -> None:
    talk.says("CaffeineIntent", caffeine_amount="2", drink="tea")
    assert "one hundred and fifty milligrams" in talk.speech
    assert "within the limit for adults" in talk.speech


def test_a_count_within_a_report_stays_a_report(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", body_part="calf", caffeine_amount="6", drink="coffee")
    assert talk.asks == "red_flags"
    talk.state = None
    talk.says("ReportSymptomIntent", symptoms="weakness", caffeine_amount="6", drink="coffee")
    assert talk.asks == "onset"


def test_very_much_with_a_racing_heart_is_danger_and_no_plan(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", symptoms="racing_heart", caffeine_amount="12", drink="coffee")
    assert talk.level in ("urgent_same_day", "emergency") or talk.asks == "red_flags"
    assert "Shall I plan" not in talk.speech


def test_nothing_of_it_is_kept_but_numbers_and_ids(talk: Conversation) -> None:
    talk.says("ReportSymptomIntent", **COFFEES_AND_COLAS).says("AMAZON.YesIntent")
    assert "plan:8/680/2" in json.dumps(talk.state)


@pytest.mark.parametrize("named", ["fourteen_day_plan", "sleep_wind_down", "caffeine_step_down"])
def test_any_plan_is_told_and_repeated(talk: Conversation, named: str) -> None:
    talk.says("PlanIntent", programme=named)
    first = talk.speech.replace("This is general information, not medical advice. ", "")
    talk.says("PlanIntent")
    assert talk.speech == first


def test_without_a_plan_my_plan_is_the_one_of_two_weeks(talk: Conversation) -> None:
    talk.says("PlanIntent")
    assert "On day one" in talk.speech


@pytest.mark.parametrize(
    ("drinks", "milligrams", "limit", "aim", "last"),
    [
        (8, 680, 200, 2, (14, 2)),
        (4, 400, 200, 2, (7, 2)),
        (2, 200, 200, 0, (7, 0)),
        (12, 1200, 200, 2, (14, 6)),
        (1, 300, 200, 0, (4, 0)),
    ],
)
def test_the_steps_fit_two_weeks(
    drinks: int, milligrams: int, limit: int, aim: int, last: tuple[int, int]
) -> None:
    plan = plan_for(drinks, milligrams, limit)
    assert plan.aim == aim
    assert list(plan.steps())[-1] == last
    assert StepDown.read(str(plan)) == plan


def test_milligrams_alone_count_as_cups(talk: Conversation) -> None:
    said = [Drunk(400, None)]
    assert (cups(said, talk.content), said[0].milligrams(talk.content)) == (4, 400)
    assert is_known(said, talk.content)


def test_what_somebody_drinks_is_kept_in_no_words_of_the_process(content: Content) -> None:
    speech._kept.cache_clear()
    assert "Shall I plan" in say(Act("offer:step_down:8/680/2"), content)
    assert "seven drinks" in say(Act("stepped:8/680/2"), content)
    assert speech._kept.cache_info().currsize == 0
