"""Times of day as AMAZON.TIME gives them; which half of the day stays open."""

import pytest

from server.ear.times import time_in


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("every day at nine", "09:00"),
        ("at half past seven", "07:30"),
        ("quarter to ten please", "09:45"),
        ("at a quarter past six", "06:15"),
        ("twenty past eight", "08:20"),
        ("ten minutes to four", "03:50"),
        ("six thirty", "06:30"),
        ("9 30", "09:30"),
        ("at ten o'clock", "10:00"),
        ("at noon", "12:00"),
        ("around midnight", "00:00"),
        ("do two stretches at eight", "08:00"),
        ("in two hours", None),
        ("for twenty five minutes", None),
        ("at half", None),
    ],
)
def test_the_time_in_a_sentence(said, iso):
    found = time_in(said.split())
    assert (found.iso if found else None) == iso
