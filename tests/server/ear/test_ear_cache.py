"""What the ear has learnt is kept where it can be, and used all the same where it cannot."""

import errno
import os

import numpy as np
import pytest

from server.ear import ranker
from server.ear.model import read_model
from server.ear.ranker import Learnt, load_or_learn
from server.talk import MODELS

MODEL = read_model(MODELS / "en-US.json")


@pytest.fixture
def learnt(monkeypatch, tmp_path):
    """Something small that takes no time to learn, for a folder that is empty."""
    small = Learnt(("a",), *(np.zeros((1, 1), np.float32),) * 2, np.array([0]), np.array([0]))
    monkeypatch.setenv("MUSCLE_MENTOR_CACHE", str(tmp_path / "ear"))
    monkeypatch.setattr(ranker, "_learn", lambda *_: small)
    return small


def test_it_is_learnt_once(learnt, monkeypatch):
    load_or_learn(MODEL, None, None)
    monkeypatch.delattr(ranker, "_learn")
    assert load_or_learn(MODEL, None, None).classes == learnt.classes


def fails(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


def test_on_a_read_only_disk_it_is_used_and_said(learnt, monkeypatch, capsys):
    monkeypatch.setattr(ranker.Path, "mkdir", fails(errno.EROFS))
    assert load_or_learn(MODEL, None, None) is learnt
    assert "cannot be kept" in capsys.readouterr().err


def test_on_a_full_disk_it_is_used_and_nothing_half_stays(learnt, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(np, "savez", fails(errno.ENOSPC))
    assert load_or_learn(MODEL, None, None) is learnt
    assert "No space left" in capsys.readouterr().err
    assert list((tmp_path / "ear").iterdir()) == []
