"""Finds the words for an act: references into the content go in, its sentences come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from muscle_mentor.core import cues
from muscle_mentor.core.content import ENTRIES, Content
from muscle_mentor.core.named import named_in
from muscle_mentor.core.pauses import pause
from muscle_mentor.core.reply import Act
from muscle_mentor.core.routine import Cursor
from muscle_mentor.core.step_down import StepDown
from muscle_mentor.core.wish import Wish

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_LONGEST_WAIT = 60.0  # seconds


def say(act: Act, content: Content) -> str:
    """The sentences of one act. KeyError names a reference that content/ does not have."""
    ref, kind = act.ref, act.ref.partition(":")[0]
    bare = kind in _OF_CONTENT and not act.fill and not ref.startswith(OF_A_PERSON)
    if bare or kind in ENTRIES:
        return _kept(ref, act.fill.get("word"), content)
    return _said(ref, act.fill, content)


_OF_CONTENT = frozenset({"phrase", "level", "rule", "safety", "ask", "offer"})
OF_A_PERSON = "offer:step_down:"
"""References that name content only, whose words are kept; but for what somebody drinks."""


@lru_cache(maxsize=256)
def _kept(ref: str, word: str | None, content: Content) -> str:
    """What is always said in words of content/: an entry is named in its own."""
    return _said(ref, {"word": word} if word else {}, content)


def _said(ref: str, given: Mapping[str, str], content: Content) -> str:
    known, texts = {**named_in(ref, content), **given}, _texts(resolve(ref, content))
    return tidy(" ".join([fill(text, known, content) for text in texts]))


def words(act: Act, content: Content) -> str:
    """A phrase that stands inside a sentence: its words with no capital letter of its own."""
    return _filled(_first_of(resolve(act.ref, content), "say"), act.fill, content)


def sources(acts: list[Act], content: Content) -> list[str]:
    """The ids of all sources behind what these acts say, in order, each once."""
    found: dict[str, None] = {}
    for act in acts:
        own = _sources(resolve(act.ref, content))
        found.update(dict.fromkeys(own or _of_whole_entry(act.ref, content)))
    return list(found)


def entry_behind(ref: str, content: Content) -> tuple[str, str] | None:
    """Kind and id of the entry that an act speaks from, also while an exercise is led."""
    kind, _, rest = ref.partition(":")
    if kind == "exercise":
        cursor = Cursor.read(rest, content)
        return cursor.kind, cursor.entry
    return (kind, rest.partition(":")[0]) if content.is_kind(kind) else None


def _of_whole_entry(ref: str, content: Content) -> list[str]:
    """The steps of a move or practice stand on the sources of the whole of it."""
    behind = entry_behind(ref, content)
    return list(content.entry(*behind).get("sources", ())) if behind else []


def tidy(text: str) -> str:
    """One space between words."""
    return " ".join(text.split())


def spoken_name(kind: str, value: str, content: Content) -> str:
    """How a value is said: as its entry says, by the entry's name, or its own id as words."""
    entry_id = content.entry_of(kind, value)
    entry = content.entry(kind, entry_id)
    own = entry["name"] if value == entry_id else value.replace("_", " ")
    return str(entry.get("said", {}).get(value, own))


def resolve(ref: str, content: Content) -> Any:
    """What an act refers to: a phrase, a question, a rule, or the statements of a section.

    Raises KeyError for a reference that the content does not have.
    """
    kind, _, rest = ref.partition(":")
    if kind in _RESOLVERS:
        return _RESOLVERS[kind](rest, content)
    entry_id, _, section = rest.partition(":")
    return _section(content.entry(kind, entry_id), section)


def _offer(rest: str, content: Content) -> Any:
    return content.phrase(f"offer_{rest.partition(':')[0]}")


def _counted(rest: str) -> str:
    """Without milligrams one of the drinks has only an estimate, which is not spoken."""
    return "caffeine_counted" if StepDown.read(rest).milligrams else "caffeine_not_counted"


def _clear(rest: str, content: Content) -> Any:
    cursor = Cursor.read(rest, content)
    asked = content.entry(cursor.kind, cursor.entry).get("ask_first")
    return asked or content.phrase("ask_before_move")


