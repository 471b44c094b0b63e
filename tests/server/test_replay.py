"""`muscle-mentor replay`: the project's own hold, a difference is shown, bad files are told."""

import io
import json
from pathlib import Path

import pytest

from server import replay

OWN = sorted((Path(__file__).parents[1] / "replays").glob("*.json"))
WELL = {"locale": "en-US", "userInput": ["help"]}


@pytest.fixture
def write(tmp_path):
    def write(data):
        file = tmp_path / "talk.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_the_projects_own_replays_hold(file):
    out = io.StringIO()
    assert replay.main([file], out) == 0, out.getvalue()


def test_there_are_replays_of_a_screen_of_silence_and_of_an_emergency():
    assert {"touched-on-a-screen", "silence-ends-it", "emergency-in-britain"} <= {
        file.stem for file in OWN
    }


def test_what_differs_is_shown_sentence_by_sentence(write):
    out = io.StringIO()
    expected = [{"speech": "Goodbye for now. Come back soon.", "session": "open"}]
    assert replay.main([write({**WELL, "userInput": ["stop"], "expected": expected})], out) == 1
    told = out.getvalue()
    assert "DIFFERS 1. stop" in told
    assert "- Come back soon." in told
    assert "session: expected 'open': session ended" in told
    assert "1 turns, 1 with expectations, 1 differ" in told


def test_without_expectations_a_file_of_ask_cli_just_runs(write):
    theirs = {"skillId": "amzn1.x", "type": "text", **WELL, "userInput": ["help", ".quit"]}
    assert replay.main([write(theirs)], io.StringIO()) == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{", "is not JSON"),
        ("[]", "must be a JSON object"),
        ({"userInput": ["help"]}, "locale is null, allowed are en-AU,"),
        ({**WELL, "locale": "tlh"}, 'locale is "tlh", allowed are'),
        ({**WELL, "device": "tv"}, "allowed are speaker, show, spot, phone"),
        ({**WELL, "type": "audio"}, 'type is "audio", allowed is text'),
        ({**WELL, "userInput": []}, "userInput must be a list of 1 to 200 texts"),
        ({**WELL, "userInput": ["help", 7]}, "userInput[1] is 7, allowed is text"),
        ({**WELL, "userInput": [" "]}, 'userInput[0] is " ", allowed is text'),
        ({**WELL, "userInput": ["a" * 501]}, "userInput[0] has 501 characters, at most 500"),
        ({**WELL, "userInput": ["__touch__ 7"]}, "userInput[0]: __touch__ needs a JSON list"),
        ({**WELL, "userInput": ["__permission__ YES"]}, "ACCEPTED, DENIED, NOT_ANSWERED"),
        ({**WELL, "expected": []}, "expected must be a list of 1"),
        ({**WELL, "expected": ["x"]}, 'expected[0] is "x", allowed is null or an object'),
        ({**WELL, "expected": [{"tone": "kind"}]}, 'expected[0] has "tone", allowed are asks'),
    ],
)
def test_a_broken_file_names_the_place_the_value_and_what_is_allowed(write, capsys, data, told):
    file = write(data)
    assert replay.main([file], io.StringIO()) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"{file}: ")
    assert told in error


def test_a_missing_file_and_one_that_is_no_text_are_told(tmp_path, capsys):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\xff")
    assert replay.main([tmp_path / "none.json", picture], io.StringIO()) == 2
    told = capsys.readouterr().err
    assert "none.json: cannot be read" in told
    assert "a.png: is not text in UTF-8" in told


def test_the_page_replays_too_and_tells_what_is_broken(client):
    asked = {**WELL, "expected": [{"session": "ended"}]}
    reply = client.post("/api/replay", json=asked).get_json()
    assert reply["turns"][0]["failures"] == ["session: expected 'ended': session open"]
    broken = client.post("/api/replay", json={**WELL, "userInput": "help"})
    assert broken.status_code == 400
    assert "userInput must be a list" in broken.get_json()["error"]
    assert client.post("/api/replay", data="{").status_code == 400
