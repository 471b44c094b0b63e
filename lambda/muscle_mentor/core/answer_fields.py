"""Which reader each field of a written report has; the others are plain facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from muscle_mentor.core.draft import Draft
from muscle_mentor.core.habit_fields import (
    alcohol,
    caffeine,
    effort,
    medicine_change,
    medicines,
    sleep,
)
from muscle_mentor.core.person_fields import child, distress, fever, injury, pregnant
from muscle_mentor.core.place_fields import body_parts, duration, onset, places, sides

_Reader = Callable[[str, Any, Draft], None]
READERS: Mapping[str, _Reader] = {
    "body_parts": body_parts,
    "sides": sides,
    "duration_days": duration,
    "places_count": places,
    "onset": onset,
    "caffeine_mg_or_cups": caffeine,
    "sleep_hours": sleep,
    "exercise": effort,
    "stress": effort,
    "alcohol": alcohol,
    "medicines": medicines,
    "recent_medicine_change": medicine_change,
    "pregnant": pregnant,
    "child": child,
    "self_harm_distress": distress,
    "injury": injury,
    "fever": fever,
}
