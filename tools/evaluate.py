"""`muscle-mentor evaluate`: how well the skill understands, decides and answers, in figures.

Reads utterances (tests/understanding/*.jsonl), the entries that should answer others
(tests/entries/*.jsonl), vignettes (tests/vignettes/*.jsonl) and dialogues (tests/dialogues/*.yaml),
and compares with the committed figures (tests/figures.json): a figure
that falls is an error; `--update` writes the new ones, and a lower one needs a changelog line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import yaml

from server.talk import Talk, ear_for
from tools import judge_dialogues, judge_entries, judge_utterances, judge_vignettes

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
COMMITTED = TESTS / "figures.json"
_SLACK = 0.0005
_SETS = (".jsonl", ".yaml")
_ROOMS = (("answers", "vignettes"), ("entries", "entries"))


def main(options: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Judge everything there is; 1 where a figure fell below the committed one, else 0.

    `options`: files (only these, without comparing), misses, update, locale. 2: one is no set.
    """
    if strange := [path for path in options.files if path.suffix not in _SETS]:
        print(f"muscle-mentor evaluate: {strange[0]}: a set is .jsonl or .yaml", file=sys.stderr)
        return 2
    talk = Talk(options.locale)
    found: dict[str, float] = {}
    for path in _files(options.files, "understanding", "*.jsonl"):
        found |= _utterances(path, talk, options, out)
    for path in _files(options.files, "entries", "*.jsonl"):
        found |= _entries(path, talk, options, out)
    for path in _files(options.files, "vignettes", "*.jsonl"):
        found |= _vignettes(path, options, out)
    found |= _dialogues(_files(options.files, "dialogues", "*.yaml"), talk, options, out)
    return 0 if options.files else _compare(found, options, out)


def _files(given: Sequence[Path], room: str, pattern: str) -> list[Path]:
    """Given files of the right kind, else all of the room."""
    if not given:
        return sorted((TESTS / room).glob(pattern))
    return [path for path in given if path.match(pattern) and _kind(path) == room]


def _kind(path: Path) -> str:
    if path.suffix != ".jsonl":
        return "dialogues"
    first: Mapping[str, Any] = next(_lines(path), {})
    return next((room for key, room in _ROOMS if key in first), "understanding")


def _lines(path: Path) -> Iterator[Any]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _utterances(
    path: Path, talk: Talk, options: argparse.Namespace, out: TextIO
) -> dict[str, float]:
    heard = judge_utterances.judge(_lines(path), talk, ear_for(options.locale))
    figures = judge_utterances.figures(heard)
    print(f"{path.name}: {len(heard)} utterances", file=out)
    _show(figures.values, out)
    for (wanted, got), count in figures.confusions.most_common():
        print(f"    {wanted} taken for {got}: {count}", file=out)
    if options.misses:
        _show_misses(heard, out)
    return {f"{path.stem}.{name}": value for name, value in figures.values.items()}


def _show_misses(heard: Sequence[judge_utterances.Heard], out: TextIO) -> None:
    for one in heard:
        wrong = f"{one.case['topic']} -> " if not one.right else ""
        slots = [*one.missed_slots, *one.wrong_slots, *(f"+{name}" for name in one.extra_slots)]
        if wrong or slots:
            print(f"  {one.case['id']} {wrong}{one.topic} ({one.intent} {one.tier} {one.score:.2f})"
                  f" {one.case['text']}", file=out)  # fmt: skip
        if slots:
            print(f"      slots {slots}: {one.slots} wanted {one.case['slots']}", file=out)


def _entries(path: Path, talk: Talk, options: argparse.Namespace, out: TextIO) -> dict[str, float]:
    answered = judge_entries.judge(_lines(path), talk)
    print(f"entries/{path.name}: {len(answered)} utterances", file=out)
    for one in answered if options.misses else ():
        if not one.right:
            print(f"  {one.case['text']}: {one.entry} ({one.intent} {dict(one.slots)}), wanted "
                  f"{one.case['entries']}", file=out)  # fmt: skip
    figures = judge_entries.figures(answered)
    _show(figures, out)
    return {f"entries.{path.stem}.{name}": value for name, value in figures.items()}


def _vignettes(path: Path, options: argparse.Namespace, out: TextIO) -> dict[str, float]:
    judged = judge_vignettes.judge(list(_lines(path)), _triage)
    print(f"{path.name}: {len(judged)} vignettes", file=out)
    for level, verdicts in judge_vignettes.per_level(judged).items():
        print(f"    {level}: {dict(verdicts)}", file=out)
    for one in judged if options.misses else ():
        if one.verdict != "acceptable":
            print(f"  {one.case['id']} {one.verdict}: {one.level} {list(one.rules)}, acceptable "
                  f"{one.case['acceptable_levels']}", file=out)  # fmt: skip
    figures = judge_vignettes.figures(judged)
    _show(figures, out)
    return {f"{path.stem}.{name}": value for name, value in figures.items()}


def _triage(lines: Iterable[str], out: TextIO) -> int:
    from muscle_mentor.stored_content import content_for
    from tools.triage_lines import run

    return run(lines, out, content_for("en-US"))


def _dialogues(
    paths: Sequence[Path], talk: Talk, options: argparse.Namespace, out: TextIO
) -> dict[str, float]:
    dialogues = [one for path in paths for one in yaml.safe_load(path.read_text(encoding="utf-8"))]
    if not dialogues:
        return {}
    failed = {one["id"]: judge_dialogues.judge(one, talk) for one in dialogues}
    right = sum(not failures for failures in failed.values())
    print(f"dialogues: {right} of {len(dialogues)} as expected", file=out)
    for failure in (one for failures in failed.values() for one in failures):
        if options.misses:
            print(f"  {failure.dialogue} turn {failure.turn} {failure.expectation}: "
                  f"{failure.detail}\n      {failure.speech}", file=out)  # fmt: skip
    return {"dialogues": round(right / len(dialogues), 4)}


def _show(figures: Mapping[str, float], out: TextIO) -> None:
    for name, value in figures.items():
        print(f"  {name:24} {value:.1%}", file=out)


def _compare(found: Mapping[str, float], options: argparse.Namespace, out: TextIO) -> int:
    """Show what changed since the committed figures; update them on request."""
    committed = json.loads(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.is_file() else {}
    fallen = 0
    for name in sorted({*found, *committed}):
        before, now = committed.get(name), found.get(name)
        if before is not None and now is not None and abs(before - now) > _SLACK:
            print(f"{name}: {before:.1%} -> {now:.1%}", file=out)
        fallen += before is not None and (now is None or now < before - _SLACK)
    if options.update:
        COMMITTED.write_text(json.dumps(dict(found), indent=1) + "\n", encoding="utf-8")
        return 0
    if fallen:
        print(f"{fallen} figures fell: find out why, or commit them with `--update` and a "
              "changelog line that says why", file=out)  # fmt: skip
    return 1 if fallen else 0
