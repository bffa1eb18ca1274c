"""The tags and chapters of MP3 files (ID3v2.4 and its Chapter Frame Addendum)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mutagen import id3
from mutagen.mp3 import MP3

from reader.export.audio.chapters import shown_chapters
from reader.export.audio.language_codes import iso_639_2
from reader.export.audio.tag_values import tag_values
from reader.export.cover.draw import Cover, CoverSize, draw_cover
from reader.export.model import Chapter, Recording

_TEXT_FRAMES = {
    "title": id3.TIT2,
    "artist": id3.TPE1,
    "album": id3.TALB,
    "albumartist": id3.TPE2,
    "date": id3.TDRC,
    "genre": id3.TCON,
    "description": id3.TDES,
}
_HEAD_BYTES = 10  # of the tag, and of each frame
_UNKNOWN_LANGUAGE = "XXX"
_MAX_LISTED = 255  # a CTOC frame counts its entries in one byte


def tag_mp3(path: Path, recording: Recording) -> None:
    """Tag an MP3 file that has no tags yet."""
    values = tag_values(recording.page)
    sound: Any = MP3(path).info
    language = iso_639_2(values.get("language", ""))
    file = id3.ID3()
    for name, text_frame in _TEXT_FRAMES.items():
        if name in values:
            file.add(text_frame(text=[values[name]]))
    if "description" in values:  # most players show this one, and podcast players the frame above
        file.add(
            id3.COMM(lang=language or _UNKNOWN_LANGUAGE, desc="description", text=[values["description"]])
        )
    if language:
        file.add(id3.TLAN(text=[language]))
    if "language" in values:
        file.add(id3.TXXX(desc="LANGUAGE", text=[values["language"]]))
    if "source" in values:
        file.add(id3.WOAS(url=quote(values["source"], safe="!#$%&'()*+,/:;=?@[]~")))
        file.add(id3.COMM(lang=language or _UNKNOWN_LANGUAGE, desc="", text=[values["source"]]))
    cover = draw_cover(Cover.of_page(recording.page, float(sound.length)), CoverSize.AUDIO)
    file.add(id3.APIC(mime="image/png", type=id3.PictureType.COVER_FRONT, desc="", data=cover))
    for frame in _chapter_frames(shown_chapters(recording)):
        file.add(frame)
    file.save(path)
    _sort_chapters(path)


def _chapter_frames(chapters: Sequence[Chapter]) -> Iterator[id3.Frame]:
    """A frame for each chapter, then their table; nothing without chapters."""
    names = [f"ch{number}" for number in range(len(chapters))]
    for each, name in zip(chapters, names, strict=True):
        start, end = each.milliseconds
        yield id3.CHAP(
            element_id=name, start_time=start, end_time=end, sub_frames=[id3.TIT2(text=[each.title])]
        )
    if names:
        flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
        yield id3.CTOC(element_id="toc", flags=flags, child_element_ids=names[:_MAX_LISTED], sub_frames=[])


def _sort_chapters(path: Path) -> None:
    """Write the chapters in the order of their times.

    Mutagen writes frames of one kind by size, and many players show chapters as they stand in the file.
    """
    with path.open("rb+") as file:
        tag = file.read(_HEAD_BYTES)
        frames = list(_frames(file.read(_number(tag[6:]))))
        chapters = iter(sorted((each for each in frames if each.startswith(b"CHAP")), key=_start))
        file.seek(_HEAD_BYTES)
        file.writelines(next(chapters) if each.startswith(b"CHAP") else each for each in frames)


def _frames(data: bytes) -> Iterator[bytes]:
    """The frames of a tag, up to its padding."""
    at = 0
    while data[at : at + 1].isalnum():
        end = at + _HEAD_BYTES + _number(data[at + 4 : at + 8])
        yield data[at:end]
        at = end


def _start(frame: bytes) -> int:
    """The start time in a chapter's frame, after its name."""
    after_name = frame.index(b"\0", _HEAD_BYTES) + 1
    return int.from_bytes(frame[after_name : after_name + 4])


def _number(data: bytes) -> int:
    """A size in ID3v2.4: seven bits in each byte."""
    return sum(byte << 7 * place for place, byte in enumerate(reversed(data)))
