"""Devices that people have, and conversations on them: requests in, real responses out."""

from typing import Any

from envelopes import envelope, intent, launch

from lambda_function import lambda_handler

SPEAKER = "speaker"
VIEWPORTS = {
    "hub": (1280, 800, "RECTANGLE", "HUB"),
    "small_hub": (960, 480, "RECTANGLE", "HUB"),
    "round": (480, 480, "ROUND", "HUB"),
    "mobile": (412, 732, "RECTANGLE", "MOBILE"),
}
"""Echo Show 8, Echo Show 5, Echo Spot, a phone with the Alexa app: width, height, shape, mode."""

TO_QUESTION = [intent("ReportSymptomIntent", body_part=("calf", "calf"))]
TO_DURATION = [*TO_QUESTION, intent("AMAZON.NoIntent")]
TO_RESULT = [
    *TO_DURATION,
    intent("ReportSymptomIntent", duration=("P1W", None)),
    intent("ReportSymptomIntent", caffeine_amount=("6", None)),
]
CAFFEINE = [
    intent("CaffeineIntent", caffeine_amount=("6", None), drink=("coffees", "coffee")),
]
REMINDER = [
    intent(
        "ReminderIntent",
        reminder=("stretch", "stretch"),
        repeat=("every day", "daily"),
        time=("09:00", None),
    )
]
CONVERSATIONS = {
    "launch": [launch()],
    "help": [intent("AMAZON.HelpIntent")],
    "not understood": [intent("AMAZON.FallbackIntent")],
    "answer": [intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid"))],
    "who says so": [
        intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid")),
        intent("SourcesIntent"),
    ],
    "list of signs": TO_QUESTION,
    "how long": TO_DURATION,
    "how much caffeine": TO_RESULT[:3],
    "result": TO_RESULT,
    "warning": [intent("ReportSymptomIntent", symptoms=("wasting", "wasting"))],
    "what forbids a move": [intent("StretchIntent", move=("calf stretch", "wall_calf_stretch"))],
    "move": [
        intent("StretchIntent", move=("calf stretch", "wall_calf_stretch")),
        intent("AMAZON.NoIntent"),
    ],
    "practice": [
        intent("BreathingIntent", programme=("calm breathing", "calm_breathing")),
        intent("AMAZON.YesIntent"),
    ],
    "caffeine counted": CAFFEINE,
    "step down": [*CAFFEINE, intent("AMAZON.YesIntent")],
    "which half of the day": REMINDER,
    "consent to a reminder": [*REMINDER, intent("ReminderIntent", day_part=("am", "morning"))],
    "plan": [
        intent("BreathingIntent", programme=("caffeine step down", "caffeine_step_down")),
    ],
    "emergency": [intent("ReportSymptomIntent", symptoms=("chest pain", "chest_pain"))],
    "crisis": [intent("SelfHarmIntent")],
    "goodbye": [intent("AMAZON.StopIntent")],
}
"""Each kind of reply, and the requests that lead to it."""


def replied(device: str, events: list[dict[str, Any]], locale: str = "en-US") -> dict[str, Any]:
    """The last answer of a conversation on a device: the whole response envelope."""
    answer: dict[str, Any] = {}
    for event in events:
        attributes = answer.get("sessionAttributes", {})
        answer = lambda_handler(on(device, event, attributes, locale), None)
    return answer


def on(
    device: str, event: dict[str, Any], attributes: dict[str, Any], locale: str = "en-US"
) -> dict[str, Any]:
    """The same request from a device, as a turn of a session."""
    request = {**event["request"], "locale": locale}
    whole = envelope(request, new=not attributes, attributes=attributes)
    if device != SPEAKER:
        width, height, shape, mode = VIEWPORTS[device]
        system = whole["context"]["System"]
        system["device"]["supportedInterfaces"] = {
            "Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}
        }
        whole["context"]["Viewport"] = {
            "experiences": [],
            "mode": mode,
            "shape": shape,
            "pixelWidth": width,
            "pixelHeight": height,
            "dpi": 160,
            "currentPixelWidth": width,
            "currentPixelHeight": height,
            "touch": ["SINGLE"],
        }
    return whole


def tap(arguments: list[Any]) -> dict[str, Any]:
    """A finger on an answer, as Alexa tells it."""
    return envelope(
        {
            "type": "Alexa.Presentation.APL.UserEvent",
            "token": "question",
            "arguments": arguments,
            "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        }
    )


def screen(answer: dict[str, Any]) -> dict[str, Any] | None:
    """The screen of an answer, or None."""
    shown = answer["response"].get("directives", [])
    return shown[0] if shown else None


def data(answer: dict[str, Any]) -> dict[str, Any]:
    """What the screen of an answer shows."""
    shown = screen(answer)
    assert shown
    return dict(shown["datasources"]["screen"])


def answers(answer: dict[str, Any]) -> dict[str, list[Any]]:
    """Label -> what a tap on it sends."""
    return {each["label"]: each["touch"] for row in data(answer)["answers"] for each in row}
