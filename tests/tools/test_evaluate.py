"""`muscle-mentor evaluate FILE` measures sets, and says of another file that it is none."""

from pathlib import Path

import pytest

from tools import cli


def test_a_file_that_is_no_set_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.json"
    assert cli.main(["evaluate", str(file)]) == 2
    assert f"{file}: a set is" in capsys.readouterr().err
