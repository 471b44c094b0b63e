"""Puts the pages of the book in order for the template: chapters, and the drawing of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from muscle_mentor.core.provenance import REVIEW_EVERY
from tools.book import Book, Page, Part
from tools.rule_tree import Node, cases, tree

_CHAPTERS = {
    "sites": ("Places of the body", "Why a place twitches, what helps, and when to see a doctor."),
    "causes": ("Causes", "Everyday things that may make muscles twitch."),
    "medicines": ("Medicines", "Groups of medicines and substances, by the names people say."),
    "conditions": ("Conditions", "Illnesses that people ask about."),
    "questions": ("Questions", "What people ask that no other chapter answers."),
    "remedies": ("Remedies", "Things of which people ask whether they help."),
    "terms": ("Words", "What a word means."),
    "tests": ("Tests", "Examinations, and what happens in them."),
    "moves": ("Moves", "Stretches and exercises, step by step."),
    "programmes": ("Programmes", "Plans and practices over minutes or days."),
    "rules": ("Reasons", "What a rule says when it fires, after the advice of its level."),
    "levels": ("Levels", "The advice of each level, and the safety net."),
    "interview": ("Interview", "The questions of the symptom report."),
    "phrases": ("Phrases", "What the skill says around its answers."),
    "locales": ("Numbers and words", "What differs from country to country."),
    "symptoms": ("Signs", "What is understood and judged, and never answered."),
    "drinks": ("Drinks", "What is counted for caffeine."),
}
_TITLES = {
    "see_doctor": "See a doctor",
    "ask_first": "Asked before it",
    "why": "Why do you ask?",
    "means": "What does that mean?",
    "ask": "Question",
    "helps": "What helps",
}
_HIDDEN_FACTS = frozenset(
    {
        "id",
        "when",
        "cases",
        "reason",
        "instead",
        "sources",
        "numbers",
        "topic",
        "level",
        "unreviewed",
        "also",
    }
)


@dataclass(frozen=True)
class Said:
    """One part as it is heard: statements with their sources, and how long it takes."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    seconds: float
    hold: float


@dataclass(frozen=True)
class Entry:
    """One page as the template shows it."""

    page: Page
    anchor: str
    said: tuple[Said, ...]
    facts: tuple[tuple[str, str], ...]
    due: date | None

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that people may say for it."""
        listed = (self.page.words or {}).items()
        return tuple(
            dict.fromkeys(
                word.replace("_", " ") for value, synonyms in listed for word in (value, *synonyms)
            )
        )


@dataclass(frozen=True)
class Chapter:
    """One kind of pages."""

    kind: str
    title: str
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Box:
    """One rule of the drawing: its cases as level, reason as heard, and condition."""

    id: str
    topic: str
    level: str
    cases: tuple[tuple[str, str, Node | None], ...]
    suppresses: tuple[str, ...]
    house_rule: bool


@dataclass(frozen=True)
class Drawing:
    """The triage rules as a picture: a band for each level, and the conditions that have names."""

    bands: tuple[tuple[str, str, tuple[Box, ...]], ...]
    terms: tuple[tuple[str, Node], ...]


def chapters(book: Book) -> list[Chapter]:
    """All chapters in reading order."""
    by_kind: dict[str, list[Page]] = {}
    for page in book.pages:
        by_kind.setdefault(page.kind, []).append(page)
    return [
        Chapter(kind, title, about, tuple(_entry(page, book) for page in by_kind.get(kind, ())))
        for kind, (title, about) in _CHAPTERS.items()
    ]


def searched(found: Sequence[Chapter], wanted: str, book: Book) -> list[Chapter]:
    """Only the entries in which all wanted words occur: said, understood, or named as a source."""
    words = wanted.lower().split()
    kept = [
        replace(
            chapter,
            entries=tuple(
                entry
                for entry in chapter.entries
                if all(word in _text(entry, book) for word in words)
            ),
        )
        for chapter in found
    ]
    return [chapter for chapter in kept if chapter.entries]


def drawing(book: Book) -> Drawing:
    """The rules of content/triage.yaml, by the highest level that each can give."""
    boxes = [_box(page.facts or {}, book) for page in book.pages if page.kind == "rules"]
    levels = [page for page in book.pages if page.kind == "levels" and page.id != "safety_net"]
    bands = tuple(
        (
            level.id,
            book.spoken(level.parts[0], level),
            tuple(box for box in boxes if box.level == level.id),
        )
        for level in levels
    )
    return Drawing(bands, tuple((name, tree(term)) for name, term in book.terms.items()))


def _entry(page: Page, book: Book) -> Entry:
    said = tuple(_said(part, page, book) for part in page.parts)
    due = page.reviewed + REVIEW_EVERY if page.reviewed else None
    return Entry(page, f"{page.kind}-{page.id}", said, tuple(_facts(page)), due)


def _said(part: Part, page: Page, book: Book) -> Said:
    lines = tuple((book.heard(line.text, page), line.sources) for line in part.lines)
    title = _TITLES.get(part.name, part.name.replace("_", " ").capitalize())
    return Said(title, lines, book.seconds(part, page), part.hold)


def _facts(page: Page) -> Iterator[tuple[str, str]]:
    facts: Mapping[str, Any] = page.facts or {}
    for name, value in facts.items():
        if name not in _HIDDEN_FACTS:
            listed = value if isinstance(value, list) else [value]
            yield name.replace("_", " "), ", ".join(_plain(each) for each in listed)
    for name, number in (facts.get("numbers") or {}).items():
        live = "checked live" if number.get("checked_live") else "not checked live yet"
        yield f"{name} number", f"{number.get('number')} (check {number.get('check')}, {live})"


def _plain(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value).replace("_", " ")


def _text(entry: Entry, book: Book) -> str:
    said = [text for part in entry.said for text, _ in part.lines]
    named = [
        f"{source} {book.sources.get(source, {}).get('publisher', '')}"
        for source in entry.page.sources
    ]
    return " ".join([entry.page.id, entry.page.name, *entry.words, *said, *named]).lower()


def _box(rule: Mapping[str, Any], book: Book) -> Box:
    drawn = tuple((level, book.filled(reason), when) for level, reason, when in cases(rule))
    level = str(rule.get("level") or min((name for name, _, _ in drawn), key=book.rank))
    return Box(
        str(rule["id"]),
        str(rule.get("topic", "")),
        level,
        drawn,
        tuple(rule.get("suppresses", ())),
        bool(rule.get("house_rule")),
    )
