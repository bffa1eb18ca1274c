"""MP3, by LAME itself: lameenc's is three times as fast as the one that comes with PyAV.

Before the sound stands LAME's own description of it, a frame of silence to players that do not know it:
how much silence the codec put before the first sample and after the last, which players leave out.
Xing's and LAME's tags are described at http://gabriel.mp3-tech.org/mp3infotag.html.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator
from os import SEEK_END
from pathlib import Path
from typing import IO

import lameenc

from reader.export.audio.tags import tag_mp3, tagging
from reader.export.audio.wav import swapped
from reader.export.model import Piece, Recording

_BIT_RATE = 64_000  # a second
_QUALITY = 7  # of LAME: at this rate speech sounds the same, in a third of the time
_ENCODER_DELAY = 576  # samples that LAME puts before the first
_CHUNK_BYTES = 1_000_000  # bytes given to the encoder at once
_SEEK_TABLE = bytes(256 * entry // 100 for entry in range(100))  # all parts are of one size


def write_mp3(recording: Recording, path: Path) -> None:
    """Write MP3 at 64 kbit/s; chapters as ID3 CHAP and CTOC."""
    with path.open("wb+") as file:
        encode_mp3(recording.pieces, recording.sample_rate, file)
    with tagging():
        tag_mp3(path, recording)


def encode_mp3(pieces: Iterable[Piece], rate: int, file: IO[bytes]) -> None:
    """Write MP3 at 64 kbit/s, without tags, into an open file that holds nothing yet."""
    encoder = _encoder(rate)
    file.write(bytes(_frame_bytes(rate)))
    samples = 0
    for sound in _chunks(pieces):
        samples += len(sound) // 2
        file.write(encoder.encode(sound))
    if samples:
        file.write(encoder.flush())
    size = file.tell() - _frame_bytes(rate)
    file.seek(_frame_bytes(rate))
    header = file.read(4)
    file.seek(0)
    file.write(_info_frame(header, samples, size, rate) if samples else b"")
    file.seek(0, SEEK_END)


def _encoder(rate: int) -> lameenc.Encoder:
    """An encoder of mono at a constant rate."""
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(_BIT_RATE // 1000)
    encoder.set_quality(_QUALITY)
    encoder.silence()  # it prints otherwise
    return encoder


def _chunks(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The sound in parts that are worth a call."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece.pcm if sys.byteorder == "little" else swapped(piece.pcm)
        if len(waiting) >= _CHUNK_BYTES:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)


def _frame_bytes(rate: int) -> int:
    """The bytes of a frame without padding (ISO 11172-3, 2.4.3.1)."""
    return _frame_samples(rate) // 8 * _BIT_RATE // rate


def _frame_samples(rate: int) -> int:
    """How many samples a frame holds: less by MPEG-2, which is for low rates."""
    return 1152 if rate >= 32_000 else 576


def _info_frame(header: bytes, samples: int, size: int, rate: int) -> bytes:
    """The first frame: `header` is that of another, `size` bytes of frames hold `samples`."""
    frames = round(8 * size * rate / _BIT_RATE / _frame_samples(rate))
    after = max(0, min(4095, frames * _frame_samples(rate) - samples - _ENCODER_DELAY))
    side = bytes(17 if rate >= 32_000 else 9)
    head = bytes((*header[:2], header[2] & ~2, header[3]))  # not padded
    xing = struct.pack(">4sIII100sI", b"Info", 0b1111, frames, size + _frame_bytes(rate), _SEEK_TABLE, 0)
    # Version of the tag and constant rate; then what is not known (filter, gain), the rate, the delays, and
    # again what is not known.
    delays = (_ENCODER_DELAY << 12 | after).to_bytes(3)
    lame = struct.pack(
        ">9sBB8xBB3s4xIH", b"LAME3.100", 1, 0, 0, _BIT_RATE // 1000, delays, size + _frame_bytes(rate), 0
    )
    frame = head + side + xing + lame
    return (frame + struct.pack(">H", _crc16(frame))).ljust(_frame_bytes(rate), b"\0")


def _crc16(data: bytes) -> int:
    """CRC-16 as LAME counts it (polynomial 0x8005, from the lowest bit)."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc
