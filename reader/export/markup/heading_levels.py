"""The levels of an article's headings below its title."""

from __future__ import annotations

from collections.abc import Iterable

from reader.page.model import Block


def heading_levels(blocks: Iterable[Block]) -> dict[str, int]:
    """The level of each heading, by its id, nested as in the page but without gaps."""
    levels: dict[str, int] = {}
    above = [1]  # the level of the title
    for block in blocks:
        if block.kind == "heading":
            level = max(block.level or 1, 1)
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            levels[block.id] = len(above)
    return levels
