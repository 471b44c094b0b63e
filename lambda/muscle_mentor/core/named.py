"""What the words of a reference name: a move that is offered, a reminder, a plan.

It is found from the reference alone, so that nothing of it has to be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from muscle_mentor.core.content import Content
from muscle_mentor.core.listed import listed
from muscle_mentor.core.number_words import in_words
from muscle_mentor.core.routine import Cursor
from muscle_mentor.core.step_down import StepDown, amount_of, step_texts
from muscle_mentor.core.wish import Wish, hour_asked, label, when


def named_in(ref: str, content: Content) -> dict[str, str]:
    """What the words of a reference name: a move or programme, a reminder, a plan."""
    kind, _, rest = ref.partition(":")
    named = _NAMED.get("cursor" if kind in _OF_CURSOR else kind)
    return named(rest, content) if named else {}


def _named_in_question(rest: str, content: Content) -> dict[str, str]:
    """All signs of a list: which of them are known already is told by the reply that asks."""
    return listed(content.interview()["questions"][rest], content, ())


def _named_in_cursor(rest: str, content: Content) -> dict[str, str]:
    cursor = Cursor.read(rest, content)
    return {"name": str(content.entry(cursor.kind, cursor.entry)["name"])}


def _named_in_offer(rest: str, content: Content) -> dict[str, str]:
    name, _, of = rest.partition(":")
    if name == "step_down":
        return _named_in_plan(of, content)
    if name not in ("move", "programme") or not of:
        return {}
    return {"name": str(content.entry(f"{name}s", of)["name"])}


def _named_in_plan(rest: str, content: Content) -> dict[str, str]:
    """How many drinks are counted and what they hold; the steps of a plan."""
    plan = StepDown.read(rest)
    amounts = {
        "times": amount_of(plan.drinks, content),
        "amount": in_words(plan.milligrams, content),
    }
    return {**amounts, "word": " ".join(step_texts(plan, content))}


def _named_in_wish(rest: str, content: Content) -> dict[str, str]:
    """The time that is asked about; with the consent what Alexa will say, and when."""
    wish = Wish.read(rest, content)
    if wish.missing == "half":
        return {"clock": hour_asked(wish, content)}
    if wish.missing == "sure":
        return {"when": when(wish, content), "label": label(wish, content)}
    return {}


_NAMED: Mapping[str, Callable[[str, Content], dict[str, str]]] = {
    "ask": _named_in_question,
    "cursor": _named_in_cursor,
    "offer": _named_in_offer,
    "remind": _named_in_wish,
    "reminded": lambda rest, content: _named_in_wish(rest.partition(":")[2], content),
    "counted": _named_in_plan,
    "stepped": _named_in_plan,
}
"""What fills the words of each kind of reference."""

_OF_CURSOR = frozenset({"clear", "go", "hold", "begin", "eased"})
"""Questions about a move or programme, with the place in it."""
