"""Makes what was said ready to be understood: wake word, invocation, fillers, stammers go."""

from __future__ import annotations

import re

from muscle_mentor.core.lexicon import tokens

_WAKE = re.compile(r"^(?:(?:hey|ok|okay)\s+)?(?:alexa|echo|computer|ziggy)\b\s*")
_ASK = r"(?:please\s+)?(?:ask|tell|open|start|launch|begin|use|enable|talk to|speak to|run|load)"
_JOINT = r"(?:\s+(?:to|that|and|for|about|if|whether)\b)?\s*"
_POLITE = re.compile(r"^(?:please|(?:can|could|would) you)\s+(?=ask|tell|open|start|launch)")
# A spelled letter begins after a space: "it's a l s" has four words, the "s" of "it's" is none.
_AFTER_APOSTROPHE = re.compile(r"(?<=['\u2019][a-z])\s+")
_FILLERS = frozenset("um uh er erm umm uhh hmm mm ah eh uhm".split())
_UNKNOWN = re.compile(r"[^a-z0-9' .-]+")
_LONGEST_STAMMER = 3


def strip_invocation(text: str, invocation: str) -> str:
    """The request without wake word and "ask <invocation> to"; "" where nothing else was said."""
    plain = " ".join(_UNKNOWN.sub(" ", text.lower().replace("\u2019", "'")).split())
    plain = _POLITE.sub("", _WAKE.sub("", plain))
    start = re.compile(rf"^{_ASK}\s+(?:the\s+)?{re.escape(invocation)}\b{_JOINT}")
    end = re.compile(rf"\s+(?:using|with|on|in|from|ask)\s+{re.escape(invocation)}$")
    return end.sub("", start.sub("", plain)).strip()


def split(text: str) -> list[str]:
    """The words of a text, spelled letters joined."""
    return [word for part in _AFTER_APOSTROPHE.split(text) for word in tokens(part)]


def clean(text: str) -> list[str]:
    """Words of a request without fillers and with repeated words said once."""
    return _without_stammer([word for word in split(text) if word not in _FILLERS])


def _without_stammer(words: list[str]) -> list[str]:
    """Say "for the for the past" as "for the past", "my my face" is "my face"."""
    for length in range(_LONGEST_STAMMER, 0, -1):
        kept: list[str] = []
        for word in words:
            kept.append(word)
            if kept[-length:] == kept[-2 * length : -length]:
                del kept[-length:]
        words = kept
    return words
