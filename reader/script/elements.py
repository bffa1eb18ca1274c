"""What one can move to within a section: headings, links, lists, tables and their cells, figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

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
_NAME = 200  # characters


class Element(NamedTuple):
    """Something to move to.

    It begins at character `offset` of the text of utterance number `utterance`. `name` is what it
    holds, for a line. `level` is a heading's; `size` the items of a list. `row` and `column` are a
    cell's, counted from 0. `href` and `target` are a link's.
    """

    kind: ElementKind
    utterance: int
    offset: int = 0
    name: str = ""
    level: int | None = None
    size: int = 0
    row: int = 0
    column: int = 0
    href: str = ""
    target: str | None = None


def find_elements(section: Section, utterances: Sequence[Utterance]) -> tuple[Element, ...]:
    """The elements of a section, of which `utterances` is all that is said, in speaking order."""
    said: dict[str, list[int]] = {}
    for index, utterance in enumerate(utterances):
        said.setdefault(utterance.block, []).append(index)
    elements: list[Element] = []
    around: tuple[Group, ...] = ()
    for block in section.blocks:
        numbers = said.get(block.id)
        if not numbers:  # nothing is said of it
            continue
        elements.extend(_groups(block, around, numbers[0]))
        elements.extend(_inside(block, numbers, utterances))
        around = block.within
    return tuple(elements)


def _groups(block: Block, around: tuple[Group, ...], first: int) -> Iterator[Element]:
    """The lists, quotations and figures that begin with a block."""
    for group in block.within:
        if group.kind in _OF_GROUP and group not in around:
            yield Element(
                _OF_GROUP[group.kind], first, name=group.name or block.text[:_NAME], size=group.size
            )


def _inside(block: Block, numbers: Sequence[int], utterances: Sequence[Utterance]) -> Iterator[Element]:
    """A block itself, and its links and cells, in the order in which they are said."""
    kind = _OF_BLOCK.get(block.kind)
    is_stated = kind in {"quote", "figure"} and any(_OF_GROUP.get(each.kind) == kind for each in block.within)
    if kind is not None and not is_stated:
        name = block.name or block.text[:_NAME].partition("\n")[0]
        yield Element(kind, numbers[0], name=name, level=block.level)
    words = [number for number in numbers if utterances[number].start is not None]
    starts = [utterances[number].start or 0 for number in words]
    if not words:
        return

    def at(start: int) -> tuple[int, int]:
        which = max(0, bisect_right(starts, start) - 1)
        return words[which], max(0, start - starts[which])

    inner = [
        Element("link", *at(link.start), link.name, href=link.href, target=link.target)
        for link in block.links
    ]
    if block.table is not None:
        inner += [
            Element(
                "cell", *at(cell.start), block.text[cell.start : cell.end], row=cell.row, column=cell.column
            )
            for cell in block.table.cells
            if cell.start < cell.end
        ]
    yield from sorted(inner, key=lambda element: element[1:3])
