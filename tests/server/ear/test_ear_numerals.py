"""Numbers in words."""

import pytest

from server.ear.numerals import digits, number_at, numbers

CASES = {
    "six": "6", "twenty two": "22", "a hundred and five": "105", "half a dozen": "6",
    "a couple of": "2", "two hundred and fifty": "250", "two and a half": "2.5",
    "six or seven": "6", "a dozen": "12", "one thousand": "1000", "400": "400", "zero": "0",
    "two thousand and twenty": "2020", "four hundred": "400", "one and a half": "1.5",
}  # fmt: skip


@pytest.mark.parametrize(("words", "value"), CASES.items())
def test_a_number_is_read_whole(words: str, value: str) -> None:
    found = number_at(words.split(), 0)
    assert found is not None
    assert (digits(found.value), found.end) == (value, len(words.split()))


def test_numbers_in_a_row_stay_apart() -> None:
    assert [one.value for one in numbers("four seven eight".split())] == [4, 7, 8]


def test_no_number() -> None:
    assert number_at(["hundred", "times"], 0) is None
