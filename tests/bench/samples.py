"""Turns taken at measuring, so that a busy machine is as busy for all, and medians of many."""

import time
from collections.abc import Callable, Mapping
from statistics import median

Times = Mapping[str, list[float]]


def in_turns(rounds: int, **measures: Callable[[], float]) -> Times:
    """Measure one after the other, round after round. Out: all values of each by its name."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            found[name].append(measure())
    return found


def seconds(call: Callable[[], object], times: int) -> float:
    """The seconds that one of so many calls takes."""
    started = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - started) / times


def ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of ours against the median of theirs."""
    return median(ours) / median(theirs)


def against(ours: list[float], theirs: list[float], *, unit: str = "ms", scale: float = 1e3) -> str:
    """Both medians, and of how many samples: "51.2 against 268 ms, medians of 15 each"."""
    mine, other = median(ours) * scale, median(theirs) * scale
    return f"{mine:.4g} against {other:.4g} {unit}, medians of {len(ours)} each, in turns"
