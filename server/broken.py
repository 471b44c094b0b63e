"""What is told of a fault of ours: its kind and its place, never its text."""

import logging
from pathlib import Path
from traceback import extract_tb

OURS = Path(__file__).parent.parent
BROKEN = "the server failed; its log names the place"


def place(error: BaseException) -> str:
    """Out: such as "KeyError in core/turn.py, line 12": the last line of ours on its way."""
    trace = extract_tb(error.__traceback__)
    ours = [frame for frame in trace if _is_ours(Path(frame.filename))]
    if not trace:
        return type(error).__name__
    frame = (ours or trace)[-1]
    file = Path(frame.filename)
    return f"{type(error).__name__} in {file.parent.name}/{file.name}, line {frame.lineno}"


def told(error: BaseException) -> str:
    """Log the place of a fault. Out: what whoever asked is told."""
    logging.getLogger("server").error("%s", place(error))
    return BROKEN


def without_exception_text(record: logging.LogRecord) -> bool:
    """Log the kind of exception and its place, never its text: it can hold what a person said."""
    if record.exc_info and record.exc_info[1]:
        record.msg, record.args = (
            f"{record.msg} (%s)",
            (*(record.args or ()), place(record.exc_info[1])),
        )
        record.exc_info = record.exc_text = None
    return True


def _is_ours(file: Path) -> bool:
    return OURS in file.parents and "site-packages" not in file.parts
