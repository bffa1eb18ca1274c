"""The tags of FLAC, Opus and MP4 files: what the article is, its chapters and a cover."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.flac import FLAC, Picture
from mutagen.id3 import PictureType
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm
from mutagen.oggopus import OggOpus

from reader.export.audio.chapters import shown_chapters
from reader.export.audio.tag_values import tag_values
from reader.export.clock_time import clock_time
from reader.export.cover.draw import Cover, CoverSize, draw_cover
from reader.export.model import Chapter, Recording

_ATOMS = {
    "title": "\xa9nam",
    "artist": "\xa9ART",
    "album": "\xa9alb",
    "albumartist": "aART",
    "date": "\xa9day",
    "genre": "\xa9gen",
    "description": "desc",
    "source": "\xa9cmt",
}
_AUDIOBOOK = 2  # the media kind of players that remember the position


@contextmanager
def tagging() -> Iterator[None]:
    """Turn a MutagenError into the OSError that caused it, if one did."""
    try:
        yield
    except MutagenError as error:
        raise (error.args[0] if isinstance(error.args[0], OSError) else error) from None


def tag_flac(path: Path, recording: Recording) -> None:
    """Tag a FLAC file."""
    file = FLAC(path)
    file.update(_comments(recording))
    file.add_picture(_picture(recording, file))
    file.save()


def tag_opus(path: Path, recording: Recording) -> None:
    """Tag an Opus file."""
    file = OggOpus(path)
    file.update(_comments(recording))
    file["METADATA_BLOCK_PICTURE"] = [b64encode(_picture(recording, file).write()).decode()]
    file.save()


def tag_mp4(path: Path, recording: Recording) -> None:
    """Tag an MP4 file; its chapters and the language of its track are written with the sound."""
    values = tag_values(recording.page)
    file = MP4(path)
    for name, atom in _ATOMS.items():
        if name in values:
            file[atom] = [values[name]]
    if "language" in values:
        language = MP4FreeForm(values["language"].encode(), AtomDataType.UTF8)
        file["----:com.apple.iTunes:LANGUAGE"] = [language]
    file["stik"] = [_AUDIOBOOK]
    file["covr"] = [MP4Cover(_cover(recording, file), MP4Cover.FORMAT_PNG)]
    file.save()


def _comments(recording: Recording) -> dict[str, list[str]]:
    comments = {name.upper(): [value] for name, value in tag_values(recording.page).items()}
    comments.update(_chapter_comments(shown_chapters(recording)))
    return comments


def _chapter_comments(chapters: Sequence[Chapter]) -> Iterator[tuple[str, list[str]]]:
    """Chapters as Vorbis comments: CHAPTER000=00:00:00.000, CHAPTER000NAME=…"""
    for number, each in enumerate(chapters):
        yield f"CHAPTER{number:03}", [clock_time(each.milliseconds[0])]
        yield f"CHAPTER{number:03}NAME", [each.title]


def _cover(recording: Recording, file: Any) -> bytes:
    """The cover for an open file; mutagen has no type for its length."""
    return draw_cover(Cover.of_page(recording.page, float(file.info.length)), CoverSize.AUDIO)


def _picture(recording: Recording, file: Any) -> Picture:
    picture = Picture()
    picture.data = _cover(recording, file)
    picture.type, picture.mime = PictureType.COVER_FRONT, "image/png"
    picture.width, picture.height = CoverSize.AUDIO.value
    picture.depth = 32
    return picture
