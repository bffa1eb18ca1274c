"""What would be said twice: a picture whose name stands beside it in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.page.model import Block

_WORD = re.compile(r"\w+")
_FEW = 3  # words: a shorter name has to stand in a line that says little more
_SHORT_LINE = 8


def is_repeated(name: str, text: str) -> bool:
    """Whether a text says what a picture's name says, in the same words."""
    words = _WORD.findall(name.casefold())
    others = _WORD.findall(text.casefold())
    if not words or len(words) > len(others):
        return False
    if len(words) < _FEW and len(others) > _SHORT_LINE:
        return False
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def repeated_pictures(blocks: Sequence[Block]) -> frozenset[str]:
    """The ids of the pictures whose name the words just before or after them say."""
    return frozenset(
        block.id
        for number, block in enumerate(blocks)
        if block.kind == "figure"
        and not block.text
        and any(is_repeated(block.name, text) for text in _beside(blocks, number))
    )


def _beside(blocks: Sequence[Block], number: int) -> tuple[str, str]:
    before = blocks[number - 1].text if number else ""
    after = blocks[number + 1].text if number + 1 < len(blocks) else ""
    return before, after
