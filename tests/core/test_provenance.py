"""Who says so, and when was that reviewed: there is an answer after anything that was said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from conversing import Conversation

from muscle_mentor.core.conversation import respond
from muscle_mentor.core.provenance import REVIEW_EVERY, is_overdue, reviewed, spoken_date
from muscle_mentor.core.reply import Act
from muscle_mentor.core.spoken import put_into_words
from muscle_mentor.core.turn import Turn, Value
from muscle_mentor.stored_content import content_for

CONTENT = content_for("en-GB")


def test_a_source_is_named_with_its_own_date() -> None:
    talk = Conversation(CONTENT, "en-GB")
    talk.says("WhyBodyPartIntent", body_part="eyelid")
    talk.says("SourcesIntent")
    assert "the NHS in October 2023" in talk.speech
    assert "checked against its sources in November 2026" in talk.speech


def test_in_the_middle_of_an_exercise_its_own_source_is_named() -> None:
    talk = Conversation(CONTENT, "en-GB")
    talk.says("StretchIntent", move="wall_calf_stretch")
    talk.says("AMAZON.NoIntent")
    assert "step one leg back" in talk.speech
    talk.says("SourcesIntent")
    assert "Mayo Clinic" in talk.speech
    assert "November 2026" in talk.speech
    assert "Ready" in talk.speech
    assert talk.speech.count("Mayo Clinic") == 1, "two pages of one publisher"


def test_a_fact_among_the_steps_of_a_plan_is_named_with_its_source() -> None:
    talk = Conversation(CONTENT, "en-GB")
    talk.says("CaffeineIntent")
    talk.says("AMAZON.YesIntent")
    talk.says("SourcesIntent")
    assert "Healthline" in talk.speech


def test_what_only_reports_an_institution_is_not_called_by_its_name() -> None:
    said = {name: CONTENT.source(name)["said"] for name in ("AAO-STOP", "SALB", "STATIN")}
    assert all(name.startswith(("a ", "an ")) for name in said.values()), said


@pytest.mark.parametrize(
    ("written", "said"),
    [("2023-10", "October 2023"), ("2026-11-23", "November 2026"), ("1993", "1993")],
)
def test_a_date_is_said_as_people_say_it(written: str, said: str) -> None:
    assert spoken_date(written, CONTENT) == said


def test_the_oldest_text_of_a_reply_counts() -> None:
    acts = [Act("sites:calf:answer"), Act("rule:R01"), Act("phrase:all_right")]
    assert reviewed(acts, CONTENT) == date(2026, 11, 23)
    assert reviewed([Act("phrase:all_right")], CONTENT) is None


def test_an_overdue_text_says_when_it_was_last_reviewed() -> None:
    later = datetime(2029, 1, 1, tzinfo=UTC)
    slots = {"body_part": (Value("calf", "calf"),)}
    turn = Turn("intent", "WhyBodyPartIntent", slots, "en-GB", now=later)
    assert "This was last reviewed in November 2026" in _spoken(turn)
    in_time = replace(turn, now=datetime(2026, 12, 1, tzinfo=UTC))
    assert "last reviewed" not in _spoken(in_time)


def test_without_a_clock_nothing_is_overdue() -> None:
    assert not is_overdue(date(2001, 1, 1), None)
    assert not is_overdue(date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC) + REVIEW_EVERY)


def _spoken(turn: Turn) -> str:
    return put_into_words(respond(turn, CONTENT), CONTENT).speech
