"""An understanding as Alexa would send it."""

from server.ear import Ear, HeardSlot, HeardValue, Understanding


def test_all_slots_are_present_and_empty_ones_have_a_name_only(ear: Ear) -> None:
    intent = ear.request_intent(ear.hear("why is my eyelid twitching"))
    assert intent["slots"]["side"] == {"name": "side", "confirmationStatus": "NONE"}


def test_a_known_value_keeps_the_words_and_resolves(ear: Ear) -> None:
    slot = ear.request_intent(ear.hear("why is my lid twitching"))["slots"]["body_part"]
    resolution = slot["resolutions"]["resolutionsPerAuthority"][0]
    assert slot["value"] == "lid"
    assert resolution["status"] == {"code": "ER_SUCCESS_MATCH"}
    assert resolution["values"] == [{"value": {"name": "eyelid", "id": "eyelid"}}]


def test_an_unknown_value_has_no_match(ear: Ear) -> None:
    heard = HeardSlot("body_part", "BodyPart", (HeardValue("gizzard"),))
    slot = ear.request_intent(Understanding("WhyBodyPartIntent", (heard,)))["slots"]["body_part"]
    resolution = slot["resolutions"]["resolutionsPerAuthority"][0]
    assert resolution["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in resolution


def test_several_values_are_a_list(ear: Ear) -> None:
    slot = ear.request_intent(ear.hear("why is my calf and thigh twitching"))["slots"]["body_part"]
    assert slot["slotValue"]["type"] == "List"
    assert [one["value"] for one in slot["slotValue"]["values"]] == ["calf", "thigh"]
    assert "value" not in slot


def test_built_in_types_give_their_value(ear: Ear) -> None:
    slot = ear.request_intent(ear.hear("two weeks"))["slots"]["duration"]
    assert slot["value"] == "P2W"
    assert slot["slotValue"] == {"type": "Simple", "value": "P2W"}


def test_an_intent_without_slots(ear: Ear) -> None:
    expected = {"name": "AMAZON.StopIntent", "confirmationStatus": "NONE"}
    assert ear.request_intent(ear.hear("stop")) == expected
