"""Converts an EPUB to one page: its chapters in order, with links adjusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.page.dom.decode import decode
from reader.page.dom.limits import limit_markup
from reader.sources.formats.archive import Archive
from reader.sources.formats.epub.package import Book, ContentsEntry, is_book, read_package, resolve
from reader.sources.formats.html import meta_tags
from reader.sources.formats.xhtml import as_html

__all__ = ["book_to_html", "is_book"]

_HEADINGS = "h1,h2,h3,h4,h5,h6,[role=heading]"
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAX_LEVEL = 6
_PARAGRAPHS = frozenset({"div", "p", "td", "center"})
_MAX_SEARCHED_NODES = 100
_EXTERNAL = ("http://", "https://", "mailto:")
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-details", "aria-owns", "for", "headers")


def book_to_html(data: bytes, name: str, max_bytes: int) -> bytes:
    """The book in `data` as one HTML page in UTF-8; `name` is for messages.

    Raises SourceError if the book is damaged, protected, or has more than `max_bytes` of text.
    """
    archive = Archive(data, name, max_bytes)
    book = read_package(archive)
    numbers = {path: number for number, path in enumerate(book.chapters)}
    chapters = [_chapter(archive.read(path), path, numbers, book) for path in book.chapters]
    return f"{_head(book)}<body>{''.join(chapters)}</body></html>".encode("utf-8", "replace")


def _head(book: Book) -> str:
    metas = meta_tags({"dc.title": book.title, "author": ", ".join(book.authors), "dc.date": book.published})
    return f'<!DOCTYPE html><html lang="{escape(book.lang)}"><head><meta charset="utf-8">{metas}</head>'


def _chapter(data: bytes, path: str, numbers: dict[str, int], book: Book) -> str:
    """A chapter as one element. Each chapter is parsed alone, so that it cannot swallow the next one."""
    number = numbers[path]
    markup = limit_markup(as_html(decode(data)))[0]
    document = LexborHTMLParser(markup)
    body = document.body
    if body is None:
        return ""
    _add_headings(document, book.contents.get(path, ()))
    for element in document.css("[id]"):
        element.attrs["id"] = f"c{number}-{element.attributes['id']}"
    for element in document.css("a[href]"):
        _relink(element, path, numbers)
    for element in document.css("img[src]"):
        element.attrs["src"] = _picture_path(path, element.attributes["src"] or "")
    for key in (key for key in _REFERENCES if key in markup):
        for element in document.css(f"[{key}]"):
            ids = (element.attributes[key] or "").split()
            element.attrs[key] = " ".join(f"c{number}-{name}" for name in ids)
    linear = ' data-linear="no"' if path in book.nonlinear else ""
    lang = body.attributes.get("lang") or body.attributes.get("xml:lang") or _lang(document)
    return f'<div id="c{number}" lang="{escape(lang or book.lang)}"{linear}>{body.inner_html}</div>'


def _add_headings(document: LexborHTMLParser, entries: Sequence[ContentsEntry]) -> None:
    """Add the headings that the table of contents names in a chapter, and the chapter does not have.

    If a paragraph already repeats the title, that paragraph becomes the heading.
    """
    body = document.body
    assert body is not None
    places = {element.attributes["id"]: element for element in document.css("[id]")}
    headings = document.css(_HEADINGS)
    known = {" ".join(_words(heading.text())) for heading in headings}
    found = [(places[entry.fragment], entry) for entry in entries if entry.fragment in places]
    if not found and entries and not headings:
        found = [(body, entries[0])]
    for place, entry in found:
        words = _words(entry.title)
        if headings and (" ".join(words) in known or _begins_with_heading(place)):
            continue
        level = min(entry.level, _MAX_LEVEL)
        first = _first_paragraph(place)
        if first is not None and _words(first.text()) == words:
            first.attrs["role"], first.attrs["aria-level"] = "heading", str(level)
            continue
        heading = LexborHTMLParser(f"<h{level}>{escape(entry.title)}</h{level}>").css_first(f"h{level}")
        assert heading is not None
        before = first if place is body else place
        if before is None:
            body.insert_child(heading)
        else:
            before.insert_before(heading)


def _begins_with_heading(place: LexborNode) -> bool:
    """True if a heading is the first thing at a place, in another wording than the contents have."""
    around = next((each for each in (place, *_ancestors(place)) if each.tag in _HEADING_TAGS), None)
    if around is not None:
        return True
    node: LexborNode | None = place
    for _ in range(_MAX_SEARCHED_NODES):
        if node is None or node.tag == "body":
            return False
        if node.tag in _HEADING_TAGS or (
            node.css_first(_HEADINGS) is not None and not _text_before_heading(node)
        ):
            return True
        if node.text(strip=True):
            return False
        node = node.next or (node.parent.next if node.parent is not None else None)
    return False


def _text_before_heading(node: LexborNode) -> bool:
    """True if an element has text before its first heading."""
    for each in islice(node.traverse(include_text=True), _MAX_SEARCHED_NODES):
        if each.tag in _HEADING_TAGS:
            return False
        if each.is_text_node and each.text_content and each.text_content.strip():
            return True
    return True


def _first_paragraph(place: LexborNode) -> LexborNode | None:
    """The paragraph around the first text in `place`; None if that text is in no paragraph."""
    for node in islice(place.traverse(include_text=True), _MAX_SEARCHED_NODES):
        if node.is_text_node and node.text_content and node.text_content.strip():
            return next((each for each in _ancestors(node) if each.tag in _PARAGRAPHS), None)
    return None


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    around = node.parent
    while around is not None:
        yield around
        around = around.parent


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _lang(document: LexborHTMLParser) -> str:
    root = document.root
    attributes = root.attributes if root is not None else {}
    return attributes.get("lang") or attributes.get("xml:lang") or ""


def _picture_path(chapter: str, address: str) -> str:
    """The path of a picture in the book; an address of another kind stays."""
    return address if ":" in address else resolve(chapter, address)[0]


def _relink(link: LexborNode, path: str, numbers: dict[str, int]) -> None:
    """Point a link to the new place of its chapter; remove links to other files of the book."""
    href = link.attributes["href"] or ""
    if href.lower().startswith(_EXTERNAL):
        return
    target, fragment = resolve(path, href)
    if target in numbers:
        link.attrs["href"] = f"#c{numbers[target]}" + (f"-{fragment}" if fragment else "")
    else:
        del link.attrs["href"]
