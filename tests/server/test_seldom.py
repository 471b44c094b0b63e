"""A flood of requests writes one line of a kind a minute."""

import logging

import pytest

from server.seldom import MOST, Seldom


class Clock:
    time = 0.0

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told(clock, caplog):
    """Write a line to a log that is kept small. Out: all lines so far."""
    seldom, logger = Seldom(clock), logging.getLogger("flooded")
    logger.addFilter(seldom)

    def tell(text, *figures):
        logger.warning(text, *figures)
        return [record.getMessage() for record in caplog.records]

    yield tell
    logger.removeFilter(seldom)


def test_a_thousand_refusals_are_one_line(told):
    for depth in range(1000):
        lines = told("the queue is %d deep", depth)
    assert lines == ["the queue is 0 deep"]


def test_another_text_is_another_line(told):
    told("the request is not signed")
    assert len(told("the signature is malformed")) == 2


def test_after_a_minute_it_is_told_again(told, clock):
    told("the request is not signed")
    clock.time = 59.9
    assert len(told("the request is not signed")) == 1
    clock.time = 60.0
    assert len(told("the request is not signed")) == 2


def test_what_is_remembered_is_bounded(clock):
    seldom = Seldom(clock)
    for number in range(10 * MOST):
        seldom.filter(logging.makeLogRecord({"msg": f"never seen {number}"}))
    assert len(seldom._told) <= MOST
