"""The wheels for Lambda: exactly the pinned ones, fetched once, never half."""

from hashlib import sha256

import pytest
from packing import wheel

from tools.package_contents import PackageError
from tools.package_wheels import wheels


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder of wheels in place of the package index."""
    (tmp_path / "shelf").mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


def pin(tmp_path, *paths):
    lines = [
        f"{path.name.split('-')[0]}==1.0 --hash=sha256:{sha256(path.read_bytes()).hexdigest()}"
        for path in paths
    ]
    (tmp_path / "lambda.txt").write_text("\n".join(lines) + "\n")
    return tmp_path / "lambda.txt"


def test_they_are_fetched_once_and_then_taken_from_the_cache(tmp_path, shelf):
    pins = pin(tmp_path, wheel(shelf, "small", small_py=""))
    first = wheels("3.13", pins, tmp_path / "cache")
    assert [path.name for path in first] == ["small-1.0-py3-none-any.whl"]
    for path in shelf.iterdir():
        path.unlink()
    assert wheels("3.13", pins, tmp_path / "cache") == first


def test_a_wheel_that_is_not_the_pinned_one_is_refused(tmp_path, shelf):
    pins = pin(tmp_path, wheel(shelf, "small", small_py=""))
    wheel(shelf, "small", small_py="changed")
    with pytest.raises(PackageError, match="cannot be fetched"):
        wheels("3.13", pins, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_spoilt_cache_is_fetched_anew(tmp_path, shelf):
    pins = pin(tmp_path, wheel(shelf, "small", small_py=""))
    [path] = wheels("3.13", pins, tmp_path / "cache")
    right = path.read_bytes()
    path.write_bytes(b"spoilt")
    assert wheels("3.13", pins, tmp_path / "cache")[0].read_bytes() == right
