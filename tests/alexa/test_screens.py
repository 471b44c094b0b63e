"""Screens: each kind of reply on each device; only what is said, nothing that was reported."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from devices import (
    CONVERSATIONS,
    SPEAKER,
    TO_DURATION,
    TO_QUESTION,
    TO_RESULT,
    VIEWPORTS,
    answers,
    data,
    on,
    replied,
    screen,
    tap,
)
from envelopes import envelope, intent, launch

from lambda_function import lambda_handler
from muscle_mentor.stored_content import content_for, figure

SNAPSHOTS = Path(__file__).parent / "snapshots.json"
MOST_BYTES = 24_000
MOST_ON_A_CARD = 8_000
WORD = re.compile(r"[a-z0-9']+")


def outline(answer: dict[str, Any]) -> dict[str, Any]:
    """What a device does with an answer, without the sentences: those are content's to change."""
    response, shown = answer["response"], screen(answer)
    return {
        "ends": response.get("shouldEndSession", "left to Alexa"),
        "listens": "reprompt" in response,
        "card": "card" in response,
        "screen": shown and shown["token"],
        "answers": list(answers(answer)) if shown and "answers" in data(answer) else None,
        "drawings": sorted(shown["document"]["graphics"]) if shown else None,
    }


def test_each_kind_of_reply_is_as_it_was_on_each_device() -> None:
    """After a wanted change: SNAPSHOTS=write, look at the difference, and commit it."""
    seen = {
        kind: {device: outline(replied(device, events)) for device in (SPEAKER, *VIEWPORTS)}
        for kind, events in CONVERSATIONS.items()
    }
    if os.environ.get("SNAPSHOTS") == "write":
        SNAPSHOTS.write_text(json.dumps(seen, indent=1) + "\n")
    assert seen == json.loads(SNAPSHOTS.read_text())


@pytest.mark.parametrize("kind", CONVERSATIONS)
def test_a_device_without_a_screen_gets_none_and_the_same_words(kind: str) -> None:
    spoken = replied(SPEAKER, CONVERSATIONS[kind])["response"]
    shown = replied("hub", CONVERSATIONS[kind])["response"]
    assert "directives" not in spoken
    assert spoken["outputSpeech"] == shown["outputSpeech"]
    assert spoken.get("card") == shown.get("card")


@pytest.mark.parametrize("kind", CONVERSATIONS)
@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-IN"])
def test_nothing_is_on_a_screen_that_is_not_said(kind: str, locale: str) -> None:
    """But for where an answer comes from, and the answers that can be tapped."""
    answer = replied("hub", CONVERSATIONS[kind], locale)
    shown = screen(answer)
    if shown:
        said = set(WORD.findall(answer["response"]["outputSpeech"]["ssml"].lower()))
        texts = " ".join([data(answer)["title"], *data(answer)["texts"]])
        assert set(WORD.findall(texts.lower())) <= said


@pytest.mark.parametrize("kind", CONVERSATIONS)
def test_a_reply_stays_far_below_the_limit(kind: str) -> None:
    assert len(json.dumps(replied("hub", CONVERSATIONS[kind])).encode()) < MOST_BYTES


def test_what_was_reported_is_on_no_screen_and_no_card() -> None:
    """Neither the place that was named nor the reason of the advice, which tells of the report."""
    answer = replied("hub", TO_RESULT)
    assert "calf" in answer["response"]["outputSpeech"]["ssml"].lower()
    assert "calf" not in json.dumps(data(answer)).lower()
    assert "card" not in answer["response"]
    wasting = replied("hub", CONVERSATIONS["warning"])
    assert "thin" in wasting["response"]["outputSpeech"]["ssml"]
    assert not any("thin" in text for text in data(wasting)["texts"][:-1])


@pytest.mark.parametrize("kind", ["what forbids a move", "plan", "who says so"])
def test_moves_plans_and_sources_are_on_a_card_to_read_up(kind: str) -> None:
    card = replied(SPEAKER, CONVERSATIONS[kind])["response"]["card"]
    assert card["title"]
    assert "not medical advice" in card["content"]
    assert "{" not in card["content"]
    assert len(card["content"]) < MOST_ON_A_CARD


def test_the_card_of_a_move_has_its_steps_and_that_of_sources_their_addresses() -> None:
    move = replied(SPEAKER, CONVERSATIONS["what forbids a move"])["response"]["card"]
    assert "Face a wall" in move["content"]
    assert "MAYO" in move["content"].upper()
    named = replied(SPEAKER, CONVERSATIONS["who says so"])["response"]["card"]
    assert "https://" in named["content"]


def test_a_result_has_a_shape_and_words_for_its_level_and_not_only_a_colour() -> None:
    mild, serious = replied("hub", TO_RESULT), replied("hub", CONVERSATIONS["warning"])
    marks = [screen(each)["document"]["graphics"]["level"] for each in (mild, serious)]  # type: ignore[index]
    assert marks[0]["items"][0]["pathData"] != marks[1]["items"][0]["pathData"]
    assert data(mild)["title"] != data(serious)["title"]
    advice = {level["id"]: level["advice"] for level in content_for("en-US").triage()["levels"]}
    for level, title in content_for("en-US").screens()["levels"].items():
        assert title.lower() in advice[level].lower()


