"""The shape of the files that there is one of: nothing is built from one that is not in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, RootModel

from tools.content_files import read_library, read_shaped
from tools.rooms import CONTENT, LANGUAGE_OF, MODELS, Problem
from tools.schema import SourceNames, Sources, TriageTexts
from tools.schema_triage import Triage


class _Interview(RootModel[dict[str, Any]]):
    """content/<language>/interview.yaml; what its questions mean is checked by the tests."""


class _Figures(RootModel[dict[str, list[str]]]):
    """content/figures.yaml: a name and its strokes."""


_FILES: dict[str, type[BaseModel]] = {
    "sources.yaml": Sources,
    "triage.yaml": Triage,
    "figures.yaml": _Figures,
}
_OF_A_LANGUAGE: dict[str, type[BaseModel]] = {
    "sources.yaml": SourceNames,
    "triage.yaml": TriageTexts,
    "interview.yaml": _Interview,
}


def problems(root: Path = CONTENT, models: Path = MODELS) -> list[Problem]:
    """Every mistake of these files, and then those of the entries too, so that all are told."""
    found = list(_without_intents(models))
    for path, model in _shaped(root):
        read_shaped(path, model, found)
    entries = (read_library(language, root).problems for language in _languages())
    return [*found, *(each for told in entries for each in told)] if found else []


def _shaped(root: Path) -> Iterator[tuple[Path, type[BaseModel]]]:
    yield from ((root / name, model) for name, model in _FILES.items())
    for language in _languages():
        yield from ((root / language / name, model) for name, model in _OF_A_LANGUAGE.items())


def _without_intents(models: Path) -> Iterator[Problem]:
    for language in _languages():
        if not any((models / language).glob("*.yaml")):
            yield Problem(models / language, 1, "holds no intent, and so no model can be built")


def _languages() -> list[str]:
    return sorted(set(LANGUAGE_OF.values()))
