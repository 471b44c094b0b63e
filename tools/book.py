"""All that the skill can say as pages to read: one for each entry, phrase, question and rule.

It is read from the YAML itself, file by file and leniently: an author sees a change at once, and
one broken file hides nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from muscle_mentor.core.spelling import Spelling
from tools.checks.duration import seconds
from tools.listed_signs import with_signs
from tools.rooms import CONTENT, LANGUAGE_OF, Problem
from tools.schema import KINDS
from tools.triage_texts import alone, case_name, join
from tools.yamlfile import YamlFile, read_yaml

SECTIONS = (
    "summary",
    "ask_first",
    "answer",
    "helps",
    "more",
    "see_doctor",
    "warnings",
    "steps",
    "seated",
)
_NO_FACTS = frozenset({"name", "words", "reviewed", "sources", *SECTIONS})
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Line:
    """One statement as its author wrote it, with placeholders, and the ids of its sources."""

    text: str
    sources: tuple[str, ...] = ()
    hold: float = 0.0


@dataclass(frozen=True)
class Part:
    """What is said in one go."""

    name: str
    lines: tuple[Line, ...]

    @property
    def hold(self) -> float:
        """Seconds of an exercise in which nothing is said."""
        return sum(line.hold for line in self.lines)


@dataclass(frozen=True)
class Page:
    """Everything about one thing. `word` is what {word} stands for; `facts` are its other keys."""

    kind: str
    id: str
    name: str
    file: str
    parts: tuple[Part, ...] = ()
    words: Mapping[str, tuple[str, ...]] | None = None
    word: str = ""
    reviewed: date | None = None
    facts: Mapping[str, Any] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the page, each once."""
        ids = [source for part in self.parts for line in part.lines for source in line.sources]
        return tuple(dict.fromkeys([*ids, *(self.facts or {}).get("sources", ())]))

    def naming(self, value: str) -> Page:
        """The page as heard by who named this value of it: "zoloft" of the antidepressants."""
        return replace(self, word=self.name if value == self.id else value.replace("_", " "))


@dataclass(frozen=True)
class Book:
    """The pages of a language with the words of one locale."""

    locale: str
    pages: tuple[Page, ...]
    words: Mapping[str, str]
    sources: Mapping[str, Mapping[str, str]]
    problems: tuple[Problem, ...] = ()
    terms: Mapping[str, Any] = field(default_factory=dict)
    spelling: Spelling = field(default_factory=lambda: Spelling({}))

    def rank(self, level: str) -> int:
        """The place of a level, 0 for the most urgent; an unknown one comes last."""
        levels = [page.id for page in self.pages if page.kind == "levels"]
        return levels.index(level) if level in levels else len(levels)

    def filled(self, text: str) -> str:
        """A text as it is heard where nobody named a thing."""
        return self.spelling(filled(text, self.words))

    def heard(self, text: str, page: Page) -> str:
        """A text as it is heard, placeholders filled; an unknown one is left to be seen."""
        return self.spelling(filled(text, {**self.words, "word": page.word or page.name}))

    def spoken(self, part: Part, page: Page) -> str:
        """One part as it is heard."""
        return " ".join(self.heard(line.text, page) for line in part.lines)

    def seconds(self, part: Part, page: Page) -> float:
        """How long a part takes to say, at 150 words a minute."""
        return seconds(self.spoken(part, page))


def read_book(locale: str = "en-US", root: Path = CONTENT) -> Book:
    """Read all pages in the words of a locale; what cannot be read is in `problems`."""
    language = LANGUAGE_OF.get(locale, locale.partition("-")[0])
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in _files(root, language):
        found = _read(path, path.stat().st_mtime_ns)
        if isinstance(found, Problem):
            problems.append(found)
        elif path == root / "triage.yaml":
            texts = root / language / "triage.yaml"
            pages += _triage(texts.relative_to(root), join(found.data, _data(texts)))
        elif path != root / language / "triage.yaml":
            pages += pages_of(PurePosixPath(path.relative_to(root).as_posix()), found.data)
    words = _data(root / "locales" / f"{locale}.yaml")
    return Book(
        locale,
        _with_the_unreviewed(pages),
        words.get("words", {}),
        _sources(root),
        tuple(problems),
        _data(root / "triage.yaml").get("terms") or {},
        Spelling(words.get("says") or {}),
    )


def filled(text: str, fill: Mapping[str, str]) -> str:
    """A text with its placeholders filled, twice: a filling may hold one. Begins with a capital."""

    def word(match: re.Match[str]) -> str:
        return str(fill.get(match[1], match[0]))

    done = " ".join(_PLACEHOLDER.sub(word, _PLACEHOLDER.sub(word, text)).split())
    return done[:1].upper() + done[1:]


def pages_of(place: PurePosixPath, data: Any) -> list[Page]:
    """The pages in one file of content/; `place` is its path below content/."""
    data = data if isinstance(data, dict) else {}
    if place.parent.name in KINDS:
        return [_entry(place, data)]
    if place.name == "triage.yaml":
        return list(_triage(place, data if place.parent.name == "" else alone(data)))
    if place.parent.name == "locales":
        return [_locale(place, data)]
    of = {
        "phrases.yaml": ("phrases", "phrases", ("say", "reprompt")),
        "interview.yaml": ("questions", "interview", ("ask", "reprompt", "why", "means")),
    }
    key, kind, sections = of.get(place.name, ("", "", ()))
    return [_small(place, kind, name, item, sections) for name, item in _items(data, key)]


