"""What is wrong with skill-package/skill.json and what lies beside it, told at its source.

Amazon refuses a manifest late, at the upload or weeks later in certification. Here its own classes
read it (they drop what they do not know, so nothing may be lost on the way back), and its rules on
lengths, category, example phrases and the files of the package are checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ask_sdk_model_runtime import DefaultSerializer
from ask_sdk_model_runtime.exceptions import SerializationException
from ask_smapi_model.v1.skill.manifest import SkillManifestEnvelope

from server.ear.words import strip_invocation
from tools.checks.promises import Built, read_built
from tools.interaction_model import INVOCATION_NAME
from tools.manifest import STORE, read_manifest
from tools.package_icons import DRAWING, ICONS, IMAGES, is_made_from, read, size
from tools.rooms import LANGUAGE_OF, SKILL_PACKAGE, Problem

LENGTHS = {"name": (2, 50), "summary": (1, 160), "description": (1, 4000)}
EXAMPLES = 3
KEYWORDS = 30
LONGEST = {"examplePhrases": 200, "keywords": 150}  # characters each
LONGEST_INSTRUCTIONS = 4000
BRANDS = ("amazon", "alexa")
CLAIMS = (
    "cure",
    "treats",
    "diagnose",
    "save lives",
    "saves lives",
    "guarantee",
    "clinically proven",
)
DISCLAIMER = ("medical advice", "does not replace", "general information", "emergency")
PLACEHOLDER = ".example"
ALLOWED = frozenset(
    {
        "skill.json",
        *(f"interactionModels/custom/{locale}.json" for locale in LANGUAGE_OF),
        *(f"assets/images/{name}" for _, name in ICONS.values()),
    }
)
_COUNTRIES = frozenset(locale.partition("-")[2] for locale in LANGUAGE_OF)

Json = Mapping[str, Any]


def problems(*, release: bool = False) -> list[Problem]:
    """All that is wrong with the manifest and its folder; `release` also wants a real address."""
    told: list[Problem] = []
    manifest = read_manifest(told)
    if manifest:
        told += [*shape(manifest), *texts(manifest), *whole(manifest), *phrases(manifest)]
        told += address(manifest) if release else []
    return [*told, *files(), *icons()]


def shape(manifest: Json) -> Iterator[Problem]:
    """What Amazon's own classes do not take, or drop."""
    serializer = DefaultSerializer()
    try:
        read_back = serializer.serialize(
            serializer.deserialize(json.dumps(manifest), SkillManifestEnvelope)
        )
    except (SerializationException, ValueError, TypeError, AttributeError) as error:
        yield _at("skill.yaml", f"Amazon's classes cannot read the manifest: {error}")
        return
    for lost in sorted(set(_paths(manifest)) - set(_paths(read_back))):
        yield _at("skill.yaml", f"Amazon's classes do not know {lost}")


def texts(manifest: Json) -> Iterator[Problem]:
    """Store texts that are too long, too many, say what may not be said, or miss what must be."""
    for locale, text in _published(manifest).items():
        yield from (_of(locale, message) for message in (*_lengths(text), *_wording(text)))


def whole(manifest: Json) -> Iterator[Problem]:
    """What every manifest needs, and the two things that this one must not say."""
    public = manifest["manifest"]["publishingInformation"]
    privacy = manifest["manifest"]["privacyAndCompliance"]
    if public["category"] != "HEALTH_AND_FITNESS":
        yield _at("skill.yaml", f"category: {public['category']!r} is not HEALTH_AND_FITNESS")
    if public["isAvailableWorldwide"] == bool(public.get("distributionCountries")):
        yield _at("skill.yaml", "either countries or the whole world, not both and not neither")
    for country in set(public.get("distributionCountries", ())) - _COUNTRIES:
        yield _at("skill.yaml", f"countries: no locale has the emergency number of {country}")
    if not 0 < len(public["testingInstructions"]) <= LONGEST_INSTRUCTIONS:
        yield _at("skill.yaml", f"testing_instructions: 1 to {LONGEST_INSTRUCTIONS} characters")
    if "usesHealthInfo" in privacy or privacy["isChildDirected"]:
        yield _at("skill.yaml", "usesHealthInfo stays out, and the skill is not for children")
    for missing in set(LANGUAGE_OF) - (set(public["locales"]) & set(privacy["locales"])):
        yield _at("skill.yaml", f"{missing} is not in the manifest")
    host = urlsplit(_site(manifest)).hostname or ""
    if any(brand in host for brand in BRANDS):
        yield _at("skill.yaml", f"site: {host} has a name of Amazon's in it")


