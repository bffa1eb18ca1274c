"""A saved reading position that survives edits of the page."""

from __future__ import annotations

from typing import NamedTuple


class DurablePlace(NamedTuple):
    """A sentence, identified so that it can be found again.

    `fingerprint` is that of its block's text, `block` the block's number among the blocks read,
    `sentence` the sentence's number in the block, `percent` how much of the text comes before it, and
    `text` how it begins.
    """

    fingerprint: str
    block: int
    sentence: int
    percent: int = 0
    text: str = ""
