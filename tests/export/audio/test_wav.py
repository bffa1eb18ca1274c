"""WAV files, read by another library."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from reader.export.audio.wav import _header

RATE = 22_050


@pytest.mark.parametrize("hours", [1, 27, 28, 50])
def test_wav_sizes_are_right_beyond_4_gib(tmp_path: Path, hours: int) -> None:
    """The samples are a hole in the file, which takes no disk space. Files over 27 hours are RF64."""
    size = 2 * RATE * 3600 * hours
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(_header(RATE, size))
        file.truncate(file.tell() + size)
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, stream.channels) == (RATE, 1)
        assert stream.duration is not None
        assert stream.time_base is not None
        assert float(stream.duration * stream.time_base) == 3600 * hours
    with path.open("rb") as file:
        assert file.read(4) == (b"RF64" if hours > 27 else b"RIFF")
