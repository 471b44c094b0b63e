"""What makes the skill start fast; README.md says what each piece brings."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping

import muscle_mentor

SETTING = "FAST_START"
SIX = {
    "iteritems": lambda mapping: iter(mapping.items()),
    "text_type": str,
    "integer_types": (int,),
}
"""What a start needs of six, which every model of the SDK imports."""


def wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether FAST_START is on; unset or empty is on. Raises ValueError for a misspelt value."""
    said = environment.get(SETTING, "").strip().lower() or "on"
    if said not in ("on", "off"):
        raise ValueError(f"{SETTING} must be on or off, not {said!r}")
    return said == "on"


def begin() -> None:
    """Before anything of the SDK is imported. What a start makes stays: nothing to collect yet."""
    from muscle_mentor import light_typing, stand_in

    light_typing.install()  # before all that imports it
    stand_in.install("pprint", {})  # every model of the SDK can print itself, and none does
    stand_in.install("six", SIX)
    from muscle_mentor import hot_modules, light_dataclasses
    from muscle_mentor.faststart import lazy_models

    gc.disable()
    light_dataclasses.install()
    lazy_models.install()
    task = os.path.dirname(os.path.dirname(muscle_mentor.__file__))  # noqa: PTH120
    hot_modules.install(task, lazy_models.put_off)


def ready() -> None:
    """After the start: what was made in it is never looked through again."""
    from muscle_mentor import light_typing, stand_in

    for name in (light_typing.NAME, "six"):
        stand_in.give_way(name)
    gc.freeze()
    gc.enable()
