"""FLAC, Opus and AAC, encoded from the pieces as they come, with chapters, tags and a cover.

PyAV brings the codecs. What they put before the first sample (their delay) is named in each of these
formats, and players leave it out: a chapter's time is a time of the sound.
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

_SECONDS_PER_FRAME = 10  # seconds given to the encoder at once


class _Codec(NamedTuple):
    """A codec and how it is asked: `rate` 0 for the rate of the voice; `bits` a second, 0 for lossless."""

    codec: str
    container: str
    sample_format: str
    rate: int
    bits: int
    tag: Callable[[Path, Recording], None]
    options: Mapping[str, str]


_FLAC = _Codec("flac", "flac", "s16", 0, 0, tags.tag_flac, {})
_OPUS = _Codec("libopus", "opus", "s16", 24_000, 32_000, tags.tag_opus, {"application": "voip"})
# The fast coder: at this rate speech sounds the same, in half of the time.
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


def _write(recording: Recording, path: Path, form: _Codec) -> None:
    # A file of ours, not a name: a name with a colon would be an address to FFmpeg.
    with path.open("wb+") as file:
        _encode(recording.pieces, recording.sample_rate, file, form, recording.chapters)
    with tags.tagging():
        form.tag(path, recording)


class _PyAVFile:
    """A file for PyAV, which prints what fails inside its own calls: here that is kept, to be raised."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._trouble: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write it, if all went well so far."""
        try:
            if self._trouble is None:
                self._file.write(data)
        except OSError as error:
            self._trouble = error
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go on writing there."""
        try:
            return self._file.seek(offset, whence) if self._trouble is None else 0
        except OSError as error:
            self._trouble = error
            return 0

    def tell(self) -> int:
        """Where it is written next."""
        return self._file.tell()

    def check(self) -> None:
        """Raise what went wrong."""
        if self._trouble is not None:
            raise self._trouble


def _encode(
    pieces: Iterable[Piece], rate: int, file: IO[bytes], form: _Codec, chapters: Sequence[Chapter] = ()
) -> None:
    """Write the sound of the pieces; `chapters` are known when they have gone by."""
    place = _PyAVFile(file)
    with av.open(place, "w", format=form.container) as out:
        _encode_sound(pieces, rate, out, form, place)
        if form.container == "ipod":  # the others' are tags
            out.set_chapters(list(_as_av(chapters)))
    place.check()


def _encode_sound(
    pieces: Iterable[Piece], voice_rate: int, out: OutputContainer, form: _Codec, place: _PyAVFile
) -> None:
    rate = form.rate or voice_rate
    stream = out.add_stream(form.codec, rate=rate, options=dict(form.options), layout="mono")
    assert isinstance(stream, av.AudioStream)
    stream.format = form.sample_format
    if form.bits:
        stream.bit_rate = form.bits
    resampler = av.AudioResampler(form.sample_format, "mono", rate)
    for frame in _frames(pieces, voice_rate):
        for each in resampler.resample(frame):
            out.mux(stream.encode(each))
            place.check()
    out.mux(stream.encode(None))


def _frames(pieces: Iterable[Piece], rate: int) -> Iterator[av.AudioFrame | None]:
    """The sound in pieces of some seconds, and None for its end."""
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
