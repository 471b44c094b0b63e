"""One English text for five countries: each hears its own words, spelling and checked numbers."""

from pathlib import Path

import pytest
from conversing import Conversation

from muscle_mentor.core.spelling import Spelling
from muscle_mentor.stored_content import content_for
from tools.checks import locales
from tools.content_files import read_library
from tools.rooms import CONTENT


@pytest.mark.parametrize(
    ("locale", "heard", "not_heard"),
    [
        ("en-US", ["muscle fibers", "message center"], ["fibre", "centre"]),
        ("en-GB", ["muscle fibres", "message centre"], ["fiber"]),
        ("en-CA", ["muscle fibres"], ["fiber"]),
    ],
)
def test_each_country_has_its_spelling(locale: str, heard: list[str], not_heard: list[str]) -> None:
    talk = Conversation(content_for(locale), locale)
    speech = talk.says("WhyTwitchIntent", question="how_motor_units_work").speech
    assert all(words in speech for words in heard), speech
    assert not any(words in speech for words in not_heard), speech


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en-US", "water pills"), ("en-GB", "water tablets"), ("en-AU", "water tablets")],
)
def test_each_country_has_its_words(locale: str, words: str) -> None:
    talk = Conversation(content_for(locale), locale)
    speech = talk.says("MedicineIntent", question="could_my_tablets_cause_it").speech
    assert words in speech.lower()


@pytest.mark.parametrize(
    ("locale", "number"),
    [("en-US", "911"), ("en-GB", "999"), ("en-AU", "000"), ("en-CA", "911"), ("en-IN", "112")],
)
def test_each_country_has_its_emergency_number(locale: str, number: str) -> None:
    talk = Conversation(content_for(locale), locale)
    assert number in talk.says("EmergencyIntent").speech


def test_only_whole_words_are_respelt_and_a_capital_stays() -> None:
    spelling = Spelling({"fit": "seizure", "a fit": "a seizure"})
    assert spelling("A fit may not fitness.") == "A seizure may not fitness."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('number: "116 123", check: M', 'number: "116 123", check: K', "no number marked V or M"),
        ('the Samaritans on 116 123"', 'the Samaritans on 116 124"', "speaks '116 124'"),
        ("check: M", "check: X", "Input should be 'V', 'M' or 'K'"),
        ("source: N-GB", "source: N-XX", "unknown source 'N-XX'"),
        ('"estrogen":', '"zebras":', "stands in no text"),
    ],
)
def test_a_mistake_in_a_country_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "sources.yaml").write_text((CONTENT / "sources.yaml").read_text())
    text = (CONTENT / "locales" / "en-GB.yaml").read_text()
    assert old in text
    path = tmp_path / "locales" / "en-GB.yaml"
    path.write_text(text.replace(old, new, 1))
    found = [
        each for each in locales.problems(read_library("en"), tmp_path) if told in each.message
    ]
    assert found
    assert found[0].file == path
    assert found[0].line > 1
