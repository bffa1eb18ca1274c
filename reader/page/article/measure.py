"""Measures a page in one pass over its tree: its visible elements, and the text in each of them.

The unit is the run: text in one block, not interrupted by another block. A run is *prose* if it is long
enough to be a sentence and is not mostly links. Navigation, captions and buttons are short or linked.
Nothing here depends on a language or a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from bs4.element import NavigableString, Tag

from reader.page.dom.class_words import element_words
from reader.page.dom.elements import BLOCKS, HEADINGS, MEDIA_TAGS, UNSPOKEN
from reader.page.dom.visibility import is_hidden

_MIN_PROSE_CHARACTERS = 60  # shorter runs are labels, buttons, bylines
_MAX_PROSE_LINK_DENSITY = 0.5
# A character of these scripts counts as three: it says as much as two or three letters.
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_PIECES: list[str] = []  # shared by all finished runs, because a long page has very many


class TextRun:
    """Text in one block, not interrupted by another block.

    `box` is the block's place among the page's elements, and `inner` has the places of the elements in it
    with some of the text. `length` and `linked` count characters.
    """

    __slots__ = ("box", "inner", "length", "linked", "pieces", "prose", "text")

    def __init__(self, box: int) -> None:
        self.box = box
        self.inner: dict[int, None] = {}
        self.pieces: list[str] = []
        self.length = self.linked = self.prose = 0
        self.text = ""

    @property
    def link_density(self) -> float:
        """The share of the text that is links, 0 to 1."""
        return self.linked / self.length


class Size(NamedTuple):
    """The visible content of one element; `text` and `prose` are in characters."""

    text: int = 0
    prose: int = 0
    players: int = 0
    has_h1: bool = False


@dataclass
class Measured:
    """The visible elements of a page in document order, with the runs of text in them.

    An element's place is its index in the lists, which have an entry for each element, except the last three.
    """

    elements: list[Tag] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)  # their places, -1 for none
    tags: list[str] = field(default_factory=list)  # BeautifulSoup's own attributes are slow to look up
    attributes: list[Mapping[str, Any]] = field(default_factory=list)
    text: list[int] = field(default_factory=list)  # characters in it
    linked: list[int] = field(default_factory=list)  # characters of its text in links
    prose: list[int] = field(default_factory=list)  # characters of its runs of prose
    runs_before: list[int] = field(default_factory=list)  # how many runs begin before it
    run_counts: list[int] = field(default_factory=list)  # how many runs begin in it
    in_heading: list[bool] = field(default_factory=list)  # it is a heading, or in one
    runs: list[TextRun] = field(default_factory=list)
    hidden: list[Tag] = field(default_factory=list)  # the outermost hidden elements
    unscripted: list[Tag] = field(default_factory=list)  # for browsers without scripts

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each element in the lists, by its `id()`."""
        return {id(element): place for place, element in enumerate(self.elements)}

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """The class-name words of each element with text."""
        known: dict[int, tuple[str, ...]] = {}  # by the attributes' `id()`: elements can share them
        words: list[tuple[str, ...]] = []
        for attributes, text in zip(self.attributes, self.text, strict=True):
            if not attributes or not text:
                words.append(())
                continue
            found = known.get(id(attributes))
            if found is None:
                found = known[id(attributes)] = element_words(attributes)
            words.append(found)
        return words

    def size(self, element: Tag) -> Size | None:
        """The content of an element; None if it is not visible."""
        place = self.places.get(id(element))
        if place is None:
            return None
        return Size(self.text[place], self.prose[place], self._players[place], self._h1s[place] > 0)

    def is_inside(self, place: int, ancestor: int) -> bool:
        """True if the element at `place` is the one at `ancestor`, or inside it."""
        return ancestor <= place < self.ends[ancestor]

    def path(self, place: int, ancestor: int = 0, most: int | None = None) -> tuple[str, ...]:
        """The tag and first class-name word of an element and of those around it, up to an ancestor.

        The innermost comes first; there are `most` at most.
        """
        path: list[str] = []
        while place > ancestor and len(path) != most:
            path.append(f"{self.tags[place]} {''.join(self.words[place][:1])}")
            place = self.parents[place]
        return tuple(path)

    @cached_property
    def ends(self) -> list[int]:
        """The place after the last element inside each one."""
        ends = list(range(1, len(self.parents) + 1))
        for place in range(len(ends) - 1, 0, -1):
            parent = self.parents[place]
            if ends[parent] == parent + 1:  # this is its last child
                ends[parent] = ends[place]
        return ends

    @cached_property
    def _players(self) -> list[int]:
        return self.summed([int(tag in MEDIA_TAGS) for tag in self.tags])

    @cached_property
    def _h1s(self) -> list[int]:
        return self.summed([int(tag == "h1") for tag in self.tags])

    def kept_text(self, kept: Sequence[bool]) -> list[int]:
        """The characters of kept text in each element."""
        kept_text = [0] * len(self.elements)
        for run, is_kept in zip(self.runs, kept, strict=True):
            kept_text[run.box] += run.length if is_kept else 0
        return self.summed(kept_text)

    def first_prose(self, kept: Sequence[bool]) -> int:
        """The number of the first kept run of prose, else 0."""
        return next((number for number, run in enumerate(self.runs) if kept[number] and run.prose), 0)

    def summed(self, counts: list[int]) -> list[int]:
        """Each element's own count plus those of all elements inside it; changes `counts`."""
        for place in range(len(counts) - 1, 0, -1):
            if counts[place]:
                counts[self.parents[place]] += counts[place]
        return counts


