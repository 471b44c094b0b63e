"""What a release needs beyond correctness: reviews in date, numbers checked live."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import yaml

from tools.content_files import Library
from tools.rooms import CONTENT, Problem

REVIEW_EVERY = timedelta(days=365)


def problems(library: Library) -> Iterator[Problem]:
    """Entries whose review is overdue, and numbers that nobody dialled or read live."""
    today = datetime.now(tz=UTC).date()
    for (kind, entry_id), file in library.files.items():
        due = library.entries[kind][entry_id].reviewed + REVIEW_EVERY
        if due < today:
            yield file.problem(("reviewed",), f"the review was due on {due}")
    for path in sorted((CONTENT / "locales").glob("*.yaml")):
        for name, number in yaml.safe_load(path.read_text(encoding="utf-8"))["numbers"].items():
            if not number["checked_live"]:
                yield Problem(path, 1, f"the {name} number {number['number']} is not checked live")
