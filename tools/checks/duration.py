"""How long replies take: a triage result 40 seconds, no reply more than 45, the net 25 words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.content_files import Library
from tools.rooms import CONTENT, LANGUAGE_OF, Problem
from tools.triage_texts import reasons
from tools.yamlfile import YamlFile, read_yaml

WORDS_A_MINUTE = 150
_RESULT = 40.0
_REPLY = 45.0
_NET = 25  # words
_SUGGESTIONS = 2
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_DIGIT = re.compile(r"\d")
_SPOKEN_ALONE = ("answer", "more", "see_doctor", "helps")


def seconds(text: str) -> float:
    """How long a text takes at 150 words a minute; a digit is said as a word of its own."""
    words = [word for word in text.split() if any(sign.isalnum() for sign in word)]
    count = sum(max(1, len(_DIGIT.findall(word))) for word in words)
    return count * 60 / WORDS_A_MINUTE


def problems(library: Library, root: Path = CONTENT) -> Iterator[Problem]:
    """Replies that take too long in the locale where they take longest."""
    voice = _Voice(library, root)
    triage = read_yaml(root / "triage.yaml")
    if isinstance(triage, YamlFile) and voice.phrases:
        yield from _net(root / library.language / "triage.yaml", voice)
        yield from _results(triage, library.language, root, voice)
    for (kind, entry_id), file in library.files.items():
        yield from _entry(kind, entry_id, file, voice)


class _Voice:
    """Measures texts of one language in every locale that speaks it."""

    def __init__(self, library: Library, root: Path) -> None:
        locales = [name for name, language in LANGUAGE_OF.items() if language == library.language]
        self._locales = [
            _mapping(root / "locales" / f"{name}.yaml").get("words", {}) for name in locales
        ] or [{}]
        folder = root / library.language
        self.phrases = _mapping(folder / "phrases.yaml").get("phrases", {})
        self.questions = _mapping(folder / "interview.yaml").get("questions", {})

    def seconds(self, text: str) -> float:
        """The longest that a text takes; an unknown placeholder counts as two words."""
        return max(seconds(_filled(text, words)) for words in self._locales)

    def phrase(self, *names: str) -> float:
        """How long these phrases take together."""
        return sum(self.seconds(self.phrases.get(name, {}).get("say", "")) for name in names)


def _net(path: Path, voice: _Voice) -> Iterator[Problem]:
    """The net that is spoken after every result; the whole of it is on "more" and on the card."""
    texts = read_yaml(path)
    if isinstance(texts, YamlFile):
        words = round(voice.seconds(texts.data["safety_net"]["short"]) * WORDS_A_MINUTE / 60)
        if words > _NET:
            told = f"the spoken safety net has {words} words; at most {_NET} are allowed"
            yield texts.problem(("safety_net", "short"), told)


def _results(triage: YamlFile, language: str, root: Path, voice: _Voice) -> Iterator[Problem]:
    """Every case of every rule, with the longest that can stand round it."""
    for reason in reasons(language, root):
        level, texts = reason.level, reason.file.data
        net = _safety(level, voice.seconds(texts["safety_net"]["short"]), voice)
        said = voice.seconds(texts["levels"][level]) + voice.seconds(reason.text) + net
        advice, whole = _longest(level, said, triage.data["suggestions"], voice)
        for what, took, most in (
            (f"the result of {reason.rule}", advice, _RESULT),
            (f"the reply with {reason.rule} and its question", whole, _REPLY),
        ):
            if took > most:
                yield reason.file.problem(
                    reason.place,
                    f"{what} takes {took:.1f} s to say; at most {most:.0f} s are allowed",
                )


def _longest(
    level: str, said: float, offers: list[Mapping[str, Any]], voice: _Voice
) -> tuple[float, float]:
    """Seconds of the longest result of a level, and of the longest reply it can stand in.

    Whoever told of a medicine is advised on it and not asked about it; others are asked.
    """
    if level == "emergency":
        return said, said + voice.phrase("disclaimer_short")
    names = {offer["suggest"] for offer in offers if level in offer["levels"]} - {"see_doctor"}
    times = sorted(
        (voice.phrase(f"suggest_{name}") for name in names - {"medicine_review"}), reverse=True
    )
    review = voice.phrase("suggest_medicine_review") if "medicine_review" in names else 0.0
    around = voice.phrase("about_part", "disclaimer_short")
    asked = voice.seconds(voice.questions.get("background", {}).get("ask", ""))
    offered = max(voice.phrase(name) for name in voice.phrases if name.startswith("offer_"))
    plain = said + sum(times[:_SUGGESTIONS])
    reviewed = said + review + sum(times[: _SUGGESTIONS - 1])
    return max(plain, reviewed), around + max(plain + max(asked, offered), reviewed + offered)


def _safety(level: str, net: float, voice: _Voice) -> float:
    """What a result says to watch for, as the core chooses it."""
    if level in ("emergency", "urgent_same_day"):
        return 0.0
    return voice.phrase("if_worse") if level == "see_doctor_soon" else net


def _entry(kind: str, entry_id: str, file: YamlFile, voice: _Voice) -> Iterator[Problem]:
    """What an entry says in one go, with the phrases that the core adds to it."""
    for section in _SPOKEN_ALONE:
        items = list(file.data.get(section, ()))
        added = ["offer_anything", *_added(kind, file.data)]
        if kind == "programmes":
            items = [*file.data.get("warnings", ()), *items]
        if section in file.data:
            text = " ".join(item.get("say") or item.get("do", "") for item in items)
            took = voice.seconds(text) + voice.phrase(*added)
            if took > _REPLY:
                yield file.problem(
                    (section,),
                    f"the {section} of {entry_id} take {took:.0f} s to "
                    f"say; at most {_REPLY:.0f} s are allowed",
                )


def _added(kind: str, data: Mapping[str, Any]) -> list[str]:
    if kind != "moves":
        return ["disclaimer_short"]
    return [
        "stop_moves",
        *(["both_sides"] if data.get("sides") == "both" else []),
        *(["times"] if data.get("times", 1) > 1 else []),
    ]


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: str(words.get(found[1], "upper back")), text)


def _mapping(path: Path) -> Mapping[str, Any]:
    found = read_yaml(path)
    return found.data if isinstance(found, YamlFile) and isinstance(found.data, dict) else {}
