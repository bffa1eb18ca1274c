"""Writes MP3 files.

The first frame is LAME's info tag, which other players take for a silent frame. It says how many samples of
padding the codec added at both ends, so that players skip them.
Xing's and LAME's tags are described at http://gabriel.mp3-tech.org/mp3infotag.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from os import SEEK_END
from pathlib import Path
from typing import IO

from reader.export.audio.lame import mono_encoder
from reader.export.audio.mp3_tags import tag_mp3
from reader.export.audio.tags import tagging
from reader.export.audio.wav import little_endian
from reader.export.model import Piece, Recording

_BIT_RATE = 64_000  # a second
_ENCODER_DELAY = 576  # samples of padding that LAME adds at the start
_CHUNK_BYTES = 1_000_000  # how much sound the encoder gets at once
_SEEK_TABLE = bytes(256 * entry // 100 for entry in range(100))  # linear, since the bit rate is constant


def write_mp3(recording: Recording, path: Path) -> None:
    """Write MP3 at 64 kbit/s; chapters as ID3 CHAP and CTOC."""
    with path.open("wb+") as file:
        encode_mp3(recording.pieces, recording.sample_rate, file)
    with tagging():
        tag_mp3(path, recording)


def encode_mp3(pieces: Iterable[Piece], rate: int, file: IO[bytes]) -> None:
    """Write MP3 at 64 kbit/s, without tags, into an empty open file."""
    encoder = mono_encoder(rate, _BIT_RATE)
    file.write(bytes(_frame_bytes(rate)))
    samples = 0
    for chunk in _chunks(pieces):
        samples += len(chunk) // 2
        file.write(encoder.encode(chunk))
    if samples:
        file.write(encoder.flush())
    size = file.tell() - _frame_bytes(rate)
    file.seek(_frame_bytes(rate))
    header = file.read(4)
    file.seek(0)
    file.write(_info_frame(header, samples, size, rate) if samples else b"")
    file.seek(0, SEEK_END)


def _chunks(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The sound in chunks that are large enough for a call of the encoder."""
    waiting = bytearray()
    for piece in pieces:
        waiting += little_endian(piece.pcm)
        if len(waiting) >= _CHUNK_BYTES:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)


def _frame_bytes(rate: int) -> int:
    """The size of a frame without padding (ISO 11172-3, 2.4.3.1)."""
    return _frame_samples(rate) // 8 * _BIT_RATE // rate


def _frame_samples(rate: int) -> int:
    """The number of samples in a frame; MPEG-2, for low sample rates, has half as many."""
    return 1152 if rate >= 32_000 else 576


def _info_frame(header: bytes, samples: int, size: int, rate: int) -> bytes:
    """The info frame. `header` comes from another frame; `size` bytes of frames hold `samples`."""
    frames = round(8 * size * rate / _BIT_RATE / _frame_samples(rate))
    after = max(0, min(4095, frames * _frame_samples(rate) - samples - _ENCODER_DELAY))
    side = bytes(17 if rate >= 32_000 else 9)
    head = bytes((*header[:2], header[2] & ~2, header[3]))  # not padded
    xing = struct.pack(">4sIII100sI", b"Info", 0b1111, frames, size + _frame_bytes(rate), _SEEK_TABLE, 0)
    # Tag version and constant rate, unknown fields (filter, gain), bit rate, delays, more unknown fields.
    delays = (_ENCODER_DELAY << 12 | after).to_bytes(3)
    lame = struct.pack(
        ">9sBB8xBB3s4xIH", b"LAME3.100", 1, 0, 0, _BIT_RATE // 1000, delays, size + _frame_bytes(rate), 0
    )
    frame = head + side + xing + lame
    return (frame + struct.pack(">H", _crc16(frame))).ljust(_frame_bytes(rate), b"\0")


def _crc16(data: bytes) -> int:
    """CRC-16 as LAME computes it (polynomial 0x8005, lowest bit first)."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc
