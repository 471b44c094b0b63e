"""The voice and the ear of `make spoken`: Debian's flite, and pocketsphinx with its own model."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from tools.pronounce import own_words, pronouncer, words_of
from tools.sound_distance import Phones

_RATE = 16_000
_FLITES = {"ax": "AH"}


def flite(voice: str) -> Callable[[str], bytes]:
    """A speaker: text in, sound out (16 kHz, mono, 16 bit)."""
    return partial(_say, voice)


def pocketsphinx(sentences: Sequence[str]) -> Callable[[bytes], str | None]:
    """A listener that knows these sentences only: sound in, the likeliest of them out."""
    decoder = import_module("pocketsphinx").Decoder(samprate=_RATE, lm=None, loglevel="FATAL")
    spelled = {" ".join(words_of(sentence)): sentence for sentence in sentences}
    _teach(decoder, {word for sentence in spelled for word in sentence.split()})
    decoder.add_jsgf_string("sentences", grammar(spelled))
    decoder.activate_search("sentences")
    return lambda sound: spelled.get(_hear(decoder, sound))


def grammar(sentences: Iterable[str]) -> str:
    """A JSGF grammar of the sentences, those with the same first word together."""
    rules: dict[str, list[str]] = {}
    for sentence in sorted(sentences):
        first, _, rest = sentence.partition(" ")
        rules.setdefault(first, []).append(rest or "<NULL>")
    heads = " | ".join(f"{first} ({' | '.join(rest)})" for first, rest in rules.items())
    return f"#JSGF V1.0;\ngrammar said;\npublic <said> = {heads};\n"


def _say(voice: str, text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        command = ["flite", "-voice", voice, "-t", " ".join(words_of(text)), "-o", str(file)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - no shell, own words
        with wave.open(str(file)) as sound:
            return bytes(sound.readframes(sound.getnframes()))


def _hear(decoder: Any, sound: bytes) -> str:
    decoder.start_utt()
    decoder.process_raw(sound, full_utt=True)
    decoder.end_utt()
    hypothesis = decoder.hyp()
    return str(hypothesis.hypstr) if hypothesis else ""


def _teach(decoder: Any, words: set[str]) -> None:
    """Tell the decoder how the words sound that its own dictionary lacks."""
    unknown = sorted(word for word in words if decoder.lookup_word(word) is None)
    known = pronouncer(unknown, own_words()[0])
    for word in unknown:
        phones = known.word(word) or [_as_flite_says(word)]
        decoder.add_word(word, " ".join(phones[0]), word == unknown[-1])


def _as_flite_says(word: str) -> Phones:
    """The sounds that flite makes of a word that stands in no list."""
    command = ["flite", "-ps", "-t", word, "none"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return tuple(_FLITES.get(sound, sound.upper()) for sound in said.split() if sound != "pau")
