"""Counts the items of lists that are read: an item whose content is left out is not announced."""

from __future__ import annotations

from collections import defaultdict

from reader.page.model import Group, Section

Groups = tuple[Group, ...]
_KINDS = frozenset({"list", "description list"})


def with_list_sizes(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections; each list has the number of its items (its terms) that are in the article.

    If none is there, it is the number of those on the page.
    """
    items: dict[bool, dict[str, set[int]]] = {True: defaultdict(set), False: defaultdict(set)}
    for section in sections:
        for block in section.blocks:
            for group, item in zip(_lists(block.within), block.items, strict=True):
                is_counted = group.kind == "list" or block.kind in {"term", "heading"}
                items[section.in_article][group.id].add(item if is_counted else 0)
    sizes = {
        list_id: len(numbers - {0}) for part in (False, True) for list_id, numbers in items[part].items()
    }
    sized: dict[Groups, Groups] = {(): ()}
    for section in sections:
        for block in section.blocks:
            if block.within not in sized:
                sized[block.within] = tuple(_sized(group, sizes) for group in block.within)
    return tuple(
        section._replace(blocks=tuple(block._replace(within=sized[block.within]) for block in section.blocks))
        if any(block.items for block in section.blocks)
        else section
        for section in sections
    )


def _lists(groups: Groups) -> list[Group]:
    return [group for group in groups if group.kind in _KINDS]


def _sized(group: Group, sizes: dict[str, int]) -> Group:
    return group._replace(size=sizes.get(group.id, 0)) if group.kind in _KINDS else group
