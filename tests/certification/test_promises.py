"""Every phrase that the skill, its manifest or a tap promises is understood as promised."""

import json
import re
from itertools import chain

import pytest
from model_requests import sent

from muscle_mentor.stored_content import content_for
from server.devices import Device
from server.talk import ROOT, Talk

MANIFEST = json.loads((ROOT / "skill-package" / "skill.json").read_text())["manifest"]
STORE = MANIFEST["publishingInformation"]["locales"]
LOCALES = sorted(STORE)
# What is promised, as people say it -> what must be understood. A new promise needs a line here.
PROMISED = {
    "why is my eyelid twitching": "WhyBodyPartIntent",
    "why my eyelid is twitching": "WhyBodyPartIntent",
    "my calf has been twitching for a week": "ReportSymptomIntent",
    "my calf has been twitching for three days": "ReportSymptomIntent",
    "when should i see a doctor": "WhenDoctorIntent",
    "i don't know": "DontKnowIntent",
    "go back": "AMAZON.PreviousIntent",
    "stop at any time": "AMAZON.StopIntent",
    "guide me through the calf stretch": "StretchIntent",
    "i drink six coffees and two colas": "ReportSymptomIntent",
    "just two minutes of box breathing": "BreathingIntent",
    "remind me to stretch every day at nine": "ReminderIntent",
}

# What is promised as an answer to "when?".
WHEN = (
    "tomorrow",
    "every day",
    "every monday",
    "in a week",
    "at nine in the morning",
    "every day at nine in the morning",
)


def _spoken():
    """What phrases tell a person to say: "You can say: a. Or: b.", "You can say: a, b, or c."."""
    phrases = content_for("en-US")._shard("phrases")["phrases"]
    texts = chain.from_iterable(
        (phrase.get("say", ""), phrase.get("reprompt", "")) for phrase in phrases.values()
    )
    for text in texts:
        for found in re.finditer(r"You can say: ([^.?]+)(?:\. Or: ([^.?]+))?", text):
            for said in filter(None, found.groups()):
                yield from re.split(r", or |, ", said)


def _written(locale):
    """What the store's texts and example phrases tell a person to say."""
    texts = [*STORE[locale]["examplePhrases"], STORE[locale]["description"]]
    for text in texts:
        yield from re.findall(r"ask muscle mentor ([^\"]+)", text)
        yield from re.findall(r"for example \"([^\"]+)\"", text)


def test_every_promise_is_on_the_list():
    told = {*_spoken(), *chain.from_iterable(map(_written, LOCALES))}
    assert {said.lower() for said in told} == {*PROMISED, *WHEN}


@pytest.mark.parametrize("said", PROMISED)
def test_a_promise_is_understood_as_promised(said):
    utterance = said.removesuffix(" at any time")
    result = Talk(device=Device("en-US")).turn(utterance)
    assert result.contract["intent"] == PROMISED[said]
    assert "did not catch" not in (result.contract["speech"] or "")


@pytest.mark.parametrize("said", WHEN)
def test_a_time_that_is_promised_answers_when(said):
    talk = Talk(device=Device("en-US"))
    talk.turn("remind me to stretch")
    result = talk.turn(said)
    assert "did not catch" not in (result.contract["speech"] or "")
    assert result.contract["topic"] != "out_of_scope"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_locale_opens_with_its_own_words(locale, certify_all):
    """The first example phrase is launch word and invocation name; the welcome names the number."""
    first = STORE[locale]["examplePhrases"][0]
    model = json.loads(
        (ROOT / f"skill-package/interactionModels/custom/{locale}.json").read_text()
    )["interactionModel"]["languageModel"]
    assert first == f"Alexa, open {model['invocationName']}"
    assert len(STORE[locale]["examplePhrases"]) <= 3
    launch = sent({"type": "LaunchRequest"}, locale=locale)
    number = content_for(locale).locale["words"]["emergency_number"]
    [(_, answer)] = certify_all([(locale, launch)])
    assert number in answer.text


def _taps():
    screens = content_for("en-US")._shard("screens")
    return sorted(screens["answers"].items())


@pytest.mark.parametrize(("name", "answer"), _taps(), ids=[name for name, _ in _taps()])
def test_every_button_is_an_intent_of_the_model(name, answer, model):
    assert answer["intent"] in model.intents, name
