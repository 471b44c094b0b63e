"""A request is answered or refused before Flask sees it, with the answer that Flask would give."""

import json
import logging
from datetime import timedelta

import pytest
from alexa_certificates import URL, chain
from alexa_requests import at

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
def client(make, bucket):
    return make(verify=True, keys=KeyStore(fetch=bucket, roots=[GOOD.root]))


def send(client, envelope):
    body = json.dumps(envelope).encode()
    return client.post("/alexa", data=body, headers=GOOD.headers(body))


def told(reply):
    return reply.status, sorted(reply.headers), reply.data


def without_flask(client, monkeypatch):
    monkeypatch.setattr(client.application.wsgi_app, "_flask", None)


def test_the_answer_is_the_one_that_flask_gives(client, launch):
    quick = send(client, launch)
    client.application.wsgi_app = client.application.wsgi_app._flask
    assert told(quick) == told(send(client, launch))


def test_flask_is_not_asked(client, launch, monkeypatch):
    without_flask(client, monkeypatch)
    assert send(client, launch).status_code == 200


def test_everything_else_is_flasks(client):
    assert client.get("/healthz").status_code == 200
    assert client.get("/alexa").status_code == 405
    assert client.post("/alexa/", data=b"{}").status_code == 404


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
def test_a_forged_request_is_refused_as_flask_would(client, launch, reason):
    quick = forge(client, launch, reason)
    assert quick.get_json() == {"error": reason}
    client.application.wsgi_app = client.application.wsgi_app._flask
    assert told(quick) == told(forge(client, launch, reason))


@pytest.mark.parametrize("reason", FORGERIES)
def test_a_forged_request_never_reaches_flask_or_the_sdk(client, launch, reason, monkeypatch):
    without_flask(client, monkeypatch)
    monkeypatch.setattr(client.application.wsgi_app._skill, "serializer", None)
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


def test_a_thousand_forged_requests_leave_nothing_behind(client, launch, bucket):
    body = as_it_is(launch)
    for number in range(1000):
        url = f"https://s3.amazonaws.com/echo.api/cert-{number}.pem"
        assert client.post("/alexa", data=body, headers=GOOD.headers(body, url)).status_code == 400
        if number % 100 == 0:
            assert send(client, launch).status_code == 200
    keys = client.application.wsgi_app._verifiers[-1]._keys
    assert (len(keys._kept), len(keys._under_way)) == (MOST, 0)
    assert bucket.asked.count(URL) == 1


def test_a_fault_of_the_skill_is_answered_and_its_place_is_logged(
    client, launch, monkeypatch, caplog
):
    def fail(**_):
        raise ValueError("my face droops")

    monkeypatch.setattr(client.application.wsgi_app._skill, "invoke", fail)
    with caplog.at_level(logging.ERROR):
        reply = send(client, launch)
    assert (reply.status_code, list(reply.get_json())) == (500, ["error"])
    assert "ValueError in" in caplog.text
    assert "droops" not in caplog.text
