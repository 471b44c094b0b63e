"""The server's clock jumps, as after a suspend or a wrong time source: nothing stays broken."""

import json
from datetime import timedelta

import pytest
from alexa_certificates import NOW, URL, Clock, chain
from scripted import Script, small_skill

from server import app
from server.app import Settings, create_app
from server.verification import KeyStore, TimestampVerifier

GOOD = chain()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def fetched():
    return []


@pytest.fixture
def send(clock, fetched, launch, monkeypatch):
    """Send a request signed at that time. Out: the status."""
    monkeypatch.setattr(app, "TimestampVerifier", lambda: TimestampVerifier(clock))

    def fetch(url):
        fetched.append(url)
        return GOOD.pem

    keys = KeyStore(fetch=fetch, roots=[GOOD.root], now=clock)
    served = create_app(Settings(verify=True), skill=small_skill(), begin=Script, keys=keys)
    client = served.test_client()

    def sent(at):
        launch["request"]["timestamp"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        body = json.dumps(launch).encode()
        return client.post("/alexa", data=body, headers=GOOD.headers(body, URL)).status_code

    return sent


def test_an_hour_ahead_refuses_what_is_old_and_looks_at_the_certificate_again(send, clock, fetched):
    assert send(NOW) == 200
    clock.time = NOW + timedelta(hours=1)
    assert send(NOW) == 400
    assert len(fetched) == 1
    assert send(clock.time) == 200
    assert len(fetched) == 2


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)])
def test_after_a_wrong_time_that_was_put_right_all_is_as_before(send, clock, jump):
    assert send(NOW) == 200
    clock.time = NOW + jump
    assert send(NOW) == 400
    clock.time = NOW + timedelta(minutes=1)
    assert send(clock.time) == 200


def test_a_certificate_that_runs_out_during_a_jump_is_refused_though_its_key_was_kept(send, clock):
    assert send(NOW) == 200
    clock.time = NOW + timedelta(days=31)
    assert send(clock.time) == 400
