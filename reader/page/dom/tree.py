"""Builds a BeautifulSoup tree like the browsers' tree, without the parts that are never read.

BeautifulSoup's parsers either build a different tree from browsers (html.parser, lxml) or are slow
(html5lib). lexbor follows the WHATWG rules, but asking it for its nodes one by one is slow too, and
keeps both trees in memory. So lexbor serialises its tree (WHATWG HTML, 13.3 "Serializing HTML
fragments"), and we parse the result by splitting it at each "<". That works because every element is
closed or void, and each "<" or ">" in a text or a value is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from sys import intern
from typing import Any

from bs4.builder import HTMLTreeBuilder
from bs4.element import Tag

from reader.page.dom.composition import boundary_of, compose, is_delivered_apart
from reader.page.dom.elements import LINE_BLOCKS
from reader.page.dom.limits import limit_markup
from reader.page.dom.nodes import Document, Element, Text
from reader.page.dom.normalize import REMOVED_ELEMENTS, normalized_html
from reader.page.dom.visibility import is_hidden

# Only the words of an SVG drawing are kept, and the names of drawings that it reuses.
_DRAWINGS = frozenset({"defs", "g", "svg", "switch", "symbol"})
_DRAWING_KEPT = frozenset(
    {"a", "defs", "desc", "foreignObject", "g", "image", "switch", "symbol", "text", "title", "use"}
)
# WHATWG HTML, 13.3: void elements have no end tag; text in raw elements is not escaped.
_VOID = frozenset(
    """area base basefont bgsound br col embed frame hr img input keygen link meta param source track
    wbr""".split()  # noqa: SIM905
)
_RAW = frozenset({"iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp"})
_DATA_SCRIPT = "application/ld+json"
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", "\xa0"), ("&amp;", "&"))
# Longer values are cut: no address, name or list of ids is longer, but a picture's data often is.
_ATTRIBUTE = re.compile(r'([^ ][^ =]*)="([^"]{0,10000})[^"]*"')
_BLANK = " \t\n\r\f"
_PREFORMATTED = frozenset({"listing", "pre"})
_CHUNK_CHARACTERS = 1_000_000
_MAX_SHARED_ATTRIBUTES = 20_000
# Blink and WebKit have the same limit. It also bounds every walk up or down from an element.
_MAX_DEPTH = 512


class LexborTreeBuilder(HTMLTreeBuilder):
    """Builds BeautifulSoup's tree from lexbor's."""

    NAME = "lexbor"
    features = ["lexbor"]  # noqa: RUF012  # as the base class has it

    def prepare_markup(  # type: ignore[override]  # bs4 passes more arguments, which are not needed
        self, markup: str, *_: object, **__: object
    ) -> Iterator[tuple[str, None, None, bool]]:
        """Pass the text on unchanged; it is already decoded."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Parse `markup` (text) into the soup that this builder belongs to."""
        soup = self.soup
        assert isinstance(soup, Document)
        soup.elements = []
        soup.interesting_string_types = Element.interesting_string_types
        text, soup.is_whole = limit_markup(markup)
        is_apart = is_delivered_apart(text)
        _TreeReader(soup, with_templates=is_apart).read(normalized_html(text, with_templates=is_apart))
        if is_apart:
            compose(soup, text)


