"""What a page shows, in one pass over its tree: its elements, and the text in each of them.

The unit is the run: text that stands together in one block, unbroken by another block. A run is
*prose* when it is long enough to be a sentence and is not mostly links: navigation, captions and
buttons are short or linked, articles are not. Nothing here depends on a language or a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from bs4.element import NavigableString, Tag

from reader.page.dom.elements import BLOCKS, HEADINGS, PLAYING_TAGS, UNSPOKEN
from reader.page.dom.visibility import is_hidden

_PROSE_LENGTH = 60  # characters: shorter runs are labels, buttons, bylines
_PROSE_LINKED = 0.5  # at most this much of a run of prose may be links
# A character of these scripts says as much as two or three letters.
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_PIECES: list[str] = []  # one for all runs whose text is whole: a long page has very many


class TextRun:
    """Text that stands together in one block.

    `box` is the block's place among the page's elements, `inner` those of the elements in it that hold
    some of the text. `length` and `linked` count characters.
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
        """How much of the text is links, 0 to 1."""
        return self.linked / self.length


class Size(NamedTuple):
    """How much is inside one element, hidden parts left out; `text` and `prose` in characters."""

    text: int = 0
    prose: int = 0
    players: int = 0
    has_h1: bool = False


@dataclass
class Measured:
    """The visible elements of a page in document order, what each holds, and the runs of its text.

    All lists but `runs`, `hidden` and `unscripted` have an entry an element: its parent's place, how
    many characters of text, linked text and prose it holds, how many runs begin before it and stand in
    it, and whether it is a heading or in one. `hidden` is what the page hides, not what is inside of it;
    `unscripted` is what it has for browsers without scripts.
    """

    elements: list[Tag] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    runs_before: list[int] = field(default_factory=list)
    run_counts: list[int] = field(default_factory=list)
    in_heading: list[bool] = field(default_factory=list)
    runs: list[TextRun] = field(default_factory=list)
    hidden: list[Tag] = field(default_factory=list)
    unscripted: list[Tag] = field(default_factory=list)

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each element in the lists, by its `id()`."""
        return {id(element): place for place, element in enumerate(self.elements)}

    def size(self, element: Tag) -> Size | None:
        """How much an element holds; None for one that is not shown."""
        place = self.places.get(id(element))
        if place is None:
            return None
        return Size(self.text[place], self.prose[place], self._players[place], self._h1s[place] > 0)

    def is_inside(self, place: int, ancestor: int) -> bool:
        """Whether the element at `place` is the one at `ancestor`, or stands in it."""
        return ancestor <= place < self.ends[ancestor]

    @cached_property
    def ends(self) -> list[int]:
        """The place after the last element inside each one."""
        ends = list(range(1, len(self.parents) + 1))
        for place in range(len(ends) - 1, 0, -1):
            parent = self.parents[place]
            ends[parent] = max(ends[parent], ends[place])
        return ends

    @cached_property
    def _players(self) -> list[int]:
        return self.summed([int(element.name in PLAYING_TAGS) for element in self.elements])

    @cached_property
    def _h1s(self) -> list[int]:
        return self.summed([int(element.name == "h1") for element in self.elements])

    def held(self, kept: Sequence[bool]) -> list[int]:
        """How much text of the runs that are kept each element holds."""
        held = [0] * len(self.elements)
        for run, keep in zip(self.runs, kept, strict=True):
            held[run.box] += run.length if keep else 0
        return self.summed(held)

    def first_prose(self, kept: Sequence[bool]) -> int:
        """The number of the first run of prose that is kept; 0 if there is none."""
        return next((number for number, run in enumerate(self.runs) if kept[number] and run.prose), 0)

    def summed(self, counts: list[int]) -> list[int]:
        """Each element's own count, with those of all elements inside of it; changes `counts`."""
        for place in range(len(counts) - 1, 0, -1):
            if counts[place]:
                counts[self.parents[place]] += counts[place]
        return counts

    def add(self, element: Tag, parent: int) -> int:
        """Take in an element; gives its place."""
        self.elements.append(element)
        self.parents.append(parent)
        self.text.append(0)
        self.linked.append(0)
        self.runs_before.append(len(self.runs))
        self.in_heading.append(element.name in HEADINGS or (parent >= 0 and self.in_heading[parent]))
        return len(self.elements) - 1


class _Level(NamedTuple):
    """An element on the way down, with the block and the link that it stands in."""

    nodes: Iterator[Any]
    place: int
    block: int
    in_link: bool


def measure(body: Tag) -> Measured:
    """What is shown in `body`, and how much of it there is where."""
    measured = Measured()
    measured.add(body, -1)
    stack = [_Level(iter(body.contents), 0, 0, in_link=False)]
    run: TextRun | None = None
    while stack:
        nodes, place, block, in_link = stack[-1]
        for node in nodes:
            if isinstance(node, NavigableString):
                if run is None:
                    if not node.strip():
                        continue
                    run = TextRun(block)
                    measured.runs.append(run)
                _add_text(node, run, measured, place, in_link=in_link)
            elif _is_shown(node, measured):
                inner = measured.add(node, place)
                is_block = node.name in BLOCKS
                if is_block:
                    run = None
                elif node.name == "br" and run is not None:
                    run.pieces.append(" ")
                links = in_link or (node.name == "a" and "href" in node.attrs)
                stack.append(_Level(iter(node.contents), inner, inner if is_block else block, links))
                break
        else:
            if stack.pop().block == place:
                run = None
    _sum_up(measured)
    return measured


def _is_shown(element: Tag, measured: Measured) -> bool:
    """Whether an element is shown; what only some see is noted."""
    if element.name in UNSPOKEN:
        if element.name == "noscript":
            measured.unscripted.append(element)
        return False
    if is_hidden(element):
        measured.hidden.append(element)
        return False
    return True


def _add_text(node: str, run: TextRun, measured: Measured, place: int, *, in_link: bool) -> None:
    run.pieces.append(node)
    stripped = node.strip()
    length = len(stripped)
    if not length:
        return
    if not stripped.isascii():
        length += 2 * sum(1 for _ in _DENSE.finditer(stripped))
    measured.text[place] += length
    run.length += length
    if in_link:
        measured.linked[place] += length
        run.linked += length
    while place != run.box and place not in run.inner:
        run.inner[place] = None
        place = measured.parents[place]


def _sum_up(measured: Measured) -> None:
    """Give each element what the elements inside of it hold, and each run its text."""
    count = len(measured.elements)
    measured.prose, measured.run_counts = [0] * count, [0] * count
    for run in measured.runs:
        run.text = " ".join("".join(run.pieces).split())
        run.pieces = _NO_PIECES
        is_prose = run.length >= _PROSE_LENGTH and run.linked < run.length * _PROSE_LINKED
        if is_prose and not measured.in_heading[run.box]:
            run.prose = run.length
            measured.prose[run.box] += run.length
        measured.run_counts[run.box] += 1
    for counts in (measured.text, measured.linked, measured.prose, measured.run_counts):
        measured.summed(counts)
