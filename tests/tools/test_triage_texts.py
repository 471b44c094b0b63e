"""The words of the triage rules stand in each language, and fit the rules one to one."""

import shutil
from pathlib import Path

import pytest

from tools.rooms import CONTENT
from tools.triage_texts import alone, join, problems, reasons
from tools.yamlfile import YamlFile, read_yaml


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the rules and their words that may be spoilt."""
    (tmp_path / "en").mkdir()
    for name in ("triage.yaml", "en/triage.yaml"):
        shutil.copy(CONTENT / name, tmp_path / name)
    return tmp_path


def data(path: Path) -> dict[str, object]:
    found = read_yaml(path)
    assert isinstance(found, YamlFile)
    assert isinstance(found.data, dict)
    return found.data


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("en/triage.yaml", "  R01: ", "  R99: ", "rules R99 is not in triage.yaml"),
        ("en/triage.yaml", "  R01: ", "  R99: ", "rules R01 has no text in en/triage.yaml"),
        ("en/triage.yaml", "  inhaler: ", "  spray: ", "uncovered inhaler has no text"),
        ("triage.yaml", "  - self_care\n", "", "levels self_care is not in triage.yaml"),
        (
            "triage.yaml",
            "    instead: [U04",
            "    besides: [U04",
            "instead S07 is not in triage.yaml",
        ),
    ],
)
def test_a_rule_without_words_and_words_without_a_rule_are_named(
    room: Path, name: str, old: str, new: str, told: str
) -> None:
    text = (room / name).read_text()
    assert old in text
    (room / name).write_text(text.replace(old, new, 1))
    [found] = [each for each in problems("en", room) if told in each.message]
    place = (room / ("en/triage.yaml" if "not in" in told else "triage.yaml"), found.line > 1)
    assert (found.file, True) == place


def test_each_case_of_a_rule_has_its_own_words() -> None:
    said = {(each.rule, each.level): each.text for each in reasons("en")}
    assert "poison" in said["E09", "urgent_same_day"]
    assert "emergency" in said["E09", "emergency"]


def test_no_spoken_word_is_left_in_the_rules_themselves() -> None:
    rules = data(CONTENT / "triage.yaml")
    assert join(rules, {})["rules"] == join(rules, {"rules": {}})["rules"]
    assert not any("reason" in rule for rule in join(rules, {})["rules"])


def test_words_alone_have_the_shape_of_rules() -> None:
    told = alone(data(CONTENT / "en" / "triage.yaml"))
    rules = {rule["id"]: rule for rule in told["rules"]}
    assert rules["R01"]["reason"].startswith("A twitch that goes on")
    assert {case["id"] for case in rules["E09"]["cases"]} == {"emergency", "urgent_same_day"}
    assert "before the next dose" in rules["S07"]["instead"]["reason"]
