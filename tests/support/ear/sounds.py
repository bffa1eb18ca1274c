"""Find sounds and silences in samples: float32 from -1 to 1, mono, `RATE` samples a second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 48_000
"""Samples a second of everything that the ear records."""
THRESHOLD = 0.003
"""A sample is sound if it differs from zero by more than this (-50 dB of full scale)."""

_MIN_RMS = 1e-4  # below this level a score would only compare rounding errors


class Match(NamedTuple):
    """Where the expected sound begins, in seconds, and how similar the recording is to it.

    A score of 1.0 means the same sound, 0.0 nothing in common.
    """

    at_seconds: float
    score: float


def onset(samples: Samples, threshold: float = THRESHOLD) -> int | None:
    """Return the index of the first sample that is louder than the threshold; None if all is silent."""
    loud = loud_samples(samples, threshold)
    return int(loud[0]) if loud.size else None


def silences(
    samples: Samples, longer_than_ms: float = 50, threshold: float = THRESHOLD
) -> list[tuple[int, int]]:
    """Return each silence of at least that many ms as (first index, index after the last)."""
    loud = loud_samples(samples, threshold)
    starts = np.concatenate(([0], loud + 1))
    ends = np.concatenate((loud, [len(samples)]))
    long = ends - starts >= max(1, longer_than_ms * RATE / 1000)
    return [(int(start), int(end)) for start, end in zip(starts[long], ends[long], strict=True)]


def find(heard: Samples, expected: NDArray[Any], rate: int = RATE) -> Match:
    """Find the place in `heard` that is most similar to a sound (16-bit or float PCM at `rate`).

    The score is the cosine similarity at that place, so the volume does not matter. Search for one
    sentence or one second at a time: after a gap of 10 ms the rest no longer lines up.
    """
    return find_each(heard, [expected], rate)[0]


def find_each(heard: Samples, expected: Sequence[NDArray[Any]], rate: int = RATE) -> list[Match]:
    """Find several sounds of the same length. The recording is transformed only once."""
    wanted = [resampled(each, rate) for each in expected]
    length = len(wanted[0])
    size = 1 << (4 * length).bit_length()  # a power of two transforms fast; four lengths overlap little
    spectra = [np.conj(np.fft.rfft(each, size)) for each in wanted]
    min_norm = _MIN_RMS * np.sqrt(length)
    loudness = [max(float(np.linalg.norm(each)), min_norm) for each in wanted]
    best = [Match(0.0, 0.0)] * len(wanted)
    for start in range(0, len(heard) - length + 1, size - length + 1):
        block = heard[start : start + size]
        spectrum, norms = np.fft.rfft(block, size), np.maximum(_norms(block, length), min_norm)
        for number, conjugate in enumerate(spectra):
            products = np.fft.irfft(spectrum * conjugate, size)[: len(norms)]
            similarity = products / norms
            lag = int(np.argmax(similarity))
            score = float(similarity[lag]) / loudness[number]
            if score > best[number].score:
                best[number] = Match((start + lag) / RATE, score)
    return best


def _norms(block: Samples, length: int) -> NDArray[np.float64]:
    """Return the Euclidean norm of every window of `length` samples."""
    energy = np.concatenate(([0.0], np.cumsum(block.astype(np.float64) ** 2)))
    norms: NDArray[np.float64] = np.sqrt(np.maximum(0, energy[length:] - energy[:-length]))
    return norms


def resampled(pcm: NDArray[Any], rate: int) -> Samples:
    """Return PCM (16-bit or float) resampled to `RATE` through its spectrum."""
    scale = 32768 if pcm.dtype.kind == "i" else 1
    seconds = len(pcm) // rate + 1  # whole seconds: a whole number of samples at both rates
    spectrum = np.fft.rfft(pcm / scale, seconds * rate) * (RATE / rate)
    length = round(len(pcm) * RATE / rate)
    return np.fft.irfft(spectrum, seconds * RATE)[:length].astype(np.float32)


def loud_samples(samples: Samples, threshold: float = THRESHOLD) -> NDArray[np.intp]:
    """Return the indices of all samples that are louder than the threshold."""
    return np.flatnonzero(np.abs(samples) > threshold)
