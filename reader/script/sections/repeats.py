"""Find pictures whose name is repeated in the text beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from reader.page.model import Block

_WORD = re.compile(r"\w+")
_MIN_NAME_WORDS = 3  # a shorter name counts as repeated only in a short text
_MAX_SHORT_TEXT_WORDS = 8
_NEAR_BEFORE, _NEAR_AFTER = 2, 4  # blocks
_MAX_SIGNS = 10  # by which a text that is the same can be longer
_MIN_DESCRIPTION_WORDS = 4
_MIN_ROW_PICTURES = 5
_MAX_ROW_WORDS = 3  # in a picture's name
_MIN_COMMON_SHARE = 0.8  # of a name's letters, in words that its caption has too
_MIN_COMMON_LETTERS = 15


def is_repeated_in_caption(name: str, caption: str) -> bool:
    """True if a caption begins with a picture's name or contains it, or nearly all of its words."""
    words = _WORD.findall(name.casefold())
    begins = words == _WORD.findall(caption.casefold())[: len(words)]
    return begins or is_repeated(name, caption) or is_alike(name, caption)


def is_alike(name: str, text: str) -> bool:
    """True if nearly all words of a picture's name are in the text, in any order."""
    words = Counter(_WORD.findall(name.casefold()))
    common = (words & Counter(_WORD.findall(text.casefold()))).elements()
    letters = sum(map(len, common))
    return letters >= max(_MIN_COMMON_LETTERS, _MIN_COMMON_SHARE * sum(map(len, words.elements())))


def is_repeated(name: str, text: str) -> bool:
    """True if `text` contains the picture's name, word for word."""
    words = _WORD.findall(name.casefold())
    others = _WORD.findall(text.casefold())
    if not words or len(words) > len(others):
        return False
    if len(words) < _MIN_NAME_WORDS and len(others) > _MAX_SHORT_TEXT_WORDS:
        return False
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def repeated_pictures(blocks: Sequence[Block], title: str) -> frozenset[str]:
    """The ids of the pictures whose names a listener hears anyway; `blocks` are in reading order.

    Such a name is the page's title, stands in the text just before or after the picture, is the whole text of
    a block nearby, as in a list of products, or is a description that an earlier picture has too.
    """
    texts = [block.text for block in blocks]
    described: set[str] = set()
    repeated = set()
    for place, block in enumerate(blocks):
        if block.kind != "figure" or block.text:
            continue
        is_known = _is_description(block.name) and block.name in described
        described.add(block.name)
        beside = texts[max(0, place - 1) : place] + texts[place + 1 : place + 2]
        near = texts[max(0, place - _NEAR_BEFORE) : place] + texts[place + 1 : place + 1 + _NEAR_AFTER]
        if (
            is_known
            or is_alike(block.name, title)
            or any(is_repeated(block.name, text) for text in beside)
            or any(_is_same(block.name, text) for text in near)
        ):
            repeated.add(block.id)
    return frozenset(repeated)


def _is_description(name: str) -> bool:
    """True if a name is no sign, like "checkmark", and counts nothing, like "5 out of 5 stars"."""
    return len(name.split()) >= _MIN_DESCRIPTION_WORDS and not any(map(str.isdigit, name))


def _is_same(name: str, text: str) -> bool:
    """True if a text is a picture's name and nothing else."""
    is_short = len(text) <= len(name) + _MAX_SIGNS
    return is_short and _WORD.findall(name.casefold()) == _WORD.findall(text.casefold())


def picture_rows(blocks: Sequence[Block]) -> dict[str, str]:
    """Pictures in a row with short names, such as the logos of customers, are named together.

    The names by the id of a row's first block, and "" by the ids of the others.
    """
    names: dict[str, str] = {}
    for is_short, row in groupby(blocks, key=_is_short_picture):
        pictures = list(row)
        if is_short and len(pictures) >= _MIN_ROW_PICTURES:
            names |= dict.fromkeys((block.id for block in pictures), "")
            names[pictures[0].id] = ", ".join(dict.fromkeys(block.name for block in pictures))
    return names


def _is_short_picture(block: Block) -> bool:
    return block.kind == "figure" and not block.text and 0 < len(block.name.split()) <= _MAX_ROW_WORDS
