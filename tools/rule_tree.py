"""A condition of content/triage.yaml as a tree of plain words, for a drawing or one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

JOINTS = {"all": "all of", "any": "any of", "not": "not", "at_least": "at least"}
_LEAVES = {
    "sign": "has",
    "denied": "says no to",
    "site": "the place is",
    "side": "the side is",
    "condition": "known illness:",
    "cause": "cause:",
    "drink": "drinks",
    "onset": "it came on",
    "medicine": "takes",
    "change": "which was",
    "within_days": "within days:",
}
_NUMBERS = {
    "duration_days": "days it has lasted",
    "age": "age in years",
    "caffeine_mg": "caffeine a day in mg",
    "sleep_hours": "hours of sleep",
    "places": "number of places",
    "places_told": "number of places said",
}
_BOUNDS = {"over": "more than", "from": "at least", "under": "less than", "up_to": "at most"}


@dataclass(frozen=True)
class Node:
    """A fact in words, a joint ("any of") with its branches, or `term`: a condition with a name."""

    text: str
    branches: tuple[Node, ...] = ()
    term: str | None = None


def tree(condition: Any) -> Node:
    """A condition as written, as a tree. What is no condition becomes a leaf that shows it."""
    if not isinstance(condition, Mapping):
        return Node(str(condition))
    nodes = list(_nodes(condition))
    if not nodes:
        return Node("always")
    return nodes[0] if len(nodes) == 1 else Node(JOINTS["all"], tuple(nodes))


def one_line(node: Node) -> str:
    """A tree as one line: any of (has fever, has confusion)."""
    if not node.branches:
        return node.text
    return f"{node.text} ({', '.join(map(one_line, node.branches))})"


def cases(rule: Mapping[str, Any]) -> list[tuple[str, str, Node | None]]:
    """Level, reason and condition of each case of a rule; a rule without cases is one case."""
    written = rule.get("cases") or [rule]
    return [
        (
            str(case.get("level", "")),
            str(case.get("reason", "")),
            tree(case["when"]) if "when" in case else None,
        )
        for case in written
    ]


def _nodes(condition: Mapping[str, Any]) -> Iterator[Node]:
    medicine = [key for key in ("medicine", "change", "within_days") if key in condition]
    if medicine:
        yield Node(", ".join(f"{_LEAVES[key]} {_listed(condition[key])}" for key in medicine))
    for key, value in condition.items():
        if key not in medicine:
            yield _node(key, value)


def _node(key: str, value: Any) -> Node:
    if key in ("all", "any") and isinstance(value, list):
        return Node(JOINTS[key], tuple(map(tree, value)))
    if key == "at_least" and isinstance(value, Mapping):
        return Node(f"at least {value.get('count')} of", tuple(map(tree, value.get("of", ()))))
    if key in ("not", "also"):
        return Node(JOINTS[key], (tree(value),)) if key == "not" else tree(value)
    return Node(_fact(key, value), term=str(value) if key == "is" else None)


def _fact(key: str, value: Any) -> str:
    """One fact in words."""
    if key == "is":
        return str(value).replace("_", " ")
    if key == "finished":
        return "the questions are over" if value else "the questions are not over"
    if key in _NUMBERS and isinstance(value, Mapping):
        bounds = " and ".join(f"{_BOUNDS.get(b, b)} {n}" for b, n in value.items())
        return f"{_NUMBERS[key]}: {bounds}"
    return f"{_LEAVES.get(key, key)} {_listed(value)}"


def _listed(value: Any) -> str:
    listed = value if isinstance(value, list) else [value]
    words = [str(each).replace("_", " ") for each in listed]
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
