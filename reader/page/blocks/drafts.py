"""Sections in the making: blocks are sorted into them as the walk goes, then all is frozen.

Two sections are open at a time. What is left out of the article (a share button between two
paragraphs) gets a section of its own, and the article's section goes on after it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from reader.page.dom.words import count_words
from reader.page.model import Block, Link, Section, Span
from reader.page.reasons import Reason

_TITLE_WORDS = 8


@dataclass(slots=True)
class DraftSection:
    """A section that can still grow. `title` and `name` may be empty until it is frozen."""

    in_article: bool
    why: Reason
    landmark: str
    title: str = ""
    name: str = ""
    level: int | None = None
    blocks: list[Block] = field(default_factory=list)
    votes: Counter[Reason] = field(default_factory=Counter)


@dataclass(slots=True)
class Place:
    """A stretch of the walk, counted in blocks: the first inside, and the first after it."""

    start: int
    end: int


class Drafts:
    """Collects blocks into sections, and knows afterwards where everything stands."""

    def __init__(self) -> None:
        self.sections: list[DraftSection] = []
        self.homes: list[DraftSection] = []  # the section of each block, in the order of the walk
        self.last: Block | None = None
        self.position = 0  # how many blocks there are so far: a place in the walk
        self._open: dict[bool, DraftSection | None] = {True: None, False: None}

    def begin(self, section: DraftSection) -> None:
        """Open a section for what follows; it takes its place when its first block comes."""
        self._open[section.in_article] = section

    def end(self, in_article: bool) -> None:
        """Close the open section, so that what follows stands in another."""
        self._open[in_article] = None

    def add(self, block: Block, in_article: bool, why: Reason, landmark: str) -> None:
        """Put a block into the open section of its kind; open one where there is none."""
        section = self._open[in_article]
        if section is None:
            section = DraftSection(in_article, why, landmark)
            self._open[in_article] = section
        if not section.blocks:
            self.sections.append(section)
        section.blocks.append(block)
        section.votes[why] += count_words(block.text) or 1
        self.homes.append(section)
        self.position += 1
        self.last = block
        if in_article:
            self._open[False] = None

    def landing(self, place: Place) -> DraftSection | None:
        """The section that a place of the page leads to, once the walk is over.

        That is the article, where the place holds some of it; else the first section in it; else
        what comes next.
        """
        if not self.homes:
            return None
        article = self._next_in_article[min(place.start, len(self.homes))]
        if article < place.end:
            return self.homes[article]
        return self.homes[min(place.start, len(self.homes) - 1)]

    @cached_property
    def _next_in_article(self) -> list[int]:
        """For each place in the walk, the first block from there on that is in the article."""
        following = [len(self.homes)]
        for position in range(len(self.homes) - 1, -1, -1):
            following.append(position if self.homes[position].in_article else following[-1])
        return following[::-1]


def freeze(drafts: Drafts, places: dict[str, Place]) -> tuple[tuple[Section, ...], dict[int, str]]:
    """The finished sections, and the id of each draft by its `id()`.

    `places` tells where each in-page address leads; links and note references are resolved by it.
    """
    ids = {id(section): f"s{number}" for number, section in enumerate(drafts.sections, 1)}
    top = drafts.sections[0] if drafts.sections else None
    targets = {"": ids[id(top)], "top": ids[id(top)]} if top is not None else {}
    targets |= {
        fragment: ids[id(section)]
        for fragment, place in places.items()
        if (section := drafts.landing(place)) is not None
    }
    order = [block for section in drafts.sections for block in section.blocks]
    by_walk = {int(block.id[1:]): block for block in order}
    notes = {
        fragment: block.id
        for fragment, place in places.items()
        if (block := by_walk.get(place.start + 1)) is not None and place.start < place.end
    }
    sections = tuple(
        Section(
            id=ids[id(section)],
            title=section.title or section.name or first_words(section.blocks),
            level=section.level,
            landmark=section.landmark,
            in_article=section.in_article,
            reason=section.votes.most_common(1)[0][0],
            blocks=tuple(_resolved(block, targets, notes) for block in section.blocks),
        )
        for section in drafts.sections
    )
    return sections, ids


def _resolved(block: Block, targets: dict[str, str], notes: dict[str, str]) -> Block:
    if not any(link.target is not None for link in block.links):
        return block
    links = tuple(
        Link(link.start, link.end, link.href, link.name, targets.get(link.target))
        if link.target is not None
        else link
        for link in block.links
    )
    spans = tuple(
        Span(span.start, span.end, span.kind, notes.get(span.value, ""))
        if span.kind == "note reference"
        else span
        for span in block.spans
    )
    return block._replace(links=links, spans=spans)


def first_words(blocks: list[Block]) -> str:
    """The words that a section without a heading or name is known by."""
    texts = (block.text for block in blocks)
    names = (block.name for block in blocks)
    roles = (block.role for block in blocks)
    for said in (*texts, *names, *roles):
        words = said.split()
        if words:
            return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return ""
