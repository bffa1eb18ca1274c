"""Recordings of noise, which no codec can mistake for another sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np

from reader.export.audio.chapters import with_chapters
from reader.export.model import Piece, Recording
from tests.support.recordings import page, recording, said

RATE = 22_050


def sounding(
    loudness: float = 3000,
    pieces: int = 6,
    about: Mapping[str, str] = MappingProxyType({}),
    length: int = RATE + 17,
) -> Recording:
    """Two sections of different bursts of noise, of `length` samples, with a silence after each burst."""
    generator = np.random.default_rng(7)
    utterances = [said(f"Piece {n}.", n, section="s1" if n < 4 else "s2") for n in range(pieces)]

    def make() -> Iterator[Piece]:
        start = 0
        for utterance in utterances:
            noise = np.cumsum(generator.normal(0, 1, length))
            # The middle frequencies, which every codec keeps.
            noise -= np.convolve(noise, np.ones(64) / 64, "same")
            noise *= loudness / np.sqrt(np.mean(noise**2))
            pcm = np.clip(noise, -32768, 32767).astype(np.int16).tobytes() + bytes(2 * 4321)
            yield Piece(utterance, start, length, pcm, ())
            start += len(pcm) // 2

    made = recording(utterances, page(**about))._replace(sample_rate=RATE, pieces=make())
    return with_chapters(made)


def lag(heard: np.ndarray, expected: np.ndarray) -> int:
    """The delay of the decoded sound, in samples."""
    size = 1 << (len(heard) + len(expected)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size)), size)
    best = int(np.argmax(product))
    return best if best < size // 2 else best - size
