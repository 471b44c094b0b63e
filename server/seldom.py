"""Keeps a log small in a flood: one line of a kind a minute, however many requests cause it."""

import logging
import math
import time
from collections.abc import Callable

SECONDS = 60.0
MOST = 100  # kinds that are remembered


class Seldom(logging.Filter):
    """Lets the first line of each text through, and then no more of it for a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """In: the seconds of a clock."""
        super().__init__()
        self._clock, self._told = clock, dict[str, float]()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written. Its text is the one before the figures are put in."""
        now, text = self._clock(), str(record.msg)
        if now - self._told.get(text, -math.inf) < SECONDS:
            return False
        if len(self._told) >= MOST:
            self._told.clear()
        self._told[text] = now
        return True
