"""A small real skill for the endpoint, and a conversation without a skill for the page."""

from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from server.devices import Device
from server.unsaid import unsaid_request


class Script:
    """A conversation that repeats, until somebody says stop. "boom" breaks it."""

    def __init__(self, device: Device) -> None:
        self.locale, self.turns = device.locale, 0

    def turn(self, utterance: str) -> dict[str, Any]:
        if utterance == "boom":
            raise RuntimeError("the secret of a certain person")
        unsaid_request(utterance, None)
        self.turns += 1
        ends = utterance == "stop"
        return {
            "utterance": utterance,
            "locale": self.locale,
            "speech": f"{self.turns}: {utterance}",
            "session": "ended" if ends else "open",
            "intent": "WhyTwitchIntent",
            "asks": None,
        }


def small_skill() -> CustomSkill:
    """A skill that welcomes, and fails on an intent called BrokenIntent."""
    builder = SkillBuilder()

    @builder.request_handler(can_handle_func=lambda handler_input: True)  # noqa: ARG005
    def welcome(handler_input: Any) -> Any:
        intent = getattr(handler_input.request_envelope.request, "intent", None)
        if intent is not None and intent.name == "BrokenIntent":
            raise ValueError("the calf of a certain person")
        return handler_input.response_builder.speak("Welcome.").ask("Well?").response

    return builder.create()
