"""Everything a decision may look at in one turn, and how a reply is put together from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from muscle_mentor.core.content import Content
from muscle_mentor.core.listed import listed
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Outcome, Reply
from muscle_mentor.core.report import Report
from muscle_mentor.core.state import State, write_state
from muscle_mentor.core.triage import Assessment
from muscle_mentor.core.turn import Turn

_PERSONAL = ("ask:", "clear:", "offer:check", "offer:summary", "phrase:launch_question")
"""Questions about the person: their twitch, what they feel, what speaks against a move."""

WAITING = ("ask:", "clear:", "go:", "hold:", "begin:", "remind:", "cancel:")
"""What is come back to after an aside: a question, an exercise, a reminder."""


@dataclass(frozen=True)
class Moment:
    """One turn with what it means: `heard` are its own facts, `state.report` all facts so far.

    `so_far` is what the rules say of these, which are no finished report yet.
    Without `checks` the symptom check is off: nothing about the person is asked.
    """

    turn: Turn
    content: Content
    state: State
    heard: Report
    so_far: Assessment
    checks: bool = True

    def remember(self, **changes: Any) -> Moment:
        """The same moment with a changed state."""
        return replace(self, state=replace(self.state, **changes))

    def tell(self, *names: str) -> Moment:
        """The same moment, remembering that these things were said."""
        return replace(self, state=self.state.tell(*names))

    def asking(self, question: str) -> Moment:
        """The same moment, remembering that this interview question was asked."""
        return self.remember(asked=(*self.state.asked, question))


def phrase(name: str, **fill: str) -> Act:
    """A phrase of content/<language>/phrases.yaml."""
    return Act(f"phrase:{name}", fill)


def reply(  # noqa: PLR0913 - the last two by name, and rarely
    moment: Moment,
    says: list[Act],
    question: Act | None,
    outcome: Outcome | None = None,
    card: Act | None = None,
    *,
    repeatable: bool = True,
) -> Reply:
    """Compose a reply; what it said and asked is remembered for repeat, yes and no."""
    outcome = outcome or Outcome()
    question = question if moment.checks else _impersonal(question)
    if question and question.ref.startswith("ask:"):
        asked = moment.content.interview()["questions"][question.ref[4:]]
        question = replace(question, fill=listed(asked, moment.content, moment.state.report.signs))
        outcome = replace(outcome, asks=asked["asks"])
    elif question and question.ref.startswith("clear:"):
        outcome = replace(outcome, asks="red_flags")
    said = tuple(says) if repeatable else moment.state.said
    state = replace(moment.state, open=question.ref if question else None, said=said)
    return Reply(tuple(says), question, write_state(state, outcome), outcome, card)


def _impersonal(question: Act | None) -> Act | None:
    """The question where nothing about the person may be asked: an open invitation instead."""
    personal = question is not None and question.ref.startswith(_PERSONAL)
    return Act("offer:anything") if personal else question


def waiting_question(moment: Moment) -> Act | None:
    """What to come back to after an aside: a question of the interview, an exercise, a reminder."""
    waiting = moment.state.open or ""
    return Act(waiting) if waiting.startswith(WAITING) else None


def open_question(moment: Moment) -> Act | None:
    """The interview question that still waits for an answer, to return to after anything else."""
    waiting = moment.state.open or ""
    return Act(waiting) if waiting.startswith("ask:") else None
