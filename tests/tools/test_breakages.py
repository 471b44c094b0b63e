"""The breakages of `make mutation` are where the code is now, without making any of them."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BREAKAGES = yaml.safe_load((ROOT / "tests" / "mutation" / "breakages.yaml").read_text())


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda each: each["name"])
def test_what_a_breakage_breaks_stands_in_its_file_once(breakage):
    assert (ROOT / breakage["file"]).read_text().count(breakage["old"]) == 1
    assert all((ROOT / file).exists() for file in breakage["red"])
