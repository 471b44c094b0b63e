"""The licence of everything that is shipped, and a refusal of what a skill cannot be shipped with.

`python -m tools.licences FILE` writes the list and prints its path; exit code 1: one is refused.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

from tools.rooms import ROOT

SHIPPED = ROOT / "requirements" / "lambda.txt"
ALLOWED = re.compile(r"apache|\bmit\b|\bbsd\b|python software foundation|\bpsf", re.IGNORECASE)
_PINNED = re.compile(r"^([a-zA-Z0-9._-]+)==(\S+)", re.MULTILINE)
_CLASSIFIER = "License :: "


def main(output: Path) -> int:
    """In: the file to write. Out: the exit code."""
    listed = {name: licence(metadata(name)) for name, _ in pinned()}
    versions = dict(pinned())
    output.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{name} {versions[name]}: {found}" for name, found in listed.items()]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    refused = [
        line for line, found in zip(lines, listed.values(), strict=True) if not allowed(found)
    ]
    for line in refused:
        print(f"not a licence that the skill is shipped with: {line}", file=sys.stderr)
    print(output)
    return 1 if refused else 0


def pinned(lock: Path = SHIPPED) -> list[tuple[str, str]]:
    """Name and version of everything that a lock file pins."""
    return _PINNED.findall(lock.read_text(encoding="utf-8"))


def licence(about: PackageMetadata) -> str:
    """The licence in one line: as an expression, by classifier, or in the words of the authors."""
    classified = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or []
        if each.startswith(_CLASSIFIER)
    ]
    expression, told = (
        (about.get_all(name) or [""])[0] for name in ("License-Expression", "License")
    )
    return expression or ", ".join(classified) or told.strip().partition("\n")[0] or "unknown"


def allowed(found: str) -> bool:
    """Whether it permits shipping without conditions on our own code."""
    return ALLOWED.search(found) is not None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
