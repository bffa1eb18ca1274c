"""What is to be heard: the script of our pages, and its sound."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader import Utterance, parse_page, write_script
from reader.speech.engine import Chunk, Speech
from reader.speech.espeak import EspeakSynthesizer
from tests.terminal import PAGES

RATE = 300  # words a minute: quick, and still what many listen to
SAMPLE_RATE = 22050
Pcm = NDArray[np.int16]


@cache
def _espeak() -> EspeakSynthesizer:
    return EspeakSynthesizer()


def sound_of(text: str, lang: str) -> Pcm:
    """The sound that a text should have, in a language, at RATE."""
    parts: list[bytes] = []

    def emit(chunk: Chunk) -> bool:
        parts.append(chunk.pcm)
        return True

    _espeak().synthesize(Speech(text, lang, "", RATE), emit)
    return np.frombuffer(b"".join(parts), np.int16)


def script_of(page: str) -> tuple[Utterance, ...]:
    """What should be said of one of our pages."""
    return write_script(parse_page((PAGES / page).read_bytes()))
