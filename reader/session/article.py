"""An article in a session, and the interface that articles come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.script.lexicon.entries import LexiconEntry
from reader.script.writer import Script
from reader.session.greeting import Greeting
from reader.session.state import HistoryEntry, Mark, Position

if TYPE_CHECKING:
    from reader.sources.next_page import NextPage


class Article(NamedTuple):
    """An article to read, and where to start.

    `number` is its index in the playlist. `followed` counts the pages opened through links; it is 0 for an
    article of the playlist. `greeting` is shown first, and with `say_greeting` also spoken.
    `starts_with_title`: the first sentence is the title in the greeting. Blocks of `skipped_kinds` are not
    read. `rate` is the rate to start with; 0 keeps the current rate. `next_page` is the next page of an
    article that is split into several.

    `save` takes the script, the position reached, and whether that is the end of the article. `save_marks`
    takes the script and the marks, `save_choice` the name and value of a setting, `save_voice` a language and
    the voice chosen for it, `save_skipped` what is left out on this site. `save_entry` and `remove_entry`
    change the listener's pronunciations, and raise ReaderError.
    """

    number: int
    followed: int
    script: Script
    start: Position
    greeting: Greeting | None
    say_greeting: bool
    marks: tuple[Mark, ...]
    save: Callable[[Script, Position, bool], None]
    save_marks: Callable[[Script, tuple[Mark, ...]], None]
    save_choice: Callable[[str, int | str], None]
    save_voice: Callable[[str, str], None]
    save_entry: Callable[[LexiconEntry], None]
    remove_entry: Callable[[LexiconEntry], None]
    save_skipped: Callable[[str], None]
    skipped_kinds: frozenset[str] = frozenset()
    rate: int = 0
    starts_with_title: bool = False
    next_page: NextPage | None = None


class FirstArticle(NamedTuple):
    """The first article: its greeting, if known before loading, and the call that loads it.

    `load` raises ReaderError.
    """

    greeting: Greeting | None
    load: Callable[[], Article]


class ArticleSource(Protocol):
    """Loads articles. Each method runs in a thread of its own, and raises ReaderError."""

    def open(self, number: int, by: int) -> Article:
        """Article `number`; if it cannot be opened, the next one that can, in steps of `by`."""

    def prepare(self, number: int) -> None:
        """Load article `number`, so that `open` has it at once. A failure is left to `open`."""

    def follow(self, article: Article, href: str) -> Article:
        """The page behind a link in an article."""

    def say(self, article: Article, source: str) -> Article:
        """The page called `source`, to read after leaving `article`."""

    def add(self, source: str) -> tuple[str, bool]:
        """Put a page at the end of the playlist and the queue; returns its title, and True if it is new."""

    def reopen(self, entry: HistoryEntry) -> Article:
        """An article from the history, to continue at the entry's position."""
