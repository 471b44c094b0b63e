"""Figures of the skill's own code, in this process."""

import json
from collections.abc import Iterator

from alexa_certificates import chain
from envelopes import intent
from scripted import Script, small_skill

from bench.samples import in_turns, seconds
from bench.table import Measured
from lambda_function import lambda_handler
from muscle_mentor.core import conversation
from muscle_mentor.core.report import Report
from muscle_mentor.core.rules import rules_of
from muscle_mentor.core.triage import assess
from muscle_mentor.stored_content import content_for
from server.app import Settings, create_app
from server.verification import KeyStore, SignatureVerifier

ROUNDS = 15


def measure() -> Iterator[Measured]:
    """Every figure that needs neither a package nor a server."""
    yield _intents()
    yield _verification()
    yield _assess()
    yield from _page()


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


def _page() -> Iterator[Measured]:
    """The page's own work, with a conversation that has no skill behind it."""
    client = create_app(Settings(), skill=small_skill(), begin=Script).test_client()
    found = in_turns(
        ROUNDS,
        page=lambda: seconds(lambda: client.get("/"), 5),
        turn=lambda: seconds(lambda: client.post("/api/turn", json={"utterance": "hello"}), 5),
    )
    for name, took in found.items():
        yield Measured(name, min(took) * 1e3, f"best of {ROUNDS} times 5")


def _microseconds(took: list[float], times: str) -> tuple[float, str]:
    return min(took) * 1e6, f"best of {len(took)} times {times}"
