"""What Amazon gets beside the models: the manifest, its icons, and nothing else."""

import copy
import json
from pathlib import Path

import pytest

from tools import manifest as made
from tools.checks import manifest as check
from tools.manifest import MANIFEST, Need, Skill, built_manifest, read_manifest
from tools.package_icons import DRAWING, IMAGES, is_made_from, size, with_origin
from tools.rooms import SKILL_PACKAGE


@pytest.fixture(scope="module")
def own():
    return read_manifest([])


@pytest.fixture
def spoilt(own):
    """A copy that may be spoilt, its two halves at hand."""
    whole = copy.deepcopy(own)
    return (
        whole,
        whole["manifest"]["publishingInformation"],
        whole["manifest"]["privacyAndCompliance"],
    )


def told(found) -> str:
    return "\n".join(str(problem) for problem in found)


def test_the_committed_manifest_is_what_its_sources_make():
    assert [(path, path.read_text()) for path, _ in built_manifest()] == built_manifest()


def test_the_projects_own_manifest_is_in_order_but_for_its_address():
    assert told(check.problems()) == ""
    assert "is a placeholder" in told(check.problems(release=True))


def test_it_never_claims_to_handle_health_data_for_others(own):
    assert "usesHealthInfo" not in json.dumps(own)


def test_every_locale_names_its_own_emergency_number(own):
    locales = own["manifest"]["publishingInformation"]["locales"]
    for locale, number in {"en-US": "911", "en-GB": "999", "en-AU": "000", "en-IN": "112"}.items():
        assert f"call {number}" in locales[locale]["description"]


def test_amazons_testers_are_told_of_danger_of_the_permission_and_of_what_is_kept(own):
    """What they try first; that each phrase is one of the model is checked elsewhere."""
    told_them = own["manifest"]["publishingInformation"]["testingInstructions"]
    for phrase in (
        *("Alexa, open muscle mentor", "why is my left eyelid twitching"),
        *("my face is drooping on one side", "Remind me to stretch every day at nine"),
        *("cancel my reminder", "Is this medical advice", "what do you know about me"),
        *("Help", "repeat", "stop", "cancel"),
    ):
        assert f'"{phrase}"' in told_them
    for said in ("No account", "emergency number", "permission by voice", "never stored or logged"):
        assert said in " ".join(told_them.split())


def test_what_amazons_classes_do_not_know_is_told(spoilt):
    whole, public, _ = spoilt
    public["colour"] = "green"
    assert "do not know manifest.publishingInformation.colour" in told(check.shape(whole))


def test_a_permission_that_amazon_does_not_know_is_told(spoilt):
    whole, *_ = spoilt
    whole["manifest"]["permissions"] = [{"name": "alexa::mind:read"}]
    assert "Amazon's classes" in told(check.shape(whole))


TEXTS = [
    ("summary", "x" * 161, "summary: 161 characters"),
    ("name", "x", "name: 1 characters"),
    ("description", "General information.", "does not say 'medical advice'"),
    ("summary", "Will cure your twitch.", "says 'cure'"),
    ("summary", "Ask {nobody}.", "a word in { }"),
    ("examplePhrases", ["Alexa, open muscle mentor"] * 4, "examples: 4, allowed are 1 to 3"),
    ("keywords", ["twitch", "twitch"], "each once"),
    ("keywords", ["x" * 151], "longer than 150"),
]


@pytest.mark.parametrize(("key", "value", "message"), TEXTS)
def test_a_text_that_breaks_a_rule_is_told_with_its_locale(spoilt, key, value, message):
    whole, public, _ = spoilt
    public["locales"]["en-GB"][key] = value
    found = told(check.texts(whole))
    assert "content/store/en.yaml:1: en-GB: " in found
    assert message in found


