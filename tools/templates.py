"""Expands authored phrase templates into samples: [optional], (one|another), {slot}."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

LIMIT = 60
_TOKEN = re.compile(r"\{[a-z_]+\}|[\[\]()|]|[^\[\]()|{}]+")


class TemplateError(ValueError):
    """A template that cannot be read; the message says what is wrong with it."""


@cache  # five locales and the checks expand the same templates
def expand(template: str, limit: int = LIMIT) -> tuple[str, ...]:
    """All sentences of a template, in a stable order, without duplicates.

    Raises TemplateError for unbalanced brackets or more than `limit` sentences.
    """
    pieces = _TOKEN.findall(template)
    if "".join(pieces) != template:
        raise TemplateError(f"cannot read {template!r}: slots are written {{lower_case}}")
    sentences, rest = _alternatives(pieces)
    if rest:
        raise TemplateError(f"{rest[0]!r} closes nothing in {template!r}")
    tidy = list(dict.fromkeys(" ".join(s.split()) for s in sentences))
    if len(tidy) > limit:
        raise TemplateError(f"{template!r} makes {len(tidy)} samples; at most {limit} are allowed")
    return tuple(sentence for sentence in tidy if sentence)


def _alternatives(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Read up to a closing bracket: sequences divided by `|`."""
    options: list[str] = []
    current = [""]
    while pieces and pieces[0] not in ")]":
        piece, *pieces = pieces
        if piece == "|":
            options += current
            current = [""]
            continue
        choice, pieces = _choice(piece, pieces)
        current = [left + right for left, right in product(current, choice)]
    return options + current, pieces


def _choice(piece: str, rest: list[str]) -> tuple[list[str], list[str]]:
    if piece not in "([":
        return [piece], rest
    inner, after = _alternatives(rest)
    if not after or after[0] != {"(": ")", "[": "]"}[piece]:
        raise TemplateError(f"{piece!r} is never closed")
    return inner + ([""] if piece == "[" else []), after[1:]
