"""Code with an element per line, or with a gutter of line numbers."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.dom.elements import BLOCKS
from reader.page.dom.inline_style import parse_style
from reader.page.dom.queries import element_after, elements_in, has_class, leading_text

_LINE_CLASS = re.compile(r"(?:[\w-]*[-_])?line(?:[-_]?\d+)?", re.IGNORECASE)
_GUTTER_CLASS = re.compile(
    r"(?:[\w-]*[-_])?(?:gutter|line-?_?num(?:ber)?s?|line-?_?nos?|lnum|lnt|ln|blob-num)(?:[-_]\w+)?",
    re.IGNORECASE,
)
_IN_GUTTERS = "0123456789 \t\r\n\xa0.:|"
_GUTTER_TAGS = frozenset({"a", "code", "div", "li", "ol", "pre", "span", "td", "th", "ul"})
_MAX_GUTTER_CHARACTERS = 8000
_MAX_ELEMENTS = 12  # searched for code


def is_gutter(builder: Builder, element: Tag) -> bool:
    """True if an element contains only the line numbers of the code around or beside it."""
    if element.name not in _GUTTER_TAGS or not (element.attrs or element.name == "td"):
        return False
    is_named = has_class(element, _GUTTER_CLASS)
    href = str(element.attrs.get("href", ""))
    is_link = builder.preformatted > 0 and href.startswith("#")
    is_column = element.name == "td" and _holds_code(element)
    if not (is_named or is_link or is_column):
        return False
    text = leading_text(element, _MAX_GUTTER_CHARACTERS)
    if (
        text.strip(_IN_GUTTERS)
        or not text.strip()
        or (is_link and not is_named and not href.endswith(text.strip()))
    ):
        return False
    if builder.preformatted:
        return True
    if is_named:
        return _is_beside_code(element)
    numbers = [int(number) for number in re.findall(r"\d{1,9}", text)]
    in_order = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return in_order and _is_beside_code(element)


def _holds_code(element: Tag) -> bool:
    return any(inside.name in {"code", "pre"} for inside in islice(elements_in(element), _MAX_ELEMENTS))


def _is_beside_code(element: Tag) -> bool:
    """True if the next element is or contains code."""
    beside = element_after(element)
    return beside is not None and (beside.name in {"code", "pre"} or _holds_code(beside))


def enter_code_line(builder: Builder, element: Tag, on_exit: ExitActions) -> bool:
    """Begin a new line of code if the element is one. Returns True if it is."""
    if not _is_line(element):
        return False
    builder.run.end_line()
    on_exit.closing(builder.run.end_line)
    return True


def _is_line(element: Tag) -> bool:
    if element.name in BLOCKS:
        return element.name not in {"button", "option", "pre", "select"}
    attributes = element.attrs
    if "style" in attributes and parse_style(str(attributes["style"])).display == "block":
        return True
    before, after = element.previous_sibling, element.next_sibling
    beside = [node for node in (before, after) if isinstance(node, Tag)]
    if element.name == "code":
        return any(node.name == "code" for node in beside)
    return has_class(element, _LINE_CLASS) and any(has_class(node, _LINE_CLASS) for node in beside)