def _entry(place: PurePosixPath, data: Mapping[str, Any]) -> Page:
    name = str(data.get("name", place.stem))
    words = {value: tuple(map(str, others or ())) for value, others in _items(data, "words")}
    parts = (Part(section, tuple(_lines(data.get(section)))) for section in SECTIONS)
    return Page(
        place.parent.name,
        place.stem,
        name,
        str(place),
        tuple(p for p in parts if p.lines),
        words,
        name,
        _date(data.get("reviewed")),
        _facts(data),
    )


def _facts(data: Mapping[str, Any]) -> dict[str, Any]:
    facts = {name: value for name, value in data.items() if name not in _NO_FACTS}
    return facts | ({"sources": data["sources"]} if isinstance(data.get("sources"), list) else {})


def _small(
    place: PurePosixPath, kind: str, name: str, item: Any, sections: tuple[str, ...]
) -> Page:
    item = item if isinstance(item, dict) else {}
    said = {key: with_signs(str(item[key]), item) for key in sections if key in item}
    parts = [Part(key, (Line(text),)) for key, text in said.items()]
    facts = {
        key: list(value) if isinstance(value, dict) else value  # the words stand in the question
        for key, value in item.items()
        if key not in sections
    }
    return Page(kind, name, name.replace("_", " "), str(place), tuple(parts), facts=facts)


def _triage(place: PurePath, data: Mapping[str, Any]) -> Iterator[Page]:
    """The pages of the rules, of their words, or of both together."""
    reviewed = _date(data.get("texts_reviewed") or data.get("reviewed"))
    for level in data.get("levels", ()):
        if isinstance(level, str):  # its words stand elsewhere
            continue
        yield Page(
            "levels",
            level["id"],
            level["id"].replace("_", " "),
            str(place),
            (Part("advice", (Line(str(level.get("advice", ""))),)),),
            reviewed=reviewed,
        )
    net = data.get("safety_net", {})
    ids = tuple(net.get("sources", ()))
    parts = [Part(name, (Line(text, ids),)) for name, text in net.items() if isinstance(text, str)]
    yield Page("levels", "safety_net", "safety net", str(place), tuple(parts), reviewed=reviewed)
    for rule in [_default(data.get("default", {})), *data.get("rules", ())]:
        yield Page(
            "rules",
            rule["id"],
            str(rule.get("topic", rule["id"])),
            str(place),
            tuple(_reasons(rule)),
            reviewed=reviewed,
            facts=rule,
        )


def _default(default: Mapping[str, Any]) -> dict[str, Any]:
    last = {"id": "default", "level": default.get("weakness_not_denied") or ""}
    last |= {"reason": default["reason"]} if "reason" in default else {}
    return {
        "id": "default",
        "topic": "where no rule speaks",
        "cases": [*default.get("uncovered", ()), last],
    }


def _reasons(rule: Mapping[str, Any]) -> Iterator[Part]:
    """The reasons that a rule may speak: its own, one for each case, one next to other rules."""
    ids = tuple(rule.get("sources", ()))
    of_cases = [(f"reason {case_name(case)}", case) for case in rule.get("cases", ())]
    own = [("reason", rule), *of_cases, ("instead", rule.get("instead"))]
    for name, item in own:
        if isinstance(item, Mapping) and item.get("reason"):
            yield Part(name, (Line(str(item["reason"]), ids),))


def _locale(place: PurePosixPath, data: Mapping[str, Any]) -> Page:
    parts = [Part(name, (Line(str(text)),)) for name, text in _items(data, "words")]
    return Page(
        "locales",
        place.stem,
        str(data.get("locale", place.stem)),
        str(place),
        tuple(parts),
        reviewed=_date(data.get("reviewed")),
        facts={"numbers": data.get("numbers", {})},
    )


def _with_the_unreviewed(pages: list[Page]) -> tuple[Page, ...]:
    """Entries without reviewed information say so: the phrase for it becomes their answer."""
    phrase = next((p.parts for p in pages if (p.kind, p.id) == ("phrases", "unreviewed")), ())
    said = tuple(Part("answer", part.lines) for part in phrase[:1])
    return tuple(
        replace(page, parts=said) if (page.facts or {}).get("unreviewed") else page
        for page in pages
    )


def _lines(items: Any) -> Iterator[Line]:
    for item in [items] if isinstance(items, str) else items or ():
        if isinstance(item, str):
            yield Line(item)
        elif isinstance(item, dict) and (item.get("say") or item.get("do")):
            yield Line(
                str(item.get("say") or item["do"]),
                tuple(item.get("sources", ())),
                float(item.get("hold") or 0),
            )


def _items(data: Mapping[str, Any], key: str) -> list[tuple[str, Any]]:
    found = data.get(key)
    return list(found.items()) if isinstance(found, dict) else []


def _date(value: Any) -> date | None:
    return value if isinstance(value, date) else None


def _files(root: Path, language: str) -> Iterator[Path]:
    for kind in KINDS:
        yield from sorted((root / language / kind).glob("*.yaml"))
    others = [
        root / language / "phrases.yaml",
        root / language / "interview.yaml",
        root / language / "triage.yaml",
        root / "triage.yaml",
        *sorted((root / "locales").glob("*.yaml")),
    ]
    yield from (path for path in others if path.exists())


@lru_cache(maxsize=4096)
def _read(path: Path, _changed: int) -> YamlFile | Problem:
    """Read a file once for each time it was changed: the server shows the book often."""
    return read_yaml(path)


def _data(path: Path) -> dict[str, Any]:
    found = _read(path, path.stat().st_mtime_ns) if path.exists() else None
    return found.data if isinstance(found, YamlFile) and isinstance(found.data, dict) else {}


def _sources(root: Path) -> dict[str, Mapping[str, str]]:
    listed = _data(root / "sources.yaml").get("sources", [])
    return {source["id"]: source for source in listed}
