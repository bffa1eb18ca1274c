"""WAV, without any library; past 4 GiB as RF64 (EBU Tech 3306)."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from reader.export.model import Recording

_HEADER = 80  # bytes before the samples
_TOO_LARGE = 0xFFFFFFFF


def write_wav(recording: Recording, path: Path) -> None:
    """Write 16-bit mono samples."""
    with path.open("wb") as file:
        file.write(bytes(_HEADER))
        size = 0
        for piece in recording.pieces:
            file.write(piece.pcm if sys.byteorder == "little" else swapped(piece.pcm))
            size += len(piece.pcm)
        file.seek(0)
        file.write(_header(recording.sample_rate, size))


def _header(rate: int, size: int) -> bytes:
    """The header of a file with `size` bytes of samples: room for the RF64 sizes, used or not."""
    is_large = size + _HEADER > _TOO_LARGE
    riff = struct.pack("<4sI4s", b"RF64" if is_large else b"RIFF", _fits(size + _HEADER - 8), b"WAVE")
    sizes = struct.pack("<QQQI", size + _HEADER - 8, size, size // 2, 0)
    ds64 = struct.pack("<4sI", b"ds64" if is_large else b"JUNK", len(sizes)) + sizes
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return riff + ds64 + fmt + struct.pack("<4sI", b"data", _fits(size))


def _fits(size: int) -> int:
    return min(size, _TOO_LARGE)


def swapped(pcm: bytes) -> bytes:
    """16-bit samples in the other order of bytes."""
    from array import array

    samples = array("h", pcm)
    samples.byteswap()
    return samples.tobytes()
