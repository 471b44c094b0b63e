"""content/triage.yaml: its shape, its conditions, and every id that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from muscle_mentor.core.conditions import Compiler
from tools.content_files import Library, read_shaped
from tools.rooms import CONTENT, Problem
from tools.schema_triage import Triage
from tools.yamlfile import YamlFile, read_yaml

_KINDS = {
    "sign": "symptoms",
    "denied": "symptoms",
    "site": "sites",
    "condition": "conditions",
    "cause": "causes",
    "medicine": "medicines",
    "drink": "drinks",
}
_ANY = "any"
_PERSONS = frozenset({"baby", "child"})  # said of a person, not by a symptom

Place = tuple[str | int, ...]


def problems(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """Everything in the rules that could not be judged, or never would be."""
    found: list[Problem] = []
    shaped, file = read_shaped(root / "triage.yaml", Triage, found), read_yaml(root / "triage.yaml")
    yield from found
    if shaped and isinstance(file, YamlFile):
        compiler = Compiler(file.data["terms"], dict)
        for where, condition in _conditions(file.data, ()):
            yield from _compiled(file, where, condition, compiler)
        yield from _unknown_ids(file, file.data, (), _known(library))
        yield from _signs(file, shaped, library)
        yield from _rules(file, shaped)
        yield from _unused_terms(file)


def _conditions(data: Any, where: Place) -> Iterator[tuple[Place, Any]]:
    """Every condition as a whole: what stands under `when`, and each of the terms."""
    for key, value in _items(data):
        here = (*where, key)
        if key == "when" or where == ("terms",):
            yield here, value
        else:
            yield from _conditions(value, here)


def _compiled(
    file: YamlFile, where: Place, condition: Any, compiler: Compiler
) -> Iterator[Problem]:
    try:
        compiler.condition(condition)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield file.problem(where, f"no condition: {error}; the top of the file lists the words")


def _known(library: Library) -> dict[str, set[str]]:
    """Per word of a condition, the ids that it may name."""
    known = {word: set(library.entries[kind]) for word, kind in _KINDS.items()}
    known["sign"] |= _PERSONS
    known["denied"] |= _PERSONS
    known["drink"] |= {
        value for entry in library.entries["drinks"].values() for value in entry.words
    }
    known["medicine"] |= {
        mark
        for entry in library.entries["medicines"].values()
        for mark, on in entry.model_dump().items()
        if on is True
    }
    return known


def _unknown_ids(
    file: YamlFile, data: Any, where: Place, known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for key, value in _items(data):
        if key in known:
            named = [value] if isinstance(value, str) else value
            for name in {*named} - known[key] - {_ANY}:
                yield file.problem((*where, key), f"unknown id {name!r} of content/{_KINDS[key]}/")
        else:
            yield from _unknown_ids(file, value, (*where, key), known)


def _signs(file: YamlFile, triage: Triage, library: Library) -> Iterator[Problem]:
    """Signs that stand outside conditions."""
    known = set(library.entries["symptoms"]) | _PERSONS
    listed: list[tuple[Place, str]] = [
        *((("milder", at), sign) for at, sign in enumerate(triage.milder)),
        *((("bare_words", word), sign) for word, sign in triage.bare_words.items()),
        *(
            (("answers", name, "denied", at), sign)
            for name, meaning in triage.answers.items()
            for at, sign in enumerate(meaning.denied)
        ),
    ]
    for where, sign in listed:
        if sign not in known:
            yield file.problem(where, f"unknown id {sign!r} of content/symptoms/")


def _rules(file: YamlFile, triage: Triage) -> Iterator[Problem]:
    """Rules that stand twice, and rules named by others that are not there."""
    ids = [rule.id for rule in triage.rules]
    for at, rule in enumerate(triage.rules):
        if rule.id in ids[:at]:
            yield file.problem(("rules", at, "id"), f"the rule {rule.id} stands twice")
        for key in ("suppresses", "instead"):
            for name in {*getattr(rule, key)} - {*ids}:
                yield file.problem(("rules", at, key), f"unknown rule {name!r}")


def _unused_terms(file: YamlFile) -> Iterator[Problem]:
    used = set(_terms_in(file.data))
    for name in file.data["terms"]:
        if name not in used:
            yield file.problem(("terms", name), f"no condition uses the term {name!r}")


def _terms_in(data: Any) -> Iterator[str]:
    for key, value in _items(data):
        if key == "is":
            yield value
        else:
            yield from _terms_in(value)


def _items(data: Any) -> list[tuple[Any, Any]]:
    if isinstance(data, Mapping):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []
