"""The page listens for some sentences of each intent: all of them would take half a minute."""

from server.ear.model import read_model
from server.web import grammar
from tools.rooms import SKILL_PACKAGE

MODEL = read_model(SKILL_PACKAGE / "interactionModels" / "custom" / "en-US.json")


def test_no_intent_brings_more_sentences_than_can_be_heard_well():
    offered = [*grammar.suggestions.every("en-US"), f"open {MODEL.invocation}"]
    heard = list(grammar._texts(MODEL, "en-US"))
    assert (
        len(MODEL.intents) < len(heard) <= grammar._PER_INTENT * len(MODEL.intents) + len(offered)
    )