class _TreeReader:
    """Builds the tree from lexbor's output, and keeps track of the open elements."""

    def __init__(self, soup: Document, *, with_templates: bool) -> None:
        self._elements = soup.elements
        self._with_templates = with_templates  # and the comments that go with them
        self._parent: Tag = soup
        self._last: Any = soup
        self._depth = 0  # how many elements are open
        self._deepest: Tag = soup  # the open element at `_MAX_DEPTH`
        self._skipped = 0  # depth inside an element that is dropped
        self._preformatted = 0
        self._begins_line = False  # white space at a line's start is not rendered
        self._shared: dict[str, dict[str, str]] = {}  # attributes by their source text

    def read(self, html: str) -> None:
        """Create an element for each tag that is kept, and a node for each text."""
        parts = chain.from_iterable(_pieces(html))
        next(parts, "")  # nothing comes before the first tag
        for part in parts:
            head, is_whole, text = part.partition(">")
            first = head[:1]
            if not is_whole or (first == "!" and head.startswith("!--")):
                head, text = _whole_tag(part, parts)
            if first == "/":
                self._end(head[1:])
            elif first not in {"!", "?"}:
                name, _, attributes = head.partition(" ")
                if name in _RAW:
                    raw, text = _raw_text(name, text, parts)
                    self._add_raw(name, attributes, raw)
                else:
                    self._start(name, attributes)
            elif self._with_templates and not self._skipped and (sign := boundary_of(head)):
                self._add_element("template", sign)
            if text and not self._skipped and not (text.isspace() and self._is_unrendered(text)):
                self._begins_line = False
                self._last = Text(_unescaped(text), self._parent, self._last)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= name not in _VOID
            return
        closed = self._parent
        if self._depth > _MAX_DEPTH:
            self._parent = self._deepest
        elif closed.name == name:
            self._parent = closed.parent  # type: ignore[assignment]  # only the soup has none; `name` is never its name
        else:
            return
        self._depth -= 1
        self._begins_line = name in LINE_BLOCKS and not (closed.attrs and is_hidden(closed))
        if self._preformatted:
            self._preformatted -= name in _PREFORMATTED

    def _start(self, name: str, attributes: str) -> None:
        is_void = name in _VOID
        if self._skipped or not self._is_kept(name):
            self._skipped += not is_void
            return
        if self._depth > _MAX_DEPTH:
            self._parent = self._deepest
        element = self._add_element(name, attributes)
        self._begins_line = name in LINE_BLOCKS
        if not is_void:
            if self._depth == _MAX_DEPTH:
                self._deepest = self._parent
            self._parent = element
            self._depth += 1
            if name in _PREFORMATTED:
                self._preformatted += 1

    def _add_raw(self, name: str, attributes: str, raw: str) -> None:
        is_program = name == "script" and _DATA_SCRIPT not in attributes
        if not self._skipped and not is_program and self._is_kept(name):
            element = self._add_element(name, attributes)
            self._begins_line = False
            if raw and name != "iframe":  # an iframe's text is for browsers without frames
                self._last = Text(raw, element, self._last)

    def _is_kept(self, name: str) -> bool:
        return name not in REMOVED_ELEMENTS and (self._parent.name not in _DRAWINGS or name in _DRAWING_KEPT)

    def _add_element(self, written: str, attributes: str) -> Element:
        name = intern(written)
        shared = self._shared.get(attributes)
        if shared is None:
            shared = self._attributes(attributes)
        self._last = element = Element(name, shared, self._parent, self._last)
        self._elements.append(element)
        return element

    def _is_unrendered(self, space: str) -> bool:
        """True if white space is not rendered: it is between blocks, and not preformatted."""
        between = self._begins_line or self._parent.name == "head"
        return between and not self._preformatted and not space.strip(_BLANK)

    def _attributes(self, written: str) -> dict[str, str]:
        found = _ATTRIBUTE.findall(written)
        if "&" in written:
            attributes = {intern(name): _unescaped(value) for name, value in found}
        else:
            attributes = {intern(name): value for name, value in found}
        if len(self._shared) < _MAX_SHARED_ATTRIBUTES:
            self._shared[written] = attributes
        return attributes


def _pieces(html: str) -> Iterator[list[str]]:
    """`html` split at each "<", a chunk at a time to save memory on large pages."""
    start = 0
    while start < len(html):
        end = html.find("<", start + _CHUNK_CHARACTERS)
        if end < 0:
            end = len(html)
        yield html[start:end].split("<")
        start = end + 1


def _whole_tag(part: str, parts: Iterator[str]) -> tuple[str, str]:
    """A tag or comment that contains a "<", up to its end, and the text after it."""
    end = "-->" if part.startswith("!--") else ">"
    collected = [part]
    while end not in collected[-1]:
        following = next(parts, None)
        if following is None:
            break
        collected.append(following)
    head, _, text = "<".join(collected).rpartition(end)
    return head, text


def _raw_text(name: str, text: str, parts: Iterator[str]) -> tuple[str, str]:
    """The text inside a raw element, and the text after the element."""
    end = f"/{name}>"
    inside = [text]
    for part in parts:
        if part.startswith(end):
            return "<".join(inside), part[len(end) :]
        inside.append(part)
    return "<".join(inside), ""


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    for written, meant in _ESCAPES:
        text = text.replace(written, meant)
    return text


def parse_tree(text: str) -> Document:
    """The tree of a page, without comments, styles and scripts; JSON-LD scripts are kept."""
    # BeautifulSoup warns about a string that may be an address or a file's name, but not about a file.
    markup = text if "<" in text else StringIO(text)
    return Document(markup, builder=LexborTreeBuilder())
