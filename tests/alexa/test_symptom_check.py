"""SYMPTOM_CHECK: on, off, or a clear error at start."""

import pytest
from envelopes import intent

from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.skill import create_skill, symptom_check_of


@pytest.mark.parametrize(
    ("said", "on"), [(None, True), ("", True), ("on", True), ("ON ", True), ("off", False)]
)
def test_on_is_the_default_and_off_is_off(said: str | None, *, on: bool) -> None:
    assert symptom_check_of({} if said is None else {"SYMPTOM_CHECK": said}) is on


def test_anything_else_is_an_error_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYMPTOM_CHECK", "maybe")
    with pytest.raises(ValueError, match="SYMPTOM_CHECK must be on or off, not 'maybe'"):
        create_skill()


def test_the_skill_asks_nothing_about_the_person_when_it_is_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SYMPTOM_CHECK", "off")
    handler = guarded(create_skill())
    answer = handler(intent("ReportSymptomIntent", body_part=("calf", "calf")), None)
    assert "Do you also have" not in answer["response"]["outputSpeech"]["ssml"]
