"""Finds known words in what a person said: the longest name or synonym wins, negation is noticed.

One matcher serves three places, so that a word is known everywhere or nowhere: raw slot words in
the core (danger is looked for in words that Alexa could not match), free text of a triage report,
and slot filling in the local language understanding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

# What looks at several words is compiled when they are said, not at a start.
_SPELLED = r"(?<![\w'])(?:[a-z](?:\.\s?|\s)){1,6}[a-z]\b\.?(?!')"
_LONG_NAME = 4  # spelled names have three letters: a fourth "a" or "i" is an article or a pronoun
_SHORT = {
    "can": "can't",
    "could": "couldn't",
    "will": "won't",
    "do": "don't",
    "does": "doesn't",
    "did": "didn't",
}
_CANNOT = r"\b(can|could|will|do|does|did) ?not\b"
_ENDING = r"'s$|s'$|'$"
_NOT_LETTERS = r"[^a-z0-9' ]+"
_NEGATIONS = frozenset(
    "no not without never neither nor isn't aren't wasn't weren't don't doesn't "
    "didn't hasn't haven't denies denied denying zero nil none".split()
)
_NO_DENIAL = frozenset("trying meaning reason warning effort dieting knowing stopping".split())
"""After "without": "lost weight without trying, hands tremble" denies no tremor."""
_LIST_JOINTS = frozenset("or and nor any the a my".split())
_BEGINNINGS = frozenset(
    "i i'm i've it it's its he he's she she's they they're there's we my his her our "
    "wait hang hold actually sorry".split()
)
"""After "no": "no it's getting weaker" and "no wait his speech is slurred" deny nothing."""
_CLAUSE_ENDS = frozenset("but just only although though however except still".split())
_WHOSE = frozenset("my his her their your our".split())
_FILLERS = _WHOSE | frozenset(
    "the me a an is are am was were be has have had been being got gone get "
    "gets getting really very quite so all just bit some kind sort of "
    "um uh er".split()
)
_MOST_FILLERS = 3
_GAP = "..."  # in a key: up to so many other words, of the same clause
_MOST_GAP = 4
_GAP_ENDS = _CLAUSE_ENDS | _NEGATIONS | frozenset("and or then when while because if so".split())
_SHORTEST = 4  # shorter words ("his", "gas") lose no ending


@dataclass(frozen=True)
class Mention:
    """One known value in a text: `start` and `end` count tokens, `text` is as it was said."""

    value: str
    start: int
    end: int
    text: str
    negated: bool = False


def tokens(text: str) -> list[str]:
    """Split into words as said, lower case, spelled letters joined ("a. l. s." is "als")."""
    plain = text.lower()
    if plain.isalnum() and plain.isascii() and not plain.endswith("not"):  # one word, as most are
        return [plain]
    plain = plain.replace("\u2019", "'").replace("\u2011", "-").replace("-", " ")
    plain = re.sub(_SPELLED, _joined, plain)
    plain = re.sub(_CANNOT, lambda found: _SHORT[found[1]], plain)
    return re.sub(_NOT_LETTERS, " ", plain).split()


def _joined(spelled: re.Match[str]) -> str:
    """Join spelled letters: "a l s i" is "als i", "an e e g" keeps its article."""
    letters = re.sub(r"[^a-z]", "", spelled[0])
    if "." in spelled[0] or len(letters) < _LONG_NAME:
        return letters
    if letters[-1] in "ai" and not letters.endswith("mri"):
        return f"{letters[:-1]} {letters[-1]}"
    return f"{letters[0]} {letters[1:]}" if letters[0] in "ai" else letters


def fold(word: str) -> str:
    """Fold possessive and plain plural endings: "calf's" and "eyelids" give "calf", "eyelid"."""
    word = re.sub(_ENDING, "", word) if "'" in word else word
    if word[-1:] != "s" or len(word) < _SHORTEST:
        return word
    if len(word) > _SHORTEST and word.endswith("ies"):
        return word[:-3] + "y"
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def key(text: str) -> str:
    """The form under which a name is stored and looked up: "can't lift my foot", whoever's foot."""
    folded = [fold(token) for token in tokens(text)]
    return " ".join([word for word in folded if word not in _WHOSE] or folded)


