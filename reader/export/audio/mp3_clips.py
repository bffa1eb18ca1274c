"""MP3 for clips: every sentence is a stream of its own, so that a jump to it starts exactly there.

Players on Chromium jump to the beginning of a frame, and play only what stands in it and after it.
Nothing in a stream depends on the one before, and its first two frames are silent: the delay of encoder and
decoder. All frames have one size, and there is no Xing table, which makes jumps less exact. So a clip begins
at whole milliseconds, and where division finds it. Streams after each other are a valid MP3 file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

import av

from reader.export.audio.lame import mono_encoder
from reader.export.audio.loudness import audio_frame
from reader.export.audio.wav import little_endian
from reader.export.model import Piece, sentence_id

_RATE = 24_000  # samples a second: with this bit rate all frames have the same size
_BIT_RATE = 48_000  # a second
_FRAME_BYTES = 144
_FRAME_MS = 24
_ADDED_SAMPLES = 1440  # about as many as a stream has more than its sound


class Clip(NamedTuple):
    """The sentence `id` and the pause after it: milliseconds `start` to `end` of the sound."""

    id: str
    start: int
    end: int


def mp3_clips(pieces: Iterable[Piece], rate: int, clips: list[Clip]) -> Iterator[bytes]:
    """MP3 of the pieces, which have `rate` samples a second, sentence by sentence. Fills `clips`.

    Each clip ends where the next begins, so that a player keeps the pauses.
    """
    end = 0
    for name, of_sentence in groupby(pieces, lambda piece: sentence_id(piece.utterance)):
        with_sound = [piece for piece in of_sentence if piece.pcm]
        if with_sound:
            stream = _encoded(_resampled(with_sound, rate))
            start, end = end, end + len(stream) // _FRAME_BYTES * _FRAME_MS
            clips.append(Clip(name, start, end))
            yield stream


def _resampled(pieces: list[Piece], rate: int) -> bytes:
    """The sound of a sentence. The pause after it is shorter by what the encoder adds."""
    resampler = av.AudioResampler("s16p", "mono", _RATE)
    inputs = chain((audio_frame(piece.pcm, rate, piece.start) for piece in pieces), [None])
    outputs = chain.from_iterable(map(resampler.resample, inputs))
    sound = b"".join(bytes(frame.planes[0])[: 2 * frame.samples] for frame in outputs)
    last = pieces[-1]
    pause = (len(last.pcm) // 2 - last.length) * _RATE // rate
    return sound[: len(sound) - 2 * min(pause, _ADDED_SAMPLES)]


def _encoded(pcm: bytes) -> bytes:
    """A stream of its own."""
    encoder = mono_encoder(_RATE, _BIT_RATE)
    sound = encoder.encode(little_endian(pcm))
    return bytes(sound) + bytes(encoder.flush())
