"""Each value and each synonym of each slot, in each intent that has the slot."""

import pytest
from model_requests import ODD, Said, request, sent, value_requests

from server.ear.model import read_model
from server.talk import MODELS

MODEL = read_model(MODELS / "en-US.json")
SLOTS = [(intent.name, slot.name) for intent in MODEL.intents.values() for slot in intent.slots]


@pytest.mark.parametrize(("intent", "slot"), SLOTS)
def test_each_value_and_synonym_gets_a_reply(intent, slot, model, certify):
    owner = model.intents[intent]
    asked = value_requests(owner, owner.slot(slot), model)
    certify((f"{intent} {slot}={said.raw}", sent(each)) for said, each in asked)


@pytest.mark.parametrize(("intent", "slot"), SLOTS)
def test_words_that_no_type_knows_get_a_reply(intent, slot, model, certify_all):
    certify_all([(f"{intent} {slot}", sent(request(intent, {slot: Said(ODD)}, model)))])


@pytest.mark.parametrize("intent", sorted(MODEL.intents))
def test_an_intent_with_no_slot_filled_gets_a_reply(intent, model, certify_all):
    certify_all([(intent, sent(request(intent, {}, model)))])
