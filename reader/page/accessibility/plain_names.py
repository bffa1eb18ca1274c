"""A quick way to the text of simple elements, as most links are."""

from __future__ import annotations

from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.accessibility.native_names import MAX_NAME_CHARACTERS
from reader.page.dom.elements import BLOCKS

_PLAIN_BOXES = frozenset({"b", "div", "em", "i", "p", "small", "span", "strong", "u"})
_CHANGES_NAME = frozenset(
    {
        "aria-hidden", "aria-label", "aria-labelledby", "aria-owns", "hidden", "popover", "role", "style",
        "title",
    }
)  # fmt: skip
_MAX_PLAIN_NODES = 20


def plain_text(element: Tag) -> str | None:
    """The text of an element that contains only text and plain boxes of text, else None.

    The complete computation of the accessible name finds the same text, and takes longer.
    """
    if len(element.contents) > _MAX_PLAIN_NODES or element.name == "details":
        return None
    if "aria-owns" in element.attrs or "hidden" in element.attrs:
        return None
    pieces: list[str] = []
    nodes: list[Any] = element.contents
    for node in nodes:
        if isinstance(node, NavigableString):
            pieces.append(node)
        elif node.name not in _PLAIN_BOXES or not _CHANGES_NAME.isdisjoint(node.attrs):
            return None
        elif node.contents:
            if len(node.contents) > 1 or not isinstance(node.contents[0], NavigableString):
                return None
            pieces += (" ", node.contents[0], " ") if node.name in BLOCKS else (node.contents[0],)
        elif node.name in BLOCKS:
            pieces.append(" ")
    text = "".join(pieces)
    return text if len(text) <= MAX_NAME_CHARACTERS else None
