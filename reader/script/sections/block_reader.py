"""Read one block: its words, and the announcements within and after its sentences.

Most spans are announced where they begin and end ("deleted"). A picture, a link or a note reference
would break the sentence, so it is announced after it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from reader.page.model import Block, Span
from reader.script.announcements import SPAN_ROLES, UNANNOUNCED
from reader.script.edits import apply_edits, first_of_overlaps, touches
from reader.script.model import Edit, ReadingOptions, Style, Utterance
from reader.script.sections.repeats import is_repeated
from reader.script.sections.utterance_builder import UtteranceBuilder
from reader.script.text.citations import citation_edits
from reader.script.text.code_punctuation import code_edits
from reader.script.text.credits import credit_edits
from reader.script.text.notation import notation_edits
from reader.script.text.sentences import trimmed
from reader.script.text.silent import is_silent

Passage = tuple[int, int, str]

_ANNOUNCED_AFTER_SENTENCE = frozenset({"image", "note reference", "abbreviation"})
_RAISED = frozenset({"subscript", "superscript"})
_MAX_SENTENCE_CHARACTERS = 2000  # searched for the name of each picture in it
_CLOSING = re.compile(r"[^\w\s]*")


class _Edge(NamedTuple):
    """Where a span begins or ends, with an announcement."""

    place: int
    order: int  # ends come before begins; an outer span begins first and ends last
    role: str
    where: Literal["before", "after"]


class BlockReader:
    """Reads one block; `expanded` holds the starts of the abbreviations to explain."""

    def __init__(self, builder: UtteranceBuilder, block: Block, expanded: set[int]) -> None:
        self._builder = builder
        self._pauses = builder.pauses
        self._block = block
        edits = tuple(_block_edits(block, builder.options))
        self._edits = deque(edits)
        self._edges = _edges(block, builder, edits)
        marks = {span.start for span in block.spans if span.kind == "note reference"}
        after_sentence = [
            span
            for span in block.spans
            if span.kind in _ANNOUNCED_AFTER_SENTENCE
            and (span.kind != "image" or span.start == span.end)
            and (span.kind != "abbreviation" or span.start in expanded)
            and (span.kind != "note reference" or builder.options.citations)
        ]
        self._after_sentence = deque(sorted(after_sentence, key=attrgetter("start")))
        self._sentence = ""  # the current one
        self._links = deque(link.start for link in block.links if link.start not in marks)

    def read(self, passages: list[Passage], style: Style, pause: int) -> Iterator[Utterance]:
        """Read a stretch of the block, given as its passages by language."""
        for number, (start, end, lang) in enumerate(passages, 1):
            last = pause if number == len(passages) else self._pauses["passage"]
            place = start
            while self._edges and self._edges[0].place < end:
                edge = self._edges.popleft()
                if edge.place > place:
                    yield from self._words(place, edge.place, lang, style, self._pauses["passage"])
                    place = edge.place
                yield from self._builder.announced(
                    self._block, edge.role, edge.where, pause=self._pauses["marker"]
                )
            yield from self._words(place, end, lang, style, last)
            while self._edges and self._edges[0].place == end and self._edges[0].where == "after":
                yield from self._builder.announced(self._block, self._edges.popleft().role, "after")

    def before(self, start: int, end: int) -> Iterator[Utterance]:
        """Announce the pictures that stand between the last sentence and this one, `start` to `end`."""
        self._sentence = self._block.text[start : min(end, start + _MAX_SENTENCE_CHARACTERS)]
        while self._after_sentence:
            span = self._after_sentence[0]
            if span.start > start or (span.start == start and span.kind != "image"):
                break
            self._after_sentence.popleft()
            yield from self._announce_span(span)

    def after(self, place: int) -> Iterator[Utterance]:
        """Announce the links, pictures and notes of a sentence that ends at `place`."""
        linked = False
        while self._links and self._links[0] < place:
            self._links.popleft()
            linked = True
        if linked:
            yield from self._builder.announced(self._block, "link", "after")
        while self._after_sentence and self._after_sentence[0].start <= place:
            yield from self._announce_span(self._after_sentence.popleft())

    def _announce_span(self, span: Span) -> Iterator[Utterance]:
        role = SPAN_ROLES.get(span.kind, span.kind)
        if span.kind == "image" and not is_repeated(span.value, self._sentence):
            role = role if any(map(str.isalnum, span.value)) else "sign"  # an emoji's name needs no role
            yield from self._builder.announced(self._block, role, "before", lang=span.lang, name=span.value)
        elif span.kind != "image":
            words = self._block.text[span.start : span.end].strip("[]() ")
            yield from self._builder.announced(
                self._block, role, "after", marker=words, name=words, title=span.value
            )

    def _words(self, start: int, end: int, lang: str, style: Style, pause: int) -> Iterator[Utterance]:
        text = self._block.text
        stretch = trimmed(text, start, end)
        if stretch is not None:
            start, end = stretch
            edits = tuple(self._edits_within(start, end))
            spoken = apply_edits(text[start:end], edits)
            if not is_silent(spoken):
                yield self._builder.words(self._block, start, end, lang, style, pause, spoken, edits)

    def _edits_within(self, start: int, end: int) -> Iterator[Edit]:
        """The edits of a stretch, with offsets from its start; call it for the stretches in order."""
        while self._edits and self._edits[0].start < end:
            edit = self._edits.popleft()
            if not edit.words and edit.end > start:  # a range to skip is skipped on both sides of a cut
                yield Edit(max(edit.start, start) - start, min(edit.end, end) - start, "")
            elif start <= edit.start and edit.end <= end:
                yield Edit(edit.start - start, edit.end - start, edit.words)
            if edit.end > end:
                self._edits.appendleft(edit)
                break


def _block_edits(block: Block, options: ReadingOptions) -> Iterator[Edit]:
    """The block's edits for notation, code and skipped citations, in order and without overlaps."""
    citations = () if options.citations else citation_edits(block)
    credits_ = credit_edits(block) if options.verbosity in {"few", "most"} else ()
    return first_of_overlaps(
        (*notation_edits(block), *code_edits(block, options.verbosity), *citations, *credits_)
    )


def _edges(block: Block, builder: UtteranceBuilder, edits: Sequence[Edit]) -> deque[_Edge]:
    """The span edges to announce, in order.

    A span whose words already express it has none: a superscript spoken as "squared", code within code.
    """
    edges = []
    for number, span in enumerate(block.spans):
        if span.kind in _ANNOUNCED_AFTER_SENTENCE or span.kind in UNANNOUNCED:
            continue
        if (span.kind in _RAISED and touches(edits, span.start, span.end)) or span.kind == block.kind:
            continue
        role = SPAN_ROLES.get(span.kind, span.kind)
        if builder.pieces(role, "before"):
            edges.append(_Edge(span.start, number, role, "before"))
        if builder.pieces(role, "after"):
            closed = _CLOSING.match(block.text, span.end)
            end = closed.end() if closed else span.end
            edges.append(_Edge(end, -number - 1, role, "after"))
    return deque(sorted(edges))
