"""One block from front to back: its words, and what is announced among and after them.

Every span of a block has a row in the table of announcements. Most are said where they begin and
end ("deleted"). A picture, a link or a note's mark would tear the sentence that it stands in, and
is said after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from reader.page.model import Block, Span
from reader.script.announcements import SPAN_ROLES, UNANNOUNCED
from reader.script.edits import edited
from reader.script.lines import PAUSES, Lines
from reader.script.model import Edit, ReadingOptions, Style, Utterance
from reader.script.repeats import is_repeated
from reader.script.text.citations import citation_edits
from reader.script.text.code_signs import code_edits
from reader.script.text.notation import notation_edits
from reader.script.text.silent import is_silent

Passage = tuple[int, int, str]

_AFTERWARDS = frozenset({"image", "note reference", "abbreviation"})
_START = attrgetter("start")
_RAISED = frozenset({"subscript", "superscript"})
_CLOSING = re.compile(r"[^\w\s]*")


class _Edge(NamedTuple):
    """Where a span begins or ends, and something is said of it."""

    place: int
    order: int  # what ends comes before what begins; the outer begins first, the inner ends first
    role: str
    where: Literal["before", "after"]


class BlockReader:
    """Reads one block; `expanded` are the starts of the abbreviations that are to be explained."""

    def __init__(self, lines: Lines, block: Block, expanded: set[int]) -> None:
        self._lines = lines
        self._block = block
        edits = tuple(_quiet(block, lines.options))
        self._edits = deque(edits)
        self._edges = _edges(block, lines, edits)
        marks = {span.start for span in block.spans if span.kind == "note reference"}
        afterwards = [
            (span.start, span)
            for span in block.spans
            if span.kind in _AFTERWARDS
            and (span.kind != "abbreviation" or span.start in expanded)
            and (span.kind != "note reference" or lines.options.citations)
        ]
        self._afterwards = deque(sorted(afterwards, key=lambda each: each[0]))
        self._sentence = ""  # the one that is being read
        self._links = deque(link.start for link in block.links if link.start not in marks)

    def read(self, passages: list[Passage], style: Style, pause: int) -> Iterator[Utterance]:
        """Say a stretch of the block, given as its passages by language."""
        for number, (start, end, lang) in enumerate(passages, 1):
            last = pause if number == len(passages) else PAUSES["passage"]
            place = start
            while self._edges and self._edges[0].place < end:
                edge = self._edges.popleft()
                if edge.place > place:
                    yield from self._words(place, edge.place, lang, style, PAUSES["passage"])
                    place = edge.place
                yield from self._lines.announced(self._block, edge.role, edge.where, pause=PAUSES["marker"])
            yield from self._words(place, end, lang, style, last)
            while self._edges and self._edges[0].place == end and self._edges[0].where == "after":
                yield from self._lines.announced(self._block, self._edges.popleft().role, "after")

    def before(self, place: int, end: int) -> Iterator[Utterance]:
        """Say the pictures before the sentence from `place` to `end`, which are no part of the last."""
        self._sentence = self._block.text[place:end]
        while self._afterwards:
            start, span = self._afterwards[0]
            if start > place or (start == place and span.kind != "image"):
                break
            self._afterwards.popleft()
            yield from self._said_of(span)

    def after(self, place: int) -> Iterator[Utterance]:
        """Say what stands up to `place` and waits for the end of its sentence."""
        linked = False
        while self._links and self._links[0] < place:
            self._links.popleft()
            linked = True
        if linked:
            yield from self._lines.announced(self._block, "link", "after")
        while self._afterwards and self._afterwards[0][0] <= place:
            yield from self._said_of(self._afterwards.popleft()[1])

    def _said_of(self, span: Span) -> Iterator[Utterance]:
        role = SPAN_ROLES.get(span.kind, span.kind)
        if span.kind == "image" and not is_repeated(span.value, self._sentence):
            role = role if any(map(str.isalnum, span.value)) else "sign"  # an emoji says what it is
            yield from self._lines.announced(self._block, role, "before", name=span.value)
        elif span.kind != "image":
            words = self._block.text[span.start : span.end].strip("[]() ")
            yield from self._lines.announced(
                self._block, role, "after", marker=words, name=words, title=span.value
            )

    def _words(self, start: int, end: int, lang: str, style: Style, pause: int) -> Iterator[Utterance]:
        text = self._block.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            edits = tuple(self._edits_within(start, end))
            spoken = edited(text[start:end], edits)
            if not is_silent(spoken):
                yield self._lines.words(self._block, start, end, lang, style, pause, spoken, edits)

    def _edits_within(self, start: int, end: int) -> Iterator[Edit]:
        """The edits of a stretch, by its own offsets; it comes after all those asked for before."""
        while self._edits and self._edits[0].start < end:
            edit = self._edits.popleft()
            if not edit.words and edit.end > start:  # what is quiet is quiet on both sides of a cut
                yield Edit(max(edit.start, start) - start, min(edit.end, end) - start, "")
            elif start <= edit.start and edit.end <= end:
                yield Edit(edit.start - start, edit.end - start, edit.words)
            if edit.end > end:
                self._edits.appendleft(edit)
                break


def _quiet(block: Block, options: ReadingOptions) -> Iterator[Edit]:
    """What is not said as it is written, in order and apart; citations too, where they are left out."""
    end = 0
    citations = () if options.citations else citation_edits(block)
    for edit in sorted((*notation_edits(block), *code_edits(block, options.verbosity), *citations)):
        if edit.start >= end:
            yield edit
            end = edit.end


def _edges(block: Block, lines: Lines, edits: Sequence[Edit]) -> deque[_Edge]:
    """Where something is said of spans of the block, in order.

    Nothing is said of what the words already say: "squared" of what is high, and that code is code.
    """
    edges = []
    for number, span in enumerate(block.spans):
        if span.kind in _AFTERWARDS or span.kind in UNANNOUNCED:
            continue
        if (span.kind in _RAISED and _touches(edits, span)) or span.kind == block.kind:
            continue
        role = SPAN_ROLES.get(span.kind, span.kind)
        if lines.pieces(role, "before"):
            edges.append(_Edge(span.start, number, role, "before"))
        if lines.pieces(role, "after"):
            closed = _CLOSING.match(block.text, span.end)
            end = closed.end() if closed else span.end
            edges.append(_Edge(end, -number - 1, role, "after"))
    return deque(sorted(edges))


def _touches(edits: Sequence[Edit], span: Span) -> bool:
    """Whether any of the edits, which are in order and apart, changes something of a span."""
    place = bisect_left(edits, span.end, key=_START)
    return place > 0 and edits[place - 1].end > span.start
