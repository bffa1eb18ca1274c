"""How much there is to read in each element, counted in one pass over the tree.

The unit is the run: text that stands together in one block, unbroken by another block. A run is
*prose* when it is long enough to be a sentence and is not mostly links: navigation, captions and
buttons are short or linked, articles are not. Nothing here depends on a language or a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.accessibility.roles import role_of
from reader.page.article.byline_lines import LONGEST_MORE, leads_on
from reader.page.article.vocabulary import named_post, names_the_text
from reader.page.dom.elements import BLOCKS, HEADINGS, PLAYING_TAGS, UNSPOKEN
from reader.page.dom.visibility import is_hidden

_TITLES = frozenset({"h1", "h2", "h3", "h4"})  # what a headline is written as
_COUNTED = HEADINGS | PLAYING_TAGS | {"a", "form", "th", "time"}

_PROSE_LENGTH = 60  # characters: shorter runs are labels, buttons, bylines
_PROSE_LINKED = 0.5  # at most this much of a run of prose may be links
# A character of these scripts says as much as two or three letters.
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Size:
    """What is inside one element, hidden parts left out. `text`, `linked` and `prose` in characters.

    `before` is how much prose stands before it on the page, `elements` how many are inside of it.

    `leaving` counts the links to other pages, `cards` the headings that are one and those that say
    "Read more", `fields` the header cells; `marks` says that there is any of the last.
    """

    before: int = 0
    elements: int = 0
    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    headings: int = 0
    leaving: int = 0
    cards: int = 0
    players: int = 0
    times: int = 0
    fields: int = 0
    forms: int = 0
    has_h1: bool = False
    marks: bool = False

    @property
    def link_density(self) -> float:
        """How much of the text is links, 0 to 1."""
        return self.linked / self.text if self.text else 0.0


@dataclass(slots=True)
class Measured:
    """What one pass over the page found.

    `sizes` has every visible element, by its `id()`. `headings` are what may be the headline, `scopes`
    what calls itself main or article (with the role), `texts` what calls itself an article's text and is
    not in another such part, `posts` what calls itself a post of a discussion. `hidden` is what the page
    hides, not what is inside of it.
    """

    sizes: dict[int, Size] = field(default_factory=dict)
    headings: list[Tag] = field(default_factory=list)
    scopes: list[tuple[Tag, str]] = field(default_factory=list)
    texts: list[Tag] = field(default_factory=list)
    posts: list[Tag] = field(default_factory=list)
    hidden: list[Tag] = field(default_factory=list)


class _Frame:
    """An element on the way down: its size so far, and the run that is open in it."""

    __slots__ = (
        "block",
        "children",
        "element",
        "in_heading",
        "in_link",
        "in_text",
        "leaves",
        "run",
        "run_linked",
        "size",
    )

    def __init__(self, element: Tag, parent: _Frame | None) -> None:
        self.element = element
        self.children: Iterator[Any] = iter(element.contents)
        self.size = Size()
        self.block = parent is None or element.name in BLOCKS
        self.in_text: bool = parent is not None and parent.in_text
        self.in_link: bool = parent is not None and parent.in_link
        self.leaves: bool = parent is not None and parent.leaves
        if element.name == "a" and "href" in element.attrs:
            self.in_link = True
            self.leaves = not str(element.attrs["href"]).startswith("#")
        self.in_heading: bool = element.name in HEADINGS or (parent is not None and parent.in_heading)
        self.run = self.run_linked = 0


def measure(body: Tag) -> Measured:
    """The size of every visible element under `body`, and which of them may hold the article."""
    measured = Measured()
    sizes = measured.sizes
    stack = [_Frame(body, None)]
    runs = [stack[0]]  # the block frames of the stack
    prose = 0
    while stack:
        frame = stack[-1]
        for child in frame.children:
            if isinstance(child, NavigableString):
                _add_text(child, frame, runs[-1])
            elif child.name in UNSPOKEN:
                continue
            elif is_hidden(child):
                measured.hidden.append(child)
            else:
                inner = _Frame(child, frame)
                if inner.block:
                    prose += _end_run(runs[-1])
                    runs.append(inner)
                    _note(inner, measured)
                inner.size.before = prose
                stack.append(inner)
                break
        else:
            stack.pop()
            if frame.block:
                prose += _end_run(runs.pop())
            sizes[id(frame.element)] = frame.size
            if stack:
                _add_size(stack[-1].size, frame)
    return measured


def _note(frame: _Frame, measured: Measured) -> None:
    """Keep a block that may be the headline, or hold the article."""
    element = frame.element
    if element.name in _TITLES:
        measured.headings.append(element)
    if not element.attrs and element.name not in {"main", "article"}:
        return
    role = role_of(element) if element.name in {"main", "article"} or "role" in element.attrs else ""
    if role in {"main", "article"}:
        measured.scopes.append((element, role))
    if role != "article" and named_post(element):
        measured.posts.append(element)
    if not frame.in_text and names_the_text(element):
        measured.texts.append(element)
        frame.in_text = True


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


def _end_run(block: _Frame) -> int:
    """Close the run that is open in `block`; how much of it is prose."""
    prose = 0
    if block.run >= _PROSE_LENGTH and block.run_linked < block.run * _PROSE_LINKED and not block.in_heading:
        prose = block.run
        block.size.prose += prose
    block.run = block.run_linked = 0
    return prose


def _leads_on(link: Tag) -> bool:
    texts = (node for node in link.contents if isinstance(node, NavigableString))
    return leads_on(next(filter(str.strip, texts), ""))


def _add_size(total: Size, frame: _Frame) -> None:
    part, element = frame.size, frame.element
    total.elements += part.elements + 1
    total.text += part.text
    total.linked += part.linked
    total.prose += part.prose
    total.links += part.links
    total.leaving += part.leaving
    if part.marks:
        total.marks = True
        total.headings += part.headings
        total.cards += part.cards
        total.players += part.players
        total.times += part.times
        total.fields += part.fields
        total.forms += part.forms
        total.has_h1 = total.has_h1 or part.has_h1
    name = element.name
    if name not in _COUNTED:
        return
    if name == "a":
        total.links += "href" in element.attrs
        total.leaving += frame.leaves
        if frame.leaves and 0 < part.text <= LONGEST_MORE and _leads_on(element):
            total.marks = True
            total.cards += 1
        return
    total.marks = True
    if name in HEADINGS:
        total.headings += 1
        total.has_h1 = total.has_h1 or name == "h1"
        total.cards += 0 < part.text == part.linked and (frame.leaves or part.leaving > 0)
    total.players += name in PLAYING_TAGS
    total.times += name == "time"
    total.fields += name == "th"
    total.forms += name == "form"
