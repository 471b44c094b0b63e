"""The countries: only checked numbers are spoken, and nothing is respelt that no text says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.checks.spoken import sentences
from tools.content_files import Library, read_shaped
from tools.rooms import CONTENT, LANGUAGE_OF, Problem
from tools.schema import Locale
from tools.yamlfile import YamlFile, read_yaml

_NUMBER = re.compile(r"[0-9][0-9 -]*[0-9]|[0-9]")
_SPEAKABLE = frozenset({"V", "M"})


def problems(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """What is wrong in the files of the locales that speak this language."""
    texts = [sentence.text for sentence in sentences(library)]
    texts += [entry.name for kind in library.entries.values() for entry in kind.values()]
    known = _sources(root)
    for path in sorted((root / "locales").glob("*.yaml")):
        found: list[Problem] = []
        locale, file = read_shaped(path, Locale, found), read_yaml(path)
        yield from found
        if locale and isinstance(file, YamlFile) and locale.language == library.language:
            yield from _numbers(locale, file, known)
            yield from _respelt(locale, file, texts)
            if locale.locale not in LANGUAGE_OF or path.stem != locale.locale:
                yield file.problem(("locale",), f"the locale {locale.locale!r} is not offered")


def _numbers(locale: Locale, file: YamlFile, known: frozenset[str]) -> Iterator[Problem]:
    may = {each.number for each in locale.numbers.values() if each.check in _SPEAKABLE}
    for name, number in locale.numbers.items():
        if number.source not in known:
            yield file.problem(("numbers", name), f"unknown source {number.source!r}")
    for key, words in locale.words.items():
        for said in _NUMBER.findall(words):
            if said not in may:
                message = f"speaks {said!r}, which is no number marked V or M of this file"
                yield file.problem(("words", key), message)


def _respelt(locale: Locale, file: YamlFile, texts: Iterable[str]) -> Iterator[Problem]:
    whole = "\n".join(texts).lower()
    for words in locale.says:
        if words != words.lower():
            yield file.problem(("says", words), f"{words!r}: write it in small letters")
        elif not re.search(rf"\b{re.escape(words)}\b", whole):
            yield file.problem(("says", words), f"{words!r} stands in no text: nothing changes it")


def _sources(root: Path) -> frozenset[str]:
    found = read_yaml(root / "sources.yaml")
    listed = found.data["sources"] if isinstance(found, YamlFile) else []
    return frozenset(source["id"] for source in listed)
