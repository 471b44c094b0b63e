"""A conversation with fixed replies, as server.talk gives them: the page is what is tested."""

import re
from typing import Any

from server.devices import Device

DISCLAIMER = "This is general information, not medical advice."
REPLIES: dict[str, dict[str, Any]] = {
    "__launch__": {
        "intent": "LaunchRequest",
        "topic": "launch",
        "speech": "Welcome to Muscle Mentor. I explain muscle twitches and say what helps. "
        "This is general information, not medical advice. What is twitching?",
        "asks": "body_parts",
    },
    "why is my eyelid twitching?": {
        "intent": "WhyBodyPartIntent",
        "topic": "why_body_part",
        "slots": {"body_part": "eyelid"},
        "speech": "A twitching eyelid is very common. Tired eyes, stress, caffeine and long screen "
        "time are the usual reasons. Would you like to hear what helps?",
    },
    "yes": {
        "intent": "AMAZON.YesIntent",
        "topic": "yes",
        "speech": "Rest your eyes often. Drink less coffee, and sleep a little more. Blink slowly "
        "when you look at a screen. See your own doctor if it lasts longer than two weeks.",
        "level": "self_care",
        "rules": ["S1"],
        "suggestions": ["eye_care", "caffeine_reduction", "sleep"],
        "card": {"title": "Twitching eyelid", "text": f"Rest, less caffeine, sleep.\n{DISCLAIMER}"},
        "screen": "advice",
        "session": "ended",
    },
    "my left calf has been twitching for three days": {
        "intent": "ReportSymptomIntent",
        "topic": "report_symptom",
        "slots": {"body_part": "calf", "side": "left", "duration": "P3D"},
        "speech": "Thank you. Has the calf or the foot become weak?",
        "asks": "weakness",
    },
    "remind me": {
        "intent": "ReminderIntent",
        "topic": "other",
        "speech": "Alexa will ask you.",
        "directives": [
            {
                "type": "Connections.SendRequest",
                "name": "AskFor",
                "payload": {"permissionScope": "alexa::alerts:reminders:skill:readwrite"},
                "token": "daily",
            }
        ],
        "session": "ended",
    },
    "__permission__ accepted": {
        "intent": "Connections.Response",
        "topic": "other",
        "speech": "I set the reminder.",
        "session": "ended",
    },
    "__permission__ denied": {
        "intent": "Connections.Response",
        "topic": "other",
        "speech": "All right, no reminder.",
        "session": "ended",
    },
    "my face is drooping": {
        "intent": "EmergencyIntent",
        "topic": "emergency_statement",
        "slots": {"symptoms": "face_droop"},
        "speech": "Call 911 now. A face that droops can be a stroke, and minutes count. "
        "I cannot call for you. Do not drive yourself.",
        "level": "emergency",
        "rules": ["E1"],
        "suggestions": ["call_emergency"],
        "session": "ended",
    },
}
FALLBACK = {
    "intent": "AMAZON.FallbackIntent",
    "topic": "out_of_scope",
    "speech": "I did not get that. You can ask why a muscle twitches. What would you like to know?",
}
BASE: dict[str, Any] = {
    "slots": {},
    "asks": None,
    "level": None,
    "rules": [],
    "suggestions": [],
    "card": None,
    "directives": [],
    "screen": None,
    "session": "open",
}


class ScriptedTalk:
    """One session. Silence gives the reprompt once, then the session ends."""

    def __init__(self, device: Device) -> None:
        self.locale, self.quiet, self.speech = device.locale, False, ""

    def turn(self, utterance: str) -> dict[str, Any]:
        if utterance == "__silence__":
            return self._silence()
        reply = BASE | REPLIES.get(utterance.lower(), FALLBACK)
        self.quiet, self.speech = False, reply["speech"]
        reprompt = self.speech.split(". ")[-1] if reply["session"] == "open" else None
        return self._result(utterance, reply | {"reprompt": reprompt})

    def _silence(self) -> dict[str, Any]:
        over, self.quiet = self.quiet, True
        again = None if over else self.speech.split(". ")[-1]
        told = {"intent": None, "topic": "silence", "speech": again, "reprompt": again}
        return self._result(
            "__silence__", BASE | told | {"session": "ended" if over else "open"}
        ) | {"understanding": None}

    def _result(self, utterance: str, reply: dict[str, Any]) -> dict[str, Any]:
        return {
            "utterance": utterance,
            "locale": self.locale,
            **reply,
            "understanding": {
                "intent": reply["intent"],
                "slots": [
                    {"name": name, "type": name.title(), "values": [heard(value)]}
                    for name, value in reply["slots"].items()
                ],
                "score": 0.93,
                "tier": "encoder",
                "runners_up": [{"intent": "WhyTwitchIntent", "score": 0.41}],
            },
            "request": {"version": "1.0", "request": {"type": "IntentRequest"}},
            "response": {
                "version": "1.0",
                "response": {
                    "outputSpeech": ssml(reply["speech"]),
                    "directives": reply["directives"],
                },
            },
        }


def heard(value: str) -> dict[str, str]:
    return {"raw": value.replace("_", " "), "id": value, "name": value}


def ssml(speech: str | None) -> dict[str, str] | None:
    if speech is None:
        return None
    return {"type": "SSML", "ssml": f"<speak>{re.sub('[<>&]', '', speech)}</speak>"}
