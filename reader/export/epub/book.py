"""EPUB 3.3 with media overlays: a book that reading systems and players read aloud, sentence by sentence.

The archive is written with the standard library, and the XML as text, document by document. The sound of a
document goes into a temporary file first, so memory does not grow with its length. It is MP3, the one codec
that all hardware players support.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.export.audio.mp3_clips import Clip, mp3_clips
from reader.export.cover.draw import Cover, CoverSize, draw_cover
from reader.export.epub.documents import ContentDocument, document_markup, documents_of, structures_in
from reader.export.epub.navigation import navigation_document
from reader.export.epub.overlay import overlay
from reader.export.epub.package import CONTAINER, SpokenDocument, package_document
from reader.export.epub.title_page import title_page_markup, title_page_of
from reader.export.markup.pictures import Pictures
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.model import Piece, Recording, sentence_id

_STYLE = files("reader.export.epub") / "assets" / "style.css"


def write_epub(recording: Recording, path: Path) -> None:
    """Write a book: the text of the article, its sound, and the time of each sentence."""
    page = recording.page
    title_page, documents = title_page_of(page), documents_of(page)
    homes = {section.id: each for each in documents for section in each.sections}
    names = {section: document.file for section, document in homes.items()}
    pictures = Pictures(recording.pictures, are_files=True)
    article = ArticleMarkup(page, recording.utterances, names, is_epub=True, pictures=pictures)

    def home(piece: Piece) -> ContentDocument:
        is_title = sentence_id(piece.utterance) in article.title_sentences
        return title_page if is_title else homes[piece.utterance.section]

    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        _add(book, "mimetype", "application/epub+zip", compress=False)
        _add(book, "META-INF/container.xml", CONTAINER)
        _add(book, "EPUB/style.css", _STYLE.read_text("utf-8"))
        _add(book, "EPUB/nav.xhtml", navigation_document(page, title_page, documents, article))
        with_formulas = set[str]()
        for document in documents:
            has_title = document is documents[0] and article.is_title_among_text
            markup = document_markup(document, article, has_title=has_title)
            _add(book, f"EPUB/{document.file}", markup)
            if "<math" in markup:
                with_formulas.add(document.name)
        lengths = {
            document.name: _add_sound(book, document, article, pieces, recording.sample_rate, path.parent)
            for document, pieces in groupby(recording.pieces, home)
        }
        cover = Cover.of_page(page, sum(lengths.values()) / 1000)
        _add(book, "EPUB/cover.png", draw_cover(cover, CoverSize.BOOK), compress=False)
        title_markup = title_page_markup(title_page, article, sum(lengths.values()), recording.voice)
        _add(book, f"EPUB/{title_page.file}", title_markup)
        for picture in pictures.files:
            _add(book, f"EPUB/{picture.name}", picture.data, compress=False)
        spoken = [
            SpokenDocument(each, lengths.get(each.name, 0), each.name in with_formulas)
            for each in (title_page, *documents)
        ]
        package = package_document(page, spoken, recording.voice, datetime.now(UTC), pictures.files)
        _add(book, "EPUB/package.opf", package)


def _add_sound(
    book: ZipFile,
    document: ContentDocument,
    article: ArticleMarkup,
    pieces: Iterable[Piece],
    rate: int,
    temp_folder: Path,
) -> int:
    """Add a document's sound and overlay. Returns its duration in milliseconds."""
    clips: list[Clip] = []
    with TemporaryFile(dir=temp_folder) as sound:
        sound.writelines(mp3_clips(pieces, rate, clips))
        if not clips:
            return 0
        _add_file(book, f"EPUB/{document.name}.mp3", sound)
    structures = structures_in(document, article)
    smil = overlay(document.file, f"{document.name}.mp3", clips, structures)
    _add(book, f"EPUB/{document.name}.smil", smil)
    return sum(clip.end - clip.start for clip in clips)


def _add(book: ZipFile, name: str, content: str | bytes, *, compress: bool = True) -> None:
    book.writestr(ZipInfo(name), content, ZIP_DEFLATED if compress else ZIP_STORED)


def _add_file(book: ZipFile, name: str, file: IO[bytes]) -> None:
    """Add an open file without compression: MP3 is compressed already."""
    entry = ZipInfo(name)
    entry.file_size = file.seek(0, 2)  # zipfile needs the size in advance, to decide on ZIP64
    file.seek(0)
    with book.open(entry, "w") as inside:
        shutil.copyfileobj(file, inside, 1 << 20)
