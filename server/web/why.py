"""Why a rule fired: the reason that stands in the content, in the words of a locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.stored_content import content_for
from tools.book import filled


def reasons(result: Mapping[str, Any], locale: str) -> list[dict[str, str]]:
    """In: the result of a turn. Out: rule, level and reason of each that fired, highest first."""
    fired = list(result.get("rules") or ())
    if not fired:
        return []
    content = content_for(locale)
    known = {rule["id"]: rule for rule in content.triage()["rules"]}
    return [found for name in fired for found in _of(name, known.get(name), content)]


def _of(name: str, rule: Mapping[str, Any] | None, content: Content) -> Iterator[dict[str, str]]:
    for case in (rule or {}).get("cases") or ([rule] if rule else []):
        reason = filled(case["reason"], content.locale["words"]) if case.get("reason") else ""
        yield {"rule": name, "level": case.get("level", ""), "reason": reason}
