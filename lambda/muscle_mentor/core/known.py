"""Whether all that a state refers to exists: one of older content, or a forged one, does not."""

from __future__ import annotations

from collections.abc import Sequence

from muscle_mentor.core.content import ENTRIES, Content
from muscle_mentor.core.reply import Act
from muscle_mentor.core.report import Report
from muscle_mentor.core.speech import resolve, say, spoken_name
from muscle_mentor.core.state import State
from muscle_mentor.core.step_down import MADE

_KIND_OF_FACTS = {
    "sites": "sites",
    "signs": "symptoms",
    "conditions": "conditions",
    "causes": "causes",
}


def is_known(state: State, content: Content) -> bool:
    """Tell whether every act, entry, question and level of a state is one of the content."""
    try:
        if not all(_is_own_word(act, content) for act in state.said):
            return False  # before anything is said: what was said of an entry is kept
        _look_up(state, content)
        _look_up_facts(state.report, content)
        return _is_asked(state.report.unclear, content)
    except (KeyError, StopIteration, IndexError, ValueError, OverflowError):
        return False


def _look_up(state: State, content: Content) -> None:
    """What does not exist cannot be looked up: KeyError or the like."""
    routine = [f"go:{state.routine}"] if state.routine else []
    level = [f"level:{state.level}"] if state.level else []
    plans = [f"stepped:{mark.removeprefix(MADE)}" for mark in state.told if mark.startswith(MADE)]
    for ref in (*filter(None, [state.open]), *routine, *level, *plans):
        say(Act(ref), content)
    for act in state.said:
        say(act, content)
    for question in state.asked:
        resolve(f"ask:{question}", content)
    if state.subject:
        kind, entry, value = state.subject.split(":")
        content.entry(kind, entry)
        content.entry_of(kind, value)


def _look_up_facts(report: Report, content: Content) -> None:
    values = [("sites", part) for part in report.parts] + [("drinks", one) for one in report.drinks]
    entries = [
        (kind, each) for name, kind in _KIND_OF_FACTS.items() for each in getattr(report, name)
    ]
    entries += [("medicines", use.medicine) for use in report.medicines]
    for kind, value in values:
        content.entry_of(kind, value)
    for kind, entry in entries:
        content.entry(kind, entry)


def _is_asked(names: Sequence[str], content: Content) -> bool:
    """Whether these are what the interview asks for."""
    if not names:
        return True
    asked = content.interview()["questions"].values()
    return set(names) <= {str(question["asks"]) for question in asked}


def _is_own_word(act: Act, content: Content) -> bool:
    """An entry is said in its own words: nobody else's are put into it."""
    kind, _, rest = act.ref.partition(":")
    if kind not in ENTRIES or "word" not in act.fill:
        return True
    values = content.values_of(kind, rest.partition(":")[0])
    return act.fill["word"] in {spoken_name(kind, value, content) for value in values}
