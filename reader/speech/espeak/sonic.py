"""Speed up eSpeak NG's speech with Bill Cox's sonic, which eSpeak's library exports.

eSpeak itself uses sonic from 450 words a minute, but then its marks are up to half a second off, and a
sentence at 450 may take longer than at 440. So above `MAX_RATE` eSpeak speaks at `BASE_RATE`, and this
module speeds up the sound and divides the position of each mark by the speed.
"""

from __future__ import annotations

import ctypes
from typing import Any

from reader.speech.engine import Chunk, Emit

MAX_RATE = 449  # words a minute; eSpeak uses sonic for higher rates
BASE_RATE = 225
_SAMPLE_BYTES = 2


class SpeedUp:
    """Takes chunks and emits them `speed` times as fast.

    `pitch` is a factor. `input_rate` is the chunks' sample rate, if it is not `sample_rate`.
    """

    def __init__(
        self,
        library: ctypes.CDLL,
        sample_rate: int,
        speed: float,
        emit: Emit,
        *,
        pitch: float = 1.0,
        input_rate: int = 0,
    ) -> None:
        resampling = (input_rate or sample_rate) / sample_rate
        library.sonicCreateStream.restype = ctypes.c_void_p
        self._library: Any = library
        self._stream = ctypes.c_void_p(library.sonicCreateStream(sample_rate, 1))
        library.sonicSetSpeed(self._stream, ctypes.c_float(speed))
        library.sonicSetPitch(self._stream, ctypes.c_float(pitch))
        library.sonicSetRate(self._stream, ctypes.c_float(resampling))
        self._speed = speed * resampling
        self._emit = emit
        self._emitted = 0  # samples

    def take(self, chunk: Chunk) -> bool:
        """Add a chunk and emit what is ready; returns False to stop."""
        self._library.sonicWriteShortToStream(self._stream, chunk.pcm, len(chunk.pcm) // _SAMPLE_BYTES)
        marks = [
            mark._replace(sample=max(self._emitted, int(mark.sample / self._speed))) for mark in chunk.marks
        ]
        return self._pass_on(Chunk(self._ready(), tuple(marks)))

    def end(self) -> None:
        """Emit the remaining samples."""
        self._library.sonicFlushStream(self._stream)
        self._pass_on(Chunk(self._ready()))

    def close(self) -> None:
        """Free the stream's memory."""
        self._library.sonicDestroyStream(self._stream)

    def _pass_on(self, chunk: Chunk) -> bool:
        self._emitted += len(chunk.pcm) // _SAMPLE_BYTES
        return self._emit(chunk) if chunk.pcm or chunk.marks else True

    def _ready(self) -> bytes:
        count = self._library.sonicSamplesAvailable(self._stream)
        samples = ctypes.create_string_buffer(count * _SAMPLE_BYTES)
        read = self._library.sonicReadShortFromStream(self._stream, samples, count)
        return samples.raw[: read * _SAMPLE_BYTES]


def has_sonic(library: ctypes.CDLL) -> bool:
    """True if the library exports sonic; a system's own build may not."""
    return hasattr(library, "sonicCreateStream")