def compile_words(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Index `{value: [synonyms]}` as `{key: value}`; a value is a word for itself."""
    index: dict[str, str] = {}
    for value, synonyms in words.items():
        for name in (value.replace("_", " "), *synonyms):
            index.setdefault(key(name), value)
    return index


def compile_pairs(pairs: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, str]:
    """Index `{value: [(word, word)]}`: two words that mean the value where they stand near."""
    return {
        f"{key(first)} {_GAP} {key(second)}": value
        for value, near in pairs.items()
        for one, other in near
        for first, second in ((one, other), (other, one))
    }


def pack(index: Mapping[str, str]) -> dict[str, str]:
    """Group an index by two letters and first words: {"fa": "#face:face_droop=dropped;fell"}.

    A cold start reads a few hundred texts instead of ten thousand, and nests the names that are
    said. Of one value follow ";" and other names, of other values "|": "#face:a=x;y|b=z#fall:...".
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for name, value in index.items():
        first, _, rest = name.partition(" ")
        groups.setdefault(first, {}).setdefault(value, []).append(rest)
    letters: dict[str, str] = {}
    for first, values in groups.items():
        names = "|".join(f"{value}={';'.join(rests)}" for value, rests in values.items())
        letters[first[:2]] = letters.get(first[:2], "") + f"#{first}:{names}"
    return letters


class Lexicon:
    """All names of one kind of thing, from an index that was packed."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        self._packed = packed
        self._branch = cache(_nested)  # by what content/ has, never by what was said

    def find(self, text: str) -> list[Mention]:
        """All values named in `text`, in order, longest names first, none overlapping.

        Small words may stand inside a name: "face has really dropped" names "face dropped".
        Two words of a pair may stand four words apart: "numb all round my groin".
        """
        said = tokens(text)
        return self.find_from(range(len(said)), said, [fold(token) for token in said])

    def find_from(
        self, starts: Iterable[int], said: Sequence[str], folded: Sequence[str]
    ) -> list[Mention]:
        """The same in words that are split already, for names that begin at one of `starts`."""
        found: list[Mention] = []
        free = 0
        for start in starts:
            if start < free:
                continue
            names = self._names(folded[start])
            end, value = _longest(names, folded, start + 1) if names else (start, None)
            if value:
                found.append(Mention(value, start, end, " ".join(said[start:end])))
                free = end
        return _with_negation(found, said) if found else found

    def exact(self, text: str) -> str | None:
        """The value whose name is the whole of `text`, or None."""
        first, *rest = key(text).split(" ")
        node = self._names(first)
        for word in rest:
            node = node.get(word, {})
        return node.get(_VALUE)

    def _names(self, first: str) -> _Tree:
        """What follows a first word, nested: {"dropped": {"": "face_droop"}}."""
        words = self._packed.get(first[:2], "")
        start = words.find(f"#{first}:")
        if start < 0:
            return {}
        end = words.find("#", start + 1)
        return self._branch(words[start + len(first) + 2 : end if end > 0 else None])


def _nested(packed: str) -> _Tree:
    root: _Tree = {}
    for names in packed.split("|"):
        value, _, rests = names.partition("=")
        for rest in rests.split(";"):
            node = root
            for word in rest.split():
                node = node.setdefault(word, {})
            node[_VALUE] = value
    return root


_Tree = dict[str, Any]
_VALUE = ""  # the key of a node's own value: no word is empty


def _longest(branch: _Tree, words: Sequence[str], start: int) -> tuple[int, str | None]:
    """Find the longest name on a branch: where it ends and its value, or None."""
    best: tuple[int, str | None] = (start, None)
    paths = [(branch, start, 0)]
    while paths:
        node, end, skipped = paths.pop()
        if _VALUE in node and not skipped and (end > best[0] or best[1] is None):
            best = (end, node[_VALUE])
        if end == len(words):
            continue
        if words[end] in node:
            paths.append((node[words[end]], end + 1, 0))
        if _GAP in node and not skipped:
            paths += [(node[_GAP], at, 0) for at in _after_gap(words, end)]
        if words[end] in _FILLERS and skipped < _MOST_FILLERS:
            paths.append((node, end + 1, skipped + 1))
    return best


def _after_gap(words: Sequence[str], start: int) -> Iterator[int]:
    """Where the second word of a pair may stand."""
    for at in range(start, min(start + _MOST_GAP + 1, len(words))):
        yield at
        if words[at] in _GAP_ENDS:
            return


def _with_negation(found: list[Mention], said: Sequence[str]) -> list[Mention]:
    marked: list[Mention] = []
    for mention in found:
        negated = _is_negated(mention, marked, said)
        marked.append(Mention(mention.value, mention.start, mention.end, mention.text, negated))
    return marked


def _denies(word: str, between: Sequence[str]) -> bool:
    """Whether a word denies what stands after it and the words `between`."""
    if word == "no":
        return _BEGINNINGS.isdisjoint(between)
    if word != "without":
        return word in _NEGATIONS
    return _NO_DENIAL.isdisjoint(between)


def _is_negated(mention: Mention, before: list[Mention], said: Sequence[str]) -> bool:
    """Denied by a negation up to three words ahead, or as the next item of a denied list."""
    ahead = list(said[max(0, mention.start - 3) : mention.start])
    while ahead and set(ahead) & _CLAUSE_ENDS:
        ahead.pop(0)
    if any(_denies(word, ahead[at + 1 :]) for at, word in enumerate(ahead)):
        return True
    if not before or not before[-1].negated:
        return False
    between = said[before[-1].end : mention.start]
    return all(word in _LIST_JOINTS for word in between) and "but" not in between
