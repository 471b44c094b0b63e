"""What was edited is built anew before the next reply; an error leaves the last good content."""

import os

import pytest
from scripted import Script, small_skill

from server.app import Settings, create_app
from server.fresh import Fresh


@pytest.fixture
def room(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "eyelid.yaml").write_text("say: hello")
    return tmp_path


def edit(room, seconds):
    file = room / "en" / "eyelid.yaml"
    os.utime(file, (seconds, seconds))


def test_nothing_is_built_while_nothing_changes(room):
    built = []
    fresh = Fresh([room], lambda: built.append(1) or ())
    assert (fresh.problems(), fresh.problems(), built) == ((), (), [])


def test_an_edit_is_built_once(room):
    built = []
    fresh = Fresh([room], lambda: built.append(1) or ())
    edit(room, 1)
    fresh.problems()
    fresh.problems()
    assert built == [1]


def test_a_new_and_a_removed_file_are_edits(room):
    built = []
    fresh = Fresh([room], lambda: built.append(1) or ())
    (room / "lip.yaml").write_text("say: hello")
    fresh.problems()
    (room / "lip.yaml").unlink()
    fresh.problems()
    assert built == [1, 1]


def test_what_an_editor_leaves_beside_a_file_is_no_edit(room):
    built = []
    fresh = Fresh([room], lambda: built.append(1) or ())
    (room / "en" / ".eyelid.yaml.swp").write_text("")
    assert (fresh.problems(), built) == ((), [])
    edit(room, 1)
    fresh.problems()
    assert built == [1]


def test_a_link_to_nothing_is_an_edit_like_any_other(room):
    """Emacs leaves one beside a file that is being edited."""
    built = []
    fresh = Fresh([room], lambda: built.append(1) or ())
    (room / "en" / ".#eyelid.yaml").symlink_to("somebody@somewhere.1")
    fresh.problems()
    fresh.problems()
    assert built == [1]


def test_an_error_is_told_until_it_is_mended(room):
    answers = iter([["en/eyelid.yaml:1: say is missing"], []])
    fresh = Fresh([room], lambda: next(answers))
    edit(room, 1)
    assert fresh.problems() == fresh.problems() == ["en/eyelid.yaml:1: say is missing"]
    edit(room, 2)
    assert fresh.problems() == []


def test_the_page_and_every_turn_tell_the_error(room):
    fresh = Fresh([room], lambda: ["en/eyelid.yaml:1: say is <missing>"])
    app = create_app(Settings(), skill=small_skill(), begin=Script, fresh=fresh)
    edit(room, 1)
    client = app.test_client()
    turn = client.post("/api/turn", json={"utterance": "hello"}).get_json()
    assert turn["turn"]["speech"] == "1: hello"
    assert turn["content_problems"] == ["en/eyelid.yaml:1: say is <missing>"]
    assert "say is &lt;missing&gt;" in client.get("/").get_data(as_text=True)
    assert client.get("/api/content").get_json()["problems"] == turn["content_problems"]
