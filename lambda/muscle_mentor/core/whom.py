"""Whom a report is about, where that decides what is asked."""

from __future__ import annotations

from muscle_mentor.core.report import Report

_CHILD_UNDER_YEARS = 16


def is_child(report: Report) -> bool:
    """Children go to a doctor: nobody asks them about coffee. A son may be grown up."""
    if report.age_years is not None:
        return report.age_years < _CHILD_UNDER_YEARS
    return report.has("about_child") or report.has("about_baby")


def age_matters(report: Report) -> bool:
    """A baby is seen today, a small child within days, an older one some time."""
    known = report.age_years is not None or report.has("about_baby")
    return is_child(report) and not known and report.person != "teenager"
