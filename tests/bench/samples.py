"""Turns taken at measuring, so that a busy machine is as busy for all, and the best of many."""

import time
from collections.abc import Callable, Mapping
from statistics import median

Times = Mapping[str, list[float]]
Best = Callable[[list[float]], float]


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


def ratio(ours: list[float], theirs: list[float], best: Best = min) -> float:
    """Our best against theirs: what disturbs on a busy machine only makes a measurement worse."""
    return best(ours) / best(theirs)


def against(
    ours: list[float],
    theirs: list[float],
    *,
    unit: str = "ms",
    scale: float = 1e3,
    best: Best = min,
) -> str:
    """Both, of how many, and the medians: "51.2 against 268 ms, best of 15 ..."."""
    mine, other = best(ours) * scale, best(theirs) * scale
    usual = f"medians {median(ours) * scale:.4g} and {median(theirs) * scale:.4g}"
    return f"{mine:.4g} against {other:.4g} {unit}, best of {len(ours)} each, in turns; {usual}"
