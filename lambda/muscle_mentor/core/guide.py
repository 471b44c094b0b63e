"""While an exercise waits for a word: on, back, again, wait, slower, sitting, how much is left.

Danger was checked before; whatever else is felt ends the exercise and leads to the questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from muscle_mentor.core import exercise
from muscle_mentor.core.advice import phrase_offer
from muscle_mentor.core.exercise import PRACTICE
from muscle_mentor.core.interview import next_question
from muscle_mentor.core.moment import Moment, phrase, reply
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Reply
from muscle_mentor.core.routine import Cursor, moved, rounds_for, turn_number, turns

_PAUSE_SECONDS = 20
_SITTING = "shoulder_rolls"
_DEEPER = "progressive_relaxation"
_LENGTH_INTENTS = frozenset({"ReportSymptomIntent", "CorrectionIntent", "BreathingIntent"})
"""Where "just two minutes" may arrive, in answer to no question about time."""


def control(moment: Moment) -> Reply | None:
    """The reply of the exercise that waits, or None where none does or it is not meant."""
    kind, _, rest = (moment.state.open or "").partition(":")
    if kind == "offer" and rest.startswith("programme:") and _says_length(moment):
        return exercise.programme(moment, rest.partition(":")[2])
    if kind not in _CONTROLS:
        return None
    cursor = Cursor.read(rest, moment.content)
    if kind != "clear" and any(moment.heard.signs.values()):
        return hurts(moment, cursor)
    if kind != "eased" and _says_length(moment):
        return _change_length(moment, cursor, kind)
    taken = _CONTROLS[kind].get(moment.turn.intent)
    return taken(moment, cursor) if taken else None


def interrupted(moment: Moment) -> Moment:
    """Whatever is felt now ends what was being done: it cannot be resumed after a warning."""
    felt = any(moment.heard.signs.values())
    return moment.remember(routine=None) if felt and moment.state.routine else moment


def hurts(moment: Moment, cursor: Cursor) -> Reply:
    """Something is felt: stop, and ask the safety questions at the place that was exercised."""
    report = moment.state.report
    if cursor.kind == "moves" and not report.sites:
        place = moment.content.entry("moves", cursor.entry)["sites"][0]
        report = replace(report, parts=(place,), sites=(place,))
    moment = moment.remember(report=report, routine=None)
    if not moment.checks:
        says = [phrase("hurts"), phrase("symptom_check_off")]
        return reply(moment, says, phrase_offer("anything"))
    name = next_question(report, moment.state, moment.content)
    if name is None:
        return reply(moment, [phrase("hurts")], phrase_offer("summary"))
    return reply(moment.asking(name), [phrase("hurts")], Act(f"ask:{name}"))


def resume(moment: Moment) -> Reply | None:
    """Go on with what was interrupted by a question in between; None where nothing was."""
    if not moment.state.routine:
        return None
    cursor = Cursor.read(moment.state.routine, moment.content)
    return exercise.lead(moment, cursor, [phrase("all_right")])


def _onward(moment: Moment, cursor: Cursor) -> Reply:
    following = moved(cursor, 1, moment.content)
    return exercise.lead(moment, following or cursor)


def _back(moment: Moment, cursor: Cursor) -> Reply:
    return exercise.lead(moment, moved(cursor, -1, moment.content) or cursor)


def _again(moment: Moment, cursor: Cursor) -> Reply:
    return exercise.lead(moment, cursor)


def _from_start(moment: Moment, cursor: Cursor) -> Reply:
    return exercise.lead(moment, replace(cursor, beat=0), [phrase("from_the_start")])


def _start(moment: Moment, cursor: Cursor) -> Reply:
    return exercise.lead(moment, cursor, exercise.opening(cursor, moment.content))


def _not_now(moment: Moment, cursor: Cursor) -> Reply:
    """What forbids it applies, or nobody knows: unknown is not no."""
    if cursor.kind == "programmes":
        return exercise.instead(moment)
    return reply(moment, [phrase("no_move_now")], phrase_offer("check"))


def _wait(moment: Moment, cursor: Cursor) -> Reply:
    says = [phrase("waiting"), Act(f"pause:{_PAUSE_SECONDS}")]
    waiting = reply(moment, says, Act(f"hold:{cursor}"), repeatable=False)
    return replace(waiting, progress=exercise.progress(cursor, moment.content, waiting=True))


def _leave(moment: Moment, cursor: Cursor) -> Reply:
    """No after a pause: close, naming the words that start it again."""
    name = str(moment.content.entry(cursor.kind, cursor.entry)["name"])
    return reply(moment, [phrase("left_off", word=name)], None)


def _slower(moment: Moment, cursor: Cursor) -> Reply:
    return exercise.lead(moment, replace(cursor, slow=True), [phrase("slower")])


def _slower_question(moment: Moment, cursor: Cursor) -> Reply:
    cursor = replace(cursor, slow=True)
    return replace(reply(moment, [phrase("slower")], Act(f"clear:{cursor}")), slow=True)


def _left(moment: Moment, cursor: Cursor) -> Reply:
    left = len(turns(cursor, moment.content)) - turn_number(cursor, moment.content) - 1
    return _told(moment, _steps_left(left, moment))


def _left_before(moment: Moment, cursor: Cursor) -> Reply:
    return _told(moment, _steps_left(len(turns(cursor, moment.content)), moment))


def _steps_left(left: int, moment: Moment) -> Act:
    names = str(moment.content.phrase("numbers")["say"]).split()
    if left == 1:
        return phrase("one_step_left")
    return phrase("steps_left", times=names[min(left, len(names) - 1)])


def _told(moment: Moment, said: Act) -> Reply:
    return reply(moment, [said], Act(str(moment.state.open)), repeatable=False)


def _sit(moment: Moment, cursor: Cursor) -> Reply:
    """The seated version from its start; what forbids it still has to be answered."""
    entry = moment.content.entry(cursor.kind, cursor.entry)
    if entry.get("stands") and not entry.get("seated"):
        return reply(moment, [phrase("no_seated")], phrase_offer("move", of=_SITTING))
    known = "seated" if entry.get("seated") else "already_seated"
    cursor = replace(cursor, beat=0, seated=True) if entry.get("seated") else cursor
    if (moment.state.open or "").startswith("clear:"):
        return reply(moment, [phrase(known)], Act(f"clear:{cursor}"))
    return _get_ready(moment, cursor, [phrase(known)])


def _get_ready(moment: Moment, cursor: Cursor, says: list[Act]) -> Reply:
    """Time to sit down or find a chair: the turn itself begins when the person is ready."""
    moment = moment.remember(routine=str(cursor))
    ready = reply(moment, says, Act(f"begin:{cursor}"), repeatable=False)
    return replace(ready, progress=exercise.progress(cursor, moment.content, waiting=True))


def _wait_to_begin(moment: Moment, cursor: Cursor) -> Reply:
    return _get_ready(moment, cursor, [phrase("waiting"), Act(f"pause:{_PAUSE_SECONDS}")])


def _eased(moment: Moment, cursor: Cursor) -> Reply:
    """It helped: how to keep it up, and that a reminder can be had."""
    return reply(moment, [phrase(f"eased_{cursor.kind}_yes")], phrase_offer("anything"))


def _not_eased(moment: Moment, cursor: Cursor) -> Reply:
    """It did not help: look closer at the twitch, or try another way to calm down."""
    says = [phrase(f"eased_{cursor.kind}_no")]
    if cursor.kind == "moves":
        return reply(moment, says, phrase_offer("summary" if moment.state.level else "check"))
    other = PRACTICE if cursor.entry == _DEEPER else _DEEPER
    return reply(moment, says, phrase_offer("programme", of=other))


def _says_length(moment: Moment) -> bool:
    turn = moment.turn
    said = exercise.minutes_said(turn)
    return bool(said and turn.intent in _LENGTH_INTENTS and not turn.values("body_part"))


def _change_length(moment: Moment, cursor: Cursor, kind: str) -> Reply:
    """Another length: as many rounds as fit, from where the person is."""
    wished = exercise.minutes_said(moment.turn) or 1
    cursor = rounds_for(cursor, wished, moment.content)
    cursor = Cursor.read(str(cursor), moment.content)
    if kind == "clear":
        return reply(moment, [phrase("all_right")], Act(f"clear:{cursor}"))
    return exercise.lead(moment, cursor, [phrase("all_right")])


_Control = Callable[[Moment, Cursor], Reply]
_DONE: Mapping[str, _Control] = {
    "AMAZON.PreviousIntent": _back,
    "AMAZON.RepeatIntent": _again,
    "AMAZON.StartOverIntent": _from_start,
    "SlowerIntent": _slower,
    "StepsLeftIntent": _left,
    "SeatedIntent": _sit,
}
_READY = (
    "AMAZON.YesIntent",
    "AMAZON.NextIntent",
    "AMAZON.ResumeIntent",
    "MoreIntent",
    "DontKnowIntent",
)
_ALWAYS: Mapping[str, _Control] = {**_DONE, **dict.fromkeys(_READY, _onward)}
_CONTROLS: Mapping[str, Mapping[str, _Control]] = {
    "clear": {
        "AMAZON.NoIntent": _start,
        "AMAZON.YesIntent": _not_now,
        "DontKnowIntent": _not_now,
        "SlowerIntent": _slower_question,
        "StepsLeftIntent": _left_before,
        "SeatedIntent": _sit,
    },
    "go": {**_ALWAYS, **dict.fromkeys(("AMAZON.NoIntent", "AMAZON.PauseIntent"), _wait)},
    "hold": {**_ALWAYS, "AMAZON.NoIntent": _leave, "AMAZON.PauseIntent": _wait},
    "begin": {
        **_DONE,
        **dict.fromkeys(_READY, _again),
        **dict.fromkeys(("AMAZON.NoIntent", "AMAZON.PauseIntent"), _wait_to_begin),
    },
    "eased": {**_DONE, "AMAZON.YesIntent": _eased, "AMAZON.NoIntent": _not_eased},
}
"""What waits -> what each control word does to it. Stop and help are the same everywhere."""
