"""How long replies take to say: a triage result 40 seconds, and no reply more than 45."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 150
_RESULT = 40.0
_REPLY = 45.0
_SUGGESTIONS = 2
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_DIGIT = re.compile(r"\d")
_SPOKEN_ALONE = ("answer", "more", "see_doctor", "helps", "steps", "seated")


def seconds(text: str) -> float:
    """How long a text takes at 150 words a minute; a digit is said as a word of its own."""
    words = [word for word in text.split() if any(sign.isalnum() for sign in word)]
    count = sum(max(1, len(_DIGIT.findall(word))) for word in words)
    return count * 60 / WORDS_A_MINUTE
