"""An ear for a small model of the tests' own, on a fixed Monday."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from server.ear import Ear
from server.ear.mentions import Sentence
from server.ear.words import clean

MODEL = Path(__file__).parents[2] / "fixtures" / "ear_model.json"
MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def ear() -> Ear:
    return Ear.for_model(MODEL, encoder=False, today=lambda: MONDAY)


@pytest.fixture(scope="session")
def see(ear: Ear) -> Callable[[str], Sentence]:
    return lambda text: Sentence(tuple(clean(text)), ear.model, MONDAY)


@pytest.fixture
def slots(ear: Ear, see: Callable[[str], Sentence]) -> Callable[[str], dict[str, list[str]]]:
    """Slots of a report, filled without regard to samples: name -> ids."""
    from server.ear.slots import fill

    def filled(text: str, intent: str = "ReportSymptomIntent") -> dict[str, list[str]]:
        heard = fill(ear.model.intents[intent], see(text))
        return {slot.name: [value.id or value.raw for value in slot.values] for slot in heard}

    return filled
