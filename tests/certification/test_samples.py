"""Each sample of the built model gets a sensible reply, one-shot and in the middle of a session."""

import pytest
from model_requests import sample_requests, sent

from server.ear.model import read_model
from server.talk import MODELS

INTENTS = sorted(read_model(MODELS / "en-US.json").intents)


@pytest.mark.parametrize("name", INTENTS)
def test_each_sample_works_as_a_one_shot(name, model, certify):
    certify((sample, sent(asked)) for sample, asked in sample_requests(model.intents[name], model))
