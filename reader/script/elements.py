"""What one can move to within a section: headings, links, lists, tables and their cells, figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from reader.page.model import Block, Group, Section
    from reader.script.model import Utterance

ElementKind = Literal[
    "heading", "link", "list", "item", "table", "cell", "figure", "quote", "code", "note", "media", "control",
]  # fmt: skip
_OF_BLOCK: dict[str, ElementKind] = {
    "heading": "heading", "item": "item", "table": "table", "figure": "figure", "quote": "quote",
    "code": "code", "note": "note", "media": "media", "control": "control",
}  # fmt: skip
_OF_GROUP: dict[str, ElementKind] = {
    "list": "list", "description list": "list", "quote": "quote", "figure": "figure",
}  # fmt: skip
_WITHIN = {"link", "cell"}  # they stand in a block's text
_NAME = 200  # characters


class Element(NamedTuple):
    """Something to move to.

    It stands at character `start` of the text of block `block`, or is that block, or begins with it.
    `name` is what it holds, for a line. `level` is a heading's; `size` the items of a list. `row` and
    `column` are a cell's, counted from 0. `href` and `target` are a link's. Where it is said, it
    begins at character `offset` of the text of utterance number `utterance`.
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


def find_elements(section: Section, utterances: Sequence[Utterance]) -> tuple[Element, ...]:
    """The elements of a section, of which `utterances` is all that is said, in speaking order."""
    said: dict[str, list[int]] = {}
    for index, utterance in enumerate(utterances):
        said.setdefault(utterance.block, []).append(index)
    elements: list[Element] = []
    words: list[int] = []
    starts: list[int] = []
    here = ""
    for element in unplaced(block for block in section.blocks if block.id in said):
        numbers = said[element.block]
        if element.block != here:
            here = element.block
            words = [number for number in numbers if utterances[number].start is not None]
            starts = [utterances[number].start or 0 for number in words]
        if element.kind not in _WITHIN:
            elements.append(element._replace(utterance=numbers[0]))
        elif words:
            at = max(0, bisect_right(starts, element.start) - 1)
            elements.append(element._replace(utterance=words[at], offset=max(0, element.start - starts[at])))
    return tuple(elements)


def unplaced(blocks: Iterable[Block]) -> Iterator[Element]:
    """The elements of blocks that follow each other, without the utterances that they begin in."""
    around: tuple[Group, ...] = ()
    for block in blocks:
        for group in block.within:
            if group.kind in _OF_GROUP and group not in around:
                name = group.name or block.text[:_NAME]
                yield Element(_OF_GROUP[group.kind], name=name, size=group.size, block=block.id)
        yield from _inside(block)
        around = block.within


def count(blocks: Iterable[Block], kinds: frozenset[ElementKind]) -> int:
    """How many elements of these kinds blocks that follow each other have."""
    total = 0
    around: tuple[Group, ...] = ()
    for block in blocks:
        if block.within != around:
            total += sum(_OF_GROUP.get(group.kind) in kinds for group in block.within if group not in around)
            around = block.within
        total += _own_kind(block) in kinds
        total += len(block.links) if "link" in kinds else 0
    return total


def holds(section: Section, kinds: frozenset[ElementKind]) -> bool:
    """Whether a section may have elements of these kinds; told without writing what is said of it."""
    return any(
        _OF_BLOCK.get(block.kind) in kinds
        or (bool(block.links) and "link" in kinds)
        or (block.table is not None and "cell" in kinds)
        or any(_OF_GROUP.get(group.kind) in kinds for group in block.within)
        for block in section.blocks
    )


def _inside(block: Block) -> Iterator[Element]:
    """A block itself, and its links and cells, in the order in which they are said."""
    kind = _own_kind(block)
    if kind is not None:
        name = block.name or block.text[:_NAME].partition("\n")[0]
        yield Element(kind, name=name, level=block.level, block=block.id)
    inner = [
        Element("link", name=link.name, href=link.href, target=link.target, block=block.id, start=link.start)
        for link in block.links
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


def _own_kind(block: Block) -> ElementKind | None:
    """What a block is by itself; nothing where it is the quote or figure that it stands in."""
    kind = _OF_BLOCK.get(block.kind)
    is_stated = kind in {"quote", "figure"} and any(_OF_GROUP.get(each.kind) == kind for each in block.within)
    return None if is_stated else kind
