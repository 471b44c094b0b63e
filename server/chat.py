"""`muscle-mentor chat`: talk to the skill in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TextIO

from server.amazon import Amazon
from server.talk import Handler, Result, Talk
from server.unsaid import LAUNCH_WORD, SILENCE_WORD, UnsaidError, permission_asked

_WIDTH = 78


def run(  # noqa: PLR0913 - all by name
    lines: TextIO = sys.stdin,
    out: TextIO = sys.stdout,
    *,
    locale: str = "en-US",
    screen: bool = False,
    topics: Mapping[str, str] | None = None,
    handler: Handler | None = None,
) -> None:
    """Open the skill and answer until the input ends; an empty line is silence."""
    with Amazon() as amazon:
        device = amazon.in_terminal(locale, screen=screen)
        talk = Talk(handler=handler, topics=topics, device=device, on_permission=amazon.answered)
        print(_HELLO, file=out)
        _show(talk.turn(LAUNCH_WORD), out)
        for line in lines:
            try:
                _show(talk.turn(line.strip() or SILENCE_WORD), out)
            except UnsaidError as error:
                print(f"\n  {error}\n\nyou: ", end="", file=out, flush=True)


_HELLO = (
    "Talk to Muscle Mentor. An empty line says nothing, Ctrl-D leaves. "
    "What you type is understood locally, not by Alexa."
)


def _show(result: Result, out: TextIO) -> None:
    """The reply, then in grey what was understood and what it led to."""
    heard = result.understanding
    notes = [f"{result['intent']} ({heard.tier}, {heard.score:.2f})"] if heard else []
    notes += [f"{name}: {_listed(value)}" for name, value in result["slots"].items()]
    notes += [f"level: {result['level']}"] if result["level"] else []
    if permission_asked(result.response):
        notes += ["Alexa asks: do you allow Muscle Mentor to make reminders? yes or no"]
    notes += ["session ended"] if result["session"] == "ended" else []
    print(
        f"\n  {_wrapped(result['speech'] or '...')}\n  {_grey(' · '.join(notes), out)}\n", file=out
    )
    print("you: ", end="", file=out, flush=True)


def _listed(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(text, _WIDTH, subsequent_indent="  ")


def _grey(text: str, out: TextIO) -> str:
    return f"\033[90m{text}\033[0m" if out.isatty() else text
