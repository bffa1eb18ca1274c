"""The expected speech of a page: its script, and its sound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader import Utterance, parse_page, write_script
from reader.script.model import Style
from reader.settings import Settings
from reader.speech.engine import Chunk, Speech, WordMark
from reader.speech.espeak.synthesizer import EspeakSynthesizer
from tests.support.ear.sounds import THRESHOLD, Samples
from tests.support.terminal import PAGES

RATE = 420  # words a minute: quick; from 450 on eSpeak's own variation grows, and so do the errors
SAMPLE_RATE = 22050
Pcm = NDArray[np.int16]


@cache
def _espeak() -> EspeakSynthesizer:
    return EspeakSynthesizer()


def sound_of(text: str, lang: str, style: Style = "text") -> Pcm:
    """The expected sound of a text, in a language and style, at RATE."""
    return sound_at(text, lang, RATE, style)[0]


@cache
def sound_at(text: str, lang: str, rate: int, style: Style = "text") -> tuple[Pcm, tuple[WordMark, ...]]:
    """The expected sound of a text at a rate, and its word marks."""
    parts: list[Chunk] = []

    def emit(chunk: Chunk) -> bool:
        parts.append(chunk)
        return True

    _espeak().synthesize(Speech(text, lang, "", rate, style=style), emit)
    marks = tuple(mark for part in parts for mark in part.marks)
    return np.frombuffer(b"".join(part.pcm for part in parts), np.int16), marks


def seconds_of(*script: Utterance) -> float:
    """The expected length of utterances with the pauses between them, in seconds."""
    sounds = [len(sound_of(said.spoken, said.lang, said.style)) / SAMPLE_RATE for said in script]
    pauses = [Settings().pause(said.pause_after, RATE) / 1000 for said in script[:-1]]
    return sum(sounds) + sum(pauses)


def sounding_seconds(samples: Samples | Pcm, rate: int) -> float:
    """The length of a sound without its silences, which are longer on a busy machine."""
    frame = rate // 100
    frames = np.abs(samples / 32768 if samples.dtype.kind == "i" else samples)[
        : len(samples) // frame * frame
    ].reshape(-1, frame)
    return float(np.count_nonzero(frames.max(axis=1, initial=0) > THRESHOLD)) * frame / rate


def script_of(page: str | Path) -> tuple[Utterance, ...]:
    """The expected script of a page: a name in pages/, or a path."""
    return write_script(parse_page((PAGES / page).read_bytes()))


def sentences(page: str | Path) -> list[Utterance]:
    """The sentences of a page that are long enough to be recognised."""
    return [said for said in script_of(page) if said.start is not None and len(said.text) > 40]


def after_heading(page: str | Path, heading: str) -> Utterance:
    """The first long sentence under a heading."""
    script = script_of(page)
    at = next(index for index, said in enumerate(script) if said.text == heading)
    return next(said for said in script[at + 1 :] if said.start is not None and len(said.text) > 40)


def from_one_to_another(script: Sequence[Utterance], first: Utterance, last: Utterance) -> list[Utterance]:
    """The utterances from one up to, but not including, another."""
    return list(script[script.index(first) : script.index(last)])
