"""Everything that is shipped has a licence that permits it, and the list says which."""

from email.message import Message

import pytest

from tools import licences


def test_all_that_is_shipped_is_listed_with_its_licence(tmp_path, capsys):
    path = tmp_path / "new" / "licences.txt"
    assert licences.main(path) == 0
    assert capsys.readouterr().out == f"{path}\n"
    lines = path.read_text().splitlines()
    assert len(lines) == len(licences.pinned())
    assert any(line.startswith("ask-sdk-core 1.") and "Apache" in line for line in lines)


def test_what_forbids_it_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(licences, "licence", lambda _: "GNU Affero General Public License v3")
    assert licences.main(tmp_path / "licences.txt") == 1
    assert "ask-sdk-core" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"License-Expression": "MIT"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, "BSD License"),
        ({"License": "Apache 2.0\nlong text"}, "Apache 2.0"),
        ({}, "unknown"),
    ],
)
def test_a_licence_is_found_wherever_it_is_told(headers, expected):
    about = Message()
    for name, value in headers.items():
        about[name] = value
    assert licences.licence(about) == expected
    assert licences.allowed(expected) is (expected != "unknown")
