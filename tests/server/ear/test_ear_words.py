"""What is taken away before understanding: wake word, invocation, fillers, stammers."""

import pytest

from server.ear.clauses import clauses
from server.ear.words import clean, strip_invocation

STRIPPED = {
    "alexa tell muscle mentor to call an ambulance": "call an ambulance",
    "Alexa, ask Muscle Mentor why my eye twitches": "why my eye twitches",
    "hey alexa open muscle mentor": "",
    "open muscle mentor and give me a stretch": "give me a stretch",
    "can you ask muscle mentor about coffee": "coffee",
    "why does my eye twitch": "why does my eye twitch",
    "ask my doctor to help": "ask my doctor to help",
}


@pytest.mark.parametrize(("said", "left"), STRIPPED.items())
def test_the_invocation_goes(said: str, left: str) -> None:
    assert strip_invocation(said, "muscle mentor") == left


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("um my my face er feels numb", "my face feels numb"),
        ("for the for the past two days", "for the past two days"),
        ("it's a. l. s.", "it's als"),
        ("how much how much caffeine", "how much caffeine"),
    ],
)
def test_noise_goes(said: str, words: str) -> None:
    assert " ".join(clean(said)) == words


def test_a_sentence_is_cut_into_what_it_says() -> None:
    parts = clauses("my calf has twitched for weeks and i can't breathe properly".split())
    assert parts == [
        tuple("my calf has twitched for weeks".split()),
        tuple("i can't breathe properly".split()),
    ]


def test_a_short_sentence_is_not_cut() -> None:
    assert clauses("why is it twitching".split()) == []
