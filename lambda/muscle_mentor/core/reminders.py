"""Reminders: what is missing is asked, the consent each time; what became of it is told kindly.

The core only says what is to be done, as an Errand; the shell does it and comes back with a turn
of kind "service", or of kind "permission" after Alexa has asked for one.
"""

from __future__ import annotations

from muscle_mentor.core.advice import phrase_offer
from muscle_mentor.core.amounts import days
from muscle_mentor.core.moment import Moment, phrase, reply, waiting_question
from muscle_mentor.core.replace import replace
from muscle_mentor.core.reply import Act, Errand, Reply
from muscle_mentor.core.turn import Turn, Value
from muscle_mentor.core.wish import PARTS, REPEATS, Wish, has_label, is_clock, is_day, label

_MINUTES_A_DAY = 1440
_LONGEST_DAYS = 365
_ASKED = "permission"
"""Told once Alexa has asked for the permission: she is not sent to ask again and again."""
_BREAK = "break"
_OF_SUBJECT = {"moves": "stretch", "programmes": "breathe"}
_OF_PROGRAMME = {
    "sleep_wind_down": "wind_down",
    "caffeine_step_down": "plan",
    "fourteen_day_plan": "plan",
    "drinking_and_food": "water",
    "eye_comfort": "rest_eyes",
    "walking": "walk",
}
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_NUMBERS = ("number", "caffeine_amount", "sleep_hours", "age")
_TAKEN_FOR = frozenset(
    "ReportSymptomIntent CorrectionIntent CaffeineIntent SleepIntent HowLongIntent".split()
)


def remind(moment: Moment) -> Reply:
    """A wish for a reminder: what it lacks is asked, one thing at a time, and last the consent."""
    named = moment.turn.values("reminder")
    if named and not _named(moment):
        return reply(moment, [phrase("remind_only")], phrase_offer("anything"))
    if moment.turn.slots.keys() == {"day_part"}:  # "in the morning", where nobody asked
        return reply(moment, [phrase("fallback_short")], _back(moment), repeatable=False)
    return _go_on(moment, _merged(Wish(_about(moment)), moment.turn))


def cancel(moment: Moment) -> Reply:
    """Take back a reminder: the service is asked for the list, for this session knows of none."""
    about = _named(moment)
    everything = bool(about or moment.turn.first("all"))
    return _cancel(moment, about, "cancel_all" if everything else "cancel_one")


def control(moment: Moment) -> Reply | None:
    """The answer to a question about a reminder, or None where none waits or it is not meant."""
    kind, _, rest = (moment.state.open or "").partition(":")
    intent = moment.turn.intent
    if kind not in ("remind", "cancel"):
        return None
    if intent == "AMAZON.NoIntent":
        said = "remind_not" if kind == "remind" else "cancel_not"
        return reply(moment, [phrase(said)], phrase_offer("anything"))
    if kind == "cancel":
        return _cancel(moment, rest, "cancel_all") if intent == "AMAZON.YesIntent" else None
    wish = Wish.read(rest, moment.content)
    if intent == "AMAZON.YesIntent":
        return _make(moment, wish) if wish.missing == "sure" else _go_on(moment, wish)
    if intent == "ReminderIntent" and not moment.turn.values("reminder"):
        return _go_on(moment, _merged(wish, moment.turn))
    return None


def permitted(moment: Moment) -> Reply:
    """What Alexa was answered when she asked for the permission; the wish comes back with it."""
    try:
        wish = Wish.read(moment.turn.token, moment.content)
    except KeyError:
        return reply(moment, [phrase("remind_failed")], phrase_offer("anything"))
    moment = moment.tell(_ASKED)
    if moment.turn.outcome == "ACCEPTED":
        return _make(moment, wish)
    if moment.turn.outcome == "DENIED":
        return reply(moment, [phrase("remind_denied")], phrase_offer("anything"))
    return _by_card(moment)


def told(moment: Moment) -> Reply:
    """How the service took it, as the shell tells in `turn.outcome`."""
    kind, _, rest = (moment.state.open or "").partition(":")
    outcome = moment.turn.outcome
    if kind == "cancel":
        return _cancelled(moment, rest, outcome)
    wish = Wish.read(rest, moment.content)
    if outcome == "refused":
        return _by_card(moment) if _ASKED in moment.state.told else _by_voice(moment, wish)
    if outcome == "past":
        later = replace(wish, day="", minutes=0)
        return reply(moment, [phrase("remind_past")], Act(f"remind:{later}"))
    return reply(moment, [Act(f"reminded:{outcome}:{wish}")], phrase_offer("anything"))


