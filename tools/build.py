"""Builds what is derived: interaction models (committed) and compiled content (not committed)."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from muscle_mentor import shards
from muscle_mentor.stored_content import file_of
from tools.annotations import built_annotations
from tools.checks import shapes
from tools.compile_content import compile_language, compile_locale, dump
from tools.content_files import Library, read_library
from tools.figures import built_figures
from tools.interaction_model import Phrasebook, build_model, read_phrasebook
from tools.manifest import built_manifest
from tools.rooms import COMPILED, LANGUAGE_OF, ROOT, SKILL_PACKAGE, Problem
from tools.schemas import built_schemas

_ANNOTATED = "tests/understanding/*.jsonl, content/ or interactionModels/"


@dataclass(frozen=True)
class Built:
    """One derived file: where it belongs, what is in it, and what to change to change it."""

    path: Path
    text: str
    source: str
    committed: bool


def build_all() -> tuple[list[Built], list[Problem]]:
    """Everything that is derived, and every problem met on the way; nothing from broken shapes."""
    built: list[Built] = []
    problems = shapes.problems()
    if problems:
        return built, problems
    for language in sorted(set(LANGUAGE_OF.values())):
        library, book = read_library(language), read_phrasebook(language)
        built += [*_compiled(library, book), *_models(library, book)]
        problems += library.problems + book.problems
    for locale in LANGUAGE_OF:
        text = dump(compile_locale(locale, problems))
        built.append(
            Built(
                COMPILED / "locales" / f"{locale}.json",
                text,
                f"content/locales/{locale}.yaml",
                committed=False,
            )
        )
    built += [
        Built(COMPILED / "figures" / f"{name}.json", dump(figure), "content/figures.yaml", False)
        for name, figure in built_figures(problems).items()
    ]
    built += [
        Built(path, text, "content/ or tools/schema.py", True) for path, text in built_schemas()
    ]
    built += [Built(path, text, "content/store/", True) for path, text in built_manifest(problems)]
    built += [Built(path, text, _ANNOTATED, True) for path, text in built_annotations()]
    return built, problems


def write(built: list[Built]) -> int:
    """Write what differs; returns how many files changed."""
    changed = [b for b in built if not _same(b)]
    for each in changed:
        _write_whole(each.path, each.text)
    return len(changed)


def stale(built: list[Built]) -> list[Problem]:
    """The committed files that are not what their source makes."""
    return [
        Problem(each.path, 1, f"is stale: {each.source} makes it; run `make build`")
        for each in built
        if each.committed and not _same(each)
    ]


def _compiled(library: Library, book: Phrasebook) -> Iterator[Built]:
    compiled = compile_language(library) | {"topics": book.topics}
    for name, shard in compiled.items():
        yield Built(
            COMPILED / library.language / file_of(name),
            shards.written(shard) if name in library.entries else dump(shard),
            f"content/{library.language}/{name}",
            committed=False,
        )


def _models(library: Library, book: Phrasebook) -> Iterator[Built]:
    for locale, language in LANGUAGE_OF.items():
        if language == library.language:
            model = build_model(book, library, locale)
            text = json.dumps(model, ensure_ascii=False, indent=0) + "\n"
            yield Built(
                SKILL_PACKAGE / "interactionModels" / "custom" / f"{locale}.json",
                text,
                f"interactionModels/{language}/ or content/{language}/",
                committed=True,
            )


def _same(each: Built) -> bool:
    return each.path.is_file() and each.path.read_text(encoding="utf-8") == each.text


def _write_whole(path: Path, text: str) -> None:
    """Write aside and rename: whoever reads meanwhile sees the old file or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        aside.chmod(0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def show(problems: list[Problem]) -> str:
    """All problems, a line each, in the order of their places."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))


__all__ = ["ROOT", "Built", "build_all", "show", "stale", "write"]
