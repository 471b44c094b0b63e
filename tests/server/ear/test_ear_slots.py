"""Slots of sentences that are no samples."""

from collections.abc import Callable

import pytest

Slots = Callable[..., dict[str, list[str]]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("my left eye's been twitching off and on", {"body_part": ["eye"], "side": ["left"]}),
        ("no weakness or numbness but it does cramp",
         {"absent_symptoms": ["weakness", "numbness"], "symptoms": ["cramp"]}),
        ("it isn't weak", {"absent_symptoms": ["weakness"]}),
        ("without any cramps", {"absent_symptoms": ["cramp"]}),
        ("my chest hurts going down my left arm",
         {"body_part": ["arm"], "side": ["left"], "symptoms": ["chest_pain"]}),
        ("i'm only twenty two and my calves twitch", {"body_part": ["calf"], "age": ["22"]}),
        ("six coffees a shift sleep about four hours and it's been two weeks",
         {"caffeine_amount": ["6"], "drink": ["coffee"], "sleep_hours": ["4"],
          "duration": ["P2W"], "cause": ["caffeine"]}),
        ("three big mugs of coffee", {"caffeine_amount": ["3"], "drink": ["coffee"],
                                      "cause": ["caffeine"]}),
        ("it twitches, i have two or three coffees", {"caffeine_amount": ["3"], "drink": ["coffee"],
                                                      "cause": ["caffeine"]}),
        ("i'm sixteen and it twitches after two coffees",
         {"age": ["16"], "caffeine_amount": ["2"], "drink": ["coffee"], "cause": ["caffeine"]}),
        ("it twitches, i have a tea and then two coffees",
         {"caffeine_amount": ["2"], "drink": ["coffee", "tea"], "cause": ["caffeine"]}),
        ("twitching all week", {"duration_words": ["P1W"]}),
        ("calf twitching for months right now", {"body_part": ["calf"],
                                                 "duration_words": ["P3M"]}),
        ("calf twitching for a month", {"body_part": ["calf"], "duration": ["P1M"]}),
        ("it comes back and then my foot gets cold feet", {"body_part": ["foot"]}),
        ("it has been twitching for a month on the left and i sleep well",
         {"side": ["left"], "duration": ["P1M"]}),
        ("the left side of me won't keep still", {"side": ["left"]}),
        ("it has jumped since i was a kid", {}),
        ("that's right", {}),
        ("the optician said leave it", {}),
    ],
)  # fmt: skip
def test_a_report(slots: Slots, said: str, expected: dict[str, list[str]]) -> None:
    assert slots(said) == expected


def test_never_stated_and_denied(slots: Slots) -> None:
    found = slots("i have no numbness at all")
    assert "symptoms" not in found


def test_a_slot_that_takes_one_takes_the_first(slots: Slots) -> None:
    assert slots("left leg and right arm")["side"] == ["left"]


def test_what_is_denied_is_never_stated_where_denial_has_no_slot(slots: Slots) -> None:
    assert "symptoms" not in slots("help me there is no weakness", "EmergencyIntent")


def test_a_denied_drink_is_not_drunk(slots: Slots) -> None:
    assert "drink" not in slots("my eyelid twitches and i never drink coffee")


def test_every_form_of_a_duration_is_heard_in_a_sentence(slots: Slots) -> None:
    for said, iso in {
        "half an hour": "PT30M",
        "the past month": "P1M",
        "a couple of weeks": "P2W",
        "half a dozen weeks": "P6W",
    }.items():
        assert slots(f"my calf has been twitching for {said} now")["duration"] == [iso]


def test_an_age_is_no_amount(slots: Slots) -> None:
    assert slots("but i am seventy") == {"age": ["70"]}


def test_a_person_is_on_no_side(slots: Slots) -> None:
    assert "side" not in slots("is the right person looking at it")


def test_what_is_spilt_is_not_drunk(slots: Slots) -> None:
    assert "drink" not in slots("his hand twitches and he keeps dropping his coffee")
