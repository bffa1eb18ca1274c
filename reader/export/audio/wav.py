"""WAV without any library; files over 4 GiB are RF64 (EBU Tech 3306)."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import IO

from reader.export.model import Recording

_HEADER_BYTES = 80  # before the samples
_MAX_RIFF_BYTES = 0xFFFFFFFF
_FLUSH_BYTES = 8_000_000


def write_wav(recording: Recording, path: Path) -> None:
    """Write 16-bit mono samples."""
    with path.open("wb") as file:
        file.write(bytes(_HEADER_BYTES))
        size = flushed = 0
        for piece in recording.pieces:
            file.write(little_endian(piece.pcm))
            size += len(piece.pcm)
            if size - flushed >= _FLUSH_BYTES:
                _flush_in_background(file, flushed)
                flushed = size
        file.seek(0)
        file.write(_header(recording.sample_rate, size))


def _flush_in_background(file: IO[bytes], start: int) -> None:
    """Let the system write to the disk from `start` on, so that nobody waits for that at the end (fsync)."""
    if sys.platform == "linux":
        os.posix_fadvise(file.fileno(), start, 0, os.POSIX_FADV_DONTNEED)


def _header(rate: int, size: int) -> bytes:
    """The header of a file with `size` bytes of samples; it always has space for the RF64 sizes."""
    is_large = size + _HEADER_BYTES > _MAX_RIFF_BYTES
    riff = struct.pack("<4sI4s", b"RF64" if is_large else b"RIFF", _capped(size + _HEADER_BYTES - 8), b"WAVE")
    sizes = struct.pack("<QQQI", size + _HEADER_BYTES - 8, size, size // 2, 0)
    ds64 = struct.pack("<4sI", b"ds64" if is_large else b"JUNK", len(sizes)) + sizes
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return riff + ds64 + fmt + struct.pack("<4sI", b"data", _capped(size))


def _capped(size: int) -> int:
    return min(size, _MAX_RIFF_BYTES)


def little_endian(pcm: bytes) -> bytes:
    """16-bit samples in the byte order of files, from that of this machine."""
    if sys.byteorder == "little":
        return pcm
    from array import array

    samples = array("h", pcm)
    samples.byteswap()
    return samples.tobytes()
