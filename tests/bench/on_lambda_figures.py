"""Figures under Amazon's own runtime clients: start, first answer at a small share, memory."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from envelopes import intent, launch
from runtime_api import Function, on_lambda, processor_share

from bench import peers
from bench.samples import against, in_turns, ratio
from bench.table import Measured

PARTS = ("python", "node", "memory", "share", "warm", "content")
STARTS = 15
SHARES = 7
SMALL = 128  # megabytes
WARM_ROUNDS, WARM_ANSWERS = 7, 400
CONTENT_ROUNDS = 25
PER = 300 * 1024  # bytes
SLOTS = {
    "body_part": ("eyelid", "eyelid"),
    "side": ("left", "left"),
    "duration": ("P3W", None),
}


def measure() -> Iterator[Measured]:
    """Every figure that needs a package."""
    try:
        python = peers.interpreter()
        ours, theirs = peers.ours(python), peers.hello_world(python)
    except peers.NotHereError as reason:
        yield from (Measured(name, None, str(reason)) for name in PARTS)
        return
    yield from _starts(ours, theirs)
    yield _share(ours, theirs)
    yield _warm(python.path, ours.task, theirs.task)
    yield _content(python.path, ours.task)


def _starts(ours: Function, theirs: Function) -> Iterator[Measured]:
    functions, missing = {"ours": ours, "python": theirs}, ""
    try:
        functions["node"] = peers.node_hello_world()
    except peers.NotHereError as reason:
        missing = str(reason)
    for function in functions.values():  # from disk into memory, all alike
        _start(function)
    found = in_turns(
        STARTS, **{name: (lambda each=each: _start(each)) for name, each in functions.items()}
    )
    yield Measured("python", *_compared(found["ours"], found["python"]))
    if missing:
        yield Measured("node", None, missing)
    else:
        yield Measured("node", *_compared(found["ours"], found["node"]))
    mine, other = ([_peak(each) for _ in range(5)] for each in (ours, theirs))
    memory = against(mine, other, unit="MB", scale=1 / 1024)
    yield Measured("memory", ratio(mine, other), memory)


def _compared(ours: list[float], theirs: list[float]) -> tuple[float, str]:
    return ratio(ours, theirs), against(ours, theirs)


def _start(function: Function) -> float:
    """Seconds from the start of the process to the first answer."""
    with _running(function) as api:
        api.events.put(json.dumps(launch()).encode())
        kind, _ = api.answers.get(timeout=60)
        assert kind == "response"
        return api.answered - api.started


def _peak(function: Function) -> float:
    """Kilobytes at most, after two answers."""
    with _running(function) as api:
        for event in (launch(), intent("HelloWorldIntent")):
            assert api.invoke(event).kind == "response"
        status = Path(f"/proc/{api.process}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return float(found[1])


def _share(ours: Function, theirs: Function) -> Measured:
    mine, other = (_limited(ours), _limited(theirs))
    if mine is None or other is None:
        return Measured("share", None, "no control group of one's own can be made here")
    found = in_turns(
        SHARES, ours=lambda: _limited(ours) or mine, theirs=lambda: _limited(theirs) or other
    )
    return Measured("share", *_compared(found["ours"], found["theirs"]))


def _limited(function: Function) -> float | None:
    """Seconds of the first answer after a start with a whole processor, then a share of one."""
    with _running(function, SMALL) as api:
        assert api.asked.wait(60)
        with processor_share(api.process, SMALL) as limited:
            return api.invoke(launch()).seconds if limited else None


def _running(function: Function, megabytes: int = 256):
    return on_lambda(function, log=peers.BUILT / "log", megabytes=megabytes)


def _warm(python: str, ours: Path, theirs: Path) -> Measured:
    found = in_turns(
        WARM_ROUNDS,
        ours=lambda: _answer(python, ours, "WhyBodyPartIntent"),
        theirs=lambda: _answer(python, theirs, "HelloWorldIntent"),
    )
    how = against(found["ours"], found["theirs"], unit="us", scale=1e6)
    return Measured("warm", ratio(found["ours"], found["theirs"]), how)


def _answer(python: str, task: Path, name: str) -> float:
    """Seconds of the median warm answer, in a process of its own."""
    event = json.dumps(intent(name, **SLOTS))
    return median(_in_package(python, task, "warm.py", WARM_ANSWERS, event))


def _content(python: str, task: Path) -> Measured:
    """Reading everything there is in one language, words to look for included."""
    found = _in_package(python, task, "content.py", CONTENT_ROUNDS)
    took, size = min(found["seconds"]) * 1e3, found["bytes"]
    how = f"{took:.3g} ms for {size / 1024:.0f} KB, best of {CONTENT_ROUNDS}"
    return Measured("content", took * PER / size, how)


def _in_package(python: str, task: Path, script: str, times: int, said: str = "") -> Any:
    """What a script of peers/ tells, run in a package as on Lambda."""
    done = subprocess.run(  # noqa: S603 - our own words only
        [python, "-S", "-B", str(peers.HERE / script), str(times)],
        cwd=task,
        input=said,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