def measure(body: Tag) -> Measured:
    """The measures of all visible content of `body`."""
    measured = Measured([body], [-1], [body.name], [body.attrs], runs_before=[0])
    elements, parents, runs = measured.elements, measured.parents, measured.runs
    tags, all_attributes, runs_before = measured.tags, measured.attributes, measured.runs_before
    text: dict[int, int] = {}  # the characters directly in each element
    linked: dict[int, int] = {}
    # The open elements: the remaining nodes, the place, the block around them, and True in a link.
    stack: list[tuple[Iterator[Any], int, int, bool]] = [(iter(body.contents), 0, 0, False)]
    run: TextRun | None = None
    while stack:
        nodes, place, block, in_link = stack[-1]
        for node in nodes:
            if isinstance(node, NavigableString):
                if run is None:
                    if not node.strip():
                        continue
                    run = TextRun(block)
                    runs.append(run)
                length = _add_text(node, run, parents, place)
                text[place] = text.get(place, 0) + length
                if in_link:
                    run.linked += length
                    linked[place] = linked.get(place, 0) + length
                continue
            name, attributes = node.name, node.attrs
            if name in UNSPOKEN or ((attributes or name == "dialog") and is_hidden(node)):
                _add_unseen(node, measured)
                continue
            inner = len(elements)
            elements.append(node)
            parents.append(place)
            tags.append(name)
            all_attributes.append(attributes)
            runs_before.append(len(runs))
            is_block = name in BLOCKS
            if is_block:
                run = None
            elif name == "br" and run is not None:
                run.pieces.append(" ")
            contents = node.contents
            if contents:
                links = in_link or (name == "a" and "href" in attributes)
                stack.append((iter(contents), inner, inner if is_block else block, links))
                break
        else:
            stack.pop()
            if block == place:
                run = None
    _sum_up(measured, text, linked)
    return measured


def outermost(measured: Measured, tag: str) -> Iterator[int]:
    """Yield the places of the elements with this tag that are not in another one."""
    end = 0
    if tag not in measured.tags:
        return
    for place, each in enumerate(measured.tags):
        if each == tag and place >= end:
            end = measured.ends[place]
            yield place


def _add_unseen(element: Tag, measured: Measured) -> None:
    """Add an element that is not visible to `hidden` or `unscripted`, if its text can be read at all."""
    if element.name not in UNSPOKEN:
        measured.hidden.append(element)
    elif element.name == "noscript":
        measured.unscripted.append(element)


def _add_text(node: str, run: TextRun, parents: Sequence[int], place: int) -> int:
    """Add a text of the element at `place` to a run, and return its characters."""
    run.pieces.append(node)
    stripped = node.strip()
    length = len(stripped)
    if not length:
        return 0
    if not stripped.isascii():
        length += 2 * sum(1 for _ in _DENSE.finditer(stripped))
    run.length += length
    while place != run.box and place not in run.inner:
        run.inner[place] = None
        place = parents[place]
    return length


def _sum_up(measured: Measured, text: Mapping[int, int], linked: Mapping[int, int]) -> None:
    """Add the content of inner elements to the outer ones, and finish the text of each run.

    `text` and `linked` are the characters directly in elements, by their places.
    """
    count = len(measured.elements)
    measured.text, measured.linked = [0] * count, [0] * count
    measured.prose, measured.run_counts = [0] * count, [0] * count
    for counts, own in ((measured.text, text), (measured.linked, linked)):
        for place, length in own.items():
            counts[place] = length
    in_heading = measured.in_heading
    for tag, parent in zip(measured.tags, measured.parents, strict=True):
        in_heading.append(tag in HEADINGS or (parent >= 0 and in_heading[parent]))
    for run in measured.runs:
        run.text = " ".join("".join(run.pieces).split())
        run.pieces = _NO_PIECES
        is_prose = run.length >= _MIN_PROSE_CHARACTERS and run.linked < run.length * _MAX_PROSE_LINK_DENSITY
        if is_prose and not measured.in_heading[run.box]:
            run.prose = run.length
            measured.prose[run.box] += run.length
        measured.run_counts[run.box] += 1
    for counts in (measured.text, measured.linked, measured.prose, measured.run_counts):
        measured.summed(counts)
