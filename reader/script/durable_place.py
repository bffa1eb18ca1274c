"""A place in a text that outlives the session and an edit of the page."""

from __future__ import annotations

from typing import NamedTuple


class DurablePlace(NamedTuple):
    """A sentence of what is read.

    That is its block's text (as a fingerprint), the block's number among those that are read, the
    sentence's number in the block, how much of the text stands before it, and how it begins.
    """

    fingerprint: str
    block: int
    sentence: int
    percent: int = 0
    text: str = ""
