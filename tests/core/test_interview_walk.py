"""Every state of the interview meets every kind of answer: it ends, safely, after few questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from conversing import Conversation

from muscle_mentor.core.advice import judge
from muscle_mentor.core.content import Content
from muscle_mentor.core.conversation import respond
from muscle_mentor.core.report import Report, with_signs
from muscle_mentor.core.spoken import put_into_words
from muscle_mentor.core.turn import Turn
from muscle_mentor.stored_content import content_for

MOST_QUESTIONS = 9
MOST_BYTES = 2048
MOST_SECONDS = 45
WORDS_A_SECOND = 150 / 60

Said = tuple[str, Mapping[str, Any]]
REPORT = "ReportSymptomIntent"

STARTS: Mapping[str, Said] = {
    "nothing said yet": (REPORT, {}),
    "an eyelid": (REPORT, {"body_part": "eyelid", "duration": "P3D"}),
    "a calf": (REPORT, {"body_part": "calf", "side": "left"}),
    "a child": (REPORT, {"body_part": "eye", "symptoms": "tic", "person": "child"}),
    "pregnant, a calf": (REPORT, {"body_part": "calf", "symptoms": "pregnant"}),
    "a weak hand": (REPORT, {"body_part": "hand", "symptoms": "weakness", "person": "parent"}),
    "a swollen calf": (REPORT, {"body_part": "calf", "symptoms": "leg_swollen"}),
    "a stare": (REPORT, {"body_part": "arm", "symptoms": "staring_spells"}),
    "a tingling mouth": (REPORT, {"body_part": "finger", "symptoms": "mouth_tingling"}),
    "two places": (REPORT, {"body_part": ["eyelid", "calf"], "side": ["left", "right"]}),
    "a worried chest": (REPORT, {"body_part": "chest", "symptoms": "worried"}),
}
# What answers a question, in one way or another.
ANSWERS: Mapping[str, Said] = {
    "yes": ("AMAZON.YesIntent", {}),
    "no": ("AMAZON.NoIntent", {}),
    "don't know": ("DontKnowIntent", {}),
    "not understood": ("AMAZON.FallbackIntent", {}),
    "all facts": (REPORT, {"body_part": "thumb", "duration": "P4D", "caffeine_amount": "5",
                           "drink": "coffee", "sleep_hours": "5"}),
    "numbness": (REPORT, {"symptoms": "numbness", "yes_no": "yes"}),
    "an onset": (REPORT, {"onset": "gradual"}),
    "words unknown": (REPORT, {"symptoms": "zebra crossing"}),
    "a correction": ("CorrectionIntent", {"side": "right", "body_part": "thigh"}),
}  # fmt: skip
# What comes in between: it is answered, and the question that was open stays open.
ASIDES: Mapping[str, Said] = {
    "help": ("AMAZON.HelpIntent", {}),
    "repeat": ("AMAZON.RepeatIntent", {}),
    "why do you ask": ("WhyAskIntent", {}),
    "what does that mean": ("DefinitionIntent", {}),
    "a topic": ("CaffeineIntent", {}),
    "another topic": ("SeriousConditionIntent", {"condition": "als"}),
    "who says so": ("SourcesIntent", {}),
    "privacy": ("PrivacyIntent", {}),
    "are you a doctor": ("AboutIntent", {}),
    "why do you say that": ("ReasonIntent", {}),
    "more": ("MoreIntent", {}),
    "another illness": ("OtherHealthIntent", {}),
    "book me a doctor": ("CannotDoIntent", {}),
    "pause": ("AMAZON.PauseIntent", {}),
}


@dataclass(frozen=True)
class Place:
    """A point of a conversation that waits for an answer, and the way to it."""

    way: tuple[str, ...]
    state: Mapping[str, Any] = field(hash=False, compare=False)

    @property
    def open(self) -> str:
        return str(self.state.get("open"))


@cache
def content() -> Content:
    return content_for("en-US")


class WithoutCheck(Conversation):
    """The same conversation where the symptom check is off."""

    def _answer(self, turn: Turn) -> Conversation:
        self.reply = respond(turn, self.content, symptom_check=False)
        self.state = None if self.reply.ends else self.reply.state
        return self


def say(state: object, said: Said, *, symptom_check: bool = True) -> Conversation:
    talk = Conversation(content()) if symptom_check else WithoutCheck(content())
    talk.state = state
    intent, slots = said
    return talk.says(intent, **dict(slots))


def key(start: str, state: Mapping[str, Any]) -> str:
    """What decides where a conversation goes on; facts matter only as far as these show them."""
    again = f"again:{state.get('open')}" in state.get("told", [])
    unclear = len(state.get("report", {}).get("unclear", []))
    asked = sorted(state.get("asked", []))
    return json.dumps([start, asked, state.get("open"), state.get("level"), again, unclear])


def is_question(state: Mapping[str, Any] | None) -> bool:
    return str((state or {}).get("open", "")).startswith("ask:")


@dataclass(frozen=True)
class Step:
    """One answer given in one place, and the reply to it."""

    place: Place
    answer: str
    talk: Conversation


@cache
def steps() -> tuple[Step, ...]:
    """Every answer in every place where an interview question is open."""
    seen: set[str] = set()
    made: list[Step] = []
    waiting = [first_place(name) for name in STARTS]
    while waiting:
        place = waiting.pop()
        mark = key(place.way[0], place.state)
        if mark not in seen:
            seen.add(mark)
            new = [Step(place, name, say(place.state, said)) for name, said in ANSWERS.items()]
            made += new
            waiting += [place for step in new for place in next_place(step)]
    return tuple(made)


def first_place(name: str) -> Place:
    talk = say(None, STARTS[name])
    assert isinstance(talk.state, dict), name
    return Place((name,), talk.state)


def next_place(step: Step) -> Iterator[Place]:
    """Where a step leads to, if a question is open there."""
    state = step.talk.state
    if isinstance(state, dict) and is_question(state):
        assert len(state["asked"]) <= MOST_QUESTIONS, step.place.way
        yield Place((*step.place.way, step.answer), state)


@cache
def places() -> tuple[Place, ...]:
    return tuple(dict.fromkeys(step.place for step in steps()))


def kinds_of_places() -> tuple[Place, ...]:
    """One place for every open question, level and whether a doctor was advised already."""
    kinds = {(place.open, place.state.get("level"), place.way[0]): place for place in places()}
    return tuple(kinds.values())


def emergencies() -> list[str]:
    """The signs that are an emergency by themselves."""
    return [
        sign
        for sign in content().ids("symptoms")
        if judge(with_signs(Report(), [sign]), content(), finished=False).level == "emergency"
    ]


def test_the_walk_reaches_every_question() -> None:
    reached = {place.open.removeprefix("ask:") for place in places()}
    lists = {"danger_face", "danger_back", "danger_hand", "danger_whole", "danger_medicine"}
    specific = {*lists, "medicine_change"}
    assert reached >= set(content().interview()["questions"]) - specific


def test_no_path_is_longer_than_nine_questions() -> None:
    assert max(len(place.state["asked"]) for place in places()) <= MOST_QUESTIONS


def test_every_answer_leads_to_another_question_or_to_a_level_with_a_safety_net() -> None:
    for step in steps():
        if step.talk.asks is None:
            assert step.talk.level, where(step)
            assert has_safety_net(step.talk), where(step)


def where(step: Step) -> tuple[object, ...]:
    return step.place.way, step.place.open, step.answer, step.talk.speech


def has_safety_net(talk: Conversation) -> bool:
    """It names the number, or the advice that stands did."""
    told = talk.state.get("told", []) if isinstance(talk.state, dict) else []
    return "advised" in told or "911" in talk.speech


def test_advice_has_its_safety_net_the_first_time_it_is_given() -> None:
    for step in steps():
        if step.talk.level and step.place.state.get("level") is None:
            assert "911" in step.talk.speech, where(step)


def test_a_doctor_once_advised_stays_advised_but_for_a_correction() -> None:
    rank = ["self_care", "routine_appointment", "see_doctor_soon", "urgent_same_day", "emergency"]
    for step in steps():
        before, after = step.place.state.get("level"), step.talk.level
        if step.answer != "a correction" and before in rank[2:] and after:
            assert rank.index(after) >= rank.index(before), where(step)


def test_nothing_is_asked_twice_but_to_make_sure() -> None:
    for place in places():
        asked = place.state.get("asked", [])
        once = [name for name in asked if name != "which_one"]
        assert len(once) == len(set(once)), place.way


def test_what_comes_in_between_returns_to_the_open_question() -> None:
    for place in kinds_of_places():
        for name, said in ASIDES.items():
            if (name, place.open) == ("another illness", "ask:background"):
                continue  # it answers what else there is
            talk = say(place.state, said)
            assert isinstance(talk.state, dict)
            assert talk.state["open"] == place.open, (place.way, place.open, name, talk.speech)
            assert talk.state.get("asked") == place.state.get("asked"), (place.way, name)


def test_an_aside_changes_nothing_about_how_the_question_is_understood() -> None:
    for place in kinds_of_places():
        aside = say(place.state, ASIDES["help"]).state
        for said in (ANSWERS["no"], ANSWERS["all facts"]):
            assert say(aside, said).level == say(place.state, said).level, place.way


def test_silence_is_met_with_the_question_in_other_words_or_again() -> None:
    for place in kinds_of_places():
        talk = say(place.state, ASIDES["repeat"])
        assert talk.reply
        assert talk.reply.question
        assert (put_into_words(talk.reply, content()).reprompt or "").endswith("?")


@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
def test_stop_ends_everywhere_and_says_what_to_watch_for(intent: str) -> None:
    for place in kinds_of_places():
        talk = say(place.state, (intent, {}))
        assert talk.ended
        assert "?" not in talk.speech
        if place.state.get("report", {}).get("sites"):
            assert "doctor" in talk.speech


def test_going_back_asks_the_question_before_and_starting_over_forgets() -> None:
    for place in kinds_of_places():
        back = say(place.state, ("AMAZON.PreviousIntent", {}))
        asked = place.state["asked"]
        assert back.state["open"] == f"ask:{asked[-2] if len(asked) > 1 else asked[-1]}"  # type: ignore[index]
        fresh = say(place.state, ("AMAZON.StartOverIntent", {}))
        assert not fresh.ended
        assert "report" not in fresh.state  # type: ignore[operator]
        assert "asked" not in fresh.state  # type: ignore[operator]


def test_after_starting_over_danger_is_warned_of_anew() -> None:
    talk = say(None, STARTS["a swollen calf"])
    talk.says("AMAZON.StartOverIntent")
    talk.says(REPORT, body_part="calf", symptoms="leg_swollen")
    assert talk.level == "urgent_same_day"
    assert "today" in talk.speech


@pytest.mark.parametrize("symptom_check", [True, False])
@pytest.mark.parametrize("intent", [REPORT, "AMAZON.HelpIntent", "StretchIntent"])
def test_every_emergency_sign_reaches_its_reply_in_one_turn_from_every_state(
    intent: str, *, symptom_check: bool
) -> None:
    every = 1 if intent == REPORT and symptom_check else 4  # the same check, so a sample will do
    for place in kinds_of_places()[::every]:
        for sign in emergencies():
            talk = say(place.state, (intent, {"symptoms": sign}), symptom_check=symptom_check)
            assert talk.level == "emergency", (place.way, sign)
            assert talk.ended, (place.way, sign)
            assert "911" in "".join(talk.speech.split(". ")[:2]), (place.way, sign)


def test_every_reply_is_short_asks_at_most_one_thing_and_asks_it_last() -> None:
    for place in kinds_of_places():
        for name, said in {**ANSWERS, **ASIDES}.items():
            talk = say(place.state, said)
            assert talk.reply
            spoken = put_into_words(talk.reply, content()).speech
            where = (place.way, name, spoken)
            assert spoken.count("?") == (0 if talk.ended else 1), where
            assert talk.ended or spoken.endswith("?"), where
            assert len(spoken.split()) / WORDS_A_SECOND <= MOST_SECONDS, where


def test_the_state_stays_small_everywhere() -> None:
    assert max(len(json.dumps(place.state)) for place in places()) <= MOST_BYTES


@cache
def unchecked_steps() -> tuple[tuple[tuple[str, ...], Conversation], ...]:
    """With the symptom check off: every start, every answer, every answer or aside to that."""
    made = []
    for start, first in STARTS.items():
        opened = say(None, first, symptom_check=False)
        for name, said in ANSWERS.items():
            answered = say(opened.state, said, symptom_check=False)
            made.append(((start, name), answered))
            for further, words in {**ANSWERS, **ASIDES}.items():
                reply = say(answered.state, words, symptom_check=False)
                made.append(((start, name, further), reply))
    return tuple(made)


def test_without_the_check_no_way_leads_to_a_question_about_the_person_or_to_advice() -> None:
    for way, talk in unchecked_steps():
        assert talk.asks is None, way
        assert talk.level in (None, "urgent_same_day", "emergency"), way
        assert not is_question(talk.state if isinstance(talk.state, dict) else None), way


def test_without_the_check_a_report_gets_reasons_when_to_see_a_doctor_and_the_number() -> None:
    for start, first in STARTS.items():
        talk = say(None, first, symptom_check=False)
        assert "doctor" in talk.speech, start
        assert "911" in talk.speech, start
