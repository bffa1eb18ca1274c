"""Draft sections: the walk sorts blocks into them, and `freeze` makes the final ones.

Two sections are open at a time. A part that is excluded from the article (a share button between two
paragraphs) gets a section of its own, and the article's section continues after it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reader.page.dom.words import count_words
from reader.page.model import Block, Link, Section, Span
from reader.page.reasons import Reason

_TITLE_WORDS = 8


@dataclass(slots=True)
class DraftSection:
    """A section that can still grow. `title` and `name` may be empty until it is frozen.

    `reasons` says why each of its blocks is in the article or not.
    """

    in_article: bool
    reason: Reason
    landmark: str
    title: str = ""
    name: str = ""
    level: int | None = None
    blocks: list[Block] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)


@dataclass(slots=True)
class BlockRange:
    """A range of blocks in the walk: the first in it, and the first after it.

    `offset` is the character of the first block's text at which it starts.
    """

    start: int
    end: int
    offset: int = 0


class Drafts:
    """Collects blocks into sections, and finds the section and the first block of a range."""

    def __init__(self) -> None:
        self.sections: list[DraftSection] = []
        self.block_sections: list[DraftSection] = []  # of each block, in the order of the walk
        self.last: Block | None = None
        self.position = 0  # the number of blocks so far
        self._open: dict[bool, DraftSection | None] = {True: None, False: None}

    def begin(self, section: DraftSection) -> None:
        """Open a section for what follows. It joins the others with its first block."""
        self._open[section.in_article] = section

    def end(self, in_article: bool) -> None:
        """Close the open section; what follows goes into another."""
        self._open[in_article] = None

    def add(self, block: Block, in_article: bool, reason: Reason, landmark: str) -> None:
        """Add a block to the open section of its kind, or to a new one."""
        section = self._open[in_article]
        if section is None:
            section = DraftSection(in_article, reason, landmark)
            self._open[in_article] = section
        if not section.blocks:
            self.sections.append(section)
        section.blocks.append(block)
        section.reasons.append(reason)
        self.block_sections.append(section)
        self.position += 1
        self.last = block
        if in_article:
            self._open[False] = None

    def section_at(self, block_range: BlockRange) -> DraftSection | None:
        """The section of a range, after the walk."""
        return self.block_sections[self.first_block(block_range)] if self.block_sections else None

    def first_block(self, block_range: BlockRange) -> int:
        """The first block to read of a range, after the walk.

        That is the range's first block in the article, else its first block, else the next one after it.
        """
        article = self._next_in_article[min(block_range.start, len(self.block_sections))]
        return article if article < block_range.end else min(block_range.start, len(self.block_sections) - 1)

    @cached_property
    def _next_in_article(self) -> list[int]:
        """For each block number, the next block that is in the article."""
        following = [len(self.block_sections)]
        for position in range(len(self.block_sections) - 1, -1, -1):
            following.append(position if self.block_sections[position].in_article else following[-1])
        return following[::-1]


def freeze(
    drafts: Drafts, target_ranges: dict[str, BlockRange]
) -> tuple[tuple[Section, ...], dict[int, str]]:
    """The finished sections, and the section id of each draft by its `id()`.

    `target_ranges` has the range of each fragment, for links and note references.
    """
    ids = {id(section): f"s{number}" for number, section in enumerate(drafts.sections, 1)}
    targets = _targets(drafts, target_ranges, ids)
    notes = {
        fragment: block_id(block_range.start)
        for fragment, block_range in target_ranges.items()
        if block_range.start < len(drafts.block_sections) and not block_range.offset
    }
    sections = tuple(
        Section(
            id=ids[id(section)],
            title=section.title or section.name or _first_words(section.blocks),
            level=section.level,
            landmark=section.landmark,
            in_article=section.in_article,
            reason=_main_reason(section),
            blocks=tuple(_resolved(block, targets, notes) for block in section.blocks),
        )
        for section in drafts.sections
    )
    return sections, ids


def _main_reason(section: DraftSection) -> Reason:
    """The reason of most of the section's words."""
    first = section.reasons[0]
    if section.reasons.count(first) == len(section.reasons):
        return first
    words: Counter[Reason] = Counter()
    for block, reason in zip(section.blocks, section.reasons, strict=True):
        words[reason] += count_words(block.text) or 1
    return words.most_common(1)[0][0]


class _Target(NamedTuple):
    """The target of an in-page address: a section, a block in it, and an offset into its text."""

    section: str
    block: str
    offset: int


def block_id(number: int) -> str:
    """The id of a block, by its number in the walk, from 0."""
    return f"b{number + 1}"


def _targets(drafts: Drafts, target_ranges: dict[str, BlockRange], ids: dict[int, str]) -> dict[str, _Target]:
    if not drafts.block_sections:
        return {}
    first = drafts.sections[0]
    top = _Target(ids[id(first)], first.blocks[0].id, 0)
    targets = {"": top, "top": top}
    for fragment, block_range in target_ranges.items():
        block = drafts.first_block(block_range)
        offset = block_range.offset if block == block_range.start else 0
        targets[fragment] = _Target(ids[id(drafts.block_sections[block])], block_id(block), offset)
    return targets


def _resolved(block: Block, targets: dict[str, _Target], notes: dict[str, str]) -> Block:
    if not (block.links or block.spans):
        return block
    has_targets = any(link.target is not None for link in block.links)
    if not has_targets and all(span.kind != "note reference" for span in block.spans):
        return block
    links = tuple(_resolved_link(link, targets) if link.target is not None else link for link in block.links)
    spans = tuple(
        Span(span.start, span.end, span.kind, notes.get(span.value, ""))
        if span.kind == "note reference"
        else span
        for span in block.spans
    )
    return block._replace(links=links, spans=spans)


def _resolved_link(link: Link, targets: dict[str, _Target]) -> Link:
    target = targets.get(link.target or "")
    if target is None:
        return link._replace(target=None)
    return link._replace(target=target.section, target_block=target.block, target_offset=target.offset)


def _first_words(blocks: list[Block]) -> str:
    """The title of a section without a heading or name: its first words."""
    texts = (block.text for block in blocks)
    names = (block.name for block in blocks)
    roles = (block.role for block in blocks)
    for text in (*texts, *names, *roles):
        words = text.split()
        if words:
            return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return ""
