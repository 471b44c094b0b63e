"""Danger in the plain words of a report: Alexa sends what stands in a slot, and nothing else.

"I keep dropping my mug and my {body_part} twitches" would arrive without the weakness. What is long
past may stay plain: it is no sign. A cry for help may spell its danger out, for it is answered with
the number; but not beside a slot of signs, where a mild one would be all that arrives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscle_mentor.core.free_text import is_past
from muscle_mentor.core.lexicon import Lexicon, compile_words, pack
from tools.content_files import Library
from tools.interaction_model import Phrasebook
from tools.rooms import Problem
from tools.templates import TemplateError, expand
from tools.yamlfile import YamlFile, read_yaml

_REPORT, _CRY = "ReportSymptomIntent", "EmergencyIntent"
_MESSAGE = (
    "{0!r} names the sign {1!r}, and Alexa would send none: use {{symptoms}} or {{absent_symptoms}}"
)
_SLOT = re.compile(r"\{[a-z_]+\}")


def problems(book: Phrasebook, library: Library) -> Iterator[Problem]:
    """Samples of a report that spell a danger sign out, and of a cry with other signs beside it."""
    dangers = _dangers(library)
    for intent in sorted({_REPORT, _CRY} & book.files.keys()):
        found = read_yaml(book.files[intent])
        for index, template in enumerate(book.intents[intent].phrases):
            if isinstance(found, YamlFile) and (intent == _REPORT or "{symptoms}" in template):
                for words, sign in _spelled_out(template, *dangers):
                    yield found.problem(("phrases", index), _MESSAGE.format(words, sign))


def _dangers(library: Library) -> tuple[Lexicon, dict[str, str]]:
    """What finds the values of signs in words, and the danger sign of each value that is one."""
    signs = library.entry_of("symptoms")
    dangers = {value: sign for value, sign in signs.items()
               if library.files["symptoms", sign].data.get("danger")}  # fmt: skip
    return Lexicon(pack(compile_words(library.words("symptoms")))), dangers


def _spelled_out(
    template: str, lexicon: Lexicon, dangers: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Each stretch of plain words of a template that names a danger sign, with that sign."""
    try:
        samples = [sample for sample in expand(template) if not is_past(sample)]
    except TemplateError:  # told by the check of the model
        return
    for words in {part.strip() for sample in samples for part in _SLOT.split(sample)}:
        for mention in lexicon.find(words):
            if mention.value in dangers and not mention.negated:
                yield words, dangers[mention.value]
