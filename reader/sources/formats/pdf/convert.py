"""Converts a PDF document to HTML: by its tags, or else by where its words stand on the page."""

from __future__ import annotations

from html import escape

import pypdfium2

from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.formats.pdf.body import body_html
from reader.sources.formats.pdf.document import MAX_PAGES, Info, open_document, pages, read_info, read_outline
from reader.sources.formats.pdf.lines import Line, lines_of
from reader.sources.formats.pdf.words import read_words


def pdf_to_html(data: bytes) -> tuple[bytes, str]:
    """The document in `data` as HTML in UTF-8, and a line for the listener. Raises DocumentError."""
    document = open_document(data)
    try:
        found = [lines_of(read_words(page, document)) if page is not None else [] for page in pages(document)]
        if not any(found):
            raise _no_text(document)
        html = _page(read_info(document), body_html(found, read_outline(document)))
        return html.encode("utf-8", "replace"), _notice(document, found)
    finally:
        document.close()


def _page(info: Info, body: str) -> str:
    metas = meta_tags({"author": info.author, "dc.title": info.title})
    lang = f' lang="{escape(info.lang)}"' if info.lang else ""
    head = f'<meta charset="utf-8">{title_tag(info.title)}{metas}'
    return f"<!DOCTYPE html><html{lang}><head>{head}</head><body><main>{body}</main></body></html>"


def _no_text(document: pypdfium2.PdfDocument) -> DocumentError:
    if len(document) == 1:
        return DocumentError(
            "{name} is a picture without text, such as a scan. Run a text recognition on it first."
        )
    return DocumentError(
        "{name} has {count} pages without text, such as a scan. Run a text recognition on it first.",
        count=len(document),
    )


def _notice(document: pypdfium2.PdfDocument, found: list[list[Line]]) -> str:
    if len(document) > MAX_PAGES:
        return f"Only the first {MAX_PAGES:,} pages are read."
    empty = sum(not lines for lines in found)
    if empty > 1 and empty >= 0.2 * len(found):
        return f"{empty} of {len(found)} pages have no text, such as scanned pages."
    return ""
