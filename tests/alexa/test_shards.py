"""A shard of entries is read as it was written, and a broken one is told."""

import pytest

from muscle_mentor import shards

SHARD = {
    "entries": {"calf": '{"name":"calf"}', "thigh": '{"name":"thigh"}'},
    "values": {"calf": "calf", "thigh": "thigh"},
    "dangers": [],
    "index": {"ca": "#calf:calf=", "th": "#thigh:thigh="},
}
TEXT = shards.written(SHARD)


def test_it_is_read_as_it_was_written():
    assert shards.read(TEXT) == SHARD


def test_nothing_but_the_first_line_is_json():
    first, *lines = TEXT.splitlines()
    assert '"values":{"calf":"calf"' in first
    assert lines == [*SHARD["entries"].values(), *SHARD["index"].values()]


@pytest.mark.parametrize(
    "broken", ["", "{}", "[]\n", TEXT[:-1], TEXT[:-20], TEXT.replace("\n", " ", 1)]
)
def test_a_broken_one_is_told(broken):
    with pytest.raises((ValueError, LookupError, TypeError)):
        shards.read(broken)
