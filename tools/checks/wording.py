"""How sentences are worded: nothing forbidden, nothing a voice garbles, nothing too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from tools.checks.spoken import Sentence, sentences
from tools.content_files import Library
from tools.rooms import CONTENT, Problem

WORDS_PER_SECOND = 150 / 60
_MOST_SECONDS = {"answer": 20.0, "more": 45.0, "see_doctor": 25.0, "helps": 25.0, "warnings": 25.0}
_FORBIDDEN = {
    r"\byou (?:do not |don't )?have (?:als|a l s|bfs|a disease|multiple)": "a diagnosis",
    r"\bit is (?:just|only) (?:anxiety|stress|nerves)": "a diagnosis",
    r"\byou are fine\b|\bnothing to worry about\b": "a guarantee",
    r"\bwill (?:stop|cure|fix|heal|end) (?:it|the|your)\b|\bcures?\b|\bguarantee": "a guarantee",
    r"\bstop taking\b|\bskip (?:a|the|your) dose|\bhalve\b|\bkeep taking\b": "advice on a medicine",
    r"\bper ?cent": "a share, which sounds like a forecast for this person",
    r"\bclick\b|\bsee below\b|\bbelow\b(?! the| your| ribs)|\bas shown\b": "words for the eye",
    r"[%;()\[\]/<>]|&": "a sign that a voice garbles",
}
_DIGITS = re.compile(r"\d")
_ABBREVIATION = re.compile(r"\b(?!OK\b)[A-Z]{2,}\b|\be\.g\.|\bi\.e\.|\betc\b")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_FILLED_BY_CODE = frozenset(
    {
        "word",
        "where",
        "since",
        "sources",
        "reviewed",
        "when",
        "label",
        "clock",
        "time",
        "day",
        "span",
        "amount",
        "times",
        "signs",
        "name",
        "source",
        "date",
        "month",
        "year",
        "url",
    }
)


def problems(library: Library) -> Iterator[Problem]:
    """All wording problems of a language."""
    known = _placeholders() | _FILLED_BY_CODE
    for sentence in sentences(library):
        yield from _worded(sentence, known)
    for file in library.files.values():
        for section, most in _MOST_SECONDS.items():
            texts = [item.get("say") or item.get("do", "") for item in file.data.get(section, [])]
            seconds = len(" ".join(texts).split()) / WORDS_PER_SECOND
            if seconds > most:
                yield file.problem(
                    (section,),
                    f"{section} takes {seconds:.0f} s to say; at most {most:.0f} s are allowed",
                )


def _worded(sentence: Sentence, known: frozenset[str]) -> Iterator[Problem]:
    plain = _PLACEHOLDER.sub("", sentence.text)
    for pattern, name in _FORBIDDEN.items():
        if found := re.search(pattern, plain, re.IGNORECASE):
            yield sentence.problem(f"{found[0]!r} is {name}; medical.md 4.6 forbids it")
    if found := _DIGITS.search(plain) or _ABBREVIATION.search(plain):
        yield sentence.problem(f"{found[0]!r} is garbled by a voice: write it as it is said")
    for name in _PLACEHOLDER.findall(sentence.text):
        if name not in known:
            yield sentence.problem(f"unknown placeholder {{{name}}}; allowed: {sorted(known)}")
    if plain.count("?") > 1 or ("?" in plain and not plain.rstrip().endswith("?")):
        yield sentence.problem("asks more than one question, or says more after it")


def _placeholders() -> frozenset[str]:
    """What every locale fills: a word that one of them lacks could not be spoken there."""
    filled = [
        set(yaml.safe_load(path.read_text(encoding="utf-8"))["words"])
        for path in sorted((CONTENT / "locales").glob("*.yaml"))
    ]
    return frozenset(set.intersection(*filled)) if filled else frozenset()
