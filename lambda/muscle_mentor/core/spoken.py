"""A reply in words: what is said, what is said after silence, and what the Alexa app shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.named import named_in
from muscle_mentor.core.pauses import LONGEST, pause
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.speech import fill, resolve, say, sources, tidy


@dataclass(frozen=True)
class Spoken:
    """A reply in words: plain text, not yet SSML. `reprompt` is None when the session closes.

    Waits stand in it as "[5]"; `slow` asks for a slower voice.
    """

    speech: str
    reprompt: str | None
    card: tuple[str, str] | None = None
    slow: bool = False


def put_into_words(reply: Reply, content: Content) -> Spoken:
    """All statements of a reply, then its question; the question again is the reprompt."""
    said = [say(act, content) for act in reply.says]
    again = None
    if reply.question:
        said.append(say(reply.question, content))
        again = reprompt(reply.question, content, said[-1])
    shown = card(reply.card, content) if reply.card else None
    return Spoken(" ".join(filter(None, said)), again, shown, reply.slow)


def reprompt(act: Act, content: Content, asked: str) -> str:
    """What to say after silence: the act's own reprompt, or the question again, as it was asked."""
    found = resolve(act.ref, content)
    text = found.get("reprompt") if isinstance(found, dict) else None
    again = tidy(fill(text, {**named_in(act.ref, content), **act.fill}, content)) if text else asked
    second_wait = act.ref.startswith(("go:", "hold:", "begin:"))
    return f"{pause(LONGEST)} {again}" if second_wait else again


def card(act: Act, content: Content) -> tuple[str, str]:
    """Title and text for the Alexa app: general information, its sources, the disclaimer."""
    kind, entry_id, _ = act.ref.split(":")
    if kind == "sources":
        return _card_of_sources(act.fill["sources"].split(), content)
    return _card_of_entry(kind, entry_id, act.fill.get("word"), content)


@lru_cache(maxsize=64)
def _card_of_entry(kind: str, entry_id: str, word: str | None, content: Content) -> tuple[str, str]:
    """The card of an entry, in words of content/ alone: it is kept."""
    entry, said = content.entry(kind, entry_id), {"word": word} if word else {}
    parts = [Act(f"{kind}:{entry_id}:{name}", said) for name in ON_A_CARD if name in entry]
    behind = dict.fromkeys((*sources(parts, content), *entry.get("sources", ())))
    named = [content.source(source)["said"] for source in behind]
    title = Act("phrase:card_title", {"name": entry["name"]})
    about = Act("phrase:card_sources", {"sources": ", ".join(dict.fromkeys(named))})
    body = [say(part, content) for part in parts]
    body += [say(about, content)] if named else []
    return say(title, content), "\n\n".join([*body, say(Act("phrase:disclaimer"), content)])


def _card_of_sources(named: Sequence[str], content: Content) -> tuple[str, str]:
    """Where the last answer comes from, to read up: publisher and address of each."""
    lines = [_line(content.source(each), content) for each in named]
    body = [*dict.fromkeys(lines), say(Act("phrase:disclaimer"), content)]
    return say(Act("phrase:card_sources_title"), content), "\n\n".join(body)


def _line(source: Mapping[str, Any], content: Content) -> str:
    if "url" not in source:
        return str(source["said"])
    return say(Act("phrase:card_source", {"source": source["said"], "url": source["url"]}), content)


ON_A_CARD = ("answer", "summary", "steps", "warnings", "see_doctor")
