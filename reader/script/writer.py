"""`Page` to utterances: what is said, in what order, with which pauses."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, TypeVar

from reader.page.model import Block, Group, Link, Page, Section, Span
from reader.script.announcements import (
    ANNOUNCEMENT_LANG,
    CONTROL_NAMES,
    MEDIA_NAMES,
    announce,
    counted,
    duration,
)
from reader.script.model import Style, Utterance
from reader.script.sentences import split_passages, split_sentences, without_marks
from reader.settings import Verbosity

_Placed = TypeVar("_Placed", Link, Span)

# Silence after each kind of utterance, in milliseconds at normal speed.
PAUSES = {
    "title": 700,
    "heading": 500,
    "sentence": 150,
    "paragraph": 450,
    "item": 300,
    "term": 200,
    "cell": 200,
    "code": 200,
    "announcement": 150,
    "passage": 0,
}
# A block that ends so (a dateline, the words before a list) leads on to the next.
_LEADS_ON = ("—", "–", "-", ":", ",")


def write_script(page: Page, verbosity: Verbosity = "few") -> tuple[Utterance, ...]:
    """Exactly what would be spoken of the article, in order, the title first."""
    script = Script(page, verbosity)
    return tuple(utterance for index in script.article for utterance in script.utterances(index))


class Script:
    """The utterances of every section of a page, each section written when it is first asked for.

    `article` are the indexes of the sections that are read from start to end, in order.
    """

    def __init__(self, page: Page, verbosity: Verbosity = "few") -> None:
        self.page = page
        self.verbosity = verbosity
        self._written: dict[int, tuple[Utterance, ...]] = {}

    @cached_property
    def article(self) -> tuple[int, ...]:
        """Indexes of the article's sections."""
        return tuple(index for index, section in enumerate(self.page.sections) if section.in_article)

    def words_before(self, index: int) -> tuple[int, int]:
        """How many of the article's words stand before section number `index`, and how many there are."""
        return self._words_before.get(index, 0), self._words_before[len(self.page.sections)]

    @cached_property
    def _words_before(self) -> dict[int, int]:
        before, words = {}, 0
        for index in self.article:
            before[index] = words
            words += self.page.sections[index].words
        return {**before, len(self.page.sections): words}

    def blocks_before(self, index: int) -> int:
        """How many of the article's blocks stand before section number `index`."""
        return self._blocks_before.get(index, 0)

    @cached_property
    def _blocks_before(self) -> dict[int, int]:
        before, blocks = {}, 0
        for index in self.article:
            before[index] = blocks
            blocks += len(self.page.sections[index].blocks)
        return before

    def utterances(self, index: int) -> tuple[Utterance, ...]:
        """The utterances of section number `index`; never changes, and may be empty."""
        if index not in self._written:
            writer = _SectionWriter(self.page, self.page.sections[index], self.verbosity)
            opening = self.article[:1] == (index,) and self._needs_title(index)
            self._written[index] = tuple(writer.write(say_title=opening))
        return self._written[index]

    def _needs_title(self, index: int) -> bool:
        """Whether the title must be said because the article does not begin with it."""
        title = _words(self.page.title)
        opening = [block for number in self.article[:3] for block in self.page.sections[number].blocks][:12]
        return bool(title) and not any(_is_near(title, _words(block.text)) for block in opening)


