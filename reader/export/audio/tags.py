"""The tags of audio files: title, author, date, source, language, chapters and cover."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from mutagen import MutagenError, id3
from mutagen.flac import FLAC, Picture
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm
from mutagen.oggopus import OggOpus

from reader.export.clock_time import clock_time
from reader.export.cover import draw_cover
from reader.export.model import Chapter, Recording
from reader.export.one_line import one_line
from reader.language_tags import primary_language

# ID3 requires ISO 639-2 codes: two letters (BCP 47) → three letters.
_ISO_639_2 = {
    "af": "afr", "ar": "ara", "bg": "bul", "bn": "ben", "bs": "bos", "ca": "cat", "cs": "ces", "cy": "cym",
    "da": "dan", "de": "deu", "el": "ell", "en": "eng", "eo": "epo", "es": "spa", "et": "est", "eu": "eus",
    "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gu": "guj", "he": "heb", "hi": "hin", "hr": "hrv",
    "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz",
    "kn": "kan", "ko": "kor", "la": "lat", "lt": "lit", "lv": "lav", "mk": "mkd", "ml": "mal", "mr": "mar",
    "ms": "msa", "my": "mya", "nb": "nob", "ne": "nep", "nl": "nld", "nn": "nno", "no": "nor", "pa": "pan",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd",
    "uz": "uzb", "vi": "vie", "zh": "zho",
}  # fmt: skip


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
    file.add_picture(_picture(recording))
    file.save()


def tag_opus(path: Path, recording: Recording) -> None:
    """Tag an Opus file."""
    file = OggOpus(path)
    file.update(_comments(recording))
    file["METADATA_BLOCK_PICTURE"] = [b64encode(_picture(recording).write()).decode()]
    file.save()


def tag_mp3(path: Path, recording: Recording) -> None:
    """Tag an MP3 file, with chapters by the ID3v2 Chapter Frame Addendum."""
    about = _fields(recording)
    lang = primary_language(about.get("language", ""))
    iso = lang if len(lang) == 3 else _ISO_639_2.get(lang, "")
    file = id3.ID3()
    file.add(id3.TIT2(text=[about["title"]]))
    frames = {"artist": id3.TPE1, "date": id3.TDRC}
    for name, frame in frames.items():
        if name in about:
            file.add(frame(text=[about[name]]))
    if iso:
        file.add(id3.TLAN(text=[iso]))
    if "language" in about:
        file.add(id3.TXXX(desc="LANGUAGE", text=[about["language"]]))
    if "source" in about:
        file.add(id3.WOAS(url=quote(about["source"], safe="!#$%&'()*+,/:;=?@[]~")))
        file.add(id3.COMM(lang=iso or "XXX", desc="", text=[about["source"]]))
    file.add(
        id3.APIC(mime="image/png", type=id3.PictureType.COVER_FRONT, desc="", data=draw_cover(recording.page))
    )
    names = [f"ch{number}" for number in range(len(recording.chapters))]
    for each, name in zip(recording.chapters, names, strict=True):
        start, end = each.milliseconds
        file.add(
            id3.CHAP(
                element_id=name, start_time=start, end_time=end, sub_frames=[id3.TIT2(text=[each.title])]
            )
        )
    # A CTOC frame counts its entries in one byte.
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    file.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=names[:255], sub_frames=[]))
    file.save(path)


def tag_mp4(path: Path, recording: Recording) -> None:
    """Tag an MP4 file; its chapters are written with the sound."""
    about = _fields(recording)
    file = MP4(path)
    names = {"title": "\xa9nam", "artist": "\xa9ART", "date": "\xa9day", "source": "\xa9cmt"}
    for name, atom in names.items():
        if name in about:
            file[atom] = [about[name]]
    if "language" in about:
        language = MP4FreeForm(about["language"].encode(), AtomDataType.UTF8)
        file["----:com.apple.iTunes:LANGUAGE"] = [language]
    file["stik"] = [2]  # audiobook: players remember the position
    file["covr"] = [MP4Cover(draw_cover(recording.page), MP4Cover.FORMAT_PNG)]
    file.save()


def _fields(recording: Recording) -> dict[str, str]:
    page = recording.page
    date = re.match(r"\d{4}(?:-\d\d){0,2}", page.published)
    about = {
        "title": one_line(page.title) or "Untitled",
        "artist": one_line(page.byline),
        "date": date[0] if date else "",
        "source": one_line(page.url),
        "language": one_line(page.lang),
    }
    return {name: value for name, value in about.items() if value}


def _comments(recording: Recording) -> dict[str, list[str]]:
    comments = {name.upper(): [value] for name, value in _fields(recording).items()}
    comments.update(_chapter_comments(recording.chapters))
    return comments


def _chapter_comments(chapters: Sequence[Chapter]) -> Iterator[tuple[str, list[str]]]:
    """Chapters as Vorbis comments: CHAPTER000=00:00:00.000, CHAPTER000NAME=…"""
    for number, each in enumerate(chapters):
        yield f"CHAPTER{number:03}", [clock_time(each.milliseconds[0])]
        yield f"CHAPTER{number:03}NAME", [each.title]


def _picture(recording: Recording) -> Picture:
    picture = Picture()
    picture.data = draw_cover(recording.page)
    picture.type, picture.mime = id3.PictureType.COVER_FRONT, "image/png"
    picture.width = picture.height = 600
    picture.depth = 24
    return picture
