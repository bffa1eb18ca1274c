"""A reading list: its articles, and what was left out of it."""

from __future__ import annotations

from enum import Enum
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


class LeftOut(Enum):
    """Why a row of a list is left out; the value is what to say of several."""

    NO_ADDRESS = "without a web address"
    DELETED = "deleted there"
    REPEATED = "twice in the file"


class ReadingList(NamedTuple):
    """The articles of a list, and how many of its rows were left out, and why."""

    articles: list[SavedArticle]
    left_out: dict[LeftOut, int]
