"""Formulas as clean presentation MathML (MathML 3, chapter 3).

An element without all the parts that it needs becomes a row of those that it has. White space between
elements stays, because it is part of the block's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import islice

from bs4.element import NavigableString, Tag

from reader.page.dom.queries import collapse_space, elements_in

_MAX_LEVELS = 50  # deeper elements keep only their text
_MAX_ELEMENTS = 2000
_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_SILENT = frozenset({"annotation", "annotation-xml"})
# Element → the number of its parts, or 0 for any number.
_PARTS = {
    "mrow": 0, "mstyle": 0, "mpadded": 0, "mphantom": 0, "merror": 0, "msqrt": 0, "mfrac": 2, "mroot": 2,
    "msub": 2, "msup": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3,
}  # fmt: skip
_GRID = {"mtable": "mtr", "mtr": "mtd", "mtd": ""}  # element → the element of its parts
_BOOLEAN = r"true|false"
_ATTRIBUTES = {
    "display": r"block|inline",
    "mathvariant": r"normal|bold|italic|bold-italic|double-struck|script|fraktur|sans-serif|monospace",
    "linethickness": "0",
    "stretchy": _BOOLEAN,
    "accent": _BOOLEAN,
    "accentunder": _BOOLEAN,
    "displaystyle": _BOOLEAN,
}
_ATTRIBUTE_ELEMENTS = {
    "display": {"math"}, "mathvariant": _TOKENS, "linethickness": {"mfrac"}, "stretchy": {"mo"},
    "accent": {"mover", "munderover", "mo"}, "accentunder": {"munder", "munderover"},
    "displaystyle": {"mstyle"},
}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")


def mathml_of(math: Tag, alternative: str) -> str:
    """A formula as well-formed MathML without prefixes, or "" if it is too long.

    `alternative` is its reading in words, kept as the formula's `alttext`.
    """
    if next(islice(elements_in(math), _MAX_ELEMENTS, None), None) is not None:
        return ""
    spoken = f' alttext="{escape(collapse_space(alternative))}"' if alternative else ""
    inside = "".join(_children(math, 0, "math"))
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{_attributes(math)}{spoken}>{inside}</math>'


def kept_formula(markup: str, words: str) -> str:
    """The markup of a formula if it has the same words, else "", because part of it was read elsewhere."""
    return markup if "".join(unescape(_TAG.sub("", markup)).split()) == "".join(words.split()) else ""


def _children(element: Tag, depth: int, within: str) -> Iterator[str]:
    """The content of an element that is written as `within`."""
    for node in element.contents:
        if isinstance(node, Tag):
            yield _element(node, depth + 1, within)
        elif isinstance(node, NavigableString) and node.strip():
            yield f"<mtext>{escape(node, quote=False)}</mtext>"
        elif isinstance(node, NavigableString) and node:
            yield " "


def _element(element: Tag, depth: int, within: str) -> str:
    name = element.name
    if name in _SILENT:
        return ""
    if name == "mspace":
        return "<mspace/>"
    if name in _TOKENS or depth > _MAX_LEVELS:
        kept = name if name in _TOKENS else "mtext"
        attributes = _attributes(element) if name in _TOKENS else ""
        return f"<{kept}{attributes}>{escape(element.get_text(), quote=False)}</{kept}>"
    kept = _written_as(element, within)
    attributes = _attributes(element) if kept == name else ""
    return f"<{kept}{attributes}>{''.join(_children(element, depth, kept))}</{kept}>"


def _written_as(element: Tag, within: str) -> str:
    """The element's name, or `mrow` if it is unknown or lacks parts."""
    name = element.name
    parts = [node.name for node in element.contents if isinstance(node, Tag) and node.name not in _SILENT]
    is_pure = not any(isinstance(node, NavigableString) and node.strip() for node in element.contents)
    if name in _GRID:
        is_in_parent = name == "mtable" or _GRID.get(within) == name
        wanted = _GRID[name]
        is_whole = not wanted or (is_pure and all(part == wanted for part in parts))
        return name if is_in_parent and is_whole else "mrow"
    needed = _PARTS.get(name)
    return name if needed == 0 or (is_pure and needed == len(parts)) else "mrow"


def _attributes(element: Tag) -> str:
    kept = ""
    for name, values in _ATTRIBUTES.items():
        value = str(element.attrs.get(name, "")).strip().lower()
        if element.name in _ATTRIBUTE_ELEMENTS[name] and re.fullmatch(values, value):
            kept += f' {name}="{value}"'
    return kept
