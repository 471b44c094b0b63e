"""What a release needs beyond correctness: reviews in date, numbers checked live."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from muscle_mentor.core.provenance import REVIEW_EVERY
from tools.content_files import Library
from tools.rooms import CONTENT, Problem
from tools.yamlfile import YamlFile, read_yaml


def problems(
    library: Library, root: Path = CONTENT, today: date | None = None
) -> Iterator[Problem]:
    """Entries, rules, words of the rules and locales whose review is overdue."""
    today = today or datetime.now(tz=UTC).date()
    rules = [root / "triage.yaml", root / library.language / "triage.yaml"]
    others = map(read_yaml, [*rules, *sorted((root / "locales").glob("*.yaml"))])
    read = [each for each in others if isinstance(each, YamlFile)]
    for file in [*library.files.values(), *read]:
        reviewed = file.data.get("reviewed")
        if isinstance(reviewed, date) and reviewed + REVIEW_EVERY < today:
            due = reviewed + REVIEW_EVERY
            yield file.problem(("reviewed",), f"the review was due on {due}")


def numbers(root: Path = CONTENT) -> Iterator[Problem]:
    """Numbers that nobody dialled or read live."""
    for path in sorted((root / "locales").glob("*.yaml")):
        file = read_yaml(path)
        if isinstance(file, YamlFile):
            for name, number in file.data["numbers"].items():
                if not number["checked_live"]:
                    message = f"the {name} number {number['number']} is not checked live"
                    yield file.problem(("numbers", name), message)
