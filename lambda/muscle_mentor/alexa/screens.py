"""What a screen shows of a reply: which document, and its data. Never what the person reported.

Shown is only what is also said, and of that only what is general: a reason ("with your medicine")
or the place that somebody named is for the ear alone, because the whole room sees a screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from muscle_mentor.alexa.tappable import answers_to, words_in
from muscle_mentor.core.content import ENTRIES, Content
from muscle_mentor.core.pauses import PAUSE
from muscle_mentor.core.reply import Act, Progress, Reply
from muscle_mentor.core.speech import fill, say, sources, tidy
from muscle_mentor.core.spoken import put_into_words

_GENERAL = frozenset({"level", "safety", "means", "why", "exercise", "reminded"})
_FOR_THE_EAR = frozenset(
    f"phrase:{name}"
    for name in (
        "disclaimer_short",
        "about_part",
        "caffeine_above",
        "caffeine_within",
        "caffeine_above_adult",
        "caffeine_within_adult",
    )
)
"""Said once a session anyway, or telling of what was reported."""
_ASKING = ("ask:", "clear:", "remind:", "cancel:")
_MOST_SOURCES = 3


@dataclass(frozen=True)
class Screen:
    """A document by name, its data, and its drawings: the mark of a level, a move's figure."""

    name: str
    data: Mapping[str, Any]
    level: str | None = None
    figure: str | None = None


def screen_of(reply: Reply, content: Content) -> Screen | None:
    """The screen of a reply. A reply that closes has none, except an emergency's."""
    level = reply.outcome.level
    if level == "emergency":
        return Screen("emergency", _emergency(reply, content), level)
    if reply.question is None:
        return None
    name, entries = _name(reply), _entries(reply)
    data = {
        "title": _title(name, entries, reply, content),
        "texts": _texts(reply, content),
        "answers": _rows(answers_to(reply, content)),
        "source": _source(entries, content),
    }
    if name != "exercise":
        return Screen(name, data, level)
    figure = _figure(entries[0], reply.progress)
    shown = {**data, **_timing(reply.progress), "figure": figure is not None}
    return Screen(name, shown, figure=figure)


def _name(reply: Reply) -> str:
    refs = [act.ref for act in reply.says]
    if reply.outcome.level:
        return "result"
    if "phrase:launch" in refs:
        return "launch"
    entries = _entries(reply)
    if entries and entries[0].ref.startswith(("moves:", "programmes:")):
        done_now = entries[0].ref.startswith("moves:") or reply.progress is not None
        return "exercise" if done_now else "plan"
    asks = reply.question is not None and reply.question.ref.startswith(_ASKING)
    return "question" if asks and not entries else "answer"


def _emergency(reply: Reply, content: Content) -> dict[str, Any]:
    """The number is what is read from across the room; the rest is for whoever comes closer."""
    number = content.locale["words"]["emergency_number"]
    return {"title": number, "texts": _texts(reply, content)}


def _title(name: str, entries: Sequence[Act], reply: Reply, content: Content) -> str:
    """Words of the level, or the name of what it is about, where that is also said."""
    screens, level = content.screens(), reply.outcome.level
    if level:
        return fill(screens["levels"][level], {}, content)
    if name == "launch":
        return str(screens["title"])
    if not entries:
        return ""
    kind, entry, _ = entries[0].ref.split(":")
    named = str(content.entry(kind, entry)["name"])
    said = words_in(put_into_words(reply, content).speech)
    return named[:1].upper() + named[1:] if said >= words_in(named) else ""


def _texts(reply: Reply, content: Content) -> list[str]:
    """The statements that are general, a paragraph each, then the question."""
    acts = [act for act in reply.says if _is_general(act)]
    asked = [reply.question] if reply.question else []
    return [_shown(act, content) for act in [*acts, *asked]]


def _shown(act: Act, content: Content) -> str:
    short = content.screens()["shown"].get(act.ref.removeprefix("phrase:"))
    return fill(short, act.fill, content) if short else tidy(PAUSE.sub(" ", say(act, content)))


def _is_general(act: Act) -> bool:
    kind = act.ref.partition(":")[0]
    if kind == "phrase":  # what is filled in can be what was reported; publishers are not
        return act.ref not in _FOR_THE_EAR and set(act.fill) <= {"sources", "reviewed"}
    return kind in _GENERAL or kind in ENTRIES


def _entries(reply: Reply) -> list[Act]:
    """What is said of entries; a turn of an exercise is about the steps of its move."""
    led = [Act(f"{reply.progress.kind}:{reply.progress.entry}:steps")] if reply.progress else []
    acts = [*map(_of_entry, reply.says), *led]
    return [act for act in acts if act.ref.partition(":")[0] in ENTRIES]


def _of_entry(act: Act) -> Act:
    kind, _, cursor = act.ref.partition(":")
    if kind != "exercise":
        return act
    of, entry, *_ = cursor.split("/")
    return Act(f"{of}:{entry}:steps")


def _source(entries: Sequence[Act], content: Content) -> str:
    """Who says so, and when it was checked; empty where no fact was said."""
    named = [content.source(each)["said"] for each in sources(list(entries), content)]
    if not named:
        return ""
    kind, entry, _ = entries[0].ref.split(":")
    year, month, _ = content.entry(kind, entry)["reviewed"].split("-")
    screens = content.screens()
    words = {
        "sources": ", ".join(list(dict.fromkeys(named))[:_MOST_SOURCES]),
        "month": screens["months"][int(month) - 1],
        "year": year,
    }
    return fill(screens["source"], words, content)


def _rows(answers: Sequence[Any]) -> list[list[Any]]:
    return [list(answers[start : start + 2]) for start in range(0, len(answers), 2)]


def _figure(act: Act, progress: Progress | None) -> str | None:
    """The drawing of a move; the seated version has its own, a practice has only its ring."""
    kind, move, _ = act.ref.split(":")
    if kind != "moves":
        return None
    return f"{move}_seated" if progress and progress.seated else move


def _timing(progress: Progress | None) -> dict[str, Any]:
    """How far the move is, and when its ring counts down: after the words, while it is held."""
    if progress is None or progress.waiting:
        return {"progress": 0, "delay": 0, "hold": 0}
    return {
        "progress": round(100 * progress.turn / progress.turns),
        "delay": round(1000 * progress.delay),
        "hold": round(1000 * progress.hold),
    }
