"""Words to ISO 8601 durations: the table of cases."""

import pytest

from server.ear.durations import duration_at, durations
from server.ear.words import clean

WHOLE = {
    "two weeks": "P2W", "a week": "P1W", "one day": "P1D", "three days": "P3D",
    "a month": "P1M", "six months": "P6M", "twenty years": "P20Y", "a year": "P1Y",
    "a couple of weeks": "P2W", "couple of months": "P2M", "a fortnight": "P2W",
    "two or three months": "P2M", "four to five days": "P4D", "a day or two": "P1D",
    "two and a half hours": "PT2H30M", "half an hour": "PT30M", "a quarter of an hour": "PT15M",
    "three quarters of an hour": "PT45M", "a good quarter of an hour": "PT15M",
    "four five days": "P4D", "ten twelve days": "P10D", "an hour and a half": "PT1H30M",
    "a year and a half": "P1Y6M", "half a year": "P6M", "a week and a half": "P10D",
    "a month and a half": "P1M15D", "one year and two months": "P1Y2M",
    "a whole week": "P1W", "three weeks or so": "P3W", "a hundred days": "P100D",
    "thirty six hours": "PT36H", "ten minutes": "PT10M", "a decade": "P10Y",
    "half a dozen weeks": "P6W", "three more days": "P3D", "10 days": "P10D",
    "two solid weeks": "P2W", "five nights": "P5D", "three weeks'": "P3W",
}  # fmt: skip
IN_SENTENCES = {
    "for nearly five months": ["P5M"],
    "it's been over a month now": ["P1M"],
    "the past two days": ["P2D"],
    "for the past week": ["P1W"],
    "it started two weeks ago": ["P2W"],
    "twice a day for a week": ["P1W"],
    "about ten seconds each for two months": ["P2M"],
    "once every ten minutes": [],
    "it goes on for five seconds at a time": [],
    "six coffees a day": [],
    "four times a week": [],
    "i sleep about four hours": [],
    "five hours of sleep for two weeks": ["P2W"],
    "seven hours a night": [],
    "my eight year old": [],
    "she's eight weeks": [],
    "he is six months old": [],
    "stopped drinking two days ago": [],
    "my scan is in two weeks": [],
    "in the last three weeks": ["P3W"],
    "my eyelid is twitching": [],
}


@pytest.mark.parametrize(("words", "iso"), WHOLE.items())
def test_a_length_of_time_is_read_whole(words: str, iso: str) -> None:
    found = duration_at(clean(words), 0)
    assert found is not None
    assert (found.iso, found.end) == (iso, len(clean(words)))


@pytest.mark.parametrize(("sentence", "isos"), IN_SENTENCES.items())
def test_only_the_length_of_a_complaint_counts(sentence: str, isos: list[str]) -> None:
    assert [one.iso for one in durations(clean(sentence))] == isos
