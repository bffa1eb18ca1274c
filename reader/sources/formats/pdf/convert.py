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
_MIN_EMPTY_SHARE = 0.2  # of the pages; fewer are left blank on purpose


def pdf_to_html(data: bytes) -> tuple[bytes, str]:
    """The document in `data` as HTML in UTF-8, and a line for the listener. Raises DocumentError."""
    document = open_document(data)
    try:
        info = read_info(document)
        page_words: list[list[Word]] = []
        trees: list[Node] = []
        for number, page in enumerate(pages(document)):
            words = read_words(page, document) if page is not None else []
            tree = read_tags(page, number, words) if page is not None else None
            page_words.append(words)
            trees.append(tree or Node("Document", number))
        if not any(page_words):
            raise _no_text(document)
        if _are_tagged(page_words, trees):
            body = tagged_body(trees, info)
        else:
            body = body_html([lines_of(words) for words in page_words], read_outline(document))
        return _page(info, body).encode("utf-8", "replace"), _notice(document, page_words)
    finally:
        document.close()


def _are_tagged(page_words: Sequence[Sequence[Word]], trees: Sequence[Node]) -> bool:
    """True if the tags name nearly all of the text; the rest can be running lines."""
    tagged = sum(len(tree.words()) for tree in trees)
    return tagged >= _MIN_TAGGED_SHARE * sum(map(len, page_words))


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


def _notice(document: pypdfium2.PdfDocument, page_words: Sequence[Sequence[Word]]) -> str:
    if len(document) > MAX_PAGES:
        return f"Only the first {MAX_PAGES:,} pages are read."
    empty = sum(not words for words in page_words)
    if empty > 1 and empty >= _MIN_EMPTY_SHARE * len(page_words):
        return f"{empty} of {len(page_words)} pages have no text, such as scanned pages."
    return ""
