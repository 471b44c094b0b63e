"""How far apart two rows of sounds are, and which of many rows can be near each other at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, combinations
from math import inf
from zlib import crc32

import numpy as np
import numpy.typing as npt

Phones = tuple[str, ...]
"""Sounds of the CMU dictionary without stress: calf is K AE F."""
Row = tuple[str, Phones]
"""What the sounds belong to, and the sounds: only rows that belong to the same are compared."""
Marks = npt.NDArray[np.uint64]

MOST_CHANGE = 1.0
"""At most one whole sound apart: beyond that the two are told apart well enough."""
MOST_SHARE = 0.34
"""At most a third of the longer one."""
_ALIKE, _NEAR, _VOWEL_SWAP, _STRANGERS = 0.3, 0.45, 0.5, 1.0
_ADDED = {"HH": 0.6, "AH": 0.6}
_VOWELS = "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW"
_TWINS = (
    "P B", "T D", "K G", "F V", "TH DH", "S Z", "SH ZH", "CH JH", "M N", "N NG",
    "AE EH", "IH IY", "AA AO", "AH UH", "UH UW", "ER AH", "EH IH", "AH IH", "AH AA", "AW AA",
)  # fmt: skip
_NEIGHBOURS = (
    "F TH", "V DH", "S TH", "S SH", "Z ZH", "SH CH", "ZH JH", "T TH", "D DH", "F S", "R W", "L W",
    "T CH", "D JH", "V W",
)  # fmt: skip
_FAMILIES = (_VOWELS, "T D TH DH F V S Z SH ZH CH JH", "P B", "K G", "M N NG", "L R W", "Y", "HH")
"""Sounds that cost little to swap stand together: `near_rows` relies on it."""
_FAMILY = {sound: number for number, family in enumerate(_FAMILIES, 1) for sound in family.split()}
_COST = (
    {frozenset(pair.split()): _NEAR for pair in _NEIGHBOURS}
    | {frozenset(pair.split()): _ALIKE for pair in _TWINS}
)  # fmt: skip
_LONGEST = 400
_POWERS = np.cumprod(np.full(_LONGEST + 1, 1_000_003, np.uint64))


def close(one: Phones, two: Phones) -> bool:
    """Whether one may be taken for the other."""
    return distance(one, two) <= min(MOST_CHANGE, MOST_SHARE * max(len(one), len(two)))


def distance(one: Phones, two: Phones) -> float:
    """What it costs to turn one row of sounds into the other with one sound more at most, else inf.

    A sound left out and another put in cost more than MOST_CHANGE, so only swaps need adding up.
    """
    if len(one) == len(two):
        return sum(map(swap, one, two))
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    if len(longer) - len(shorter) > 1:
        return inf
    before = accumulate(map(swap, longer, shorter), initial=0.0)
    after = list(accumulate(map(swap, longer[:0:-1], shorter[::-1]), initial=0.0))[::-1]
    return min(map(sum, zip(before, map(_added, longer), after, strict=True)))


@cache
def _added(sound: str) -> float:
    """What it costs to hear a sound that is not there: H and the short "uh" are easily lost."""
    return _ADDED.get(sound, _STRANGERS)


@cache
def swap(one: str, two: str) -> float:
    """What it costs to hear one sound for the other."""
    if one == two:
        return 0.0
    vowels = _FAMILY[one] == _FAMILY[two] == 1
    return _COST.get(frozenset((one, two)), _VOWEL_SWAP if vowels else _STRANGERS)


def near_rows(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs (by number) whose rows of sound families differ in one place at most, in order.

    All others are more than MOST_CHANGE apart; to compare all pairs one by one would take minutes.
    """
    runs = (sorted(set(run)) for run in _same_marks(rows))
    return sorted({pair for run in runs for pair in combinations(run, 2)})


def _same_marks(rows: Sequence[Row]) -> Iterator[list[int]]:
    marks, owners = _all_marks(rows)
    order = np.argsort(marks)
    starts = np.flatnonzero(np.diff(marks[order], prepend=~marks[order][:1]))
    ends = np.append(starts[1:], len(marks))
    crowded = ends - starts > 1
    for start, end in zip(starts[crowded].tolist(), ends[crowded].tolist(), strict=True):
        yield owners[order[start:end]].tolist()


def _all_marks(rows: Sequence[Row]) -> tuple[Marks, npt.NDArray[np.int64]]:
    """The marks of all rows, and whose they are; rows of one length are worked out together."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, (_, phones) in enumerate(rows):
        by_length[len(phones)].append(number)
    marks, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for length, numbers in by_length.items():
        marks.append(_marks([rows[number] for number in numbers]).ravel())
        owners.append(np.repeat(np.array(numbers), length + 1))
    return np.concatenate(marks), np.concatenate(owners)


def _marks(rows: Sequence[Row]) -> Marks:
    """A number for each row of families as it is, and one for it without each of its sounds."""
    families = np.array([[_FAMILY[sound] for sound in phones] for _, phones in rows], np.uint64)
    owner = np.array([[crc32(name.encode()) << 16] for name, _ in rows], np.uint64)
    length = families.shape[1]
    none = np.zeros((len(rows), 1), np.uint64)
    before = np.cumsum(np.hstack([none, families * _POWERS[1 : length + 1]]), axis=1)
    moved = (families * _POWERS[:length])[:, ::-1]
    after = np.cumsum(np.hstack([none, moved]), axis=1)[:, ::-1]
    marks: Marks = owner + np.hstack([before[:, :-1] + after[:, 1:], before[:, -1:]])
    return marks
