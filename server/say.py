"""`muscle-mentor say`: one utterance a line in, one result a line out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from server.amazon import Amazon
from server.talk import Handler, Result, Talk
from server.unsaid import UnsaidError

BAD_LINE = 2
# The order in which a line shows its keys.
KEYS = (
    "utterance", "locale", "new_session", "intent", "slots", "topic", "speech", "reprompt", "asks",
    "level", "rules", "suggestions", "session", "card", "screen",
)  # fmt: skip


def run(  # noqa: PLR0913 - all by name
    lines: Iterable[str],
    out: TextIO,
    *,
    session: bool = False,
    locale: str = "en-US",
    screen: bool = False,
    as_json: bool = False,
    topics: Mapping[str, str] | None = None,
    handler: Handler | None = None,
) -> int:
    """Answer every line; with `session` they are turns of one, an empty line starts a new one.

    Out: the exit code, BAD_LINE where a touch or an answer to Amazon could not be read.
    """
    code = 0
    with Amazon() as amazon:
        device = amazon.in_terminal(locale, screen=screen)
        talk = Talk(handler=handler, topics=topics, device=device, on_permission=amazon.answered)
        for line in lines:
            utterance = line.strip()
            if not session or not utterance:
                talk.end()
            if not utterance:
                continue
            try:
                result = talk.turn(utterance)
                told = as_line(result) if as_json else as_text(result)
            except UnsaidError as error:
                code, told = BAD_LINE, json.dumps({"utterance": utterance, "error": str(error)})
            print(told, file=out, flush=True)
    return code


def as_line(result: Result) -> str:
    """The contract as one line of JSON."""
    return json.dumps({key: result[key] for key in KEYS}, ensure_ascii=False)


def as_text(result: Result) -> str:
    """What was heard and said, to be read by a person."""
    heard = result.understanding
    tier = f"{heard.tier} {heard.score:.2f}" if heard else "silence"
    slots = ", ".join(f"{name}={value}" for name, value in result["slots"].items())
    head = f"[{result['intent'] or '-'} {tier}{'; ' + slots if slots else ''}]"
    return f"> {result['utterance']}\n  {head}\n  {result['speech'] or '(nothing)'}"
