"""Stretches, breathing and programmes: asked about first, then spoken in parts of some steps."""

from __future__ import annotations

from muscle_mentor.core.advice import fitting_move, phrase_offer, with_disclaimer
from muscle_mentor.core.content import Content
from muscle_mentor.core.moment import Moment, phrase, reply
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.speech import spoken_name
from muscle_mentor.core.steps import part

_DEFAULT_PRACTICE = "calm_breathing"
_FORBIDS_ALL = (
    "weakness",
    "numbness",
    "leg_swollen",
    "swelling",
    "injury",
    "fever",
    "severe_pain",
    "chest_pain",
)


def stretch(moment: Moment) -> Reply:
    """The move that was named, or the first that fits; what forbids it is asked first."""
    content, turn = moment.content, moment.turn
    named = turn.first("move")
    if named and content.has("moves", named):
        return _ask_first(moment, content.entry_of("moves", named))
    if not moment.state.report.sites:
        return reply(moment, [phrase("which_move")], Act("ask:body_part"))
    if forbidden(moment):
        return reply(moment, [phrase("no_move_now")], phrase_offer("check"))
    move = fitting_move(moment.state.report, content)
    if move is None:
        return reply(moment, [phrase("no_move_here")], phrase_offer("check"))
    return _ask_first(moment, move)


def unchecked(moment: Moment) -> Reply:
    """Where nothing may be asked, no move is led: what would forbid it stays unknown."""
    return reply(
        moment, [phrase("which_move"), phrase("symptom_check_off")], phrase_offer("anything")
    )


def forbidden(moment: Moment) -> bool:
    """Whether something known forbids any move (evidence: rules for every stretch or move)."""
    return any(map(moment.state.report.has, _FORBIDS_ALL))


def do_move(moment: Moment, move: str) -> Reply:
    """Speak the steps of a move, with its stop rule."""
    return _steps(moment, "moves", move, 0, [])


def go_on(moment: Moment, where: str) -> Reply:
    """The next part of what is being done; `where` is kind/entry/start, as it was offered."""
    kind, entry, start = where.split("/")
    return _steps(moment, kind, entry, int(start), [])


def programme(moment: Moment, name: str | None = None) -> Reply:
    """Speak a programme or breathing practice with its warnings."""
    content = moment.content
    asked = name or moment.turn.first("programme")
    chosen = (
        content.entry_of("programmes", asked)
        if asked and content.has("programmes", asked)
        else _DEFAULT_PRACTICE
    )
    return _steps(moment, "programmes", chosen, 0, [Act(f"programmes:{chosen}:warnings")])


def _steps(moment: Moment, kind: str, entry: str, start: int, before: list[Act]) -> Reply:
    """One part of the steps, and the offer to go on; the last one says when to stop."""
    act, following = part(kind, entry, start, moment.content)
    moment = moment.remember(subject=f"{kind}:{entry}:{entry}")
    if following is not None:
        says, moment = with_disclaimer(moment, [*before, act])
        return reply(moment, says, phrase_offer("steps", of=f"{kind}/{entry}/{following}"))
    ending = [*_counts(entry, moment.content), phrase("stop_moves")] if kind == "moves" else []
    says, moment = with_disclaimer(moment, [*before, act, *ending])
    return reply(moment, says, phrase_offer("anything"))


def _ask_first(moment: Moment, move: str) -> Reply:
    """Ask once about what forbids the move; yes then means "it applies", so the offer is turned."""
    summary = Act(f"moves:{move}:summary")
    return reply(
        moment.remember(subject=f"moves:{move}:{move}"),
        [summary],
        Act(f"clear:{move}", {"word": spoken_name("moves", move, moment.content)}),
    )


def _counts(move: str, content: Content) -> list[Act]:
    entry = content.entry("moves", move)
    both = [phrase("both_sides")] if entry.get("sides") == "both" else []
    times = int(entry.get("times", 1))
    return both + ([phrase("times", times=_times(times, content))] if times > 1 else [])


def _times(times: int, content: Content) -> str:
    return str(content.phrase("numbers")["say"].split()[min(times, 10)])
