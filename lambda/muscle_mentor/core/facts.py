"""A report in the form that the conditions of content/triage.yaml look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from muscle_mentor.core.report import Report

MANY_PLACES = 2
_WHOLE_BODY = "whole_body"


@dataclass(frozen=True)
class Facts:
    """A report in the form that conditions look at."""

    report: Report
    stated: frozenset[str]
    denied: frozenset[str]
    numbers: Mapping[str, float | None]
    finished: bool
    told: frozenset[str]

    @staticmethod
    def of(report: Report, *, finished: bool) -> Facts:
        """Prepare a report for the rules; only in a `finished` one does a missing answer count."""
        signs = report.signs
        stated = frozenset([sign for sign, stated in signs.items() if stated])
        denied = frozenset([sign for sign, stated in signs.items() if not stated])
        numbers = {
            "duration_days": report.duration_days,
            "age": report.age_years,
            "caffeine_mg": report.caffeine_mg,
            "sleep_hours": report.sleep_hours,
            "places": _places(report),
            "places_told": report.places_count,
        }
        told = frozenset(_told(report, stated, denied, numbers))
        return Facts(report, stated, denied, numbers, finished, told)


def _told(
    report: Report,
    stated: frozenset[str],
    denied: frozenset[str],
    numbers: Mapping[str, float | None],
) -> list[str]:
    """The names of all facts that were told, as the needs of the rules have them."""
    lists = {
        "sign": stated,
        "denied": denied,
        "site": report.sites,
        "part": report.parts,
        "condition": report.conditions,
        "cause": report.causes,
        "drink": report.drinks,
        "medicine": report.medicines,
        "side": report.sides,
    }
    told = [name for name, number in numbers.items() if number is not None]
    for name, values in lists.items():
        if values:
            told += [name, *[f"{name}:{value}" for value in values]]
    return [*told, "onset"] if report.onset else told


def _places(report: Report) -> int | None:
    """Count the places: the same part on both sides is one."""
    if report.places_count is not None:
        return report.places_count
    sites = len(set(report.sites))
    return max(sites, MANY_PLACES) if _WHOLE_BODY in report.sites else sites or None