def phrases(manifest: Json, package: Path = SKILL_PACKAGE) -> Iterator[Problem]:
    """Phrases that people are told to say, and that the model does not hold word for word."""
    instructions = _quoted(manifest["manifest"]["publishingInformation"]["testingInstructions"])
    models = _models(package)
    for locale, text in _published(manifest).items():
        first = f"alexa, open {INVOCATION_NAME}"
        if not text["examplePhrases"] or text["examplePhrases"][0].lower() != first:
            yield _of(locale, f"examples: the first must be {first!r}")
        told = [*text["examplePhrases"], *_quoted(text["description"]), *instructions]
        for phrase in dict.fromkeys(told):
            if locale in models and not _understood(phrase, models[locale]):
                yield _of(locale, f"{phrase!r} is not a sample of the model of {locale}")


def address(manifest: Json) -> Iterator[Problem]:
    """A release needs an address that can be opened."""
    host = urlsplit(_site(manifest)).hostname or ""
    if host.endswith(PLACEHOLDER):
        yield _at("skill.yaml", f"site: {host} is a placeholder; say where docs/ is published")


def files(package: Path = SKILL_PACKAGE) -> Iterator[Problem]:
    """Files that the upload would refuse, or misses. A link uploads nothing, and says nothing."""
    found = {
        path.relative_to(package).as_posix(): path
        for path in package.rglob("*")
        if path.is_symlink() or path.is_file()
    }
    for name, path in sorted(found.items()):
        if path.is_symlink():
            yield Problem(path, 1, "is a link, which `ask deploy` does not follow")
        elif name not in ALLOWED:
            yield Problem(path, 1, "does not belong in a skill package")
    for name in sorted(ALLOWED - set(found)):
        yield Problem(package / name, 1, "is missing: `muscle-mentor build` makes what is built")


def icons(images: Path = IMAGES, drawing: Path = DRAWING) -> Iterator[Problem]:
    """Icons of a wrong size or made from another drawing."""
    for pixels, name in ICONS.values():
        picture = read(images / name)
        if picture and size(picture) != (pixels, pixels):
            yield Problem(images / name, 1, f"is not a PNG of {pixels} by {pixels} pixels")
        elif picture and not is_made_from(picture, read(drawing)):
            yield Problem(images / name, 1, "is stale: run `python -m tools.package_icons`")


def _lengths(text: Json) -> Iterator[str]:
    for key, (least, most) in LENGTHS.items():
        if not least <= len(text[key]) <= most:
            yield f"{key}: {len(text[key])} characters, allowed are {least} to {most}"
    for key, most in LONGEST.items():
        yield from (
            f"{key}: {each[:40]!r} is longer than {most}" for each in text[key] if len(each) > most
        )
    if not 0 < len(text["examplePhrases"]) <= EXAMPLES:
        yield f"examples: {len(text['examplePhrases'])}, allowed are 1 to {EXAMPLES}"
    if len(text["keywords"]) > KEYWORDS or len(set(text["keywords"])) < len(text["keywords"]):
        yield f"keywords: at most {KEYWORDS}, each once"


def _wording(text: Json) -> Iterator[str]:
    said = f"{text['name']} {text['summary']} {text['description']}".lower()
    yield from (f"says {claim!r}, which no skill may claim" for claim in CLAIMS if claim in said)
    yield from (
        f"description: does not say {words!r}"
        for words in DISCLAIMER
        if words not in text["description"].lower()
    )
    if "{" in said or "}" in said:
        yield "a word in { } is not one of content/locales/"


def _models(package: Path) -> dict[str, Built]:
    """The built models by locale, read once where locales share one. A missing one is left out."""
    same: dict[bytes, Built] = {}
    found = {}
    for locale in LANGUAGE_OF:
        path = package / "interactionModels" / "custom" / f"{locale}.json"
        if path.is_file():
            text = path.read_bytes()
            same[text] = found[locale] = same.get(text) or read_built(path, text)
    return found


def _understood(phrase: str, built: Built) -> bool:
    return not strip_invocation(phrase, INVOCATION_NAME) or built.intent_of(phrase) is not None


def _quoted(text: str) -> list[str]:
    return text.split('"')[1::2]


def _published(manifest: Json) -> Mapping[str, Json]:
    found: Mapping[str, Json] = manifest["manifest"]["publishingInformation"]["locales"]
    return found


def _site(manifest: Json) -> str:
    locales: Mapping[str, Json] = manifest["manifest"]["privacyAndCompliance"]["locales"]
    return str(next(iter(locales.values()))["privacyPolicyUrl"])


def _paths(value: Any, at: str = "") -> Iterator[str]:
    """Where every value stands: a.b[].c. Empty values count: Amazon's classes drop them not."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _paths(inner, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        yield at
        for inner in value:
            yield from _paths(inner, f"{at}[]")
    else:
        yield at


def _of(locale: str, message: str) -> Problem:
    return _at(f"{LANGUAGE_OF[locale]}.yaml", f"{locale}: {message}")


def _at(name: str, message: str) -> Problem:
    return Problem(STORE / name, 1, message)
