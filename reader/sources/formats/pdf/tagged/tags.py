"""Reads the tags of a PDF document: its structure tree (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reader.sources.formats.pdf.document import read_text
from reader.sources.formats.pdf.words import Word

_MAX_DEPTH = 60
_MAX_NODES = 100_000  # of a page
_MAX_CHILDREN = 50_000
_ENDS = (".", "!", "?", ":", "。")
# What can begin on one page and end on the next.
_CONTAINERS = frozenset("Document Part Art Sect Div NonStruct L Table TBody Aside BlockQuote".split())  # noqa: SIM905
_TEXTS = frozenset({"P", "LI", "LBody", "Span", "TD"})


@dataclass(slots=True)
class Node:
    """An element of the structure tree. `content` is its elements and, between them, its own words."""

    kind: str
    page: int
    alternative: str = ""
    actual: str = ""
    lang: str = ""
    columns: int = 1
    rows: int = 1
    scope: str = ""
    content: list[Node | list[Word]] = field(default_factory=list)

    def words(self) -> list[Word]:
        """All words in it."""
        found: list[Word] = []
        stack: list[Node | list[Word]] = [self]
        while stack:
            each = stack.pop()
            if isinstance(each, Node):
                stack.extend(reversed(each.content))
            else:
                found.extend(each)
        return found


def read_tags(page: pypdfium2.PdfPage, number: int, words: Sequence[Word]) -> Node | None:
    """The structure of a page, None if it has none. Circles in it are cut."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    by_mark: dict[int, list[Word]] = {}
    for word in words:
        by_mark.setdefault(word.mark, []).append(word)
    by_mark.pop(-1, None)
    reader = _Reader(number, by_mark)
    try:
        root = Node("Document", number)
        for index in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MAX_CHILDREN)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                root.content.append(reader.node(child, 1))
        return root
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    def __init__(self, page: int, words: dict[int, list[Word]]) -> None:
        self._page = page
        self._words = words
        self._count = 0

    def node(self, element: Any, depth: int) -> Node:
        """An element and what is in it. Each word is in the first element that names it."""
        self._count += 1
        node = Node(
            _text(pdfium.FPDF_StructElement_GetType, element),
            self._page,
            _text(pdfium.FPDF_StructElement_GetAltText, element),
            _text(pdfium.FPDF_StructElement_GetActualText, element),
            _text(pdfium.FPDF_StructElement_GetLang, element),
        )
        if node.kind in {"TD", "TH"}:
            node.columns, node.rows = _number(element, "ColSpan"), _number(element, "RowSpan")
            node.scope = _scope(element)
        if depth >= _MAX_DEPTH:
            return node
        for index in range(min(pdfium.FPDF_StructElement_CountChildren(element), _MAX_CHILDREN)):
            if self._count >= _MAX_NODES:
                break
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                node.content.append(self.node(child, depth + 1))
                continue
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            words = self._words.pop(mark, None) if mark >= 0 else None
            if words:
                node.content.append(words)
        return node


def _text(function: Any, element: Any) -> str:
    return " ".join(read_text(partial(function, element)).split())


def _number(element: Any, name: str) -> int:
    """A number among an element's attributes, 1 if it has none."""
    for index in range(min(pdfium.FPDF_StructElement_GetAttributeCount(element), 20)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name.encode()) if attribute else None
        number = ctypes.c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return max(1, min(1000, int(number.value)))
    return 1


def _scope(element: Any) -> str:
    call = partial(pdfium.FPDF_StructElement_GetStringAttribute, element, b"Scope")
    return {"Row": "row", "Column": "col"}.get(read_text(call), "")


def joined(trees: Sequence[Node]) -> Node:
    """The trees of all pages as one. What goes on from one page to the next becomes one element again."""
    root = Node("Document", 0)
    for tree in trees:
        _append(root, tree)
    return root


def split_notes(node: Node, depth: int = 0) -> list[Node]:
    """Take the notes out of a page's structure, so that they do not stand inside a paragraph that goes on."""
    notes: list[Node] = []
    kept: list[Node | list[Word]] = []
    for each in node.content:
        if isinstance(each, Node) and each.kind in {"Note", "FENote"}:
            notes.append(each)
            continue
        if isinstance(each, Node) and depth < _MAX_DEPTH:
            had_words = bool(each.content)
            notes.extend(split_notes(each, depth + 1))
            if had_words and not each.content:
                continue
        kept.append(each)
    node.content = kept
    return notes


def _append(before: Node, after: Node) -> None:
    """Add what is in `after` to `before`."""
    first = next((each for each in after.content if isinstance(each, Node)), None)
    last = before.content[-1] if before.content else None
    if isinstance(last, Node) and first is not None and first is after.content[0] and _is_one(last, first):
        _append(last, first)
        before.content.extend(after.content[1:])
    else:
        before.content.extend(after.content)


def _is_one(last: Node, first: Node) -> bool:
    """True if two elements at the end and the beginning of a page are one."""
    if last.kind != first.kind:
        return False
    if last.kind in _CONTAINERS:
        return True
    if last.kind not in _TEXTS:
        return False
    before, after = last.words(), first.words()
    if not before or not after:
        return False
    return not before[-1].text.endswith(_ENDS) and (before[-1].hyphenated or after[0].text[:1].islower())
