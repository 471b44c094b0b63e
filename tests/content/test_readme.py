"""What the guide for authors tells is true."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from tools.checks.wording import problems
from tools.content_files import read_library
from tools.rooms import CONTENT
from tools.schema import KINDS, Topic

_NO_QUESTIONS = {
    *("report_symptom", "emergency_statement", "repeat", "more", "help", "stop", "yes", "no"),
    *("out_of_scope", "other"),
}
"""Topics that are no question about twitching."""
GUIDE = (CONTENT / "README.md").read_text()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_folder_and_every_key_of_it_is_explained(kind: str) -> None:
    assert f"| `{kind}` |" in GUIDE
    for key in KINDS[kind].model_fields:
        assert re.search(rf"[`\s]{key}[`:\s]", GUIDE), key


def test_every_placeholder_of_the_countries_is_named() -> None:
    locale = yaml.safe_load((CONTENT / "locales" / "en-GB.yaml").read_text())
    for name in locale["words"]:
        assert f"{{{name}}}" in GUIDE


def test_every_file_that_it_names_is_there() -> None:
    for name in re.findall(r"`((?:en|locales|schemas)/[a-z_/]*(?:\.yaml|\.json)?)`", GUIDE):
        if "earlobe" not in name:
            assert (CONTENT / name).exists(), name


@pytest.mark.parametrize(("kind", "name"), [("sites", "calf"), ("questions", "after_a_holiday")])
def test_an_example_has_the_shape_of_its_kind(kind: str, name: str) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    [example] = [yaml.safe_load(block) for block in blocks if f"  {name}: [" in block]
    assert name in KINDS[kind].model_validate(example).words


def test_every_topic_of_a_question_is_named() -> None:
    answered = set(get_args(Topic)) - _NO_QUESTIONS
    assert [topic for topic in answered if topic not in GUIDE] == []


def test_a_place_added_as_it_tells_is_in_order(tmp_path: Path) -> None:
    """The steps of "add a place of the body", done by the letter."""
    import shutil

    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    text = (root / "en" / "sites" / "calf.yaml").read_text()
    data = yaml.safe_load(text) | {
        "name": "earlobe",
        "words": {"earlobe": ["lobe of my ear"]},
        "moves": [],
    }
    (root / "en" / "sites" / "earlobe.yaml").write_text(yaml.safe_dump(data))
    library = read_library("en", root)
    assert library.problems == []
    assert [p for p in problems(library) if "earlobe" in str(p.file)] == []
