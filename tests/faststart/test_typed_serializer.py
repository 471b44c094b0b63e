"""The typed serializer gives what the SDK's own gives, for every class that the SDK has."""

import copy
import importlib
import json
import pkgutil
import random
from enum import Enum

import ask_sdk_model
import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from envelopes import intent, launch

from muscle_mentor.faststart.typed_serializer import TypedSerializer
from muscle_mentor.plain import Late, Plain

PAYLOADS_PER_CLASS = 8
SEED = 8
SDK, OURS = DefaultSerializer(), TypedSerializer()
SCALARS = {"str": "said", "int": 3, "float": 1.5, "bool": True, "object": {"any": [1]}}
ODD = (None, "", 0, 5, "2026-02-30T00:00:00Z", [], {}, "2026-11-23T09:00:00+01:00", True, "é")


def model_classes():
    """Every class with a plan, of every module of ask_sdk_model."""
    found = {}
    for module in pkgutil.walk_packages(ask_sdk_model.__path__, "ask_sdk_model."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and hasattr(each, "deserialized_types"):
                found[f"{each.__module__}.{each.__qualname__}"] = each
    return [found[name] for name in sorted(found)]


CLASSES = model_classes()


def payload(kind, chance, depth=0):  # noqa: PLR0911 - a return a kind
    """Random data of a type as the SDK spells it; now and then not what it should be."""
    if chance.random() < 0.02:
        return chance.choice(ODD)
    if kind in SCALARS:
        return SCALARS[kind]
    if kind in ("datetime", "date"):
        return "2026-11-23T09:00:00Z"
    if kind.startswith("list["):
        return [payload(kind[5:-1], chance, depth + 1) for _ in range(chance.randrange(3))]
    if kind.startswith("dict("):
        value = kind[5:-1].partition(", ")[2]
        return {name: payload(value, chance, depth + 1) for name in ("a", "b")}
    try:
        return _model_payload(_class(kind), chance, depth)
    except ModuleNotFoundError:  # the SDK names two classes that it does not have
        return {"any": 1}


def _class(name):
    module, _, own = name.rpartition(".")
    return getattr(importlib.import_module(module), own)


def _model_payload(model, chance, depth):
    if issubclass(model, Enum):
        return chance.choice(list(model)).value
    extra = {"unknownKey": {"x": 1}} if chance.random() < 0.1 else {}
    children = getattr(model, "discriminator_value_class_map", None)
    if children:
        tag, child = chance.choice(sorted(children.items()))
        model = _class(child)
        extra[model.json_discriminator_key] = tag
    chosen = [
        (model.attribute_map.get(name, name), kind)
        for name, kind in model.deserialized_types.items()
        if depth < 4 and chance.random() < 0.6
    ]
    return {key: payload(kind, chance, depth + 1) for key, kind in chosen} | extra


def outcome(make):
    """What a serializer made of it, every part looked at, or that it refused."""
    try:
        return whole(make())
    except SerializationException as refused:
        return ("refused", str(refused))


def whole(made):
    """The same with its slots, which are read when they are asked for."""
    if isinstance(made, Late):
        return dict(made)
    if isinstance(made, dict):
        return {key: whole(value) for key, value in made.items()}
    if isinstance(made, list):
        return [whole(value) for value in made]
    if hasattr(made, "deserialized_types"):
        vars(made).update(whole(vars(made)))
    return made


def same(ours, sdk):
    """The same objects of the same classes with the same values, all the way down."""
    if type(ours) is not type(sdk):
        return False
    if hasattr(sdk, "deserialized_types"):
        return same(vars(ours), vars(sdk))
    if isinstance(sdk, dict):
        return ours.keys() == sdk.keys() and all(same(ours[key], sdk[key]) for key in sdk)
    if isinstance(sdk, list | tuple):
        return len(ours) == len(sdk) and all(map(same, ours, sdk))
    return bool(ours == sdk)


def test_every_model_class_is_read_and_written_as_the_sdk_does():
    chance = random.Random(SEED)  # noqa: S311 - the same payloads each time
    tried = 0
    for model in CLASSES:
        for _ in range(PAYLOADS_PER_CLASS):
            data = _model_payload(model, chance, 0)
            text = json.dumps(data)
            sdk = outcome(lambda: SDK.deserialize(text, model))  # noqa: B023 - called at once
            ours = outcome(lambda: OURS.deserialize(text, model))  # noqa: B023
            assert same(ours, sdk), (model, text)
            assert same(outcome(lambda: OURS.read(data, model)), sdk), (model, text)  # noqa: B023
            assert json.dumps(OURS.serialize(sdk)) == json.dumps(SDK.serialize(sdk)), model
            tried += 1
    assert len(CLASSES) > 400
    assert tried > 3000


def test_a_real_request_needs_no_help_from_the_sdk(monkeypatch):
    def helped(*_):
        raise AssertionError

    monkeypatch.setattr(DefaultSerializer, "deserialize", helped)
    report = intent("ReportSymptomIntent", body_part=("eyelid", "eyelid"), side=("left", None))
    for event in (launch(), report):
        assert OURS.read(event, RequestEnvelope).request.locale == "en-US"


@pytest.mark.parametrize(
    "stamp", ["2026-11-23T09:00:00.5Z", "2026-11-23", "23 Nov 2026", 1795424400, "never", ""]
)
def test_an_unusual_timestamp_gets_what_the_sdk_makes_of_it(stamp):
    event = launch(timestamp=stamp)
    sdk = outcome(lambda: SDK.deserialize(json.dumps(event), RequestEnvelope))
    assert same(outcome(lambda: OURS.read(event, RequestEnvelope)), sdk)


def test_slots_are_written_as_they_came_and_looked_at_as_models():
    event = intent("ReportSymptomIntent", body_part=("eyelid", "eyelid"), side=("left", None))
    slots = OURS.read(event, RequestEnvelope).request.intent.slots
    assert OURS.serialize(slots) == event["request"]["intent"]["slots"]
    assert (len(slots), "side" in slots, "cause" in slots) == (2, True, False)
    assert slots["side"].slot_value.value == "left"


def test_the_attributes_of_a_session_are_not_copied():
    session = OURS.read(launch(), RequestEnvelope).session
    assert copy.deepcopy(session.attributes) is session.attributes


def test_what_is_known_to_be_plain_is_written_as_it_is():
    answer = Plain(outputSpeech={"type": "SSML", "ssml": "<speak>Hello</speak>"})
    given = ResponseEnvelope(version="1.0", session_attributes=Plain(a=[1]), response=answer)
    assert OURS.serialize(given) == SDK.serialize(given)


def test_a_key_that_names_an_attribute_is_left_to_the_sdk():
    event = launch()
    event["session"]["session_id"] = "other"
    assert OURS.read(event, RequestEnvelope).session.session_id == "other"


def test_a_text_is_data_and_not_json():
    with pytest.raises(SerializationException):
        OURS.read(json.dumps(launch()), RequestEnvelope)
