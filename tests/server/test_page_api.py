"""GET / and the JSON behind it: bad input gets a clear answer, and nothing leaks."""

import logging
import re

import pytest

from server.web import voice

MARKUP = "<img src=x onerror=alert(1)>"


def say(client, utterance, **more):
    return client.post("/api/turn", json={"utterance": utterance, **more})


def test_the_page_loads_nothing_from_elsewhere(client):
    page = client.get("/").get_data(as_text=True)
    assert not re.search(r"https?:", page)
    assert "<style" not in page
    assert not re.search(r"\son\w+=|style=", page)


def test_the_first_page_is_small(client):
    """100 KB at most, with all that it loads."""
    page = client.get("/").get_data(as_text=True)
    scripts = (
        *("amazon", "api", "conversation", "dom", "inspector"),
        *("listen", "recording", "speech", "stage"),
    )
    loaded = {*re.findall(r"/static/[\w.]+", page), *(f"/static/{name}.js" for name in scripts)}
    sizes = [len(client.get(address, buffered=True).get_data()) for address in loaded]
    assert len(sizes) >= 12
    assert len(page) + sum(sizes) < 100_000


@pytest.mark.parametrize("address", ["/", "/healthz", "/nothing", "/static/page.css"])
def test_every_answer_has_the_house_rules(client, address):
    headers = client.get(address, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    for nothing in ("default-src", "base-uri", "form-action", "frame-ancestors"):
        assert f"{nothing} 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_what_is_said_in_a_session_is_one_conversation(client):
    first = say(client, "hello").get_json()
    second = say(client, "again", session=first["session"]).get_json()
    assert [first["turn"]["speech"], second["turn"]["speech"]] == ["1: hello", "2: again"]
    assert first["session"] == second["session"]


def test_the_end_of_a_session_is_told(client):
    begun = say(client, "hello").get_json()["session"]
    ended = say(client, "stop", session=begun).get_json()
    assert (ended["session"], ended["turn"]["session"]) == (None, "ended")
    assert say(client, "again", session=begun).status_code == 404


def test_two_sessions_know_nothing_of_each_other(client):
    names = {say(client, "hello").get_json()["session"] for _ in range(5)}
    assert len(names) == 5


def test_the_locale_reaches_the_conversation(client):
    assert say(client, "hello", locale="en-GB").get_json()["turn"]["locale"] == "en-GB"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ([], "the body is not a JSON object"),
        ({}, "utterance is missing or empty"),
        ({"utterance": ""}, "utterance is missing or empty"),
        ({"utterance": " \n\x00 "}, "utterance is missing or empty"),
        ({"utterance": 7}, "utterance is missing or empty"),
        ({"utterance": "a" * 501}, "utterance is longer than 500 characters"),
        ({"utterance": "a", "session": 7}, "session is neither text nor null"),
        ({"utterance": "a", "locale": "tlh"}, "locale is not one that the skill speaks"),
        ({"utterance": "a", "locale": ["en-US"]}, "locale is not one that the skill speaks"),
        ({"utterance": "a", "device": "tv"}, "device is none of speaker, show, spot, phone"),
        ({"utterance": "a", "device": ["show"]}, "device is none of speaker, show, spot, phone"),
    ],
)
def test_a_bad_turn_is_400_with_its_reason(client, body, reason):
    reply = client.post("/api/turn", json=body)
    assert (reply.status_code, reply.get_json()) == (400, {"error": reason})


def test_a_forged_session_is_404(client):
    reply = say(client, "hello", session="../../etc/passwd")
    assert (reply.status_code, reply.get_json()["error"]) == (
        404,
        "this session has ended or expired",
    )


def test_an_utterance_of_a_megabyte_is_413(client):
    assert say(client, "a" * 1_000_000).status_code == 413


@pytest.mark.parametrize("odd", [MARKUP, "a\ud800b", "a\x00b", "{{ 7 * 7 }}", "'; DROP TABLE"])
def test_odd_words_are_only_words(client, odd):
    reply = say(client, odd)
    assert reply.status_code == 200
    assert reply.content_type == "application/json"
    assert "49" not in reply.get_json()["turn"]["speech"]


def test_a_form_of_another_site_cannot_post(client):
    assert client.post("/api/turn", data='{"utterance": "a"}').status_code == 400


def test_a_failing_conversation_is_500_and_says_nothing_of_the_person(client, caplog):
    with caplog.at_level(logging.DEBUG):
        reply = say(client, "boom")
    assert reply.status_code == 500
    assert "secret" not in reply.get_data(as_text=True) + caplog.text
    assert "RuntimeError in server/scripted.py" in caplog.text


def test_speech_without_a_voice_is_503(client, monkeypatch):
    monkeypatch.setattr(voice.shutil, "which", lambda _: None)
    reply = client.post("/api/speech", json={"text": "Hello."})
    assert (reply.status_code, reply.get_json()["error"]) == (
        503,
        "no voice is installed: install espeak-ng",
    )


@pytest.mark.parametrize("text", [None, "", 7, "a" * 8001])
def test_bad_speech_is_400(client, text):
    assert client.post("/api/speech", json={"text": text}).status_code == 400


@pytest.mark.skipif(not voice.installed(), reason="espeak-ng is not installed")
def test_speech_is_a_wav_file_with_its_pauses(client):
    short = client.post("/api/speech", json={"text": "<speak>Hold. Rest.</speak>"})
    paused = '<speak>Hold. <break time="2s"/> Rest.</speak>'
    long = client.post("/api/speech", json={"text": paused})
    assert (short.mimetype, short.get_data()[:4]) == ("audio/wav", b"RIFF")
    assert len(long.get_data()) > len(short.get_data()) + 60_000


@pytest.mark.parametrize(
    ("given", "spoken"),
    [
        ("a < b & c", "<speak>a &lt; b &amp; c</speak>"),
        ("<speak>a<break time='1s'/>b</speak>", '<speak>a<break time="1s"/>b</speak>'),
        ('<speak>a<audio src="/etc/passwd">b</audio>c</speak>', "<speak>abc</speak>"),
        ("<speak><prosody rate='slow' x='y'>a</prosody></speak>", None),
        (
            '<speak>Call <say-as interpret-as="telephone">911</say-as>.</speak>',
            "<speak>Call 9 1 1.</speak>",
        ),
        ("<speak>a", "<speak>&lt;speak&gt;a</speak>"),
        ('<speak><!DOCTYPE a [<!ENTITY b "c">]>&b;</speak>', "DOCTYPE"),
    ],
)
def test_only_harmless_ssml_reaches_the_voice(given, spoken):
    made = voice.plain_ssml(given)
    if spoken is None:
        assert made == '<speak><prosody rate="slow">a</prosody></speak>'
    elif spoken == "DOCTYPE":
        assert "&lt;!DOCTYPE" in made
    else:
        assert made.replace('<break time="1s"></break>', '<break time="1s"/>') == spoken


def test_a_body_that_is_nested_too_deep_breaks_no_address(client):
    rules = [rule for rule in client.application.url_map.iter_rules() if "<" not in rule.rule]
    for rule in rules:
        for method in rule.methods & {"POST", "PUT"}:
            deep = client.open(
                rule.rule, method=method, data=b"[" * 90_000, content_type="application/json"
            )
            assert deep.status_code < 500, rule
