"""The schema files that editors complete by: fresh, and true of all content."""

import json
from typing import Any

import pytest

from tools.content_files import read_library
from tools.schema import KINDS
from tools.schemas import built_schemas

LIBRARY = read_library("en")
BUILT = {path.stem: (path, text) for path, text in built_schemas()}


def schema(kind: str) -> Any:
    return json.loads(BUILT[kind][1])


@pytest.mark.parametrize("kind", sorted(BUILT))
def test_the_committed_schema_is_fresh(kind: str) -> None:
    path, text = BUILT[kind]
    assert path.read_text() == text, "run `make build`"


def test_every_kind_has_one() -> None:
    assert {*KINDS, "phrases", "triage", "locale", "sources"} == set(BUILT)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_in_use_is_known_and_every_needed_key_there(kind: str) -> None:
    known, needed = set(schema(kind)["properties"]), set(schema(kind)["required"])
    for (of, name), file in LIBRARY.files.items():
        if of == kind:
            assert needed <= set(file.data) <= known, name


def test_an_editor_offers_the_sources_that_may_be_spoken() -> None:
    offered = schema("sites")["$defs"]["Statement"]["properties"]["sources"]["items"]["enum"]
    assert "NHS-TW" in offered
    assert "K" not in offered


def test_an_editor_offers_the_moves_and_signs_that_there_are() -> None:
    assert "wall_calf_stretch" in schema("sites")["properties"]["moves"]["items"]["enum"]
    assert "leg_swollen" in schema("moves")["properties"]["not_if"]["items"]["enum"]


def test_a_fact_needs_sources_and_an_instruction_does_not() -> None:
    statement = schema("sites")["$defs"]["Statement"]
    assert statement["oneOf"][0] == {"required": ["say", "sources"]}
    assert statement["additionalProperties"] is False


def test_every_key_of_an_answer_is_explained() -> None:
    for name, about in schema("moves")["properties"].items():
        if name not in ("sites", "steps", "summary"):
            assert about.get("description"), name