def test_an_emergency_shows_the_number_of_the_country_and_stays_up() -> None:
    """Leaving shouldEndSession out keeps the screen, with the microphone closed."""
    answer = replied("hub", CONVERSATIONS["emergency"], "en-GB")
    assert data(answer)["title"] == "999"
    assert "shouldEndSession" not in answer["response"]
    assert "answers" not in data(answer)


def test_an_answer_names_its_sources_and_the_month_in_which_it_was_checked() -> None:
    source = data(replied("hub", CONVERSATIONS["answer"]))["source"]
    assert "NHS" in source
    assert re.search(r"Checked [A-Z][a-z]+ 20\d\d", source)


@pytest.mark.parametrize(
    "events", [[launch()], TO_QUESTION, TO_DURATION, TO_RESULT, CONVERSATIONS["move"]]
)
def test_touch_and_voice_give_the_same_reply(events: list[dict[str, Any]]) -> None:
    """Each answer on the screen, tapped, does what saying it does."""
    before = replied("hub", events)
    state = before["sessionAttributes"]
    for label, arguments in answers(before).items():
        tapped = lambda_handler(on("hub", tap(arguments), state), None)
        spoken = lambda_handler(on("hub", as_said(arguments), state), None)
        assert tapped == spoken, label
        assert tapped["response"]["outputSpeech"]


def as_said(arguments: list[str]) -> dict[str, Any]:
    """The request that Alexa sends where the same is said."""
    _, name, *slot = arguments
    if not slot:
        return intent(name)
    slot_name, raw, known = slot
    return intent(name, **{slot_name: (raw, known or None)})


def test_what_somebody_drinks_is_on_no_button_which_works_all_the_same() -> None:
    offered = replied("hub", [intent("CaffeineIntent", caffeine_amount=("8", None))])
    state = offered["sessionAttributes"]
    assert state["state"]["open"].startswith("offer:step_down:8/")
    touch = answers(offered)["Yes"]
    assert not re.search(r"\d", json.dumps(touch))
    tapped = lambda_handler(on("hub", tap(touch), state), None)
    assert tapped == lambda_handler(on("hub", as_said(touch), state), None)
    assert "days" in tapped["response"]["outputSpeech"]["ssml"]


def test_a_late_tap_does_not_answer_a_newer_question() -> None:
    """A "no" to a list of signs, tapped when something else is asked, denies nothing."""
    old = answers(replied("hub", TO_QUESTION))["No"]
    now = replied("hub", TO_DURATION)
    late = lambda_handler(on("hub", tap(old), now["sessionAttributes"]), None)
    assert late["response"]["outputSpeech"] == now["response"]["outputSpeech"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ask:danger_leg"],
        [None, 7],
        ["ask:danger_leg", "Nobody.Knows"],
        [{"a": 1}, []],
        ["x"] * 9,
        ["ask:danger_leg", "ReportSymptomIntent", "duration", "P" + "9" * 5000 + "D", ""],
        ["ask:danger_leg", "ReportSymptomIntent", "body_part", "calf arm " * 20_000, ""],
    ],
    ids=lambda arguments: str(arguments)[:60],
)
def test_a_forged_tap_gets_a_sensible_reply(arguments: list[Any]) -> None:
    before = replied("hub", TO_QUESTION)
    after = lambda_handler(on("hub", tap(arguments), before["sessionAttributes"]), None)
    assert "went wrong" not in after["response"]["outputSpeech"]["ssml"]
    assert after["response"]["shouldEndSession"] is False


def test_every_sign_of_a_list_has_a_name_for_its_button() -> None:
    content = content_for("en-US")
    lists = content.interview()["questions"].values()
    signs = {sign for question in lists for sign in question.get("signs", ())}
    assert signs <= set(content.screens()["signs"])


def test_a_fault_of_the_renderer_gets_an_empty_reply() -> None:
    error = {"type": "RUNTIME_ERROR", "reason": "OTHER", "message": "x"}
    event = envelope(
        {"type": "Alexa.Presentation.APL.RuntimeError", "token": "answer", "errors": [error]}
    )
    assert lambda_handler(event, None)["response"] == {}


def test_a_fault_in_a_screen_does_not_keep_an_emergency_from_being_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: Any) -> None:
        raise KeyError("graphic")

    monkeypatch.setattr("muscle_mentor.alexa.skill.render", broken)
    answer = replied("hub", CONVERSATIONS["emergency"])
    assert "911" in answer["response"]["outputSpeech"]["ssml"]
    assert "something went wrong" not in answer["response"]["outputSpeech"]["ssml"]
    assert answer["response"]["shouldEndSession"] is True


def test_every_move_has_its_figure() -> None:
    content = content_for("en-US")
    for move in content.ids("moves"):
        assert figure(move)["items"]
        if content.entry("moves", move).get("seated"):
            assert figure(f"{move}_seated")["items"]


def test_the_ring_of_a_hold_runs_while_it_is_led_and_stands_in_a_pause() -> None:
    led = [intent("StretchIntent", move=("calf", "wall_calf_stretch")), intent("AMAZON.NoIntent")]
    assert data(replied("hub", led))["hold"] > 0
    paused = data(replied("hub", [*led, intent("AMAZON.PauseIntent")]))
    assert (paused["hold"], paused["delay"], paused["progress"]) == (0, 0, 0)
