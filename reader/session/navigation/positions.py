"""Finds positions relative to a position in a script: the next sentence, the previous section, …

Each function returns the new position, or None at an edge. All move within a reading: the article's sections
for a position in the article, every section of the page for a position outside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal

from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session.state import CITED_NOTE, NOTE, Position

if TYPE_CHECKING:
    from reader.page.model import Block

Whole = Literal["article", "page"]
_PAGE_LANDMARKS = frozenset({"banner", "navigation", "search", "contentinfo"})  # which frame the text


def utterance_at(script: Script, position: Position) -> Utterance:
    """The utterance at a position."""
    return script.utterances(position.section)[position.utterance]


def reading(script: Script, position: Position) -> tuple[int, ...]:
    """The numbers of the sections in a position's reading: the article's, or all of the page's."""
    in_article = script.page.sections[position.section].in_article
    return script.article if in_article else tuple(range(len(script.page.sections)))


def is_read(script: Script, position: Position) -> bool:
    """True if a position is read from start to end: in the article, or on a page without one."""
    return not script.article or script.page.sections[position.section].in_article


def whole(script: Script, position: Position) -> Whole:
    """What a position's reading goes through."""
    return "article" if script.page.sections[position.section].in_article else "page"


def following(
    script: Script, position: Position, skipped_kinds: frozenset[str] = frozenset()
) -> Position | None:
    """The next utterance of the reading that is not in a block of a skipped kind."""
    place: Position | None = position
    while place is not None:
        if place.utterance + 1 < len(script.utterances(place.section)):
            place = Position(place.section, place.utterance + 1)
        else:
            place = _first_of(script, sections_after(script, place))
        if place is None or not skipped_kinds or not skipped_kind(script, place, skipped_kinds):
            return place
    return None


# The kinds of blocks that are skipped together with a kind.
_SKIPPED_WITH = {"figure": {"caption"}}


def skipped_kind(script: Script, position: Position, skipped_kinds: frozenset[str]) -> str:
    """The skipped kind that a position belongs to, or ""."""
    block = script.blocks.get(utterance_at(script, position).block)
    if block is None:
        return ""
    if block.kind == "heading":
        return _kind_under_heading(script, position.section, skipped_kinds)
    return _skipped_kind_of(script, block, skipped_kinds)


def _skipped_kind_of(script: Script, block: Block, skipped_kinds: frozenset[str]) -> str:
    kinds: set[str] = {block.kind, *(group.kind for group in block.within)}
    if NOTE in kinds and not script.cited_notes.isdisjoint((block.id, *(each.id for each in block.within))):
        kinds.add(CITED_NOTE)
    return next((kind for kind in sorted(skipped_kinds) if kinds & {kind, *_SKIPPED_WITH.get(kind, ())}), "")


def _kind_under_heading(script: Script, section: int, skipped_kinds: frozenset[str]) -> str:
    """The kind of notes that are skipped, if a section has these and nothing else but its heading."""
    kinds = [
        _skipped_kind_of(script, block, skipped_kinds & {NOTE, CITED_NOTE})
        for block in script.page.sections[section].blocks
        if block.kind != "heading"
    ]
    return kinds[0] if kinds and all(kinds) else ""


def preceding(script: Script, position: Position) -> Position | None:
    """The previous utterance of the reading."""
    if position.utterance > 0:
        return Position(position.section, position.utterance - 1)
    for section in _sections_before(script, position):
        return Position(section, len(script.utterances(section)) - 1)
    return None


def first(script: Script) -> Position | None:
    """The start of the article; without one, the first heading outside banner, navigation and footer."""
    sections = script.page.sections
    headings = (
        index
        for index, section in enumerate(sections)
        if section.level is not None and section.landmark not in _PAGE_LANDMARKS
    )
    return _first_of(script, iter(script.article or chain(headings, range(len(sections)))))


def last_sentence(script: Script) -> Position | None:
    """The start of the article's last sentence."""
    for section in reversed(script.article or range(len(script.page.sections))):
        count = len(script.utterances(section))
        if count:
            return sentence_start(script, Position(section, count - 1))
    return None


def section_start(script: Script, section: int) -> Position | None:
    """The first utterance at or after section number `section`, in the order of the page."""
    return _first_of(script, iter(range(section, len(script.page.sections))))


def text_position(script: Script, section: int, block: str, offset: int) -> Position | None:
    """The start of the sentence with this character of a block, or of the next spoken sentence.

    The start of a section's first block is the start of the section.
    """
    blocks = {each.id: number for number, each in enumerate(script.page.sections[section].blocks)}
    here = (blocks.get(block, 0), offset)
    for index, utterance in enumerate(script.utterances(section)):
        if utterance.end is None and here > (0, 0):
            continue
        if (blocks.get(utterance.block, 0), utterance.end or 1) > here:
            return sentence_start(script, Position(section, index))
    return _last_sentence_of(script, section, block) or section_start(script, section + 1)


