"""Figures of the skill's own code, in this process."""

import json
from collections.abc import Iterator
from statistics import median

from alexa_certificates import chain
from envelopes import intent

from bench.samples import in_turns, seconds
from bench.table import Measured
from lambda_function import lambda_handler
from muscle_mentor.core import conversation
from muscle_mentor.core.content import ENTRIES, Content
from muscle_mentor.core.report import Report
from muscle_mentor.core.rules import rules_of
from muscle_mentor.core.triage import assess
from muscle_mentor.stored_content import content_for
from server.verification import KeyStore, SignatureVerifier
from tools.rooms import COMPILED

ROUNDS = 15
PER = 300 * 1024  # bytes


def measure() -> Iterator[Measured]:
    """Every figure that needs neither a package nor a server."""
    yield _intents()
    yield _content()
    yield _verification()
    yield _assess()


def _intents() -> Measured:
    """The same question to a table of 10 and of 200 intents, many short times and the best."""
    event = intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid"))
    usual = conversation.HANDLERS
    handler = usual["WhyBodyPartIntent"]

    def answer(size: int) -> float:
        others = {f"Other{number}Intent": handler for number in range(size - 1)}
        conversation.HANDLERS = {**others, "WhyBodyPartIntent": handler}
        return seconds(lambda: lambda_handler(event, None), 10)

    found = in_turns(20 * ROUNDS, many=lambda: answer(200), few=lambda: answer(10))
    conversation.HANDLERS = usual
    many, few = min(found["many"]), min(found["few"])
    how = f"{many * 1e6:.4g} against {few * 1e6:.4g} us, best of {20 * ROUNDS} times 10, in turns"
    return Measured("intents", many / few, how)


def _content() -> Measured:
    """Reading everything there is in one language, words to look for included."""
    size = sum(file.stat().st_size for file in (COMPILED / "en").glob("*.json"))
    kinds = sorted(file.stem for file in (COMPILED / "en").glob("*.json"))

    def read() -> float:
        content_for.cache_clear()
        content = content_for("en-US")
        return seconds(lambda: [_read(content, kind) for kind in kinds], 1)

    took = in_turns(ROUNDS, read=read)["read"]
    how = f"{median(took) * 1e3:.3g} ms for {size / 1024:.0f} KB, median of {ROUNDS}"
    return Measured("content", median(took) * 1e3 * PER / size, how)


def _read(content: Content, kind: str) -> None:
    if kind in ENTRIES:
        content.lexicon(kind)
    else:
        content._shard(kind)


def _verification() -> Measured:
    """The chain is checked once per address; what is left is one signature a request."""
    good, body = chain(), json.dumps(intent("WhyBodyPartIntent"))
    verifier = SignatureVerifier(KeyStore(fetch=lambda _: good.pem, roots=[good.root]))
    headers = good.headers(body.encode())
    took = in_turns(
        ROUNDS,
        verify=lambda: seconds(lambda: verifier.verify(headers, body, None), 200),
    )["verify"]
    return Measured("verification", *_microseconds(took, "200 requests"))


def _assess() -> Measured:
    rules = rules_of(content_for("en-US"))
    report = Report(parts=("eyelid",), duration_days=21, caffeine_mg=400, sleep_hours=5)
    took = in_turns(ROUNDS, assess=lambda: seconds(lambda: assess(report, rules), 200))["assess"]
    return Measured("assess", *_microseconds(took, "200 reports"))


def _microseconds(took: list[float], times: str) -> tuple[float, str]:
    return median(took) * 1e6, f"median of {len(took)} times {times}"
