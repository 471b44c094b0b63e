"""Days as Alexa gives them, seen from Monday 23 November 2026."""

from datetime import date

import pytest

from server.ear.dates import since

MONDAY = date(2026, 11, 23)
CASES = {
    "since saturday": "2026-11-28",  # Alexa gives the coming one; the skill takes a week off
    "since last saturday": "2026-11-21",
    "off and on since yesterday": "2026-11-22",
    "it started this morning": "2026-11-23",
    "since last night": "2026-11-22",
    "since about last week": "2026-W47",
    "since last month": "2026-10",
    "since the weekend": "2026-W48-WE",
    "since june": "2026-06",
    "since december": "2025-12",
    "since last year": "2025",
    "since christmas": "2025-12-25",
    "since summer": "2026-SU",
}


@pytest.mark.parametrize(("words", "day"), CASES.items())
def test_since(words: str, day: str) -> None:
    found = since(words.split(), MONDAY)
    assert found is not None
    assert found.iso == day


@pytest.mark.parametrize("words", ["since puberty", "i ran on saturday", "may i ask", "since"])
def test_no_day(words: str) -> None:
    assert since(words.split(), MONDAY) is None
