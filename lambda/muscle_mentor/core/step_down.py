"""The two weeks in which somebody steps their caffeine down, from what they say they drink.

General limits, never a personal allowance; in pregnancy and for teenagers the limits are theirs.
Only the plan's numbers are kept, and only until the session ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from muscle_mentor.core.content import Content
from muscle_mentor.core.number_words import in_words

MADE = "plan:"
"""Before the numbers of a plan, in what was told."""
_COUNTING_DAYS, _LAST_DAY = 3, 14
_SLOWLY, _BRISKLY = 3, 2
"""Days between two steps: as slow as the two weeks allow."""


@dataclass(frozen=True)
class StepDown:
    """From so many `drinks` a day with so many `milligrams` (0: not known) down to `aim` drinks."""

    drinks: int
    milligrams: int
    aim: int

    def __str__(self) -> str:
        """The form kept in the state."""
        return f"{self.drinks}/{self.milligrams}/{self.aim}"

    @classmethod
    def read(cls, text: str) -> StepDown:
        """Read what __str__ wrote. KeyError for anything else."""
        parts = text.split("/")
        if len(parts) != 3 or not all(part.isdigit() for part in parts):  # noqa: PLR2004
            raise KeyError(text)
        return cls(*map(int, parts))

    def steps(self) -> Iterator[tuple[int, int]]:
        """Day by day, where something changes: the day, and the drinks from then on."""
        room = (_LAST_DAY - _COUNTING_DAYS) // _SLOWLY + 1
        pace = _SLOWLY if self.drinks - self.aim <= room else _BRISKLY
        left = self.drinks
        for day in range(_COUNTING_DAYS + 1, _LAST_DAY + 1, pace):
            if left <= self.aim:
                return
            left -= 1
            yield day, left


def plan_for(drinks: int, milligrams: float, limit: float) -> StepDown:
    """The plan from so many drinks to as many as fit the general limit, or to one fewer each step.

    `milligrams` and `limit` are a day's caffeine; who is within the limit may go down to none.
    """
    each = milligrams / drinks
    aim = int(limit // each) if milligrams > limit else 0
    return StepDown(drinks, 10 * round(milligrams / 10), aim)


def step_texts(plan: StepDown, content: Content) -> list[str]:
    """A sentence for each step: "From day four, seven drinks."."""
    said = str(content.phrase("step_down_step")["say"])
    return [
        said.format(date=in_words(day, content), amount=amount_of(left, content))
        for day, left in plan.steps()
    ]


def amount_of(drinks: int, content: Content) -> str:
    """So many drinks, in words."""
    name = {0: "drinks_none", 1: "drinks_one"}.get(drinks, "drinks_many")
    return str(content.phrase(name)["say"]).format(amount=in_words(drinks, content))
