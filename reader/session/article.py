"""An article as a session has it, and where the next one comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from reader.script.writer import Script
from reader.session.state import HistoryEntry, Mark, Position


class Article(NamedTuple):
    """An article to be heard, and where to begin.

    `number` counts the articles of the session's row, `followed` those that links in them led to; it
    is 0 for the row's own. `greeting` is shown first; said, too, with `say_greeting`. `save` is
    called with the script, each place reached in it, and whether it is the end; `save_marks` with the
    script and the marks, `save_choice` with what was chosen and its value. `rate` is the one to begin
    with, 0 to go on with the one that is. `greeted` is whether what was said before it was there is
    the sentence to begin with.
    """

    number: int
    followed: int
    script: Script
    start: Position
    greeting: str
    say_greeting: bool
    marks: tuple[Mark, ...]
    save: Callable[[Script, Position, bool], None]
    save_marks: Callable[[Script, tuple[Mark, ...]], None]
    save_choice: Callable[[str, int | str], None]
    rate: int = 0
    greeted: bool = False


class FirstArticle(NamedTuple):
    """The first article: what is known of it at once, or "", and how to have it, which raises ReaderError."""

    words: str
    lang: str
    have: Callable[[], Article]


class ArticleSource(Protocol):
    """Where articles come from. All are called in a thread of their own, and raise ReaderError."""

    def open(self, number: int, by: int) -> Article:
        """The article with this number, or the next that can be had by steps of `by`."""

    def follow(self, article: Article, href: str) -> Article:
        """The page that a link of an article leads to."""

    def reopen(self, entry: HistoryEntry) -> Article:
        """An article that was open before, to go on at a place in it."""
