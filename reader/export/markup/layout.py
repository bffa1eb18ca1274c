"""How the blocks of a section are nested: lists and their items, quotations, figures, notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from reader.page.model import Block, BlockKind, Group

_LISTS = frozenset({"list", "description list"})
_WITH_ID = frozenset({"heading", "table", "figure", "code"})


class Container(NamedTuple):
    """A group (without a `role`), or a part of it: an item with its number, or a caption."""

    group: Group
    role: Literal["", "item", "term", "description", "caption"] = ""
    number: int = 0


class Layout:
    """The groups around each of the `blocks` of a section."""

    def __init__(self, section: str, blocks: Sequence[Block]) -> None:
        self.section = section
        self.blocks = blocks
        self._first: dict[str, int] = {}  # group id → number of its first block
        self._last: dict[str, int] = {}
        self._ends: dict[str, list[int]] = {}  # description list id → its first and last item
        self._terms: dict[tuple[str, int], bool] = {}
        self._captions: dict[str, list[int]] = {}  # figure id → the numbers of its caption blocks
        for index, block in enumerate(blocks):
            for group, number in _numbered(block):
                self._first.setdefault(group.id, index)
                self._last[group.id] = index
                if group.kind == "description list":
                    is_term = block.kind == "term" and block.within[-1] == group
                    is_only_terms = self._terms.get((group.id, number), True)
                    self._terms[group.id, number] = is_term and is_only_terms
                    ends = self._ends.setdefault(group.id, [number, number])
                    ends[1] = number
            if block.kind == "caption" and block.within:
                self._captions.setdefault(block.within[-1].id, []).append(index)

    def containers(self, index: int) -> tuple[Container, ...]:
        """The containers of block number `index`, outermost first."""
        block = self.blocks[index]
        containers: list[Container] = []
        for group, number in _numbered(block):
            containers.append(Container(group))
            if group.kind == "list":
                containers.append(Container(group, "item", number))
            elif group.kind == "description list":
                is_term = self._terms[group.id, number]
                containers.append(Container(group, "term" if is_term else "description", number))
        if block.kind == "caption" and self._is_at_edge(index):
            containers.append(Container(block.within[-1], "caption"))
        return tuple(containers)

    def is_alone(self, index: int) -> bool:
        """True if block number `index` is alone in its innermost container."""
        containers = self.containers(index)
        beside = (each for each in (index - 1, index + 1) if 0 <= each < len(self.blocks))
        return all(self.containers(each)[: len(containers)] != containers for each in beside)

    def is_well_formed(self, group: Group) -> bool:
        """True if a description list begins with a term and ends with a description, as HTML requires."""
        first, last = self._ends[group.id]
        return self._terms[group.id, first] and not self._terms[group.id, last]

    def id_of(self, group: Group) -> str:
        """The id of the group's element. A note has its first block's id, because references lead there."""
        first = self.blocks[self._first[group.id]].id
        return first if group.kind == "note" else f"{self.section}-{group.id}"

    def block_ids(self) -> Iterator[str]:
        """The ids of the blocks that the markup has as ids of elements."""
        notes = {group for block in self.blocks for group, _ in _numbered(block) if group.kind == "note"}
        yield from (self.id_of(group) for group in notes)
        yield from (block.id for block in self.blocks if self.needs_id(block))

    def ends_of_notes(self, without: Collection[BlockKind]) -> Iterator[tuple[str, str]]:
        """The id of each note and of its last block, if that is none of the kinds `without`."""
        for index, block in enumerate(self.blocks):
            if block.kind in without:
                continue
            notes = [group for group in block.within if group.kind == "note"]
            if notes and self._last[notes[-1].id] == index:
                yield self.id_of(notes[-1]), block.id
            elif not notes and block.kind == "note":
                yield block.id, block.id

    def needs_id(self, block: Block) -> bool:
        """True if the block's own element gets its id."""
        is_taken = any(
            group.kind == "note" and self.id_of(group) == block.id for group, _ in _numbered(block)
        )
        return not is_taken and (block.kind in _WITH_ID or block.kind == "note")

    def _is_at_edge(self, index: int) -> bool:
        """True if a caption is the only one of its figure, and stands at the figure's beginning or end."""
        within = self.blocks[index].within
        if not within or within[-1].kind != "figure" or within[-1].id not in self._captions:
            return False
        figure = within[-1].id
        captions = self._captions[figure]
        is_one = captions[-1] - captions[0] == len(captions) - 1
        return is_one and (captions[0] == self._first[figure] or captions[-1] == self._last[figure])


def shared_depth(before: Sequence[object], after: Sequence[object]) -> int:
    """The number of outer containers that two neighbours share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def _numbered(block: Block) -> list[tuple[Group, int]]:
    """The groups around a block, and for each list the number of the item."""
    items = iter(block.items)
    return [(group, next(items, 0) if group.kind in _LISTS else 0) for group in block.within]
