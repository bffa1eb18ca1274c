"""MP3 as independent frames of one size, which are written as soon as they are encoded.

Without a table of contents or tags, every player finds a time by division. Chromium and Firefox then always
start 15 to 45 ms before the requested time, because of the encoder's delay. So a jump to a sentence starts in
the silence before it. With the usual Xing header Chromium starts up to 90 ms late. With frames that share
bits (the bit reservoir), players lose the first frame after a jump.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import av

from reader.export.audio.loudness import audio_frame
from reader.export.model import Piece

RATE = 24_000  # samples a second: with this bit rate every frame has 144 bytes
BIT_RATE = 48_000  # a second
_QUALITY = 7  # LAME's preset: at this bit rate speech sounds the same, in half of the time


def mp3_frames(pieces: Iterable[Piece], rate: int) -> Iterator[bytes]:
    """The MP3 frames of the pieces, which have `rate` samples a second."""
    codec = av.CodecContext.create("libmp3lame", "w")
    assert isinstance(codec, av.AudioCodecContext)
    codec.sample_rate, codec.bit_rate = RATE, BIT_RATE
    codec.format, codec.layout = av.AudioFormat("s16p"), av.AudioLayout("mono")
    # Without the bit reservoir no frame depends on the one before.
    codec.options = {"reservoir": "0", "compression_level": str(_QUALITY)}
    resampler = av.AudioResampler("s16p", "mono", RATE)
    for piece in pieces:
        if piece.pcm:
            for frame in resampler.resample(audio_frame(piece.pcm, rate, piece.start)):
                yield from map(bytes, codec.encode(frame))
    for frame in resampler.resample(None):
        yield from map(bytes, codec.encode(frame))
    yield from map(bytes, codec.encode(None))
