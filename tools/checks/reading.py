"""How easy the spoken text is: Flesch-Kincaid grade 7 at most, exceptions listed with a reason.

The formula is made for passages, so what is said in one go is measured as a whole, and nothing
shorter than ten words. Names that must be said ("magnesium") and exceptions stand in
content/<language>/reading_exceptions.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.content_files import Library
from tools.listed_signs import with_signs
from tools.rooms import CONTENT, LANGUAGE_OF, Problem
from tools.triage_texts import reasons
from tools.yamlfile import YamlFile, read_yaml

MOST = 7.0
FEWEST_WORDS = 10
_SHORTEST_REASON = 3  # words
_PLAIN_NAME = "muscle"  # what a name that must be said counts as: a word of two syllables
_SECTIONS = ("answer", "more", "see_doctor", "helps", "warnings", "steps", "seated")
_OTHERS = {
    "phrases.yaml": ("phrases", ("say", "reprompt")),
    "interview.yaml": ("questions", ("ask", "reprompt", "why", "means")),
}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_DIGITS = "zero one two three four five six seven eight nine".split()
_MEASURED = frozenset({"en"})  # the formula is made for English


@dataclass(frozen=True)
class Passage:
    """What is said in one go, the name by which an exception calls it, and where it stands."""

    name: str
    text: str
    file: YamlFile
    location: tuple[str | int, ...]


def problems(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """Passages that are too hard to follow, and exceptions that nothing needs or explains."""
    if library.language not in _MEASURED:
        return
    allowed = _Exceptions(root / library.language / "reading_exceptions.yaml")
    yield from allowed.problems()
    words = _locale_words(library.language, root)
    for passage in passages(library, root):
        text = _as_said(passage.text, words)
        hard = _too_hard(allowed.with_plain_names(text))
        if hard and not allowed.excuses(passage.name):
            yield passage.file.problem(
                passage.location,
                f"has reading grade {hard:.1f}; at most {MOST:g} is allowed. Use shorter sentences "
                f"and everyday words, or list {passage.name!r} in reading_exceptions.yaml with a "
                "reason",
            )
        allowed.saw(passage.name, text, excused=bool(hard))
    yield from allowed.unused()


def passages(library: Library, root: Path = CONTENT) -> Iterator[Passage]:
    """What is said in one go: sections of entries, phrases, questions, rules with their level."""
    for (kind, entry_id), file in library.files.items():
        for section in _SECTIONS:
            if text := _joined(file.data.get(section)):
                yield Passage(f"{kind}/{entry_id}/{section}", text, file, (section,))
    for name, (key, sections) in _OTHERS.items():
        found = read_yaml(root / library.language / name)
        if isinstance(found, YamlFile):
            yield from _small(found, name.removesuffix(".yaml"), key, sections)
    yield from _rules(library.language, root)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text without digits, as textstat 0.7.7 computes it."""
    import textstat

    known = _syllables()
    for word in _words(text):
        known.setdefault(word, [])  # newer dictionaries raise KeyError where textstat expects this
    return float(textstat.flesch_kincaid_grade(text))


class _Exceptions:
    """The file of exceptions: `names` that count as plain words, `texts` that may be hard."""

    def __init__(self, path: Path) -> None:
        found = read_yaml(path) if path.exists() or path.is_symlink() else None
        self._file = found if isinstance(found, YamlFile) else None
        self._broken = [found] if isinstance(found, Problem) else []
        data: Mapping[str, Any] = self._file.data or {} if self._file else {}
        self._names: dict[str, str] = dict(data.get("names") or {})
        self._texts: dict[str, str] = dict(data.get("texts") or {})
        self._left = {("names", name) for name in self._names} | {
            ("texts", name) for name in self._texts
        }
        listed = "|".join(sorted(map(re.escape, self._names), key=len, reverse=True))
        self._pattern = re.compile(rf"\b(?:{listed})\b", re.IGNORECASE) if listed else None

    def problems(self) -> Iterator[Problem]:
        """A file that cannot be read, and exceptions without a reason."""
        yield from self._broken
        for key, listed in (("names", self._names), ("texts", self._texts)):
            for name, reason in listed.items():
                if self._file and len(str(reason or "").split()) < _SHORTEST_REASON:
                    yield self._file.problem((key, name), f"the exception {name!r} needs a reason")

    def with_plain_names(self, text: str) -> str:
        """The text with every name that must be said as a plain word."""
        return self._pattern.sub(_PLAIN_NAME, text) if self._pattern else text

    def excuses(self, name: str) -> bool:
        """Whether a passage may be hard."""
        return name in self._texts

    def saw(self, name: str, text: str, *, excused: bool) -> None:
        """Remember what was needed: an exception for nothing would hide a later mistake."""
        if excused:
            self._left.discard(("texts", name))
        if self._pattern:
            self._left -= {("names", found.lower()) for found in self._pattern.findall(text)}

    def unused(self) -> Iterator[Problem]:
        """Exceptions that nothing needs any more."""
        for key, name in sorted(self._left):
            if self._file:
                yield self._file.problem((key, name), f"nothing needs the exception {name!r} now")


def _too_hard(text: str) -> float | None:
    """The grade of a passage that is too hard, else None."""
    if len(text.split()) < FEWEST_WORDS:
        return None
    found = grade(text)
    return found if round(found, 1) > MOST else None


def _small(file: YamlFile, kind: str, key: str, sections: tuple[str, ...]) -> Iterator[Passage]:
    for name, item in (file.data.get(key) or {}).items():
        for section in sections:
            if section in item:
                text = with_signs(item[section], item)
                yield Passage(f"{kind}/{name}/{section}", text, file, (key, name, section))


def _rules(language: str, root: Path) -> Iterator[Passage]:
    """A reason is never heard alone: the advice of its level comes first."""
    for reason in reasons(language, root):
        text = f"{reason.file.data['levels'][reason.level]} {reason.text}"
        yield Passage("/".join(map(str, reason.place)), text, reason.file, reason.place)


def _joined(items: Any) -> str:
    return " ".join(item.get("say") or item.get("do") or "" for item in items or ())


def _as_said(text: str, words: Mapping[str, str]) -> str:
    """In the words of a locale; what the person named is a plain word, and so is a digit."""
    said = _PLACEHOLDER.sub(lambda found: str(words.get(found[1], _PLAIN_NAME)), text)
    return re.sub(r"\d", lambda found: f"{_DIGITS[int(found[0])]} ", said)


def _locale_words(language: str, root: Path) -> Mapping[str, str]:
    first = next(locale for locale, spoken in LANGUAGE_OF.items() if spoken == language)
    found = read_yaml(root / "locales" / f"{first}.yaml")
    return dict(found.data["words"]) if isinstance(found, YamlFile) else {}


@cache
def _syllables() -> dict[str, list[list[str]]]:
    from textstat.backend.utils._get_cmudict import get_cmudict

    return get_cmudict("en_US") or {}


def _words(text: str) -> list[str]:
    from textstat.backend.selections._list_words import list_words

    return list(list_words(text, lowercase=True))
