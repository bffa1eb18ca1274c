"""Opens a PDF document: its metadata, its contents, and its pages."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from reader.sources.formats.document_error import DocumentError

MAX_PAGES = 5000
_MAX_OUTLINE_ENTRIES = 20_000
_MAX_OUTLINE_DEPTH = 30
_MAX_TEXT_BYTES = 100_000  # of one text: an alternative text, a title
_FILE_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|\(.*\)|about:blank"
    r"|.*\.(?:docx?|odt|indd|tex|dvi|pdf|qxd|rtf|html?))",
    re.IGNORECASE,
)


class OutlineEntry(NamedTuple):
    """An entry of the document's outline. `page` counts from 0."""

    title: str
    level: int
    page: int


class Info(NamedTuple):
    """The document's metadata; "" where it has none. Its dates are not used: they are the file's."""

    title: str
    author: str
    lang: str


def open_document(data: bytes) -> pypdfium2.PdfDocument:
    """Open the document in `data`. Raises DocumentError if it is protected or damaged."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise DocumentError(
                "{name} is protected by a password. Save a copy without it, and open that."
            ) from error
        raise DocumentError("{name} is a damaged PDF document. Download or save it again.") from error
    if not len(document):
        raise DocumentError("{name} is a PDF document without pages. Download or save it again.")
    return document


def read_text(call: Callable[[Any, int], int]) -> str:
    """A text in UTF-16 from a function that fills a buffer and returns how many bytes the text takes."""
    size = call(None, 0)
    if not 2 < size <= _MAX_TEXT_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def read_info(document: pypdfium2.PdfDocument) -> Info:
    """The document's metadata, without a title that only names a file."""
    title, author = (
        " ".join(read_text(partial(pdfium.FPDF_GetMetaText, document, key)).split())
        for key in (b"Title", b"Author")
    )
    lang = read_text(lambda buffer, size: pdfium.FPDFCatalog_GetLanguage(document, _as_wide(buffer), size))
    return Info("" if _FILE_TITLE.fullmatch(title) else title, author, lang.strip("\0 "))


def read_outline(document: pypdfium2.PdfDocument) -> list[OutlineEntry]:
    """The entries of the document's outline, in order. Loops in it are cut."""
    found: list[OutlineEntry] = []
    seen: set[int] = set()
    stack = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    while stack and len(found) < _MAX_OUTLINE_ENTRIES:
        entry, level = stack.pop()
        address = ctypes.cast(entry, ctypes.c_void_p).value
        if not address or address in seen:
            continue
        seen.add(address)
        title = " ".join(read_text(partial(pdfium.FPDFBookmark_GetTitle, entry)).split())
        destination = pdfium.FPDFBookmark_GetDest(document, entry)
        page = pdfium.FPDFDest_GetDestPageIndex(document, destination) if destination else -1
        if title and page >= 0:
            found.append(OutlineEntry(title, level, page))
        stack.append((pdfium.FPDFBookmark_GetNextSibling(document, entry), level))
        if level < _MAX_OUTLINE_DEPTH:
            stack.append((pdfium.FPDFBookmark_GetFirstChild(document, entry), level + 1))
    return found


def pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage | None]:
    """The pages, one open at a time; None for a page that is damaged."""
    for index in range(min(len(document), MAX_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield None
            continue
        yield page
        page.close()


def _as_wide(buffer: Any) -> Any:
    return None if buffer is None else ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
