"""Loudness for speech: -16 LUFS (the scale of EBU R 128), and no peak above -1 dB."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

import av
import numpy as np
from av.filter import Graph

from reader.export.model import Piece, Recording

Samples = np.ndarray[tuple[int], np.dtype[np.float32]]

TARGET_LUFS = -16.0
_MEASURED_S = 90  # enough, because the voice stays the same
_SILENCE_LUFS = -60.0  # softer sound is not amplified
_MAX_SAMPLE = 32767 * 10 ** (-1 / 20)
_BLOCK_S = 0.005


def normalised(recording: Recording) -> Recording:
    """The recording at `TARGET_LUFS`: one gain for all of it, measured at its beginning."""
    return recording._replace(pieces=_normalised_pieces(recording.pieces, recording.sample_rate))


def _normalised_pieces(pieces: Iterator[Piece], rate: int) -> Iterator[Piece]:
    first: list[Piece] = []
    for piece in pieces:
        first.append(piece)
        if piece.end > _MEASURED_S * rate:
            break
    gain = 1.0
    for _ in range(2):  # the second pass includes what the limiter does
        loudness = integrated_loudness((_amplified(piece, gain, rate).pcm for piece in first), rate)
        gain *= 10 ** ((TARGET_LUFS - loudness) / 20) if loudness > _SILENCE_LUFS else 1.0
    while first:
        yield _amplified(first.pop(0), gain, rate)
    for piece in pieces:
        yield _amplified(piece, gain, rate)


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


def _amplified(piece: Piece, gain: float, rate: int) -> Piece:
    """The piece at `gain`, with its peaks limited."""
    samples = np.frombuffer(piece.pcm, np.int16).astype(np.float32) * np.float32(gain)
    if samples.size and max(samples.max(), -samples.min()) > _MAX_SAMPLE:
        samples *= _limiter_gains(samples, max(1, int(_BLOCK_S * rate)))
    return piece._replace(pcm=samples.astype(np.int16).tobytes())


def _limiter_gains(samples: Samples, block: int) -> Samples:
    """A factor for each sample, which keeps it below the maximum. The factors change slowly."""
    padded = np.pad(np.abs(samples), (0, -samples.size % block)).reshape(-1, block)
    needed = np.minimum(1.0, _MAX_SAMPLE / np.maximum(padded.max(axis=1), 1.0))
    around = np.pad(needed, 1, mode="edge")
    # Between the middles of two blocks the factor is at most what either block needs.
    lowest = np.minimum(np.minimum(around[:-2], around[2:]), needed)
    middles = np.arange(lowest.size) * block + block / 2
    gains: Samples = np.interp(np.arange(samples.size), middles, lowest).astype(np.float32)
    return gains
