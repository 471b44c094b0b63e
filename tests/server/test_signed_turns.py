"""A signed request is answered before Flask sees it, with the very answer that Flask would give."""

import json
import logging

import pytest
from alexa_certificates import chain

from server.verification import KeyStore

GOOD = chain()


@pytest.fixture
def client(make):
    return make(verify=True, keys=KeyStore(fetch=lambda _: GOOD.pem, roots=[GOOD.root]))


def send(client, envelope):
    body = json.dumps(envelope).encode()
    return client.post("/alexa", data=body, headers=GOOD.headers(body))


def told(reply):
    return reply.status, sorted(reply.headers), reply.data


def test_the_answer_is_the_one_that_flask_gives(client, launch):
    quick = send(client, launch)
    client.application.wsgi_app = client.application.wsgi_app._flask
    assert told(quick) == told(send(client, launch))


def test_flask_is_not_asked(client, launch, monkeypatch):
    monkeypatch.setattr(client.application.wsgi_app, "_flask", None)
    assert send(client, launch).status_code == 200


def test_everything_else_is_flasks(client, launch):
    assert client.get("/healthz").status_code == 200
    assert client.get("/alexa").status_code == 405
    assert client.post("/alexa", json=launch).get_json() == {"error": "the request is not signed"}
    assert client.post("/alexa", data=b" " * 300_000).status_code == 413


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
