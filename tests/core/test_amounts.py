"""What Alexa's built-in slot types give, oddities included."""

from datetime import UTC, datetime

import pytest

from muscle_mentor.core.amounts import days, days_since, number

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("P3W", 21),
        ("P1WT2D", 9),
        ("PT12H", 0.5),
        ("P2M", 60),
        ("P1Y", 365),
        ("P1Y2M", 425),
        ("", None),
        ("P", None),
        ("three weeks", None),
        (None, None),
    ],
)
def test_durations_in_days(said: str | None, expected: float | None) -> None:
    assert days(said) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-20", 3), ("2026-11-28", 2), ("2027-11-28", None), ("?", None), (None, None)],
)
def test_a_coming_day_is_taken_a_week_back(day: str | None, expected: float | None) -> None:
    assert days_since(day, NOW) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-11", 22),
        ("2026-03", 267),
        ("2026-12", 357),
        ("2025", 691),
        ("2026-SU", 175),
        ("2026-W46", 14),
        ("2026-W46-WE", 9),
        ("2026-13", None),
    ],
)
def test_a_month_a_season_or_a_year_counts_from_its_first_day(
    said: str, expected: float | None
) -> None:
    assert days_since(said, NOW) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [("4", 4), ("?", None), ("-1", None), (None, None), ("nan", None), ("inf", None)],
)
def test_numbers(said: str | None, expected: float | None) -> None:
    assert number(said) == expected
