"""FLAC, Opus and AAC with chapters, tags and a cover, encoded while the pieces are read.

PyAV brings the codecs. Each of these formats states the codec's delay (the padding before the first sample)
and players skip it, so chapter times need no correction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import IO, NamedTuple

import av
from av.container import OutputContainer

from reader.export.audio import tags
from reader.export.audio.loudness import audio_frame
from reader.export.model import Chapter, Piece, Recording

_SECONDS_PER_FRAME = 10  # how much sound the encoder gets at once


class _Codec(NamedTuple):
    """A codec and its options. `rate` 0 keeps the voice's rate; `bits` a second, 0 means lossless."""

    name: str
    container: str
    sample_format: str
    rate: int
    bits: int
    tag: Callable[[Path, Recording], None]
    options: Mapping[str, str]


_FLAC = _Codec("flac", "flac", "s16", 0, 0, tags.tag_flac, {})
_OPUS = _Codec("libopus", "opus", "s16", 24_000, 32_000, tags.tag_opus, {"application": "voip"})
# The fast coder: at this bit rate speech sounds the same, in half the time.
_AAC = _Codec("aac", "ipod", "fltp", 0, 64_000, tags.tag_mp4, {"aac_coder": "fast"})


def write_flac(recording: Recording, path: Path) -> None:
    """Write FLAC; chapters as Vorbis comments."""
    _write(recording, path, _FLAC)


def write_opus(recording: Recording, path: Path) -> None:
    """Write Opus in Ogg at 32 kbit/s; chapters as Vorbis comments."""
    _write(recording, path, _OPUS)


def write_mp4(recording: Recording, path: Path) -> None:
    """Write AAC at 64 kbit/s in MP4; chapters both as a track and as Nero's list."""
    _write(recording, path, _AAC)


def _write(recording: Recording, path: Path, codec: _Codec) -> None:
    # Open the file here: FFmpeg takes a name with a colon for a URL.
    with path.open("wb+") as file:
        _encode(recording.pieces, recording.sample_rate, file, codec, recording.chapters)
    with tags.tagging():
        codec.tag(path, recording)


class _PyAVFile:
    """A file for PyAV. It keeps the first OSError for `check`, because PyAV would only print it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write `data`, unless an earlier call failed."""
        try:
            if self._error is None:
                self._file.write(data)
        except OSError as error:
            self._error = error
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move to `offset`, unless an earlier call failed."""
        try:
            return self._file.seek(offset, whence) if self._error is None else 0
        except OSError as error:
            self._error = error
            return 0

    def tell(self) -> int:
        """The position of the next write."""
        return self._file.tell()

    def check(self) -> None:
        """Raise the first OSError of this file, if any."""
        if self._error is not None:
            raise self._error


def _encode(
    pieces: Iterable[Piece], rate: int, file: IO[bytes], codec: _Codec, chapters: Sequence[Chapter] = ()
) -> None:
    """Write the sound of the pieces; `chapters` is complete once they have been read."""
    target = _PyAVFile(file)
    with av.open(target, "w", format=codec.container) as out:
        _encode_sound(pieces, rate, out, codec, target)
        if codec.container == "ipod":  # the other formats have chapters in their tags
            out.set_chapters(list(_as_av(chapters)))
    target.check()


def _encode_sound(
    pieces: Iterable[Piece], voice_rate: int, out: OutputContainer, codec: _Codec, target: _PyAVFile
) -> None:
    rate = codec.rate or voice_rate
    stream = out.add_stream(codec.name, rate=rate, options=dict(codec.options), layout="mono")
    assert isinstance(stream, av.AudioStream)
    stream.format = codec.sample_format
    if codec.bits:
        stream.bit_rate = codec.bits
    resampler = av.AudioResampler(codec.sample_format, "mono", rate)
    for frame in _frames(pieces, voice_rate):
        for each in resampler.resample(frame):
            out.mux(stream.encode(each))
            target.check()
    out.mux(stream.encode(None))


def _frames(pieces: Iterable[Piece], rate: int) -> Iterator[av.AudioFrame | None]:
    """The sound in frames of some seconds, then None for its end."""
    waiting, at = bytearray(), 0
    for piece in pieces:
        waiting += piece.pcm
        if len(waiting) >= 2 * _SECONDS_PER_FRAME * rate:
            yield audio_frame(bytes(waiting), rate, at)
            at += len(waiting) // 2
            waiting.clear()
    if waiting:
        yield audio_frame(bytes(waiting), rate, at)
    yield None


def _as_av(chapters: Iterable[Chapter]) -> Iterator[av.container.core.Chapter]:
    for number, each in enumerate(chapters):
        yield {
            "id": number,
            "start": each.start,
            "end": each.end,
            "time_base": Fraction(1, each.rate),
            "metadata": {"title": each.title},
        }
