"""What is kept between two turns: what is listed, in its shape and size, and nothing else."""

import json

import pytest

from muscle_mentor.core.kept import check_kept
from muscle_mentor.core.reply import Act, Outcome
from muscle_mentor.core.state import LIMIT_BYTES, State, read_state, write_state

WORDS = "my face droops; call <b>me</b>"
NOT_KEPT = [
    {"open": WORDS},
    {"subject": WORDS},
    {"level": WORDS},
    {"routine": WORDS},
    {"asked": [WORDS]},
    {"told": [WORDS]},
    {"told": [["ask:onset"]]},
    {"misses": 100},
    {"misses": True},
    {"said": [["phrase:about_part", {"word": WORDS}]]},
    {"said": [["phrase:about_part", {"word": "a" * 121}]]},
    {"said": [["phrase:about_part", {"words": "calf"}]]},
    {"said": [[WORDS, {}]]},
    {"outcome": {"asks": WORDS}},
    {"outcome": {"rules": [WORDS]}},
    {"outcome": {"told": "calf"}},
    {"report": {"signs": {WORDS: 1}}},
    {WORDS: 1},
]


@pytest.mark.parametrize("forged", NOT_KEPT, ids=json.dumps)
def test_what_is_no_id_or_number_is_neither_written_nor_read(forged: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="may not be kept") as refused:
        check_kept(forged)
    assert "droops" not in str(refused.value)
    assert read_state({"v": 1, "misses": 1, **forged}) == State()


def test_what_is_kept_has_a_largest_size_and_the_oldest_gives_way() -> None:
    said = tuple(Act(f"phrase:number_{number}", {"word": "calf" * 20}) for number in range(200))
    written = write_state(State(said=said), Outcome())
    assert len(json.dumps(written)) <= LIMIT_BYTES
    assert read_state(written).said[-1] == said[-1]


def test_a_session_that_is_larger_than_any_of_ours_is_a_new_one() -> None:
    told = [f"phrase:number_{number}" for number in range(1000)]
    assert read_state({"v": 1, "told": told[:10]}).told == tuple(told[:10])
    assert read_state({"v": 1, "told": told}) == State()
