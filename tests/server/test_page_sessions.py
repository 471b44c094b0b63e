"""Conversations are bounded, expire, and end where the skill ends them."""

from dataclasses import dataclass
from enum import Enum

import pytest
from scripted import Script

from server.devices import Device
from server.web.sessions import Sessions, UnknownSessionError, as_mapping, as_plain


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sessions(clock):
    return Sessions(Script, most=3, idle=60, clock=clock)


def begin(sessions):
    return sessions.turn(None, "hello", Device("en-US"))[0]


def go_on(sessions, name):
    return sessions.turn(name, "more", Device("en-US"))


def test_a_session_goes_on(sessions):
    name = begin(sessions)
    assert go_on(sessions, name)[1]["speech"] == "2: more"


def test_a_session_expires_when_nothing_is_said(sessions, clock):
    name = begin(sessions)
    clock.seconds = 50
    go_on(sessions, name)
    clock.seconds = 100
    go_on(sessions, name)
    clock.seconds = 161
    with pytest.raises(UnknownSessionError):
        go_on(sessions, name)
    assert len(sessions) == 0


def test_the_least_used_goes_where_there_are_too_many(sessions):
    first, second = begin(sessions), begin(sessions)
    go_on(sessions, first)
    begin(sessions)
    begin(sessions)
    assert len(sessions) == 3
    go_on(sessions, first)
    with pytest.raises(UnknownSessionError):
        go_on(sessions, second)


def test_an_ended_session_is_forgotten(sessions):
    name = begin(sessions)
    assert sessions.turn(name, "stop", Device("en-US"))[0] is None
    assert len(sessions) == 0


def test_a_session_that_fails_stays(sessions):
    name = begin(sessions)
    with pytest.raises(RuntimeError):
        sessions.turn(name, "boom", Device("en-US"))
    assert go_on(sessions, name)[1]["speech"] == "2: more"


class Tier(Enum):
    EXACT = "exact"


@dataclass(frozen=True)
class Value:
    raw: str


@dataclass(frozen=True)
class Outcome:
    contract: dict
    understanding: tuple


def test_the_contract_of_a_result_comes_first():
    outcome = Outcome({"speech": "Hello."}, (Value("calf"),))
    assert as_mapping(outcome) == {"speech": "Hello.", "understanding": [{"raw": "calf"}]}


def test_what_json_does_not_know_becomes_text():
    assert as_plain(Tier.EXACT) == "Tier.EXACT"


def test_a_result_must_be_an_object():
    with pytest.raises(TypeError):
        as_mapping([])
