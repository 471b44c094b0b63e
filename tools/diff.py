"""`muscle-mentor diff REV`: what a listener hears differently since a revision, for sign-off."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import Any, TextIO

import yaml

from tools.book import Page, Part, filled, pages_of
from tools.rooms import ROOT, Problem
from tools.rule_tree import cases, one_line, tree
from tools.yamlfile import read_yaml

_CONTENT = "content"
_ALIKE = 0.5  # sentences that share half of their letters are one sentence, changed
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_HEARD_FACTS = ("times", "sides", "not_if", "unreviewed", "which", "moves")
_NOT_SPOKEN = frozenset({"schemas"})

Place = tuple[str, str, str]
"""Kind, id and part: what a change is listed under."""


class UnknownRevisionError(Exception):
    """Git does not know the revision, or this is no working copy of git."""


@dataclass(frozen=True)
class Change:
    """One sentence that differs: `old` is None where it was added, `new` where it was removed."""

    place: Place
    old: str | None
    new: str | None


def run(
    revision: str, *, root: Path = ROOT, out: TextIO = sys.stdout, err: TextIO = sys.stderr
) -> int:
    """Print all changes by place: 0 when done, 1 on an invalid file, 2 on a bad revision."""
    try:
        changed = changed_files(revision, root)
        old = {name: _old(revision, name, root) for name in changed}
    except UnknownRevisionError as error:
        print(f"muscle-mentor diff: {error}", file=err)
        return 2
    new, problems = _new(changed, root)
    for problem in problems:
        print(problem, file=err)
    print(as_text(list(compare(old, new)), revision, _words(root)), file=out)
    return 1 if problems else 0


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """All changes between two sets of files: path below content/ -> data, None where missing."""
    before, after = _sentences(old), _sentences(new)
    for place in sorted(before.keys() | after.keys()):
        yield from _differ(place, before.get(place, []), after.get(place, []))


def as_text(changes: list[Change], revision: str, words: Mapping[str, str]) -> str:
    """The changes as a list to sign off, in the words of one locale."""
    if not changes:
        return f"Nothing that a listener hears has changed since {revision}."
    lines: list[str] = []
    for place in dict.fromkeys(change.place for change in changes):
        lines += ["", f"{place[0]}/{place[1]} · {place[2].replace('_', ' ')}"]
        lines += [
            line for change in changes if change.place == place for line in _shown(change, words)
        ]
    counts = [
        (sum(c.old is None for c in changes), "added"),
        (sum(c.new is None for c in changes), "removed"),
        (sum(c.old is not None and c.new is not None for c in changes), "changed"),
    ]
    told = ", ".join(f"{count} {name}" for count, name in counts if count)
    return "\n".join([f"Since {revision}: {told}.", *lines])


def changed_files(revision: str, root: Path = ROOT) -> list[str]:
    """The YAML files that differ from a revision, new ones included, as paths below content/.

    Raises UnknownRevisionError.
    """
    _git(root, "rev-parse", "--git-dir", error="this folder is not under git")
    _git(
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        error=f"git knows no revision {revision!r}; `git log --oneline` lists some",
    )
    tracked = _git(
        root, "diff", "--relative", "--name-only", "--no-renames", "-z", revision, "--", _CONTENT
    )
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", _CONTENT)
    names = {name.removeprefix(f"{_CONTENT}/") for name in (tracked + fresh).split("\0") if name}
    return sorted(
        name
        for name in names
        if name.endswith(".yaml") and not _NOT_SPOKEN & set(PurePosixPath(name).parts)
    )


def _git(root: Path, *arguments: str, error: str = "git failed") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a revision stands behind --end-of-options
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the author's own git
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError:
        raise UnknownRevisionError("git is not installed") from None
    except subprocess.CalledProcessError:
        raise UnknownRevisionError(error) from None
    return done.stdout


def _old(revision: str, name: str, root: Path) -> Any:
    """A file's data as it was; None where there was no such file, or no YAML in it."""
    try:
        text = _git(root, "show", f"{revision}:./{_CONTENT}/{name}")
    except UnknownRevisionError:
        return None
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None


