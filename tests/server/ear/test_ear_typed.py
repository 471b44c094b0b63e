"""What is typed with a slip is heard as if it had been said."""

import pytest

from server.ear import Ear

SLIPS = {
    "carnt cause it": "can't cause it",
    "wats wrong with my mussels": "what's wrong with my muscles",
    "im still twitching cos of coffee": "i'm still twitching because of coffee",
    "why is my eylid jumping": "why is my eyelid jumping",
    "my eye keeps twiching": "my eye keeps twitching",
}


@pytest.mark.parametrize(("written", "meant"), SLIPS.items())
def test_a_slip_is_put_right(ear: Ear, written: str, meant: str) -> None:
    assert ear.as_heard(written) == meant


@pytest.mark.parametrize("written", ["why is my eyelid twitching", "play the radio", "zebra tv x2"])
def test_what_is_no_slip_stays(ear: Ear, written: str) -> None:
    assert ear.as_heard(written) == written


def test_a_slip_hides_no_part_of_the_body(ear: Ear) -> None:
    said, typed = ear.hear("why is my eyelid jumping"), ear.hear("why is my eylid jumping")
    assert typed == said