def as_answer(turn: Turn, waiting: str | None) -> Turn:
    """A bare "nine", "tomorrow" or "two hours" that answers when: Alexa takes it for a report."""
    strange = turn.intent not in _TAKEN_FOR or turn.values("symptoms") or turn.values("body_part")
    if not (waiting or "").startswith("remind:") or strange:
        return turn
    hours = [Value(f"{value.raw.zfill(2)}:00") for name in _NUMBERS for value in turn.values(name)]
    said = {
        "time": (*turn.values("time"), *hours),
        "day": turn.values("day") + turn.values("since"),
    }
    if not hours and not turn.values("since") and not turn.values("duration"):
        return turn
    slots = {name: values for name, values in {**turn.slots, **said}.items() if values}
    others = {name: values for name, values in slots.items() if name not in (*_NUMBERS, "since")}
    return replace(turn, intent="ReminderIntent", slots=others)


def _back(moment: Moment) -> Act:
    return waiting_question(moment) or phrase_offer("anything")


def _about(moment: Moment) -> str:
    """What it is of: what was said, else what was spoken of last."""
    kind, _, rest = (moment.state.subject or "").partition(":")
    of = _OF_PROGRAMME.get(rest.partition(":")[0]) or _OF_SUBJECT.get(kind, _BREAK)
    return _named(moment) or of


def _named(moment: Moment) -> str:
    """What the reminder is said to be of, where there is such a one; else an empty text."""
    said = moment.turn.first("reminder") or ""
    return said if has_label(said, moment.content) else ""


def _merged(wish: Wish, turn: Turn) -> Wish:
    """The wish with what this turn says of it; a new time goes before an old one."""
    said = days(turn.text("duration") or turn.first("duration_words"))
    if said and said <= _LONGEST_DAYS:
        return replace(wish, minutes=max(1, round(said * _MINUTES_A_DAY)), at="", part="", day="")
    often, _, of = (turn.first("repeat") or "").partition("_")  # daily_morning, weekly_monday
    repeat, part_said = (of, "") if often == "weekly" else (often, of)
    time_said = turn.text("time") or ""
    day, _, part_of_day = (turn.text("day") or "").partition("T")  # "2026-11-24TMO"
    part = turn.first("day_part") or part_said or _PARTS.get(time_said or part_of_day, "")
    at = time_said.replace(":", "")
    at = at if is_clock(at) else ""
    found = {
        "repeat": repeat if repeat in REPEATS else "",
        "day": day if is_day(day) else "",
        "at": at,
        "part": part if part in PARTS else "",
    }
    changes = {name: value for name, value in found.items() if value}
    if "repeat" in changes or "day" in changes:
        changes = {"repeat": "", "day": "", **changes}
    if at and wish.at and not part:
        changes["part"] = ""
    return replace(wish, **changes, minutes=0 if changes else wish.minutes)


def _go_on(moment: Moment, wish: Wish) -> Reply:
    return reply(moment, [], Act(f"remind:{wish}"))


def _make(moment: Moment, wish: Wish) -> Reply:
    waiting = reply(moment, [], Act(f"remind:{wish}"))
    return replace(waiting, errand=Errand("make", label(wish, moment.content), wish))


def _cancel(moment: Moment, about: str, do: str) -> Reply:
    said = label(Wish(about), moment.content) if about else ""
    waiting = reply(moment, [], Act(f"cancel:{about}"))
    return replace(waiting, errand=Errand(do, said))


def _cancelled(moment: Moment, about: str, outcome: str) -> Reply:
    if outcome == "many":
        return reply(moment, [phrase("cancel_many")], Act(f"cancel:{about}"))
    return reply(moment, [phrase(f"cancel_{outcome}")], phrase_offer("anything"))


def _by_voice(moment: Moment, wish: Wish) -> Reply:
    """Alexa asks for the permission, and comes back with a request of her own."""
    asked = reply(moment, [phrase("remind_permission")], None)
    return replace(asked, permission=str(wish))


def _by_card(moment: Moment) -> Reply:
    asked = reply(moment, [phrase("remind_card")], phrase_offer("anything"))
    return replace(asked, permission="")