def _new(names: list[str], root: Path) -> tuple[dict[str, Any], list[Problem]]:
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in names:
        path = root / _CONTENT / name
        found = read_yaml(path) if path.exists() else None
        if isinstance(found, Problem):
            problems.append(found)
        data[name] = None if found is None or isinstance(found, Problem) else found.data
    return data, problems


def _sentences(files: Mapping[str, Any]) -> dict[Place, list[str]]:
    """What is heard at each place, sentence by sentence, with placeholders."""
    heard: dict[Place, list[str]] = {}
    for name, data in files.items():
        for page in pages_of(PurePosixPath(name), data) if data is not None else []:
            for part in page.parts:
                heard[page.kind, page.id, part.name] = _split(part)
            heard.update({(page.kind, page.id, key): told for key, told in _others(page)})
        if name == "sources.yaml":
            heard.update(_publishers(data))
        if name.endswith("triage.yaml"):
            heard.update(_terms(data))
    return heard


def _split(part: Part) -> list[str]:
    return [found for line in part.lines for found in _SENTENCE.split(line.text.strip())]


def _others(page: Page) -> Iterator[tuple[str, list[str]]]:
    """What is noticed without being a sentence: sources, counts, holds, when a rule fires."""
    if page.kind == "rules":
        for number, (level, _, when) in enumerate(cases(page.facts or {}), 1):
            condition = one_line(when) if when else "always"
            if level:  # else these are the words alone, without the rule
                yield f"fires, case {number}", [f"{level}: {condition}"]
    elif page.words is not None:
        yield "name", [page.name]
    if page.sources:
        yield "sources", [", ".join(page.sources)]
    holds = [f"{line.hold:g}" for part in page.parts for line in part.lines if line.hold]
    if holds:
        yield "seconds of holding", [", ".join(holds)]
    for key in _HEARD_FACTS:
        if key in (page.facts or {}) and page.kind != "rules":
            yield key, [str((page.facts or {})[key])]


def _publishers(data: Any) -> dict[Place, list[str]]:
    listed = data.get("sources", []) if isinstance(data, dict) else []
    return {("sources", each["id"], "publisher"): [str(each.get("publisher"))] for each in listed}


def _terms(data: Any) -> dict[Place, list[str]]:
    terms = data.get("terms", {}) if isinstance(data, dict) else {}
    return {("rules", "terms", name): [one_line(tree(term))] for name, term in terms.items()}


def _differ(place: Place, old: list[str], new: list[str]) -> Iterator[Change]:
    """Sentences that differ; where one stands in for another that is much alike, it was changed."""
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            continue
        left = list(new[c:d])
        for sentence in old[a:b]:
            twin = max(left, key=lambda other: _likeness(sentence, other), default=None)
            if twin is not None and not (_alike(sentence, twin) or len(old) == len(new) == 1):
                twin = None
            yield Change(place, sentence, twin)
            left = [other for other in left if other is not twin]
        yield from (Change(place, None, sentence) for sentence in left)


def _alike(one: str, other: str) -> bool:
    return _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _shown(change: Change, words: Mapping[str, str]) -> Iterator[str]:
    """A change as it is heard; where the locale's words hide it, as it is written."""
    old, new = (None if text is None else filled(text, words) for text in (change.old, change.new))
    if old == new:
        old, new = change.old, change.new
    if old is not None:
        yield f"  - {old}"
    if new is not None:
        yield f"  + {new}"


def _words(root: Path) -> Mapping[str, str]:
    path = root / _CONTENT / "locales" / "en-US.yaml"
    found = read_yaml(path) if path.exists() else None
    return {} if found is None or isinstance(found, Problem) else dict(found.data.get("words", {}))
