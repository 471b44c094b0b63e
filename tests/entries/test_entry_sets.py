"""The utterances that answers are judged on are as many and as apart as they claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from muscle_mentor.core.content import Content

HERE = Path(__file__).parent
NOT_ENTRIES = ("phrase", "level", "SummaryIntent")
SETS = ("dev", "test")


def _read(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", SETS)
def test_each_set_is_large_and_says_nothing_twice(name: str) -> None:
    texts = [one["text"] for one in _read(name)]
    assert len(texts) >= 200
    assert len(set(texts)) == len(texts)


def test_no_utterance_of_one_set_stands_in_the_other() -> None:
    dev, held_out = ({one["text"] for one in _read(name)} for name in SETS)
    assert not dev & held_out


@pytest.mark.parametrize("name", SETS)
def test_every_expected_entry_is_in_the_content(name: str, content: Content) -> None:
    wanted = {place.partition("/")[::2] for one in _read(name) for place in one["entries"]}
    missing = {
        (kind, entry)
        for kind, entry in wanted
        if kind not in NOT_ENTRIES and entry not in content.ids(kind)
    }
    assert missing == set()


def test_every_question_of_the_content_is_asked() -> None:
    asked = {place for name in SETS for one in _read(name) for place in one["entries"]}
    questions = (HERE.parents[1] / "content/en/questions").glob("*.yaml")
    assert {f"questions/{path.stem}" for path in questions} <= asked
