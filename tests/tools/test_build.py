"""Built files are what their sources make, and a stale one is named with the source to change."""

import json
from dataclasses import replace

from tools.build import build_all, stale
from tools.rooms import SKILL_PACKAGE


def test_the_committed_models_are_fresh() -> None:
    built, problems = build_all()
    assert problems == []
    assert stale(built) == []


def test_a_stale_file_is_named_with_its_source() -> None:
    built, _ = build_all()
    model = next(each for each in built if each.committed)
    told = stale([replace(model, text="{}")])
    assert "interactionModels/en/ or content/en/ makes it" in str(told[0])
    assert model.path.name in str(told[0])


def test_the_built_model_is_amazons_form_with_ids_for_every_value() -> None:
    path = SKILL_PACKAGE / "interactionModels" / "custom" / "en-US.json"
    model = json.loads(path.read_text())["interactionModel"]["languageModel"]
    assert model["invocationName"] == "muscle mentor"
    assert {"AMAZON.FallbackIntent", "AMAZON.StopIntent", "EmergencyIntent"} <= {
        intent["name"] for intent in model["intents"]
    }
    for slot_type in model["types"]:
        ids = [value["id"] for value in slot_type["values"]]
        assert ids
        assert len(ids) == len(set(ids)), slot_type["name"]


def test_what_is_said_letter_by_letter_has_a_period_after_each_letter() -> None:
    path = SKILL_PACKAGE / "interactionModels" / "custom" / "en-US.json"
    model = json.loads(path.read_text())["interactionModel"]["languageModel"]
    types = {each["name"]: each for each in model["types"]}
    (als,) = (each for each in types["Condition"]["values"] if each["id"] == "als")
    assert als["name"]["value"] == "a. l. s."
    spoken = [name for kind in types.values() for value in kind["values"]
              for name in (value["name"]["value"], *value["name"]["synonyms"])]  # fmt: skip
    assert not [name for name in spoken if {"als", "mnd", "emg", "bfs"} & set(name.split())]
