"""A patient made of a written case who talks as people do: curt, rambling, unsure, asking back."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from muscle_mentor.core.answers_in import report_from_answers
from muscle_mentor.core.content import Content
from muscle_mentor.core.draft import verdict_of
from muscle_mentor.core.report import Report
from server.talk import Result, Talk

MOST_TURNS = 16
_MOST_ASIDES = 2
_FEW_WORDS = 6
SAID: Mapping[str, tuple[str, ...]] = {
    "weakness": ("it's gone weak", "there's no strength in it", "it's weaker than it was"),
    "wasting": ("the muscle's got thinner", "there's a hollow in the muscle"),
    "numbness": ("it's numb", "it's gone numb and stays numb"),
    "tingling": ("pins and needles that stay", "it tingles all the time"),
    "cramps": ("it cramps", "i get cramps with it"),
    "stiffness": ("it's stiff", "gone stiff"),
    "pain": ("it hurts", "it's painful"),
    "swelling_red_warm": ("it's swollen", "it's swollen and warm"),
    "trouble_speaking": ("my speech is slurred", "i can't get my words out"),
    "trouble_swallowing": ("i have trouble swallowing", "food goes down the wrong way"),
    "trouble_breathing": ("i'm short of breath", "i can't get my breath"),
    "face_droop": ("my face is drooping", "one side of my mouth has dropped"),
    "confusion": ("a bit confused", "muddled"),
    "seizure_or_blackout": ("blacked out", "had a fit"),
    "fever": ("i've got a fever", "a high temperature"),
    "headache": ("i've got a headache", "my head hurts"),
    "eye_closing": ("the eye shuts by itself", "the lid closes each time"),
    "drooping_lid": ("the eyelid droops", "my lid is hanging down"),
    "spread_to_face": ("it's spread to my cheek", "it has spread over my face"),
    "recent_medicine_change": ("my medicine was changed", "yeah they changed my tablets"),
    "pregnant": ("i'm pregnant", "i'm expecting"),
    "injury": ("i injured it", "i had an injury"),
    "dehydration_vomiting": ("i've been vomiting", "been sick, can't keep water down"),
    "self_harm_distress": ("i don't want to live", "i might hurt myself"),
    "stress": ("i'm stressed", "loads of stress"),
    "exercise": ("i've been training hard", "a hard workout"),
    "alcohol": ("i drink a fair bit", "i drink"),
    "recurring": ("it keeps coming back", "it comes back again and again"),
}
"""What a plain yes to a field sounds like."""
_SUBJECT = {"numbness": "numb", "tingling": "tingling", "cramps": "cramp", "pain": "pain",
            "fever": "fever", "headache": "headache", "swelling_red_warm": "swelling",
            "weakness": "weak", "stiffness": "stiff", "confusion": "confused"}  # fmt: skip
NOES = ("no", "nope", "nah", "no none of that", "none of those", "no nothing like that",
        "no i don't", "not that i know of", "no i'm fine otherwise", "nothing else",
        "no not really")  # fmt: skip
DUNNOS = ("dunno", "i don't know", "no idea", "not sure", "i couldn't tell you")
ASIDES = ("why do you ask", "what does that mean", "say that again", "does coffee matter",
          "is it serious", "can you repeat the question", "what are you", "help",
          "does magnesium help", "could it be als")  # fmt: skip
YESES = ("yes", "yeah", "yep", "well yes", "yes actually", "")
RAMBLES = ("", "", "well ", "um ", "you see ", "to be honest ", "hm ")
_CARER = re.compile(
    r"^\s*(?:parent|mum|mom|dad|wife|husband|friend|childminder|son|daughter)\b|"
    r"^(?:my|our) (?:son|daughter|baby|child|husband|wife|mum|dad)\b",
    re.IGNORECASE,
)
_OTHERS = ((r"\bi'm\b", "he's"), (r"\bi've\b", "he's"), (r"\bi\b", "he"), (r"\bmy\b", "his"))
_NOT_SAID = ("age", "duration_days", "body_parts", "sides", "places_count", "onset",
             "caffeine_mg_or_cups", "sleep_hours", "child")  # fmt: skip


class Fact:
    """Something the patient knows: its words, and the signs that they mean to the skill."""

    def __init__(self, field: str, words: str, report: Report) -> None:
        self.field, self.words, self.report = field, words, report
        self.told = False

    @property
    def signs(self) -> set[str]:
        return {sign for sign, stated in self.report.signs.items() if stated}


class Patient:
    """Opens with the first sentence of the story; then answers what is asked, in free words."""

    def __init__(self, case: Mapping[str, Any], talk: Talk, content: Content) -> None:
        self.case, self.talk, self.content = case, talk, content
        self.dice = random.Random(str(case["id"]))  # noqa: S311 - the same talk each time
        self.other = bool(_CARER.search(case["story"])) or _is_young(case.get("age"))
        self.whole = report_from_answers(case["answers"], case.get("age"), content)
        self.facts = list(self._facts())
        self.asides = 0
        self.level: str | None = None
        self.lines: list[tuple[str, Result]] = []

    def consult(self) -> str | None:
        """Talk until advice is given and nothing is asked; the last level that was told."""
        self.talk.end()
        self._says(_opening(self.case["story"]))
        for _ in range(MOST_TURNS):
            last = self.lines[-1][1]
            if last["session"] == "ended" or (last["asks"] is None and self.level):
                break
            self._says(self._answer() if last["asks"] else self._goes_on(last["speech"] or ""))
        return self.level

    def _goes_on(self, speech: str) -> str:
        """Take up what is offered; asked in general, tell where it is and what is felt."""
        if "what do you feel" not in speech:
            return self.dice.choice(YESES[:-1])
        first = [fact for fact in self.facts if not fact.told][:2]
        return f"my {self._where()} is twitching {self._tell(first)}"

    def _says(self, words: str) -> None:
        result = self.talk.turn(words.strip(" .").lower() or "no")
        self.lines.append((words, result))
        self.level = result["level"] or self.level

    def _facts(self) -> Iterator[Fact]:
        for field, value in self.case["answers"].items():
            if field in _NOT_SAID:
                continue
            for item in value if isinstance(value, list) else [value]:
                words = self._in_words(field, item)
                if words:
                    read = report_from_answers({field: item}, None, self.content)
                    yield Fact(field, words, read)

    def _in_words(self, field: str, value: object) -> str:
        verdict = verdict_of(value) if value is not None else "skip"
        if verdict in ("no", "skip") or re.match(r"\s*(?:no|none|not|never)\b", str(value).lower()):
            return ""
        if verdict == "yes":
            return self._of(self.dice.choice(SAID.get(field, ("",))))
        subject = _SUBJECT.get(field, "")
        text = str(value).lower()
        if field == "medicines":
            return self._of(f"i take {text}")
        return text if subject and subject in text else f"{subject} {text}".strip()

    def _of(self, words: str) -> str:
        for mine, his in _OTHERS if self.other else ():
            words = re.sub(mine, his, words)
        return words

    def _answer(self) -> str:
        if self.asides < _MOST_ASIDES and self.dice.random() < 0.2:
            self.asides += 1
            return self.dice.choice(ASIDES)
        return self.dice.choice(RAMBLES) + self._fields()[str(self.lines[-1][1]["asks"])]()

    def _fields(self) -> Mapping[str, Callable[[], str]]:
        return {
            "red_flags": self._flags,
            "anything_else": self._rest,
            "medicines": lambda: self._about("medicines", "recent_medicine_change"),
            "recent_medicine_change": self._change,
            "age": self._age,
            "body_part": self._where,
            "duration": self._since,
            "onset": self._onset,
            "caffeine": self._caffeine,
            "sleep": self._sleep,
        }

    def _flags(self) -> str:
        """Yes with what of the list is there, or a bare yes first; no where none of it is."""
        asked = self._asked()
        mine = [fact for fact in self.facts if fact.signs & asked]
        fresh = mine or ([f for f in self.facts if not f.told] if not asked else [])
        if not fresh:
            return self.dice.choice(NOES)
        if asked and len(mine) == 1 and self.dice.random() < 0.15:
            return "yes"
        return f"{self.dice.choice(YESES)} {self._tell(fresh[:3])}"

    def _asked(self) -> set[str]:
        """The signs of the open list, as somebody who listens knows them."""
        attributes = (self.lines[-1][1].response or {}).get("sessionAttributes") or {}
        name = str((attributes.get("state") or {}).get("open")).removeprefix("ask:")
        return set(self.content.interview()["questions"].get(name, {}).get("signs", ()))

    def _tell(self, facts: list[Fact]) -> str:
        for fact in facts:
            fact.told = True
        return self.dice.choice((" and ", ", ", " ")).join(fact.words for fact in facts)

    def _rest(self) -> str:
        rest = [fact for fact in self.facts if not fact.told]
        return self._tell(rest[:4]) if rest else self.dice.choice(NOES)

    def _about(self, *fields: str) -> str:
        rest = [fact for fact in self.facts if fact.field in fields and not fact.told]
        return self._tell(rest) if rest else self.dice.choice(NOES)

    def _change(self) -> str:
        changed = self.whole.has("recent_medicine_change")
        use = next((use for use in self.whole.medicines if use.change), None)
        if use:
            return f"yes it was {use.change}"
        return self.dice.choice(("yes", "yeah it is")) if changed else self.dice.choice(NOES)

    def _age(self) -> str:
        age = self.case.get("age")
        return f"{age}" if age is not None else self.dice.choice(DUNNOS)

    def _where(self) -> str:
        parts = self.case["answers"].get("body_parts")
        named = parts if isinstance(parts, str) else " and ".join(parts or [])
        sides = self.case["answers"].get("sides")
        side = sides if isinstance(sides, str) else " ".join(sides or [])
        return f"{'' if side == 'L' else side} {named}".strip() or self.dice.choice(DUNNOS)

    def _since(self) -> str:
        days = self.whole.duration_days
        return self.dice.choice(DUNNOS) if days is None else f"{self._loosely()}{_span(days)}"

    def _loosely(self) -> str:
        return self.dice.choice(("", "about ", "i think ", "must be ", "oh "))

    def _onset(self) -> str:
        said = {"sudden": ("suddenly", "all of a sudden", "it came on just like that"),
                "hours_to_days": ("over a few days", "within a day or two"),
                "days_to_weeks": ("over a couple of weeks", "over some weeks"),
                "gradual": ("slowly", "over months", "bit by bit, months")}  # fmt: skip
        return self.dice.choice(said.get(self.whole.onset or "", DUNNOS))

    def _caffeine(self) -> str:
        said = self.case["answers"].get("caffeine_mg_or_cups")
        if said is None:
            return self.dice.choice(DUNNOS)
        return self.dice.choice(("none", "i don't drink any", "zero")) if not said else str(said)

    def _sleep(self) -> str:
        hours = self.case["answers"].get("sleep_hours")
        return self.dice.choice(DUNNOS) if hours is None else f"{self._loosely()}{hours}"


def _opening(story: str) -> str:
    """The first sentence of a story; two, where the first hardly says anything."""
    said = re.sub(r"^(?:parent|mum|mom|dad|wife|husband|friend|childminder)[^:]{0,12}:\s*", "",
                  story.strip(), flags=re.IGNORECASE)  # fmt: skip
    sentences = re.split(r"(?<=[.!?])\s", said)
    few = len(sentences[0].split()) < _FEW_WORDS
    return " ".join(sentences[: 2 if few else 1])


def _is_young(age: object) -> bool:
    return isinstance(age, int | float) and age < 14


def _span(days: float) -> str:
    units = ((365, "year"), (30, "month"), (7, "week"), (1, "day"), (1 / 24, "hour"))
    for length, name in units:
        count = round(days / length)
        if days >= length * (2 if length in (30, 7) else 1):
            return f"{count} {name}{'s' if count > 1 else ''}"
    return "a few minutes"
