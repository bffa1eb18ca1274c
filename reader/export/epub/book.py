"""EPUB 3.3 with media overlays: a book that reading systems and players read aloud, sentence by sentence.

The archive is written with the standard library, and the XML as text, document by document. The sound of a
document goes into a temporary file first, so memory does not grow with its length. It is MP3, the one codec
that all hardware players support.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.export.audio.mp3 import encode_mp3
from reader.export.cover import draw_cover
from reader.export.epub.documents import Document, document_markup, documents_of, structures_in
from reader.export.epub.navigation import navigation_document
from reader.export.epub.overlay import Clip, overlay, record_clips
from reader.export.epub.package import ACTIVE, CONTAINER, SpokenDocument, package_document
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.model import Piece, Recording

_STYLE = f""":root {{ color-scheme: light dark; }}
body {{ line-height: 1.5; overflow-wrap: break-word; }}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.2; text-align: start; }}
table {{ border-collapse: collapse; margin: 1em 0; }}
th, td {{ border: 1px solid; padding: 0.2em 0.5em; text-align: start; vertical-align: top; }}
caption {{ font-weight: bold; text-align: start; }}
pre {{ white-space: pre-wrap; }}
figure {{ margin: 1em 0; padding: 0.5em; border: 1px solid; }}
.picture {{ font-style: italic; margin: 0 0.3em; }}
figure > .picture, figure > a > .picture {{ display: block; margin: 0; }}
.byline, .source {{ font-size: 0.9em; margin: 0.2em 0; }}
aside {{ font-size: 0.9em; }}
.{ACTIVE} {{ background: #ffe89a; color: #000; }}
.{ACTIVE} a {{ color: #00309a; }}
"""


def write_epub(recording: Recording, path: Path) -> None:
    """Write a book: the text of the article, its sound, and the time of each sentence."""
    page = recording.page
    documents = documents_of(page)
    files = {section.id: each.file for each in documents for section in each.sections}
    article = ArticleMarkup(page, recording.utterances, files, is_epub=True)
    sounds = _by_document(recording, documents)
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        _add(book, "mimetype", "application/epub+zip", compress=False)
        _add(book, "META-INF/container.xml", CONTAINER)
        _add(book, "EPUB/style.css", _STYLE)
        _add(book, "EPUB/cover.png", draw_cover(page), compress=False)
        _add(book, "EPUB/nav.xhtml", navigation_document(page, documents, article))
        spoken = []
        with_sound, pieces = next(sounds, (None, ()))
        for document in documents:
            markup = document_markup(document, article, is_first=document is documents[0])
            _add(book, f"EPUB/{document.file}", markup)
            milliseconds = 0
            if with_sound is document:
                milliseconds = _add_sound(book, document, article, pieces, recording.sample_rate, path.parent)
                with_sound, pieces = next(sounds, (None, ()))
            spoken.append(SpokenDocument(document, milliseconds, "<math" in markup))
        _add(book, "EPUB/package.opf", package_document(page, spoken, datetime.now(UTC)))


def _by_document(
    recording: Recording, documents: Iterable[Document]
) -> Iterator[tuple[Document, Iterator[Piece]]]:
    """The documents that have sound, in order, with the pieces of each."""
    homes = {section.id: document for document in documents for section in document.sections}
    return groupby(recording.pieces, lambda piece: homes[piece.utterance.section])


def _add_sound(
    book: ZipFile,
    document: Document,
    article: ArticleMarkup,
    pieces: Iterable[Piece],
    rate: int,
    temp_folder: Path,
) -> int:
    """Add a document's sound and overlay. Returns its duration in milliseconds."""
    clips: list[Clip] = []
    with TemporaryFile(dir=temp_folder) as sound:
        encode_mp3(record_clips(pieces, rate, clips), rate, sound)
        if not clips:
            return 0
        _add_file(book, f"EPUB/{document.name}.mp3", sound)
    structures = structures_in(document, article)
    smil = overlay(document.file, f"{document.name}.mp3", clips, structures)
    _add(book, f"EPUB/{document.name}.smil", smil)
    return sum(clip.end - clip.start for clip in clips)


def _add(book: ZipFile, name: str, content: str | bytes, *, compress: bool = True) -> None:
    book.writestr(_entry(name), content, ZIP_DEFLATED if compress else ZIP_STORED)


def _add_file(book: ZipFile, name: str, file: IO[bytes]) -> None:
    """Add an open file without compression: MP3 is compressed already."""
    entry = _entry(name)
    entry.file_size = file.seek(0, 2)  # zipfile needs the size in advance, to decide on ZIP64
    file.seek(0)
    with book.open(entry, "w") as inside:
        shutil.copyfileobj(file, inside, 1 << 20)


def _entry(name: str) -> ZipInfo:
    """An entry with a fixed date and no system-specific attributes."""
    return ZipInfo(name)