def test_what_every_manifest_needs_is_missed(spoilt):
    whole, public, privacy = spoilt
    public |= {"category": "HEALTH", "isAvailableWorldwide": True, "testingInstructions": ""}
    public["distributionCountries"] = [*public["distributionCountries"], "DE"]
    privacy |= {"usesHealthInfo": False}
    del privacy["locales"]["en-AU"]
    privacy["locales"]["en-US"]["privacyPolicyUrl"] = "https://alexa.example.org/privacy"
    found = told(check.whole(whole))
    for message in (
        "is not HEALTH_AND_FITNESS",
        "not both",
        "no locale has the emergency number of DE",
        "testing_instructions",
        "usesHealthInfo",
        "en-AU is not in the manifest",
        "a name of Amazon's",
    ):
        assert message in found


def test_a_phrase_that_does_not_work_is_told(spoilt):
    whole, public, _ = spoilt
    public["locales"]["en-US"]["examplePhrases"] = [
        "Alexa, ask muscle mentor to play the radio",
        "Alexa, open muscle mentor",
    ]
    public["locales"]["en-CA"]["description"] += ' Say "sing me a song".'
    found = told(check.phrases(whole))
    assert "the first must be 'alexa, open muscle mentor'" in found
    assert "'Alexa, ask muscle mentor to play the radio' is not a sample" in found
    assert "'sing me a song' is not a sample of the model of en-CA" in found


def test_a_need_is_declared_once_the_code_has_it():
    def skill(word):
        return Skill(
            site="https://a.example",
            category="x",
            countries=["US"],
            testing_instructions="none",
            needs=[Need(permission="p", used_as=word)],
        )

    assert list(made._used(skill("lambda_handler")))
    assert not list(made._used(skill("no such thing")))


def test_a_build_leaves_the_endpoint_that_a_deployment_wrote(tmp_path, own):
    deployed = copy.deepcopy(own)
    deployed["manifest"]["apis"]["custom"]["endpoint"] = {"uri": "arn:aws:lambda:us-east-1:1:x"}
    (tmp_path / "skill.json").write_text(json.dumps(deployed))
    assert made._deployed(tmp_path / "skill.json") == {
        "endpoint": {"uri": "arn:aws:lambda:us-east-1:1:x"}
    }
    assert made._deployed(tmp_path / "none.json") == {}


def test_a_wrong_store_text_is_told_with_its_line_and_makes_no_manifest(tmp_path):
    for source in made.STORE.iterdir():
        (tmp_path / source.name).write_text(source.read_text().replace("summary:", "sumary:"))
    problems = []
    assert built_manifest(problems, tmp_path) == []
    assert "sumary" in told(problems)


def test_strays_links_and_gaps_in_the_package_are_told(tmp_path):
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "skill.json").symlink_to(MANIFEST)
    found = told(check.files(tmp_path))
    assert "notes.txt:1: does not belong" in found
    assert "skill.json:1: is a link" in found
    assert "en-IN.json:1: is missing" in found


def test_the_icons_have_amazons_sizes_and_their_drawings_hash():
    for name, pixels in {"icon-small.png": 108, "icon-large.png": 512}.items():
        picture = (IMAGES / name).read_bytes()
        assert size(picture) == (pixels, pixels)
        assert is_made_from(picture, DRAWING.read_bytes())


def test_a_stale_or_broken_icon_is_told(tmp_path):
    large = (IMAGES / "icon-large.png").read_bytes()
    (tmp_path / "icon-small.png").write_bytes(large)
    (tmp_path / "icon-large.png").write_bytes(large)
    (tmp_path / "icon.svg").write_text("<svg/>")
    found = told(check.icons(tmp_path, tmp_path / "icon.svg"))
    assert "icon-small.png:1: is not a PNG of 108 by 108 pixels" in found
    assert "icon-large.png:1: is stale" in found
    assert size(b"GIF89a") is None
    assert is_made_from(with_origin(large, b"<svg/>"), b"<svg/>")


def test_the_manifest_is_written_as_ask_cli_writes_it():
    """`ask deploy` writes the file anew: only the endpoint may differ."""
    text = Path(SKILL_PACKAGE / "skill.json").read_text()
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False)
