"""Find pictures whose name is repeated in the text beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.page.model import Block

_WORD = re.compile(r"\w+")
_MIN_NAME_WORDS = 3  # a shorter name counts as repeated only in a short text
_MAX_SHORT_TEXT_WORDS = 8


def is_repeated(name: str, text: str) -> bool:
    """True if `text` contains the picture's name, word for word."""
    words = _WORD.findall(name.casefold())
    others = _WORD.findall(text.casefold())
    if not words or len(words) > len(others):
        return False
    if len(words) < _MIN_NAME_WORDS and len(others) > _MAX_SHORT_TEXT_WORDS:
        return False
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def repeated_pictures(blocks: Sequence[Block]) -> frozenset[str]:
    """The ids of the pictures whose name is in the block just before or after them."""
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
