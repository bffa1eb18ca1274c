"""Loudness for speech: -16 LUFS (the scale of EBU R 128), and no peak above -1 dBFS in the finished file.

Codecs that lose something raise peaks: of speech, MP3 and AAC by up to 0.6 dB, Opus at 32 kbit/s by up to
2.2 dB. Between the samples the wave is up to 0.5 dB higher. So the limits here are lower.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import av
import numpy as np
from av.filter import Graph

from reader.export.model import Piece, Recording

TARGET_LUFS = -16.0
_MEASURED_S = 60  # enough, because the voice stays the same
_SILENCE_LUFS = -60.0  # softer sound is not amplified
# dBFS, before the codec; Opus, and the MP3 in pages and books, also change the sample rate
_MAX_PEAKS = {".wav": -1.5, ".flac": -1.5, ".opus": -3.5, ".html": -3.0, ".epub": -3.0}
_MAX_PEAK = -2.0  # of MP3 and AAC
_BLOCK_S = 0.005


def normalised(recording: Recording, suffix: str) -> Recording:
    """The recording at `TARGET_LUFS`, for a file with this suffix: one gain, measured at its beginning."""
    limiter = _Limiter(recording.sample_rate, 32767 * 10 ** (_MAX_PEAKS.get(suffix, _MAX_PEAK) / 20))
    return recording._replace(pieces=_normalised_pieces(recording.pieces, limiter))


def _normalised_pieces(pieces: Iterator[Piece], limiter: _Limiter) -> Iterator[Piece]:
    first: list[Piece] = []
    for piece in pieces:
        first.append(piece)
        if piece.end > _MEASURED_S * limiter.rate:
            break
    gain = _gain(first, limiter)
    while first:
        yield limiter.amplified(first.pop(0), gain)
    for piece in pieces:
        yield limiter.amplified(piece, gain)


def _gain(pieces: Sequence[Piece], limiter: _Limiter) -> float:
    """The gain that brings these pieces to `TARGET_LUFS`; 1 for silence."""
    loudness = integrated_loudness((piece.pcm for piece in pieces), limiter.rate)
    if loudness <= _SILENCE_LUFS:
        return 1.0
    gain = float(10 ** ((TARGET_LUFS - loudness) / 20))
    # What the limiter takes away is added again, as power: the meter takes much longer than the limiter.
    wanted = gain**2 * sum(map(_power, pieces))
    return gain * math.sqrt(wanted / sum(_power(limiter.amplified(piece, gain)) for piece in pieces))


def _power(piece: Piece) -> float:
    """The sum of the squares of a piece's samples."""
    samples = np.frombuffer(piece.pcm, np.int16).astype(np.float32)
    return float(np.dot(samples, samples))


def integrated_loudness(sounds: Iterable[bytes], rate: int) -> float:
    """The integrated loudness (ITU-R BS.1770) of 16-bit mono samples, in LUFS; -70 or less for silence."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono", time_base=Fraction(1, rate))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    graph.push(audio_frame(b"".join(sounds), rate, 0))
    graph.push(None)
    loudness = -math.inf
    try:
        while True:
            loudness = float(graph.pull().metadata.get("lavfi.r128.I", loudness))
    except av.EOFError:
        return loudness


def audio_frame(pcm: bytes, rate: int, at: int) -> av.AudioFrame:
    """Samples as a PyAV frame; the first one is number `at` of the recording."""
    frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, np.int16).reshape(1, -1), "s16", "mono")
    frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
    return frame


class _Limiter(NamedTuple):
    """Keeps every sample at most `max_sample`; `rate` is the samples a second."""

    rate: int
    max_sample: float

    def amplified(self, piece: Piece, gain: float) -> Piece:
        """The piece at `gain`, with its peaks limited."""
        half = max(1, int(_BLOCK_S * self.rate) // 2)
        count = len(piece.pcm) // 2
        samples = np.zeros(count + -count % (2 * half), np.float32)
        np.multiply(np.frombuffer(piece.pcm, np.int16), np.float32(gain), out=samples[:count])
        if count and max(samples.max(), -samples.min()) > self.max_sample:
            self._limit(samples.reshape(-1, 2, half))
        return piece._replace(pcm=samples[:count].astype(np.int16).tobytes())

    def _limit(self, blocks: np.ndarray[tuple[int, int, int], np.dtype[np.float32]]) -> None:
        """Multiply the samples of blocks, each of two halves, by factors that keep them below the maximum.

        The factors change slowly: from the middle of one block to the middle of the next.
        """
        count, _, half = blocks.shape
        peaks = np.abs(blocks).reshape(count, -1).max(axis=1)
        needed = np.minimum(1, self.max_sample / np.maximum(peaks, 1)).astype(np.float32)
        around = np.pad(needed, 1, mode="edge")
        # Between the middles of two blocks the factor is at most what either block needs.
        lowest = np.pad(np.minimum(np.minimum(around[:-2], around[2:]), needed), 1, mode="edge")
        edges = (lowest[:-1] + lowest[1:]) / 2
        points = np.stack((edges[:-1], lowest[1:-1], edges[1:]), axis=1)[:, :, np.newaxis]
        loud = points.min(axis=(1, 2)) < 1
        starts, ends = points[loud, :2], points[loud, 1:]
        blocks[loud] *= starts + (ends - starts) * (np.arange(half, dtype=np.float32) / half)
