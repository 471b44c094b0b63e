"""Builds skill-package/skill.json: what Amazon is told about the skill, in every locale offered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from tools.content_files import read_plain, read_shaped
from tools.package_icons import ICONS
from tools.rooms import CONTENT, LANGUAGE_OF, ROOT, SKILL_PACKAGE, Problem
from tools.schema import Spoken, Strict

MANIFEST = SKILL_PACKAGE / "skill.json"
STORE = CONTENT / "store"

Json = dict[str, Any]
_WORD = re.compile(r"\{(\w+)\}")


class Need(Strict):
    """What the skill needs from Alexa once its code names `used_as`."""

    permission: str | None = None
    interface: str | None = None
    used_as: str

    @model_validator(mode="after")
    def _one_of_both(self) -> Need:
        if (self.permission is None) == (self.interface is None):
            raise ValueError("a need is either a `permission` or an `interface`")
        return self


class Skill(Strict):
    """content/store/skill.yaml."""

    site: str = Field(pattern=r"^https://[a-z0-9.-]+(/[\w.-]+)*$")
    category: str
    countries: list[str] = Field(min_length=1)
    needs: tuple[Need, ...] = ()
    testing_instructions: Spoken


class Texts(Strict):
    """content/store/<language>.yaml."""

    name: Spoken
    summary: Spoken
    description: Spoken
    examples: list[Spoken]
    keywords: list[Spoken]


def built_manifest(
    problems: list[Problem] | None = None, store: Path = STORE
) -> list[tuple[Path, str]]:
    """The manifest as (path, text); nothing, with the problems told, where a source is wrong."""
    told = problems if problems is not None else []
    manifest = read_manifest(told, store)
    return [(MANIFEST, as_ask_cli_writes(manifest))] if manifest else []


def read_manifest(problems: list[Problem], store: Path = STORE) -> Json | None:
    """The manifest as data; None, with the problems told, where a source is wrong."""
    skill = read_shaped(store / "skill.yaml", Skill, problems)
    texts = {
        language: read_shaped(store / f"{language}.yaml", Texts, problems)
        for language in sorted(set(LANGUAGE_OF.values()))
    }
    words = {locale: _words(locale, problems) for locale in LANGUAGE_OF}
    whole = {locale: text for locale, language in LANGUAGE_OF.items() if (text := texts[language])}
    if skill is None or len(whole) < len(LANGUAGE_OF):
        return None
    return {"manifest": _manifest(skill, whole, words)}


def as_ask_cli_writes(manifest: Json) -> str:
    """JSON in the form of `ask deploy`: rewriting the file changes only the endpoint."""
    return json.dumps(manifest, ensure_ascii=False, indent=2)


def _manifest(skill: Skill, texts: Mapping[str, Texts], words: Mapping[str, Any]) -> Json:
    return {
        "manifestVersion": "1.0",
        "publishingInformation": {
            "locales": {locale: _published(texts[locale], words[locale]) for locale in texts},
            "isAvailableWorldwide": False,
            "distributionMode": "PUBLIC",
            "distributionCountries": skill.countries,
            "testingInstructions": skill.testing_instructions,
            "category": skill.category,
        },
        "privacyAndCompliance": _privacy(skill, texts),
        "permissions": [{"name": need.permission} for need in _used(skill) if need.permission],
        "apis": {
            "custom": {
                "interfaces": [{"type": need.interface} for need in _used(skill) if need.interface],
                **_deployed(),
            }
        },
    }


def _published(texts: Texts, words: Mapping[str, str]) -> Json:
    return {
        "name": texts.name,
        "summary": _filled(texts.summary, words),
        "description": _filled(texts.description, words),
        "examplePhrases": texts.examples,
        "keywords": texts.keywords,
        **{key: f"file://assets/images/{name}" for key, (_, name) in ICONS.items()},
    }


def _privacy(skill: Skill, texts: Mapping[str, Texts]) -> Json:
    """`usesHealthInfo` stays out: it means a contract on health data, which Amazon closed."""
    return {
        "allowsPurchases": False,
        "usesPersonalInfo": False,
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
        "locales": {
            locale: {
                "privacyPolicyUrl": f"{skill.site}/privacy",
                "termsOfUseUrl": f"{skill.site}/terms",
            }
            for locale in texts
        },
    }


def _used(skill: Skill) -> Iterator[Need]:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "lambda").rglob("*.py"))
    )
    return (need for need in skill.needs if need.used_as in code)


def _deployed(path: Path = MANIFEST) -> Json:
    """The endpoint that `ask deploy` wrote into the manifest, which a build must not take away."""
    try:
        custom = json.loads(path.read_text(encoding="utf-8"))["manifest"]["apis"]["custom"]
        return {key: custom[key] for key in custom if key in ("endpoint", "regions")}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _words(locale: str, problems: list[Problem]) -> Mapping[str, str]:
    data = read_plain(CONTENT / "locales" / f"{locale}.yaml", problems)
    words = data.get("words") if isinstance(data, dict) else None
    return words if isinstance(words, dict) else {}


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Fill in a locale's words; an unknown one stays, and the check finds it."""
    return _WORD.sub(lambda found: words.get(found[1], found[0]), text)
