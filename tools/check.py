"""Checks all content and models, shape first and meaning second, every error at once."""

from __future__ import annotations

from tools.build import build_all, stale
from tools.checks import (
    cards,
    coverage,
    duration,
    figures,
    freshness,
    greedy,
    locales,
    manifest,
    model,
    plain_signs,
    promises,
    reading,
    references,
    sounds,
    triage,
    words,
)
from tools.checks import wording as wordings
from tools.content_files import Library, read_library
from tools.interaction_model import Phrasebook, read_phrasebook
from tools.rooms import LANGUAGE_OF, Problem


def check(*, release: bool = False) -> list[Problem]:
    """All problems of all languages; `release` adds overdue reviews and unchecked numbers."""
    built, problems = build_all()
    if not built:
        return sorted(set(problems))
    problems = problems + stale(built)
    for language in sorted(set(LANGUAGE_OF.values())):
        library, book = read_library(language), read_phrasebook(language)
        problems += meaning(library, book)
        problems += freshness.problems(library) if release else []
    problems += freshness.numbers() if release else []
    problems += manifest.problems(release=release)
    return sorted(set(problems))


def overdue() -> list[Problem]:
    """Texts whose review is due: told by every check, refused only for a release."""
    libraries = map(read_library, sorted(set(LANGUAGE_OF.values())))
    return sorted(problem for library in libraries for problem in freshness.problems(library))


def meaning(library: Library, book: Phrasebook) -> list[Problem]:
    """What is wrong although its shape is right."""
    return [
        *references.problems(library),
        *references.unused_sources(library),
        *triage.problems(library),
        *words.problems(library),
        *locales.problems(library),
        *wordings.problems(library),
        *duration.problems(library),
        *figures.problems(library),
        *reading.problems(library),
        *cards.problems(library),
        *promises.problems(library),
        *model.problems(book, library),
        *plain_signs.problems(book, library),
        *sounds.problems(book, library),
        *greedy.problems(book, library),
        *coverage.problems(book),
    ]
