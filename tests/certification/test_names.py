"""A reply about one thing names it: who asks about linezolid hears of linezolid, or of its kind."""

import re

import pytest
from model_requests import Said, request, sent

from muscle_mentor.core.content import KIND_OF_TYPE

SUBJECTS = {
    "WhyBodyPartIntent": "body_part",
    "WhyCauseIntent": "cause",
    "MedicineIntent": "medicine",
    "SeriousConditionIntent": "condition",
    "DefinitionIntent": "term",
    "TestsIntent": "test",
    "PreventionIntent": "remedy",
}
# Said about a group under another name than anybody asks for it.
OTHERWISE = {
    "ageing": "later life",
    "pre eclampsia": "in pregnancy",
    "tic disorder": "a tic",
    "heroin": "drugs of this kind",
    "guillain barre": "weakness that climbs",
    "talking therapy": "help with worry",
    "cbt": "help with worry",
    "tourette": "a tic",
    "tourette syndrome": "a tic",
    "kennedy disease": "illnesses of the movement nerves",
    "spinal muscular atrophy": "illnesses of the movement nerves",
    "motor neurone disease": "A L S",
    "periodic limb movements": "restless legs",
    "genes": "a close relative",
    "high blood sugar": "low blood sugar",
}


@pytest.mark.parametrize(("intent", "slot"), SUBJECTS.items())
def test_the_reply_names_what_was_asked(intent, slot, model, content, certify_all):
    known = model.types[model.intents[intent].slot(slot).type]
    asked = {identity: Said(words[0], identity) for identity, words in known.words.items()}
    kind = KIND_OF_TYPE[known.name]
    names = _names_by_entry(known.words, kind, content)
    replies = certify_all(
        (identity, sent(request(intent, {slot: said}, model))) for identity, said in asked.items()
    )
    unnamed = [
        asked[identity].raw
        for identity, answer in replies
        if not answer.state.get("level")
        and not answer.state.get("outcome", {}).get("level")
        and not _names(answer.text, asked[identity].raw, names[content.entry_of(kind, identity)])
    ]
    assert not unnamed


def _names_by_entry(words, kind, content):
    """Entry -> the stems of all that its values are called."""
    found = {}
    for identity, names in words.items():
        found.setdefault(content.entry_of(kind, identity), set()).update(*map(_stems, names))
    return found


def _names(text, raw, stems):
    joined = text.lower().replace(" ", "")
    told = OTHERWISE.get(raw, raw).lower().replace(". ", "").strip(".").replace(" ", "")
    return told in joined or bool(_stems(text) & stems)


def _stems(text):
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower())}
