"""The shape of content/<language>/screens.yaml: words on screens, and answers to tap."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tools.schema import Id, Spoken, Strict

Level = Literal["urgent_same_day", "see_doctor_soon", "routine_appointment", "self_care"]
Label = Annotated[str, StringConstraints(min_length=2, max_length=40, strip_whitespace=True)]
Intent = Annotated[str, StringConstraints(pattern=r"^(AMAZON\.)?[A-Z][A-Za-z]*Intent$")]


class Tappable(Strict):
    """An answer on a button, and the intent that saying it gives."""

    label: Label
    intent: Intent
    slots: dict[Id, str] = Field(default={}, max_length=1)


class Screens(Strict):
    """content/<language>/screens.yaml."""

    title: Label
    source: Spoken
    months: Annotated[list[Label], Field(min_length=12, max_length=12)]
    levels: dict[Level, Label]
    shown: dict[Id, Spoken]
    answers: dict[Id, Tappable]
    questions: dict[Id, list[Id]]
    signs: dict[Id, list[Label]]

    @model_validator(mode="after")
    def _knows_its_answers(self) -> Self:
        named = {each for answers in self.questions.values() for each in answers}
        if unknown := sorted(named - set(self.answers)):
            raise ValueError(f"questions: no such answers: {', '.join(unknown)}")
        return self
