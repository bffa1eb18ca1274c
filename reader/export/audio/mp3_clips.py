"""MP3 for clips: every sentence begins where a frame does, so that a jump to it starts exactly there.

Players on Chromium jump to the beginning of a frame. What they decode first is heard only in part, because a
frame's sound is completed by the frame before it. So each clip begins with a silent frame. No frame shares
bits with another (no bit reservoir), and there is no Xing table, which makes jumps less exact. The encoder's
delay is cut off: a time in the file is the time in the sound. Clips are whole milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

import av

from reader.export.audio.loudness import audio_frame
from reader.export.audio.mp3_frames import RATE, mp3_encoder
from reader.export.model import Piece, sentence_id

_FRAME = 576  # samples
_FRAME_MS = 24
_SILENT_FRAME = bytes(2 * _FRAME)
_DELAY = 1105  # samples that encoder and decoder add at the start (LAME: 576 and 529)
_FRAMES_CUT = 2
_LEAD = bytes(2 * (_FRAMES_CUT * _FRAME - _DELAY))  # makes the delay whole frames


class Clip(NamedTuple):
    """The sentence `id` and the pause after it: milliseconds `start` to `end` of the sound."""

    id: str
    start: int
    end: int


def mp3_clips(pieces: Iterable[Piece], rate: int, clips: list[Clip]) -> Iterator[bytes]:
    """The MP3 frames of the pieces, which have `rate` samples a second. Fills `clips`.

    Each clip ends where the next begins, so that a player keeps the pauses.
    """
    encoder = mp3_encoder()
    done = 0  # samples

    def encoded(pcm: bytes) -> Iterator[bytes]:
        nonlocal done
        frame = audio_frame(pcm, RATE, done)
        done += len(pcm) // 2
        return map(bytes, encoder.encode(frame))

    def frames() -> Iterator[bytes]:
        yield from encoded(_LEAD)
        end = 0
        for name, of_sentence in groupby(pieces, lambda piece: sentence_id(piece.utterance)):
            sound = _sentence(list(of_sentence), rate)
            if sound:
                yield from encoded(sound)
                start, end = end, end + len(sound) // len(_SILENT_FRAME) * _FRAME_MS
                clips.append(Clip(name, start, end))
        yield from map(bytes, encoder.encode(None))

    for number, frame in enumerate(frames()):
        if number >= _FRAMES_CUT:
            yield frame


def _sentence(pieces: list[Piece], rate: int) -> bytes:
    """A silent frame and the sound of a sentence, in whole frames; b"" if it has no sound.

    The pause after it is a frame shorter, for the silent frame of the next sentence.
    """
    resampler = av.AudioResampler("s16p", "mono", RATE)
    with_sound = [piece for piece in pieces if piece.pcm]
    if not with_sound:
        return b""
    inputs = chain((audio_frame(piece.pcm, rate, piece.start) for piece in with_sound), [None])
    outputs = chain.from_iterable(map(resampler.resample, inputs))
    sound = b"".join(bytes(frame.planes[0])[: 2 * frame.samples] for frame in outputs)
    last = with_sound[-1]
    pause = (len(last.pcm) // 2 - last.length) * RATE // rate
    sound = _SILENT_FRAME + sound[: len(sound) - 2 * min(pause, _FRAME)]
    return sound + bytes(-len(sound) % len(_SILENT_FRAME))
