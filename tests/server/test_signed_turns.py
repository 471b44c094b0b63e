"""A request is answered or refused without Flask, with the answer that Flask would give."""

import json
import logging
from datetime import timedelta

import pytest
from alexa_certificates import URL, chain
from alexa_requests import at
from asgi import Client

from server.app import SIGNED_TURNS
from server.front import Front
from server.verification import KeyStore
from server.verification.keys import MOST

GOOD = chain()
ELSEWHERE = "https://s3.amazonaws.com:563/echo.api/cert.pem"


class Bucket:
    """Amazon's storage holds one certificate; counts who asks."""

    def __init__(self):
        self.asked = []

    def __call__(self, url):
        self.asked.append(url)
        return GOOD.pem if url == URL else b"<Error>AccessDenied</Error>"


@pytest.fixture
def bucket():
    return Bucket()


@pytest.fixture
def flask(make, bucket):
    """The same application without its front, as another WSGI server would run it."""
    return make(verify=True, keys=KeyStore(fetch=bucket, roots=[GOOD.root]))


@pytest.fixture
def turns(flask):
    return flask.application.extensions[SIGNED_TURNS]


@pytest.fixture
def client(flask, turns):
    return Client(Front(flask.application, turns))


def send(client, envelope):
    body = json.dumps(envelope).encode()
    return client.post("/alexa", data=body, headers=GOOD.headers(body))


def told(reply):
    """All of an answer; how its letters are written in JSON is a matter of taste."""
    return reply.status_code, reply.headers["content-type"], reply.get_json()


def without_flask(client, monkeypatch):
    monkeypatch.setattr(client.app, "_pages", None)


def test_the_answer_is_the_one_that_flask_gives(client, flask, launch):
    assert told(send(client, launch)) == told(send(flask, launch))


def test_it_is_for_no_cache_and_no_other_use(client, launch):
    headers = send(client, launch).headers
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_flask_is_not_asked(client, launch, monkeypatch):
    without_flask(client, monkeypatch)
    assert send(client, launch).status_code == 200


def test_everything_else_is_flasks(client):
    assert client.get("/healthz").status_code == 200
    assert client.get("/alexa").status_code == 405
    assert client.post("/alexa/", data=b"{}").status_code == 404


def test_a_body_may_come_in_parts(client, launch, monkeypatch):
    without_flask(client, monkeypatch)
    body = json.dumps(launch).encode()
    parts = [body[:10], body[10:90], body[90:]]
    assert client.send("POST", "/alexa", parts, GOOD.headers(body)).status_code == 200


def test_who_leaves_in_the_midst_of_a_body_is_told_nothing(client):
    assert client.send("POST", "/alexa", [b"{", None], {}) is None


@pytest.mark.parametrize("path", ["/alexa", "/api/talk"])
def test_a_body_without_end_is_refused_before_it_ends(client, path):
    part = b" " * 100_000
    reply = client.send("POST", path, [part] * 1000, {})
    assert (reply.status_code, list(reply.get_json())) == (413, ["error"])
    announced = client.send("POST", path, [None], {"Content-Length": "300000"})
    assert announced.status_code == 413


def old(launch):
    launch["request"]["timestamp"] = at(timedelta(hours=2))
    return json.dumps(launch).encode()


def foreign(launch):
    launch["session"]["application"]["applicationId"] = 7
    launch["context"]["System"]["application"] = {}
    return json.dumps(launch).encode()


def as_it_is(launch):
    return json.dumps(launch).encode()


# What is sent, and what is changed of the headers with which Amazon would send it.
FORGERIES = {
    "the request is not signed": (as_it_is, {"Signature-256": "", "SignatureCertChainUrl": ""}),
    "the signature is malformed": (as_it_is, {"Signature-256": "no base64!"}),
    "the signature does not fit the body": (as_it_is, GOOD.headers(b"another body")),
    "the certificate URL has another port than 443": (
        as_it_is, {"SignatureCertChainUrl": ELSEWHERE}),
    "the certificate cannot be read": (
        as_it_is, {"SignatureCertChainUrl": f"{URL}.old"}),
    "the timestamp is too far from now": (old, {}),
    "the request names no skill": (foreign, {}),
    "the body is not JSON": (lambda _: b"[" * 5000, {}),
    "the body is not a JSON object": (lambda _: b"null", {}),
    "the body is larger than 256 KB": (lambda _: b" " * (256 * 1024 + 1), {}),
}  # fmt: skip


def forge(client, launch, reason):
    made, changed = FORGERIES[reason]
    body = made(launch)
    return client.post("/alexa", data=body, headers=GOOD.headers(body) | changed)


@pytest.mark.parametrize("reason", FORGERIES)
def test_a_forged_request_is_refused_as_flask_would(client, flask, launch, reason):
    quick = forge(client, launch, reason)
    assert quick.get_json() == {"error": reason}
    assert told(quick) == told(forge(flask, launch, reason))


@pytest.mark.parametrize("reason", FORGERIES)
def test_a_forged_request_never_reaches_flask_or_the_sdk(
    client, turns, launch, reason, monkeypatch
):
    without_flask(client, monkeypatch)
    monkeypatch.setattr(turns._skill, "serializer", None)
    assert forge(client, launch, reason).status_code in {400, 413}


def test_what_is_wrong_in_any_other_way_costs_no_download(client, launch, bucket):
    for reason in FORGERIES.keys() - {"the signature does not fit the body"}:
        if reason != "the certificate cannot be read":
            forge(client, launch, reason)
    assert bucket.asked == []


def test_headers_that_are_wrong_cost_no_reading_of_the_body(client, monkeypatch):
    monkeypatch.setattr("server.signed_turns.parse", None)
    for changed in ({}, {"Signature-256": "QUJD", "SignatureCertChainUrl": ELSEWHERE}):
        assert client.post("/alexa", data=b"{}", headers=changed).status_code == 400


def test_a_thousand_forged_requests_leave_nothing_behind(client, turns, launch, bucket):
    body = as_it_is(launch)
    for number in range(1000):
        url = f"https://s3.amazonaws.com/echo.api/cert-{number}.pem"
        assert client.post("/alexa", data=body, headers=GOOD.headers(body, url)).status_code == 400
        if number % 100 == 0:
            assert send(client, launch).status_code == 200
    keys = turns._verifiers[-1]._keys
    assert (len(keys._kept), len(keys._under_way)) == (MOST, 0)
    assert bucket.asked.count(URL) == 1


def test_a_fault_of_the_skill_is_answered_and_its_place_is_logged(
    client, turns, launch, monkeypatch, caplog
):
    def fail(**_):
        raise ValueError("my face droops")

    monkeypatch.setattr(turns._skill, "invoke", fail)
    with caplog.at_level(logging.ERROR):
        reply = send(client, launch)
    assert (reply.status_code, list(reply.get_json())) == (500, ["error"])
    assert "ValueError in" in caplog.text
    assert "droops" not in caplog.text
