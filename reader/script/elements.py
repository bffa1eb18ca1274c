"""The elements that keys move to: headings, links, lists, tables, cells, figures and more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from reader.page.model import Block, Group, Link, Section
    from reader.script.model import Utterance

ElementKind = Literal[
    "heading", "link", "list", "item", "table", "cell", "figure", "quote", "code", "note", "media", "control",
]  # fmt: skip
_KIND_OF_BLOCK: dict[str, ElementKind] = {
    "heading": "heading", "item": "item", "table": "table", "figure": "figure", "quote": "quote",
    "code": "code", "note": "note", "media": "media", "control": "control",
}  # fmt: skip
_KIND_OF_GROUP: dict[str, ElementKind] = {
    "list": "list", "description list": "list", "quote": "quote", "figure": "figure",
}  # fmt: skip
_INSIDE_BLOCKS = {"link", "cell"}  # inside a block's text
_MAX_NAME_CHARACTERS = 200


class Element(NamedTuple):
    """An element to move to.

    The element is the block `block`, or begins with it, or begins at character `start` of its text. `name` is
    its text in one line. Headings have a `level`, lists a `size` (their number of items), cells a `row` and
    `column` from 0, links `href`, `target`, `target_block` and `target_offset`. Its speech begins at
    character `offset` of the text of utterance number `utterance`.
    """

    kind: ElementKind
    utterance: int = -1
    offset: int = 0
    name: str = ""
    level: int | None = None
    size: int = 0
    row: int = 0
    column: int = 0
    href: str = ""
    target: str | None = None
    block: str = ""
    start: int = 0
    target_block: str = ""
    target_offset: int = 0


def find_elements(section: Section, utterances: Sequence[Utterance]) -> tuple[Element, ...]:
    """The elements of a section in speaking order; `utterances` are all of the section's."""
    numbers_of: dict[str, list[int]] = {}
    for index, utterance in enumerate(utterances):
        numbers_of.setdefault(utterance.block, []).append(index)
    elements: list[Element] = []
    said: list[int] = []  # the numbers of the utterances with text of the block, and where that begins
    starts: list[int] = []
    block = ""
    for element in list_elements(block for block in section.blocks if block.id in numbers_of):
        numbers = numbers_of[element.block]
        if element.block != block:
            block = element.block
            said = [number for number in numbers if utterances[number].start is not None]
            starts = [utterances[number].start or 0 for number in said]
        if element.kind not in _INSIDE_BLOCKS:
            elements.append(element._replace(utterance=numbers[0]))
        elif said:
            at = max(0, bisect_right(starts, element.start) - 1)
            elements.append(element._replace(utterance=said[at], offset=max(0, element.start - starts[at])))
    return tuple(elements)


def list_elements(blocks: Iterable[Block]) -> Iterator[Element]:
    """The elements of consecutive blocks. Their `utterance` and `offset` are not set."""
    around: tuple[Group, ...] = ()
    for block in blocks:
        for group in block.within:
            if group.kind in _KIND_OF_GROUP and group not in around:
                name = group.name or block.text[:_MAX_NAME_CHARACTERS]
                yield Element(_KIND_OF_GROUP[group.kind], name=name, size=group.size, block=block.id)
        yield from _inside(block)
        around = block.within


def count_elements(blocks: Iterable[Block], kinds: frozenset[ElementKind]) -> int:
    """Count the elements of these kinds in consecutive blocks."""
    total = 0
    around: tuple[Group, ...] = ()
    for block in blocks:
        if block.within != around:
            total += sum(
                _KIND_OF_GROUP.get(group.kind) in kinds for group in block.within if group not in around
            )
            around = block.within
        total += _own_kind(block) in kinds
        total += len(_links(block)) if "link" in kinds else 0
    return total


def may_have_elements(section: Section, kinds: frozenset[ElementKind]) -> bool:
    """True if a section may have elements of these kinds. Its utterances are not written for it."""
    return any(
        _KIND_OF_BLOCK.get(block.kind) in kinds
        or (bool(_links(block)) and "link" in kinds)
        or (block.table is not None and "cell" in kinds)
        or any(_KIND_OF_GROUP.get(group.kind) in kinds for group in block.within)
        for block in section.blocks
    )


def _inside(block: Block) -> Iterator[Element]:
    """The block as an element, then its links and cells, in speaking order."""
    kind = _own_kind(block)
    if kind is not None:
        name = block.name or block.text[:_MAX_NAME_CHARACTERS].partition("\n")[0]
        yield Element(kind, name=name, level=block.level, block=block.id)
    inner = [
        Element(
            "link",
            name=link.name,
            href=link.href,
            target=link.target,
            block=block.id,
            start=link.start,
            target_block=link.target_block,
            target_offset=link.target_offset,
        )
        for link in _links(block)
    ]
    if block.table is not None:
        inner += [
            Element(
                "cell",
                name=block.text[cell.start : cell.end],
                row=cell.row,
                column=cell.column,
                block=block.id,
                start=cell.start,
            )
            for cell in block.table.cells
            if cell.start < cell.end
        ]
    yield from sorted(inner, key=lambda element: element.start)


def _links(block: Block) -> tuple[Link, ...]:
    """The links that are said. Those of a player lead to its sound files, and are not."""
    return () if block.media is not None else block.links


def _own_kind(block: Block) -> ElementKind | None:
    """The element kind of the block itself; None if a quote or figure around it is that element already."""
    kind = _KIND_OF_BLOCK.get(block.kind)
    is_stated = kind in {"quote", "figure"} and any(
        _KIND_OF_GROUP.get(each.kind) == kind for each in block.within
    )
    return None if is_stated else kind
