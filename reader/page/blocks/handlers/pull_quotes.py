"""Recognises pull quotes: words of the article that the page repeats in large letters.

A listener would hear them twice. A pull quote has the words of a paragraph near it. An answer in a forum
that quotes an earlier post is farther away, and is not a pull quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.dom.queries import has_class, nodes_in

_PULL_CLASS = re.compile(r"(?:[\w-]*[-_])?pull-?_?quote(?:[-_][\w-]*)?", re.IGNORECASE)
_STOP = re.compile(r"[.!?…]+")
_WORD = re.compile(r"\w+")
_MIN_WORDS, _MAX_WORDS = 4, 80
_MAX_NODES, _MAX_CHARACTERS = 400, 1600  # of a quotation
_MAX_PARAGRAPH_NODES, _MAX_PARAGRAPH_CHARACTERS = 2000, 20_000  # near a quotation
_MAX_SIBLINGS = 40  # before and after it
_MAX_ANCESTORS = 3
_WRAPPERS = frozenset({"aside", "blockquote", "div", "figure", "section"})
_SOURCES = frozenset({"cite", "figcaption", "footer"})  # the paragraph does not repeat the source


def is_pull_quote(quote: Tag) -> bool:
    """True if a paragraph near a quotation has the same words.

    If its class name says that it is a pull quote, the paragraph may have its sentences apart.
    """
    words = _words(quote)
    if not words:
        return False
    is_named = has_class(quote, _PULL_CLASS)
    sentences = _sentences(quote) if is_named else [words]
    element = quote
    for _ in range(_MAX_ANCESTORS):
        for paragraph in _beside(element):
            text = _plain(_text_in(paragraph))
            if all(sentence in text for sentence in sentences):
                return True
        parent = element.parent
        if parent is None or parent.name not in _WRAPPERS:
            break
        element = parent
    return False


def _words(quote: Tag) -> str:
    """The words of a quotation without its source, or "" if they are too few or too many."""
    plain = _plain(_text_of(quote))
    return plain if _MIN_WORDS <= len(plain.split()) <= _MAX_WORDS else ""


def _sentences(quote: Tag) -> list[str]:
    return [plain for part in _STOP.split(_text_of(quote)) if (plain := _plain(part)).strip()]


def _text_of(quote: Tag) -> str:
    return " ".join(islice(_strings(quote), _MAX_NODES))[:_MAX_CHARACTERS]


def _text_in(paragraph: Tag) -> str:
    nodes = islice(nodes_in(paragraph), _MAX_PARAGRAPH_NODES)
    return " ".join(node for node in nodes if isinstance(node, NavigableString))[:_MAX_PARAGRAPH_CHARACTERS]


def _strings(quote: Tag) -> Iterator[str]:
    rest: list[Iterator[Any]] = [iter(quote.contents)]
    has_text = False
    while rest:
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
        elif isinstance(node, NavigableString):
            has_text = has_text or not node.isspace()
            yield node
        elif node.name in _SOURCES:
            if has_text:
                return
        else:
            rest.append(iter(node.contents))
            yield ""


def _beside(element: Tag) -> Iterator[Tag]:
    for siblings in (element.previous_siblings, element.next_siblings):
        for node in islice(siblings, _MAX_SIBLINGS):
            if isinstance(node, Tag) and node.name == "p":
                yield node
            elif isinstance(node, Tag) and node.name == "div":
                inside = islice(node.contents, _MAX_SIBLINGS)
                yield from (part for part in inside if isinstance(part, Tag) and part.name == "p")


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
