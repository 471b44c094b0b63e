"""How sentences are worded: nothing forbidden, nothing a voice garbles, nothing too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checks.spoken import Sentence, sentences
from tools.content_files import Library, read_shaped
from tools.rooms import CONTENT, Problem
from tools.schema import Locale

WORDS_PER_SECOND = 150 / 60
_MOST_SECONDS = {"answer": 20.0, "more": 45.0, "see_doctor": 25.0, "helps": 25.0, "warnings": 25.0}
_FORBIDDEN = {
    r"\byou (?:do not |don't )?have (?:als|a l s|bfs|b f s|an? (?:disease|illness)|multiple)":
        "a diagnosis",
    r"\b(?:it|this|that)(?: is|'s) (?:just|only) (?:anxiety|stress|nerves|in your head)":
        "a diagnosis",
    r"\byou (?:definitely|certainly|clearly|probably|surely|must) have\b|"
    r"\byou (?:may|might|could) have (?:als|a l s|cancer|an? (?:brain )?tumou?r)\b":
        "a diagnosis",
    r"\byou(?: are|'re) fine\b|\bnothing to worry about\b": "a guarantee",
    r"\bwill (?:stop|cure|fix|heal|end) (?:it|the|your)\b|\bcures?\b|\bguarantee": "a guarantee",
    r"\b(?:will|it'll) (?:certainly|definitely|surely|always)\b|\bi promise\b|\bfor sure\b|"
    r"\b(?:perfectly|completely|totally|always) (?:safe|harmless|normal)\b|\bnever dangerous\b":
        "a guarantee",
    r"(?<!not )(?<!n't )(?<!never )\b(?:stop|quit|come off) (?:the|your|these|those) "
    r"(?:\w+ )?(?:pills?|tablets?|medicines?|medication)\b|"
    r"\bstop taking\b|\bkeep taking\b|\b(?:skip|double|change|raise|lower) (?:a|the|your) dose|"
    r"\bhalve\b": "advice on a medicine",
    r"\btake (?:half|one|two|three)\b[^.]*\b(?:tablet|pill|capsule|dose|milligram)s?\b|"
    r"\bmilligrams? of (?!caffeine)": "a dose",
    r"\bper ?cent|\byour (?:chances?|odds|risk)\b": "a forecast for this person",
    r"\brule out\b": "a word that feeds fear",
    r"\bclick\b|\bbelow\b(?! the| your| ribs)|\bas shown\b|\btap (?:here|on)\b|"
    r"\bon (?:the|your) screen\b|\b(?:see|look at) the (?:picture|list)\b": "words for the eye",
    r"[%;()\[\]/<>]|&": "a sign that a voice garbles",
}  # fmt: skip
_GUIDE = "content/README.md"
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
        "these",
        "most",
        "last",
        "name",
        "source",
        "date",
        "month",
        "year",
        "url",
    }
)
_OF_ENTRIES = frozenset({"word"})
"""Answers stand on cards, which outlive the session: they name their subject and nothing else."""


def problems(library: Library) -> Iterator[Problem]:
    """All wording problems of a language."""
    known, entries = _placeholders(), {file.path for file in library.files.values()}
    for sentence in sentences(library):
        ours = _OF_ENTRIES if sentence.file.path in entries else _FILLED_BY_CODE
        yield from _worded(sentence, known | ours)
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
            yield sentence.problem(f"{found[0]!r} is {name}: see how to word it, in {_GUIDE}")
    if found := _DIGITS.search(plain) or _ABBREVIATION.search(plain):
        yield sentence.problem(f"{found[0]!r} is garbled by a voice: write it as it is said")
    for name in _PLACEHOLDER.findall(sentence.text):
        if name in _FILLED_BY_CODE - known:
            yield sentence.problem(f"{{{name}}} is what somebody told: the card would keep it")
        elif name not in known:
            yield sentence.problem(f"unknown placeholder {{{name}}}; allowed: {sorted(known)}")
    if plain.count("?") > 1 or ("?" in plain and not plain.rstrip().endswith("?")):
        yield sentence.problem("asks more than one question, or says more after it")


def _placeholders() -> frozenset[str]:
    """What every locale fills: a word that one of them lacks could not be spoken there."""
    paths = sorted((CONTENT / "locales").glob("*.yaml"))
    read = (read_shaped(path, Locale, []) for path in paths)  # what is wrong is told elsewhere
    filled = [set(locale.words) for locale in read if locale]
    return frozenset(set.intersection(*filled)) if filled else frozenset()
