"""Reads content/: every file through its model, every error collected, none stopped at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tools.rooms import CONTENT, Problem
from tools.schema import KINDS, Entry, Phrases, Symptom
from tools.schema_screens import Screens
from tools.yamlfile import YamlFile, read_yaml

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Library:
    """One language's content as read: entries by kind and id, with the files they came from."""

    language: str
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    files: dict[tuple[str, str], YamlFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def words(self, kind: str) -> dict[str, list[str]]:
        """All values of a kind with their synonyms: one slot type."""
        return {
            value: list(synonyms)
            for entry in self.entries[kind].values()
            for value, synonyms in entry.words.items()
        }

    def pairs(self, kind: str) -> dict[str, list[tuple[str, str]]]:
        """The words that mean a sign where they stand near one another, each with each."""
        return {
            name: [pair for firsts, seconds in entry.near for pair in product(firsts, seconds)]
            for name, entry in self.entries[kind].items()
            if isinstance(entry, Symptom)
        }

    def entry_of(self, kind: str) -> dict[str, str]:
        """Value id -> entry id."""
        return {
            value: entry_id
            for entry_id, entry in self.entries[kind].items()
            for value in entry.words
        }


def read_library(language: str, root: Path = CONTENT) -> Library:
    """Read content/<language>/: what is right is in `entries`, what is not in `problems`."""
    library = Library(language)
    for kind, model in KINDS.items():
        library.entries[kind] = {}
        folder = root / language / kind
        if not folder.is_dir():
            library.problems.append(Problem(folder, 1, "is no folder"))
        for path in sorted(folder.glob("*.yaml")):
            entry = _read(path, model, library.problems)
            if entry:
                library.entries[kind][path.stem] = entry[0]
                library.files[kind, path.stem] = entry[1]
    return library


def read_shaped(path: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    """Read one file of its own kind (phrases, a locale); problems are added to the list."""
    found = _read(path, model, problems)
    return found[0] if found else None


def read_plain(path: Path, problems: list[Problem]) -> Any:
    """Read a file whose shape another module knows; None with a problem when it is no YAML."""
    found = read_yaml(path)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return found.data


def read_phrases(language: str, problems: list[Problem], root: Path = CONTENT) -> Phrases | None:
    """Read content/<language>/phrases.yaml."""
    return read_shaped(root / language / "phrases.yaml", Phrases, problems)


def read_screens(language: str, problems: list[Problem], root: Path = CONTENT) -> Screens | None:
    """Read content/<language>/screens.yaml."""
    return read_shaped(root / language / "screens.yaml", Screens, problems)


def _read(path: Path, model: type[Model], problems: list[Problem]) -> tuple[Model, YamlFile] | None:
    found = read_yaml(path)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    try:
        return model.model_validate(found.data), found
    except ValidationError as error:
        problems.extend(_explain(found, error))
        return None


def _explain(found: YamlFile, error: ValidationError) -> Iterator[Problem]:
    for item in error.errors():
        where = ".".join(str(step) for step in item["loc"])
        told = (
            _IN_PLAIN_WORDS.get(item["type"]) or f"{item['msg']} (got {str(item['input'])[:60]!r})"
        )
        yield found.problem(item["loc"], f"{where or 'file'}: {told}")


_IN_PLAIN_WORDS = {
    "missing": "is missing, and every file of this kind needs it",
    "extra_forbidden": "is no key of this kind of file; content/README.md lists them",
}
