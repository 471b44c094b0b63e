"""`muscle-mentor preview ID`: an entry as text, as it will be heard, with seconds and sources."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from muscle_mentor.core.provenance import REVIEW_EVERY
from tools.book import Book, Page, Part, read_book
from tools.rooms import CONTENT
from tools.triage_texts import case_name

_NEAR = 6
_WIDTH = 96
_TITLES = {
    "see_doctor": "see a doctor",
    "ask_first": "asked before it",
    "why": "why do you ask",
    "means": "what does that mean",
    "ask": "question",
}


def run(
    asked: str,
    *,
    locale: str = "en-US",
    root: Path = CONTENT,
    out: TextIO = sys.stdout,
    err: TextIO = sys.stderr,
) -> int:
    """Print all pages that an id names: 0 when there is one, 1 on a broken file, 2 on none.

    `asked` is the id of an entry, phrase, question or rule ("calf", "E01"), with its kind where two
    share it ("conditions/myoclonus"), or a word that people say for it ("zoloft").
    """
    book = read_book(locale, root)
    found = find(asked, book)
    if found:
        print("\n\n".join(as_text(page, book) for page in found), file=out)
        return 0
    broken = [problem for problem in book.problems if problem.file.stem == _plain(asked)[1]]
    for problem in broken:
        print(problem, file=err)
    if not broken:
        print(_unknown(asked, book), file=err)
    return 1 if broken else 2


def find(asked: str, book: Book) -> list[Page]:
    """The pages that an id names; where none has the id, those that the word stands for."""
    kind, name = _plain(asked)
    pages = [page for page in book.pages if kind in ("", page.kind)]
    by_id = [page for page in pages if page.id.lower() == name]
    return by_id or [
        page.naming(value) for page in pages for value in [_value(page, name)] if value
    ]


def as_text(page: Page, book: Book) -> str:
    """One page as lines of text."""
    word = f"  ({page.word})" if page.word not in ("", page.id) else ""
    lines = [f"{page.kind}/{page.id}{word}", f"content/{page.file}"]
    for part in page.parts:
        lines += ["", _heading(part, page, book), *_wrapped(book.spoken(part, page), "  ")]
        listed = dict.fromkeys(source for line in part.lines for source in line.sources)
        lines += [f"  [{', '.join(listed)}]"] if listed else []
    lines += ["", *_about(page, book)]
    return "\n".join(line.rstrip() for line in lines)


def _heading(part: Part, page: Page, book: Book) -> str:
    title = _TITLES.get(part.name, part.name.replace("_", " "))
    hold = f" and {part.hold:.0f} s of holding" if part.hold else ""
    told = f"{title} ({book.seconds(part, page):.1f} s to say{hold})"
    if page.kind != "rules":
        return told
    return f"{told}, after the advice of its level: {_advice(part, page, book)}"


def _advice(part: Part, page: Page, book: Book) -> str:
    """What is said before the reason of a rule."""
    levels = {level.id: level for level in book.pages if level.kind == "levels"}
    rule = page.facts or {}
    listed = [case for case in rule.get("cases", ()) if part.name == f"reason {case_name(case)}"]
    name = str((listed or [rule.get("cases", [rule])[0]])[0]["level"])
    level = levels.get(name)
    return book.spoken(level.parts[0], level) if level else name


def _about(page: Page, book: Book) -> Iterator[str]:
    """What else is known of the page, its sources in full, and when it was reviewed."""
    facts = {
        key: value
        for key, value in (page.facts or {}).items()
        if page.kind != "rules" and key not in ("sources", "unreviewed")
    }
    if not page.parts:
        yield "Nothing is said about this: it is understood, and counts in what is advised."
    if facts:
        yield "\n".join(
            _wrapped(
                " · ".join(
                    f"{key.replace('_', ' ')}: {_listed(value)}" for key, value in facts.items()
                ),
                "",
            )
        )
    if page.sources:
        yield "Sources"
    for name in page.sources:
        source = book.sources.get(name, {})
        told = [
            source.get("publisher", "not in content/sources.yaml"),
            source.get("title", ""),
            source.get("date", ""),
            source.get("url", ""),
        ]
        yield f"  {name:<10} " + " · ".join(part for part in map(str, told) if part)
    if (page.facts or {}).get("unreviewed"):
        yield "Not reviewed: the skill says that it has no information, and whom to ask."
    if page.reviewed:
        yield f"Reviewed {page.reviewed}, next review by {_due(page.reviewed)}."
    else:
        yield "No review date: this is no fact."


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _due(reviewed: date) -> date:
    return reviewed + REVIEW_EVERY


def _wrapped(text: str, indent: str) -> list[str]:
    import textwrap

    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(asked: str) -> tuple[str, str]:
    """Kind and id of what was typed: "Conditions: Lou Gehrig's", "sites/calf", "big toe"."""
    kind, _, name = asked.strip().lower().rpartition("/" if "/" in asked else ":")
    return kind.strip(), re.sub(r"[\s_-]+", "_", name.strip().removesuffix(".yaml"))


def _value(page: Page, name: str) -> str | None:
    """The value of a page that a word stands for, if any."""
    for value, synonyms in (page.words or {}).items():
        said = (value, *synonyms)
        if name in {_plain(word)[1] for word in said}:
            return value
    return page.id if _plain(page.name)[1] == name else None


def _unknown(asked: str, book: Book) -> str:
    """The error for an id that nothing has, with the nearest that there are."""
    name = _plain(asked)[1]
    ids = {page.id.lower(): f"{page.kind}/{page.id}" for page in reversed(book.pages)}
    words = {
        value: f"{page.kind}/{page.id}"
        for page in reversed(book.pages)
        for value in page.words or {}
    }
    known = words | ids
    near = get_close_matches(name, known, _NEAR, 0.6)
    near += [each for each in known if len(name) > 2 and name in each]  # noqa: PLR2004 - "of" is in all
    listed = list(dict.fromkeys(known[each] for each in near))[:_NEAR]
    hint = (
        f" Did you mean: {', '.join(listed)}?"
        if listed
        else (" The folders of content/en/ show what there is.")
    )
    return f"muscle-mentor preview: nothing in content/ is called {asked!r}.{hint}"
