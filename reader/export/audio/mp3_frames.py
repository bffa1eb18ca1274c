"""MP3 as nothing but frames of one size, each by itself, which can be written while they are made.

Without a table of contents or tags every player finds a time in it by dividing: Chromium and Firefox then
begin 15 to 45 ms before the time that they are asked for, anywhere. That is the encoder's delay, which stays
at the beginning: a jump to a sentence begins in the silence before it. With the header that encoders write
mostly, Chromium begins up to 90 ms late; with frames that borrow from each other, the first after a jump is
lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import av

from reader.export.audio.loudness import audio_frame
from reader.export.model import Piece

RATE = 24_000  # samples a second: at this rate and that one every frame has 144 bytes
BIT_RATE = 48_000  # a second


def mp3_frames(pieces: Iterable[Piece], rate: int) -> Iterator[bytes]:
    """The sound of some pieces, which has `rate` samples a second, as it is made."""
    codec = av.CodecContext.create("libmp3lame", "w")
    assert isinstance(codec, av.AudioCodecContext)
    codec.sample_rate, codec.bit_rate = RATE, BIT_RATE
    codec.format, codec.layout = av.AudioFormat("s16p"), av.AudioLayout("mono")
    codec.options = {"reservoir": "0"}  # nothing is borrowed from the frames before
    resampler = av.AudioResampler("s16p", "mono", RATE)
    for piece in pieces:
        if piece.pcm:
            for frame in resampler.resample(audio_frame(piece.pcm, rate, piece.start)):
                yield from map(bytes, codec.encode(frame))
    for frame in resampler.resample(None):
        yield from map(bytes, codec.encode(frame))
    yield from map(bytes, codec.encode(None))