def _last_sentence_of(script: Script, section: int, block: str) -> Position | None:
    utterances = script.utterances(section)
    last = next((at for at in reversed(range(len(utterances))) if utterances[at].block == block), None)
    return sentence_start(script, Position(section, last)) if last is not None else None


def same_sentence(script: Script, one: Position, other: Position) -> bool:
    """True if two positions are in one sentence."""
    return (
        one.section == other.section
        and utterance_at(script, one).sentence == utterance_at(script, other).sentence
    )


def sentence_start(script: Script, position: Position) -> Position:
    """The first utterance of the sentence at a position."""
    utterances = script.utterances(position.section)
    index = position.utterance
    while index > 0 and utterances[index - 1].sentence == utterances[index].sentence:
        index -= 1
    return Position(position.section, index)


def sentence_end(script: Script, position: Position) -> Position:
    """The last utterance of the sentence at a position."""
    utterances = script.utterances(position.section)
    index = position.utterance
    while index + 1 < len(utterances) and utterances[index + 1].sentence == utterances[index].sentence:
        index += 1
    return Position(position.section, index)


def next_sentence(script: Script, position: Position) -> Position | None:
    """The start of the next sentence."""
    utterances = script.utterances(position.section)
    for index in range(position.utterance + 1, len(utterances)):
        if utterances[index].sentence != utterances[position.utterance].sentence:
            return Position(position.section, index)
    return _first_of(script, sections_after(script, position))


def previous_sentence(script: Script, position: Position) -> Position | None:
    """The start of the previous sentence."""
    start = sentence_start(script, position)
    if start.utterance > 0:
        return sentence_start(script, Position(start.section, start.utterance - 1))
    for section in _sections_before(script, position):
        return sentence_start(script, Position(section, len(script.utterances(section)) - 1))
    return None


def paragraph_start(script: Script, position: Position) -> Position:
    """The start of the block at a position, with the announcements before it."""
    utterances = script.utterances(position.section)
    index = position.utterance
    while index > 0 and utterances[index - 1].block == utterances[index].block:
        index -= 1
    return sentence_start(script, Position(position.section, index))


def next_paragraph(script: Script, position: Position) -> Position | None:
    """The start of the next block."""
    block = utterance_at(script, position).block
    place: Position | None = position
    while place is not None:
        place = next_sentence(script, place)
        if place is None or place.section != position.section or utterance_at(script, place).block != block:
            return place
    return None


def previous_paragraph(script: Script, position: Position) -> Position | None:
    """The start of the previous block."""
    before = previous_sentence(script, paragraph_start(script, position))
    return paragraph_start(script, before) if before is not None else None


def next_section(script: Script, position: Position) -> Position | None:
    """The start of the next section."""
    return _first_of(script, sections_after(script, position))


def previous_section(script: Script, position: Position) -> Position | None:
    """The start of this section; from its first sentence, the start of the previous section."""
    return _first_of(script, sections_starting_before(script, position))


def next_heading(script: Script, position: Position) -> Position | None:
    """The next section that starts with a heading. (Every heading starts a section.)"""
    return _first_of(script, _headed(script, sections_after(script, position)))


def previous_heading(script: Script, position: Position) -> Position | None:
    """The nearest section with a heading that starts before this sentence."""
    return _first_of(script, _headed(script, sections_starting_before(script, position)))


def _headed(script: Script, sections: Iterator[int]) -> Iterator[int]:
    return (section for section in sections if script.page.sections[section].level is not None)


def sections_after(script: Script, position: Position) -> Iterator[int]:
    """The sections of the reading after the one at a position."""
    order = reading(script, position)
    return iter(order[bisect_right(order, position.section) :])


def _sections_before(script: Script, position: Position) -> Iterator[int]:
    order = reading(script, position)
    before = order[: bisect_right(order, position.section) - 1]
    return (section for section in reversed(before) if script.utterances(section))


def sections_starting_before(script: Script, position: Position) -> Iterator[int]:
    """The sections of the reading that start before the sentence at a position, nearest first."""
    if sentence_start(script, position).utterance > 0:
        yield position.section
    yield from _sections_before(script, position)


def _first_of(script: Script, sections: Iterator[int]) -> Position | None:
    """The start of the first of `sections` that has utterances."""
    return next((Position(section, 0) for section in sections if script.utterances(section)), None)


def words_before(script: Script, position: Position) -> tuple[int, int]:
    """The number of words of the reading before a position, and in total."""
    before, total = script.words_before(position.section)
    return min(total, before + script.words_until(position.section, position.utterance)), total


def percent_before(script: Script, position: Position) -> int:
    """The percentage of the reading's words before a position, 0 to 100."""
    before, total = words_before(script, position)
    return 100 * before // total if total else 100
