"""FLAC, Opus and AAC with chapters, tags and a cover, encoded while the pieces are read.

PyAV brings the codecs. Each of these formats states the codec's delay (the padding before the first sample)
and players skip it, so chapter times need no correction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import IO, NamedTuple

import av
from av.container import OutputContainer

from reader.export.audio import tags
from reader.export.audio.chapters import shown_chapters
from reader.export.audio.language_codes import iso_639_2
from reader.export.audio.loudness import audio_frame
from reader.export.model import Chapter, Piece, Recording

_SECONDS_PER_FRAME = 10  # how much sound the encoder gets at once


class _Codec(NamedTuple):
    """A codec, its container and their options.

    `rate` 0 keeps the voice's rate; `bits` a second, 0 means lossless. `brand` is an MP4 file's.
    """

    name: str
    container: str
    sample_format: str
    rate: int
    bits: int
    tag: Callable[[Path, Recording], None]
    options: Mapping[str, str]
    brand: str = ""


_FLAC = _Codec("flac", "flac", "s16", 0, 0, tags.tag_flac, {})
_OPUS = _Codec("libopus", "opus", "s16", 24_000, 32_000, tags.tag_opus, {"application": "voip"})
# The fast coder: at this bit rate speech sounds the same, in half the time.
_M4A = _Codec("aac", "ipod", "fltp", 0, 64_000, tags.tag_mp4, {"aac_coder": "fast"}, brand="M4A ")
_M4B = _M4A._replace(brand="M4B ")


def write_flac(recording: Recording, path: Path) -> None:
    """Write FLAC; chapters as Vorbis comments."""
    _write(recording, path, _FLAC)


def write_opus(recording: Recording, path: Path) -> None:
    """Write Opus in Ogg at 32 kbit/s; chapters as Vorbis comments."""
    _write(recording, path, _OPUS)


def write_m4a(recording: Recording, path: Path) -> None:
    """Write AAC at 64 kbit/s in MP4; chapters both as a track and as Nero's list."""
    _write(recording, path, _M4A)


def write_m4b(recording: Recording, path: Path) -> None:
    """Write an audiobook: the same as `write_m4a`, under a brand that players list as a book."""
    _write(recording, path, _M4B)


def _write(recording: Recording, path: Path, codec: _Codec) -> None:
    # Open the file here: FFmpeg takes a name with a colon for a URL.
    with path.open("wb+") as file:
        _encode(recording, file, codec)
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


def _encode(recording: Recording, file: IO[bytes], codec: _Codec) -> None:
    target = _PyAVFile(file)
    options = {"brand": codec.brand} if codec.brand else {}
    with av.open(target, "w", format=codec.container, container_options=options) as out:
        _encode_sound(recording, out, codec, target)
        if codec.brand:  # the other formats have chapters in their tags
            out.set_chapters(list(_as_av(shown_chapters(recording))))
    target.check()


def _encode_sound(recording: Recording, out: OutputContainer, codec: _Codec, target: _PyAVFile) -> None:
    rate = codec.rate or recording.sample_rate
    stream = out.add_stream(codec.name, rate=rate, options=dict(codec.options), layout="mono")
    assert isinstance(stream, av.AudioStream)
    stream.format = codec.sample_format
    if codec.bits:
        stream.bit_rate = codec.bits
    if language := iso_639_2(recording.page.lang):
        stream.metadata["language"] = language
    resampler = av.AudioResampler(codec.sample_format, "mono", rate)
    for frame in _frames(recording.pieces, recording.sample_rate):
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
