"""The certification suite: generated from the built model, sent through the real Lambda handler.

`make test` tries one of sixty generated cases, decided by digest and not by chance;
`make certify` (CERTIFY_EVERY=1) tries them all, and prints how many.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from answer import Answer, faults

from lambda_function import lambda_handler
from server.ear.model import Model, read_model
from server.talk import MODELS

Case = tuple[str, dict[str, Any]]
Certify = Callable[..., list[tuple[str, Answer]]]
EVERY = int(os.environ.get("CERTIFY_EVERY", "60"))


@pytest.fixture(scope="session")
def model() -> Model:
    """The built American model."""
    return read_model(Path(MODELS / "en-US.json"))


@pytest.fixture
def certify_all(request: pytest.FixtureRequest) -> Certify:
    """Send cases (a name and an envelope) and fail on the faults of all their replies at once."""

    def send(cases: Iterable[Case], *, screen: bool = False) -> list[tuple[str, Answer]]:
        tried = [(name, Answer(lambda_handler(envelope, None))) for name, envelope in cases]
        wrong = [f"{name}: {fault}" for name, one in tried for fault in faults(one, screen=screen)]
        request.node.user_properties.append(("cases", len(tried)))
        assert not wrong, f"{len(wrong)} faults in {len(tried)} replies:\n" + "\n".join(wrong[:20])
        return tried

    return send


@pytest.fixture
def certify(certify_all: Certify) -> Certify:
    """The same for a share of many cases: one in EVERY."""

    def send(cases: Iterable[Case], *, screen: bool = False) -> list[tuple[str, Answer]]:
        share = (case for case in cases if crc32(case[0].encode()) % EVERY == 0)
        return certify_all(share, screen=screen)

    return send


def pytest_terminal_summary(terminalreporter: Any) -> None:
    done = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    cases = sum(
        value for report in done for name, value in report.user_properties if name == "cases"
    )
    if cases:
        terminalreporter.write_line(f"certification: {cases} generated cases tried")
