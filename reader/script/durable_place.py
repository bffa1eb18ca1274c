"""A saved reading position that survives edits of the page."""

from __future__ import annotations

from typing import NamedTuple


class DurablePlace(NamedTuple):
    """A sentence, identified so that it can be found again.

    `fingerprint` identifies the text of its block. `block` is the block's number among the blocks read,
    `sentence` the sentence's number in the block. `percent` of the article comes before it. `text` is the
    beginning of the sentence.
    """

    fingerprint: str
    block: int
    sentence: int
    percent: int = 0
    text: str = ""
