"""JSON Schema files for editors: completion and checks while an author types.

Built from the models in schema.py, with the ids that there are: content/schemas/<kind>.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from tools.checks.references import LINKS
from tools.rooms import CONTENT
from tools.schema import KINDS, Locale, Phrases, Sources, TriageTexts
from tools.yamlfile import YamlFile, read_yaml

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KNOWLEDGE = "K"
_ABOUT = {
    "name": "How the skill says it, without an article.",
    "words": "What people say: an id for each thing, and its other names.",
    "said": "How a value is said where its id is not what one would say: {banana: bananas}.",
    "asks_about": "Signs that this question only asks about: asking it is no report of them.",
    "of": "The illnesses that the answer speaks of: where another is named, that one answers.",
    "reviewed": "The day on which the text was last checked against its sources: 2026-11-23.",
    "unreviewed": "True where there is no reviewed information: then without an answer.",
    "answer": "Said first: two or three short statements, 20 seconds at most.",
    "more": 'Said on "tell me more": new facts, 45 seconds at most.',
    "helps": "What helps, 25 seconds at most.",
    "see_doctor": "Its own reasons to see a doctor, 25 seconds at most.",
    "say": "A fact, as it is heard. Needs sources.",
    "do": "An instruction without any claim. Needs no sources.",
    "sources": "Ids from content/sources.yaml.",
    "dated": "The date that is spoken: a year, or year and month (2023-10).",
    "code": "The number of the entry in the evidence base.",
    "hold": "Seconds to hold this step, 30 at most.",
    "again": "The short cue of this step from the second round on.",
    "count": "True where the seconds are counted aloud the first time.",
    "rest": "True for a wait after letting go: its seconds are not counted down.",
    "once": "True for a step of the first round only, such as getting into position.",
    "last": "True for a step that comes once, after the last round.",
    "most": "How often the steps are done at most, however long is wished for.",
    "stands": "True where it is done standing: whoever cannot stand gets the seated version.",
    "times": "How often the steps are done.",
    "sides": "Whether the other side follows.",
    "seated": "The steps of a seated version.",
    "parts": "Places, as they are named (hamstring), for which this move goes before the others.",
    "not_if": "Signs (content/<language>/symptoms/) with which the move is not offered.",
    "ask_first": "One question, to be answered with yes or no, about what forbids the move.",
    "asked": "Whole sentences as people ask it.",
    "topic": "The topic that the question belongs to.",
    "general": "True for a place such as an arm: the skill asks which part is meant.",
    "which": "The parts to choose from.",
    "field": "The key of a written report that the sign belongs to.",
    "danger": "True where the sign alone fires an emergency or urgent rule.",
    "milligrams": "Caffeine in one serving.",
    "estimate": "True where no source gives the number: it is counted, and not said.",
    "suggestion": "What to suggest to whoever names this cause.",
}


def built_schemas(root: Path = CONTENT) -> list[tuple[Path, str]]:
    """Path and text of every schema file of content/."""
    known = _known(root)
    models = {kind: (kind, model.model_json_schema()) for kind, model in KINDS.items()}
    models["phrases"] = ("phrases", Phrases.model_json_schema())
    models["locale"] = ("locale", Locale.model_json_schema())
    models["sources"] = ("sources", Sources.model_json_schema())
    models["triage"] = ("triage", TriageTexts.model_json_schema())
    return [
        (root / "schemas" / f"{name}.json", _text(_finished(kind, schema, known)))
        for name, (kind, schema) in models.items()
    ]


def _finished(
    kind: str, schema: Mapping[str, Any], known: Mapping[str, list[str]]
) -> dict[str, Any]:
    """A model's schema with explanations, and the ids that may stand in its lists."""
    done = deepcopy(dict(schema))
    for part in [done, *done.get("$defs", {}).values()]:
        for name, about in part.get("properties", {}).items():
            about.pop("title", None)
            if name in _ABOUT:
                about["description"] = _ABOUT[name]
            cites = name == "sources" and kind != "sources"
            target = "sources" if cites else LINKS.get((kind, name))
            if target and about.get("type") == "array":
                about["items"] = {"enum": known[target]}
    statement = done.get("$defs", {}).get("Statement")
    if statement:
        statement["oneOf"] = [
            {"required": ["say", "sources"]},
            {"required": ["do"], "not": {"required": ["say"]}},
        ]
    return {"$schema": _DIALECT, **done}


def _known(root: Path) -> dict[str, list[str]]:
    """The ids of every kind, and of the sources that may be spoken."""
    known = {kind: sorted({path.stem for path in root.glob(f"*/{kind}/*.yaml")}) for kind in KINDS}
    found = read_yaml(root / "sources.yaml")
    listed = found.data["sources"] if isinstance(found, YamlFile) else []
    return known | {"sources": sorted({source["id"] for source in listed} - {_KNOWLEDGE})}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
