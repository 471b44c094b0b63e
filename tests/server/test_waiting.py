"""What has to wait for somebody else is done in a thread, so that the others need not."""

import asyncio
import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from alexa_certificates import URL, chain
from asgi import Client
from flask import Flask

from muscle_mentor.alexa.skill import create_skill
from server.app import SIGNED_TURNS
from server.front import Front
from server.signed_turns import SignedTurns
from server.verification import KeyStore
from server.waiting import MustWait, WaitingClient, answered, may_wait

GOOD = chain()


def in_loop(call):
    """What a call gives that the loop makes."""
    with ThreadPoolExecutor(1) as threads:
        return asyncio.run(answered(call, threads))


def where():
    return threading.current_thread()


def test_what_need_not_wait_is_done_at_once():
    assert in_loop(where) is threading.main_thread()


def test_what_has_to_wait_is_done_from_its_beginning_in_a_thread():
    begun = []

    def call():
        begun.append(where())
        may_wait()
        return where()

    assert in_loop(call) is begun[1]
    assert begun[0] is threading.main_thread() is not begun[1]


def test_a_fault_is_a_fault_wherever_it_happens():
    for first in (lambda: None, may_wait):
        with pytest.raises(ZeroDivisionError):
            in_loop(lambda first=first: (first(), 1 / 0))


def test_outside_the_loop_everybody_may_wait():
    may_wait()
    in_loop(may_wait)
    may_wait()


def test_it_is_no_exception_that_somebody_would_apologise_for():
    assert not issubclass(MustWait, Exception)


def test_a_service_is_called_in_a_thread(monkeypatch):
    called = []
    monkeypatch.setattr("server.waiting.HttpClient.invoke", lambda *_: called.append(where()))
    in_loop(lambda: WaitingClient().invoke(None))
    assert len(called) == 1
    assert called[0] is not threading.main_thread()


def test_a_certificate_is_fetched_in_a_thread_and_its_key_used_in_the_loop(make, launch):
    fetched, invoked = [], []

    def fetch(url):
        assert url == URL
        fetched.append(where())
        return GOOD.pem

    flask = make(verify=True, keys=KeyStore(fetch=fetch, roots=[GOOD.root]))
    turns = flask.application.extensions[SIGNED_TURNS]
    invoke = turns._skill.invoke
    turns._skill.invoke = lambda **given: invoked.append(where()) or invoke(**given)
    client, body = Client(Front(flask.application, turns)), json.dumps(launch).encode()
    for _ in range(2):
        assert client.post("/alexa", body, GOOD.headers(body)).status_code == 200
    assert len(fetched) == 1
    assert fetched[0] is invoked[0] is not threading.main_thread()
    assert invoked[1:] == [threading.main_thread()]


def test_a_reminder_is_looked_for_in_a_thread_and_told_once(launch, monkeypatch, caplog):
    called = []

    def nobody_answers(_, asked):
        called.append((asked.method, where()))
        raise OSError

    monkeypatch.setattr("server.waiting.HttpClient.invoke", nobody_answers)
    turns = SignedTurns(create_skill(None, WaitingClient()), None, ())
    launch["request"] |= {"type": "IntentRequest", "intent": {"name": "CancelReminderIntent"}}
    body = json.dumps(launch).encode()
    with caplog.at_level(logging.INFO):
        reply = Client(Front(Flask("pages"), turns)).post("/alexa", body, GOOD.headers(body))
    assert "outputSpeech" in reply.get_json()["response"]
    assert [method for method, _ in called] == ["GET"]
    assert called[0][1] is not threading.main_thread()
    lines = [json.loads(one.message)["outcome"] for one in caplog.records]
    assert lines == ["reminder_failed", "answered"]
