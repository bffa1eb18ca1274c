"""An article of a reading list."""

from __future__ import annotations

from typing import NamedTuple


class SavedArticle(NamedTuple):
    """An article that was saved in another program.

    `added` is in seconds since 1970, None if unknown. `html` is its text if the list holds the whole.
    """

    url: str
    title: str
    added: float | None = None
    is_read: bool = False
    html: str = ""
    author: str = ""
    published: str = ""
    lang: str = ""
