"""`make spoken`: says what people say, hears it, and fails on what is taken for something else.

Debian's flite speaks; pocketsphinx (PyPI) listens on a grammar built from the model. A fixed seed
picks sample utterances with filled slots, names of slot values, and all that the skill tells people
to say. Neither is Alexa: what this pair confuses, a person in a noisy kitchen may confuse as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from random import Random
from shutil import which

from tools.checks.sounds import ALLOWED, differing, read_permits
from tools.pronounce import words_of
from tools.spoken_material import Sentence, Trial, trials

Speak = Callable[[str], bytes]
Hear = Callable[[bytes], str | None]
Listen = Callable[[Sequence[str]], Hear]
_SEED, _SENTENCES, _VALUES = 20261123, 80, 55
_MOST_MISSED = 0.05
"""A short word that no voice gets across is the ear's weakness; many of them are the model's."""


@dataclass(frozen=True)
class Heard:
    """What was said and what was heard; `known` where a listed pair of sound-alikes is why."""

    trial: str
    said: Sentence
    heard: Sentence | None
    known: bool

    @property
    def right(self) -> bool:
        """Whether the meaning arrived, in whatever words."""
        return self.heard is not None and self.heard.meaning == self.said.meaning


def try_out(
    trial: Trial, voices: Sequence[Speak], listen: Listen, permits: Mapping[str, str]
) -> Iterator[Heard]:
    """Say each sentence of a trial and hear it on the grammar of all that the trial knows.

    What does not arrive in one voice is said again in the next: a single voice has its quirks.
    """
    by_text = {sentence.text: sentence for sentence in trial.grammar}
    hear = listen(sorted(by_text))
    for said in trial.said:
        heard = (by_text.get(hear(speak(said.text)) or "") for speak in voices)
        tries = [Heard(trial.name, said, one, _known(said, one, permits)) for one in heard]
        yield next((one for one in tries if one.right), tries[0])


def _known(said: Sentence, heard: Sentence | None, permits: Mapping[str, str]) -> bool:
    if heard is None:
        return False
    pair = differing(tuple(words_of(said.text)), tuple(words_of(heard.text)))
    return " / ".join(map(" ".join, pair)) in permits


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all trials; 1 where something was taken for something else, 2 where the tools lack."""
    options = _options(arguments)
    if not which("flite") or not find_spec("pocketsphinx"):
        print("flite or pocketsphinx is missing: run `make spoken`", file=sys.stderr)
        return 2
    from tools.speech_tools import flite, pocketsphinx

    voices = [flite(voice) for voice in options.voices]
    permits, _ = read_permits(ALLOWED)
    random = Random(options.seed)  # noqa: S311 - a sample that is the same every time
    heard: list[Heard] = []
    for trial in trials(random, options.sentences, options.values):
        heard += report(trial, list(try_out(trial, voices, pocketsphinx, permits)))
    return verdict(heard)


def report(trial: Trial, heard: list[Heard]) -> list[Heard]:
    """Print how a trial went, and pass on what was heard."""
    failed = [one for one in heard if not one.right and not one.known]
    print(f"{trial.name}: {len(heard) - len(failed)} of {len(heard)} arrive", flush=True)
    for one in failed:
        print(f"  {told(one)}")
    return heard


def verdict(heard: Sequence[Heard]) -> int:
    """Return 1 where anything was taken for something else, or too much was not heard at all."""
    missed = sum(one.heard is None for one in heard)
    wrong = sum(not one.right and not one.known and one.heard is not None for one in heard)
    print(f"{len(heard)} said, {wrong} taken for something else, {missed} not heard at all")
    return 1 if wrong or missed > _MOST_MISSED * len(heard) else 0


def told(one: Heard) -> str:
    """One mishearing in words."""
    heard = f"{one.heard.text!r} ({one.heard.meaning})" if one.heard else "nothing"
    return f"{one.said.place}: {one.said.text!r} ({one.said.meaning}) is heard as {heard}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.spoken", description=__doc__)
    parser.add_argument("--sentences", type=int, default=_SENTENCES, help="how many samples")
    parser.add_argument("--values", type=int, default=_VALUES, help="how many names of values")
    parser.add_argument("--seed", type=int, default=_SEED, help="which ones are picked")
    parser.add_argument("--voices", nargs="+", default=["slt", "rms"], help="voices of flite")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