class _SectionWriter:
    def __init__(self, page: Page, section: Section, verbosity: Verbosity) -> None:
        self.page = page
        self.section = section
        self.verbosity = verbosity
        self.sentence = 0
        self.spoken = ""  # what the engine is given of the block that is being written

    def write(self, say_title: bool) -> Iterator[Utterance]:
        if say_title:
            yield self._line("", "title", self.page.title, self.page.lang, "title", PAUSES["title"])
            self.sentence += 1
        before: Block | None = None
        for block in self.section.blocks:
            yield from self._leave(before, block.within)
            yield from self._enter(before.within if before else (), block)
            yield from self._block(block)
            self.sentence += 1
            before = block
        yield from self._leave(before, ())

    # -- groups -------------------------------------------------------------------------------

    def _leave(self, before: Block | None, after: tuple[Group, ...]) -> Iterator[Utterance]:
        """Say the end of what the block before stood in, as a part of its last sentence."""
        if before is None:
            return
        self.sentence -= 1
        for group in reversed(before.within):
            if group not in after:
                words = announce(group.kind, self.verbosity, "after", marker="")
                yield from self._say(before.id, words, pause=PAUSES["paragraph"])
        self.sentence += 1

    def _enter(self, before: tuple[Group, ...], block: Block) -> Iterator[Utterance]:
        for group in block.within:
            if group not in before:
                words = announce(
                    group.kind,
                    self.verbosity,
                    "before",
                    items=counted(group.size, "item"),
                    terms=counted(group.size, "term"),
                    marker=block.marker,
                )
                yield from self._say(block.id, words)

    # -- blocks -------------------------------------------------------------------------------

    def _block(self, block: Block) -> Iterator[Utterance]:
        self.spoken = without_marks(block)
        if block.table is not None:
            yield from self._table(block)
        elif block.kind == "code":
            yield from self._code(block)
        elif block.kind == "figure":
            yield from self._figure(block)
        elif block.kind in {"media", "control"}:
            yield from self._thing(block)
        else:
            if block.kind == "item" or (block.marker and block.kind != "note"):
                yield from self._say(block.id, self._announced(block, "item", "before"), pause=50)
            after = (
                self._announced(block, block.kind, "after") if block.kind in {"heading", "paragraph"} else ""
            )
            yield from self._text(block, announced_after=bool(after))
            yield from self._say(block.id, after, pause=PAUSES[block.kind] if after else 0)

    def _announced(self, block: Block, role: str, where: Literal["before", "after"]) -> str:
        level = "" if self._is_title(block) else block.level
        if role == "heading" and not level:
            return ""
        return announce(
            role,
            self.verbosity,
            where,
            level=level,
            marker=block.marker,
            name=block.name,
            lines=counted(block.text.count("\n") + 1, "line"),
        )

    def _is_title(self, block: Block) -> bool:
        return block.kind == "heading" and block.text == self.page.title and self.section.in_article

    def _text(self, block: Block, announced_after: bool = False) -> Iterator[Utterance]:
        sentences = split_sentences(block)
        style: Style = "heading" if block.kind == "heading" else "text"
        last = PAUSES.get(block.kind, PAUSES["paragraph"])
        if announced_after or block.text.endswith(_LEADS_ON):
            last = PAUSES["sentence"]
        pictures = deque(span for span in block.spans if span.kind == "image")
        marks = deque(span for span in block.spans if span.kind == "note reference")
        links = deque(block.links)
        passages = split_passages(block, sentences)
        for number, ((start, end), parts) in enumerate(zip(sentences, passages, strict=True)):
            if number:
                self.sentence += 1
            is_last = number == len(sentences) - 1
            yield from self._pictures(block, _taken(pictures, start))
            yield from self._passages(block, parts, style, last if is_last else PAUSES["sentence"])
            yield from self._pictures(block, _taken(pictures, len(block.text) if is_last else end))
            yield from self._links(block, _taken(links, end), _taken(marks, end))

    def _passages(
        self, block: Block, passages: list[tuple[int, int, str]], style: Style, pause: int
    ) -> Iterator[Utterance]:
        for number, (left, right, lang) in enumerate(passages):
            is_last = number == len(passages) - 1
            yield self._utterance(block, left, right, lang, style, pause if is_last else PAUSES["passage"])

    def _pictures(self, block: Block, pictures: list[Span]) -> Iterator[Utterance]:
        for span in pictures:
            yield from self._say(block.id, announce("picture", self.verbosity, "before", name=span.value))

    def _links(self, block: Block, links: list[Link], marks: list[Span]) -> Iterator[Utterance]:
        """That there are links in a sentence, and marks of notes, for those who want to hear it."""
        places = {mark.start for mark in marks}
        if any(link.start not in places for link in links):
            yield from self._say(block.id, announce("link", self.verbosity, "after"))
        for mark in marks:
            marker = block.text[mark.start : mark.end]
            yield from self._say(block.id, announce("note reference", self.verbosity, "after", marker=marker))

    def _code(self, block: Block) -> Iterator[Utterance]:
        yield from self._say(block.id, self._announced(block, "code", "before"))
        position, said = 0, 0
        for line in block.text.split("\n"):
            if line.strip():
                self.sentence += said > 0
                said += 1
                yield self._utterance(
                    block, position, position + len(line), block.lang, "text", PAUSES["code"]
                )
            position += len(line) + 1
        yield from self._say(block.id, self._announced(block, "code", "after"))

    def _figure(self, block: Block) -> Iterator[Utterance]:
        if block.name:
            yield from self._say(block.id, self._announced(block, "picture", "before"), lang=block.lang)
        else:
            yield from self._say(block.id, self._announced(block, "figure", "before"))
        if block.text:
            yield from self._text(block)
        yield from self._say(block.id, self._announced(block, "figure", "after"))

    def _thing(self, block: Block) -> Iterator[Utterance]:
        """A player or a control: it has no text, only what stands for it."""
        words = ""
        if block.media is not None:
            title = block.name if block.name.casefold() != self.page.title.casefold() else ""
            length = duration(block.media.seconds) if block.media.seconds else ""
            parts = (MEDIA_NAMES[block.media.kind], title, length)
            words = announce("media", self.verbosity, "before", media=", ".join(filter(None, parts)))
        elif block.kind == "control":
            control = CONTROL_NAMES.get(block.role, block.role)
            words = announce("control", self.verbosity, "before", name=block.name, control=control)
        yield from self._say(block.id, words, lang=block.lang)

    def _table(self, block: Block) -> Iterator[Utterance]:
        table = block.table
        assert table is not None
        words = announce(
            "table",
            self.verbosity,
            "before",
            name=f"{block.name}, " if block.name else "",
            rows=counted(table.rows, "row"),
            columns=counted(table.columns, "column"),
        )
        yield from self._say(block.id, words)
        said = [cell for cell in table.cells if cell.start < cell.end]
        passages = split_passages(block, [(cell.start, cell.end) for cell in said])
        for number, (cell, parts) in enumerate(zip(said, passages, strict=True)):
            self.sentence += number > 0
            # Read along a row, the column is what changes; the row's header was read as a cell.
            headers = ", ".join(cell.column_headers) if not cell.header else ""
            if headers:
                words = announce("cell", self.verbosity, "before", headers=headers)
                yield from self._say(block.id, words, pause=50, lang=block.lang)
            yield from self._passages(block, parts, "text", PAUSES["cell"])
        yield from self._say(block.id, announce("table", self.verbosity, "after"))

    # -- utterances ---------------------------------------------------------------------------

    def _say(
        self, block: str, words: str, pause: int = PAUSES["announcement"], lang: str = ANNOUNCEMENT_LANG
    ) -> Iterator[Utterance]:
        if words:
            yield self._line(block, "announcement", words, lang, "announcement", pause)

    def _line(self, block: str, kind: str, text: str, lang: str, style: Style, pause: int) -> Utterance:
        return Utterance(
            self.section.id, block, kind, text, text, lang, None, None, self.sentence, style, pause
        )

    def _utterance(
        self, block: Block, start: int, end: int, lang: str, style: Style, pause: int
    ) -> Utterance:
        return Utterance(
            self.section.id,
            block.id,
            block.kind,
            block.text[start:end],
            self.spoken[start:end],
            lang,
            start,
            end,
            self.sentence,
            style,
            pause,
        )


def _taken(queue: deque[_Placed], to: int) -> list[_Placed]:
    """Take what stands up to offset `to` from the front of a queue in order of place."""
    taken = []
    while queue and queue[0].start <= to:
        taken.append(queue.popleft())
    return taken


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _is_near(title: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles are nearly the same: one may have a site's name or a column's more."""
    return len(title & other) >= 0.7 * max(1, min(len(title), len(other))) and len(other) < 2 * len(title) + 3
