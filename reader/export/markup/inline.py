"""Writes the text of a block as XHTML, with properly nested elements for sentences, links and spans.

Sentences have priority: an element that crosses the end of a sentence (emphasis over two sentences) is closed
there and opened again, so that every sentence is one element.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.export.markup.xml_text import xml_text

_MAX_NESTING = 32  # deeper elements are dropped; their text stays


class ElementRange(NamedTuple):
    """An element around characters `start` to `end`. `attributes` is markup; each starts with a space.

    If it has `content`, that replaces the characters.
    """

    start: int
    end: int
    name: str
    attributes: str = ""
    content: str = ""

    @property
    def tag(self) -> str:
        """Its start tag."""
        return f"<{self.name}{self.attributes}>"


class Insertion(NamedTuple):
    """Markup that is inserted at a place in the text."""

    place: int
    content: str


class InlineWriter:
    """Writes the text of a block, stretch by stretch. `sentences` are in order and do not overlap."""

    def __init__(
        self,
        text: str,
        sentences: Iterable[ElementRange],
        ranges: Iterable[ElementRange],
        points: Iterable[Insertion],
    ) -> None:
        self._text = text
        self._sentences = deque(sentences)
        self._ranges = deque(sorted(dict.fromkeys(ranges), key=lambda each: (each.start, -each.end)))
        self._points = deque(sorted(points, key=lambda each: each.place))
        self._open: list[ElementRange] = []
        self._written: list[str] = []

    def write(self, start: int, end: int) -> str:
        """The markup of characters `start` to `end`, which must follow all those written before."""
        waiting, self._open, self._written = self._open, [], []
        self._enter(start, waiting)
        place = start
        while True:
            self._leave(place)
            while self._points and self._points[0].place <= place:
                self._written.append(self._points.popleft().content)
            if place >= end:
                break
            self._begin_sentence(place)
            whole = self._begin(place, end)
            following = whole or self._next(place, end)
            if not whole:
                self._written.append(xml_text(self._text[place:following]))
            place = following
        self._close(self._open)  # the next stretch opens them again
        return "".join(self._written)

    def _next(self, place: int, end: int) -> int:
        """The next place where an element begins or ends."""
        waiting: tuple[deque[ElementRange], ...] = (self._sentences, self._ranges)
        places = [queue[0].start for queue in waiting if queue]
        places += [each.end for each in self._open]
        places += [self._points[0].place] if self._points else []
        return min((each for each in places if place < each < end), default=end)

    def _begin_sentence(self, place: int) -> None:
        if self._sentences and self._sentences[0].start <= place:
            inside, self._open = self._open, []
            self._close(inside)
            self._enter(place, [self._sentences.popleft(), *inside])

    def _begin(self, place: int, end: int) -> int:
        """Open the elements that begin here. Returns the end of the `content` that was written, or 0."""
        while self._ranges and self._ranges[0].start <= place:
            each = self._ranges.popleft()
            if each.content and self._is_whole(each, end):
                self._written.append(each.content)
                while self._ranges and self._ranges[0].start < each.end:
                    self._ranges.popleft()
                return each.end
            self._enter(place, [each])
        return 0

    def _is_whole(self, each: ElementRange, end: int) -> bool:
        """True if no sentence and no open element begins or ends inside `each`."""
        ends = min([end, *(around.end for around in self._open)])
        return each.end <= ends and not (self._sentences and self._sentences[0].start < each.end)

    def _enter(self, place: int, ranges: Iterable[ElementRange]) -> None:
        """Open the elements that continue past `place`, except nested links and too deep ones."""
        for each in ranges:
            is_nested_link = each.name == "a" and any(around.name == "a" for around in self._open)
            if each.end > place and each.name and len(self._open) < _MAX_NESTING and not is_nested_link:
                self._open.append(each)
                self._written.append(each.tag)

    def _leave(self, place: int) -> None:
        """Close the elements that end here, and open those inside them again that continue."""
        first = next((number for number, each in enumerate(self._open) if each.end <= place), None)
        if first is not None:
            closed, self._open = self._open[first:], self._open[:first]
            self._close(closed)
            self._enter(place, closed)

    def _close(self, ranges: Sequence[ElementRange]) -> None:
        for each in reversed(ranges):
            if self._written and self._written[-1] == each.tag:
                self._written.pop()  # it would be empty
            else:
                self._written.append(f"</{each.name}>")
