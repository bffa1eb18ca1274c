"""How much there is to read in each element, counted in one pass over the tree.

The unit is the run: text that stands together in one block, unbroken by another block. A run is
*prose* when it is long enough to be a sentence and is not mostly links: navigation, captions and
buttons are short or linked, articles are not. Nothing here depends on a language or a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.roles import is_hidden

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
        "optgroup",
        "select",
        "button",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PLAYING_TAGS = frozenset({"audio", "video"})
UNSPOKEN = frozenset({"script", "noscript", "head", "title", "meta", "link", "select", "textarea"})

_PROSE_LENGTH = 60  # characters: shorter runs are labels, buttons, bylines
_PROSE_LINKED = 0.5  # at most this much of a run of prose may be links
# A character of these scripts says as much as two or three letters.
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Size:
    """What is inside one element, hidden parts left out. `text`, `linked` and `prose` in characters."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    headings: int = 0
    players: int = 0
    times: int = 0
    has_h1: bool = False

    @property
    def link_density(self) -> float:
        """How much of the text is links, 0 to 1."""
        return self.linked / self.text if self.text else 0.0


class _Frame:
    """An element on the way down: its size so far, and the run that is open in it."""

    __slots__ = ("block", "children", "element", "in_heading", "in_link", "run", "run_linked", "size")

    def __init__(self, element: Tag, parent: _Frame | None) -> None:
        self.element = element
        self.children: Iterator[Any] = iter(element.contents)
        self.size = Size()
        self.block = parent is None or element.name in BLOCKS
        self.in_link: bool = (parent is not None and parent.in_link) or (
            element.name == "a" and "href" in element.attrs
        )
        self.in_heading: bool = element.name in HEADINGS or (parent is not None and parent.in_heading)
        self.run = self.run_linked = 0


def measure(body: Tag) -> dict[int, Size]:
    """The size of every visible element under `body`, by the element's `id()`."""
    sizes: dict[int, Size] = {}
    stack = [_Frame(body, None)]
    runs = [stack[0]]  # the block frames of the stack
    while stack:
        frame = stack[-1]
        for child in frame.children:
            if isinstance(child, NavigableString):
                _add_text(child, frame, runs[-1])
            elif child.name not in UNSPOKEN and not is_hidden(child):
                inner = _Frame(child, frame)
                if inner.block:
                    _end_run(runs[-1])
                    runs.append(inner)
                stack.append(inner)
                break
        else:
            stack.pop()
            if frame.block:
                _end_run(runs.pop())
            sizes[id(frame.element)] = frame.size
            if stack:
                _add_size(stack[-1].size, frame)
    return sizes


def _add_text(text: NavigableString, frame: _Frame, block: _Frame) -> None:
    stripped = text.strip()
    if not stripped:
        return
    length = len(stripped)
    if not stripped.isascii():
        length += 2 * sum(1 for _ in _DENSE.finditer(stripped))
    frame.size.text += length
    block.run += length
    if frame.in_link:
        frame.size.linked += length
        block.run_linked += length


def _end_run(block: _Frame) -> None:
    """Close the run that is open in `block`: is it prose?"""
    if block.run >= _PROSE_LENGTH and block.run_linked < block.run * _PROSE_LINKED and not block.in_heading:
        block.size.prose += block.run
    block.run = block.run_linked = 0


def _add_size(total: Size, frame: _Frame) -> None:
    part, element = frame.size, frame.element
    total.text += part.text
    total.linked += part.linked
    total.prose += part.prose
    total.links += part.links + (element.name == "a" and "href" in element.attrs)
    total.headings += part.headings + (element.name in HEADINGS)
    total.players += part.players + (element.name in PLAYING_TAGS)
    total.times += part.times + (element.name == "time")
    total.has_h1 = total.has_h1 or part.has_h1 or element.name == "h1"
