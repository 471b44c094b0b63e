"""Requests that no device sends: parts missing, of wrong types, huge, deep, unknown, forged."""

import copy
import json
from typing import Any

from envelopes import envelope, intent, launch
from hypothesis import strategies as st

from server.ear.model import read_model
from server.talk import MODELS

MODEL = read_model(MODELS / "en-US.json")
SLOTS = sorted({slot.name for one in MODEL.intents.values() for slot in one.slots})
KINDS = (
    "LaunchRequest IntentRequest SessionEndedRequest CanFulfillIntentRequest SessionResumedRequest "
    "System.ExceptionEncountered Connections.Response Alexa.Presentation.APL.UserEvent "
    "Alexa.Presentation.APL.RuntimeError AlexaSkillEvent.SkillDisabled Reminders.ReminderStarted "
    "AudioPlayer.PlaybackStarted Messaging.MessageReceived Some.New.Request"
).split()
WORDS = (
    "\ud800",
    "\x00",
    "\u202e",
    "\ufdfd" * 50,
    "a" * 5000,
    "<speak>",
    "{doctor_a}",
    "../../etc",
    "911",
)
text = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.sampled_from(["chest pain", "calf", "sudden", "P3W", "three", "?", "yes"]),
)
scalar = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), text
)
anything = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(text, inner, max_size=5),
    max_leaves=12,
)
REFS = st.sampled_from(
    "ask:danger_any ask:caffeine offer:check offer:move:wall_calf_stretch hold:x phrase:launch "
    "go:moves/wall_calf_stretch/2/3/- go:moves/wall_calf_stretch/999/3/- sites:calf:answer@0-99 "
    "rule:C01@7 ../../secret:x:y level:emergency exercise: : pause:1e999 pause:nan card:x:y".split()
)
state = st.fixed_dictionaries(
    {"v": st.just(1)},
    optional={
        "open": REFS | anything,
        "said": st.lists(st.tuples(REFS | anything, st.just({}) | anything).map(list), max_size=4)
        | anything,
        "report": st.dictionaries(
            st.sampled_from(["parts", "sites", "signs", "duration_days", "medicines", "person"]),
            anything,
            max_size=4,
        )
        | anything,
        "routine": st.sampled_from(["moves/wall_calf_stretch/2/3/-", "moves/x/1/1/-", "a/b"])
        | anything,
        "asked": anything,
        "subject": st.sampled_from(["sites:calf:calf", "sites:calf:eyelid", "x:y:z"]) | anything,
        "misses": anything,
        "told": anything,
        "level": anything,
        "outcome": anything,
        "surprise": anything,
    },
)


def _slot(raw: str, known: str | None) -> dict[str, Any]:
    filled: dict[str, Any] = intent("X", slot=(raw, known))["request"]["intent"]["slots"]["slot"]
    return filled


slot_values = st.dictionaries(
    st.sampled_from(SLOTS) | text,
    st.builds(_slot, text, st.none() | text) | anything,
    max_size=4,
)


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """A whole request of a known or new kind, its own parts drawn."""
    asked = {
        "type": draw(st.sampled_from(KINDS)),
        "intent": {
            "name": draw(st.sampled_from(sorted(MODEL.intents)) | text),
            "slots": draw(slot_values),
        },
        "arguments": draw(st.lists(text | REFS, max_size=6) | anything),
    }
    whole = envelope(asked, new=draw(st.booleans()), attributes=draw(st.just({}) | anything))
    if draw(st.booleans()):
        whole["session"]["attributes"] = {"state": draw(state)}
    return whole


@st.composite
def broken(draw: st.DrawFn) -> Any:
    """A request with a part, anywhere in it, left out or of another type."""
    base = draw(requests() | st.just(launch()) | st.just(intent("WhyTwitchIntent")))
    whole = copy.deepcopy(base)
    for _ in range(draw(st.integers(1, 3))):
        part: Any = whole
        while True:
            name = draw(st.sampled_from(sorted(part)))
            if isinstance(part[name], dict) and part[name] and draw(st.booleans()):
                part = part[name]
                continue
            break
        part[name] = draw(anything)
        if draw(st.booleans()):
            del part[name]
        if not whole:
            break
    return whole


def deep(levels: int) -> Any:
    """A list in a list, so many levels down."""
    inner: Any = "x"
    for _ in range(levels):
        inner = [inner]
    return inner


def size_of(whole: object) -> int:
    """Bytes of a body."""
    return len(json.dumps(whole).encode())
