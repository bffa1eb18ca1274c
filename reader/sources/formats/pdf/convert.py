"""Converts a PDF document to HTML: by its tags, or else by where its words stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pypdfium2

from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.formats.pdf.body import body_html
from reader.sources.formats.pdf.document import MAX_PAGES, Info, open_document, pages, read_info, read_outline
from reader.sources.formats.pdf.lines import lines_of
from reader.sources.formats.pdf.tagged.body import tagged_body
from reader.sources.formats.pdf.tagged.tags import Node, read_tags
from reader.sources.formats.pdf.words import Word, read_words

_MIN_TAGGED_SHARE = 0.85  # of the words


def pdf_to_html(data: bytes) -> tuple[bytes, str]:
    """The document in `data` as HTML in UTF-8, and a line for the listener. Raises DocumentError."""
    document = open_document(data)
    try:
        info = read_info(document)
        found: list[list[Word]] = []
        trees: list[Node] = []
        for number, page in enumerate(pages(document)):
            found.append(read_words(page, document) if page is not None else [])
            tree = read_tags(page, number, found[-1]) if page is not None else None
            trees.append(tree or Node("Document", number))
        if not any(found):
            raise _no_text(document)
        if _are_tagged(found, trees):
            body = tagged_body(trees, info)
        else:
            body = body_html([lines_of(words) for words in found], read_outline(document))
        return _page(info, body).encode("utf-8", "replace"), _notice(document, found)
    finally:
        document.close()


def _are_tagged(found: Sequence[Sequence[Word]], trees: Sequence[Node]) -> bool:
    """True if the tags name nearly all of the text; the rest can be running lines."""
    tagged = sum(len(tree.words()) for tree in trees)
    return tagged >= _MIN_TAGGED_SHARE * sum(map(len, found))


def _page(info: Info, body: str) -> str:
    metas = meta_tags({"author": info.author, "dc.title": info.title})
    lang = f' lang="{escape(info.lang)}"' if info.lang else ""
    head = f'<meta charset="utf-8">{title_tag(info.title)}{metas}'
    return f"<!DOCTYPE html><html{lang}><head>{head}</head><body><main>{body}</main></body></html>"


def _no_text(document: pypdfium2.PdfDocument) -> DocumentError:
    if len(document) == 1:
        return DocumentError(
            "{name} is a picture without text, such as a scan. Run text recognition (OCR) on it first."
        )
    return DocumentError(
        "{name} has {count} pages without text, such as a scan. Run text recognition (OCR) on it first.",
        count=len(document),
    )


def _notice(document: pypdfium2.PdfDocument, found: Sequence[Sequence[Word]]) -> str:
    if len(document) > MAX_PAGES:
        return f"Only the first {MAX_PAGES:,} pages are read."
    empty = sum(not words for words in found)
    if empty > 1 and empty >= 0.2 * len(found):
        return f"{empty} of {len(found)} pages have no text, such as scanned pages."
    return ""