def _pause(seconds: float) -> str:
    """A wait within a reply; no longer one was ever kept."""
    if not 0 < seconds <= _LONGEST_WAIT:
        raise KeyError(seconds)
    return pause(seconds)


def _eased(rest: str, content: Content) -> Any:
    return content.phrase(f"eased_{Cursor.read(rest, content).kind}")


def _cancel(about: str, content: Content) -> Any:
    """Of reminders that there are: of each kind, or of one that has a label."""
    if about:
        content.phrase(f"remind_label_{about}")
    return content.phrase("cancel_sure")


def _level(name: str, content: Content) -> Any:
    return _of_triage("levels", content)[name]


def _rule(name: str, content: Content) -> Mapping[str, Any]:
    """A triage rule, or with "@<case>" that case of it."""
    rule_id, _, case = name.partition("@")
    rule = _of_triage("rules", content)[rule_id]
    return {**rule, **rule["cases"][int(case)]} if case else rule


@cache
def _of_triage(part: str, content: Content) -> Mapping[str, Mapping[str, Any]]:
    return {each["id"]: each for each in content.triage()[part]}


def _section(entry: Mapping[str, Any], name: str) -> Any:
    """A section of an entry, or with "@<from>-<to>" that part of it."""
    section, _, span = name.partition("@")
    found = entry.get(section, [])
    if not span:
        return found
    start, _, end = span.partition("-")
    return found[int(start) : int(end)]


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        yield _first_of(found, "say", "reason", "advice", "ask")
    else:
        yield from _statements(found)


def _first_of(found: Mapping[str, Any], *names: str) -> str:
    """The first text of these names; a rule with cases speaks the reason of its first one."""
    cases = found.get("cases", [{}])
    return next(str(each[name]) for each in (found, cases[0]) for name in names if name in each)


def _statements(found: Any) -> Iterator[str]:
    return (statement.get("say") or statement["do"] for statement in found)


def _sources(found: Any) -> list[str]:
    if isinstance(found, Mapping):
        return list(found.get("sources", []))
    if isinstance(found, str):
        return []
    return [source for statement in found for source in statement.get("sources", [])]


def fill(text: str, given: Mapping[str, str], content: Content) -> str:
    """A text with its placeholders filled: from what is given, else from the locale's words."""
    filled = _filled(text, given, content)
    return filled[:1].upper() + filled[1:]


def _filled(text: str, given: Mapping[str, str], content: Content) -> str:
    if "{" not in text:
        return content.in_local_words_as_written(text)
    known: Mapping[str, Any] = content.locale["words"]

    def word(match: re.Match[str]) -> str:
        name = match[1]
        return str(given[name] if name in given else known[name])

    said = _PLACEHOLDER.sub(word, text)
    if "{" in said:  # what was filled in names a word of the country
        said = _PLACEHOLDER.sub(word, said)
    return content.in_local_words(said)


_RESOLVERS: Mapping[str, Callable[[str, Content], Any]] = {
    "phrase": lambda rest, content: content.phrase(rest),
    "offer": _offer,
    "ask": lambda rest, content: content.interview()["questions"][rest],
    "why": lambda rest, content: str(content.interview()["questions"][rest]["why"]),
    "means": lambda rest, content: str(content.interview()["questions"][rest]["means"]),
    "clear": _clear,
    "exercise": lambda rest, content: cues.lines(Cursor.read(rest, content), content),
    "go": lambda rest, content: cues.question(Cursor.read(rest, content), content),
    "hold": lambda _, content: content.phrase("hold"),
    "begin": lambda _, content: content.phrase("go_begin"),
    "pause": lambda seconds, _: _pause(float(seconds)),
    "eased": _eased,
    "remind": lambda rest, content: content.phrase(f"remind_{Wish.read(rest, content).missing}"),
    "counted": lambda rest, content: content.phrase(_counted(rest)),
    "stepped": lambda _, content: content.phrase("step_down"),
    "reminded": lambda rest, content: content.phrase(f"remind_{rest.partition(':')[0]}"),
    "cancel": _cancel,
    "rule": _rule,
    "level": _level,
    "safety": lambda rest, content: str(content.triage()["safety_net"][rest]),
}
"""How each kind of reference is looked up; any other kind is a kind of entry."""
