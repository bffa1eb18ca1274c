"""What a library has kept of a listener's sessions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library.articles import ArticleIdentifiers, find
from reader.library.bookmarks import bookmarks
from reader.library.database import Library
from reader.library.history import visits
from reader.library.queue import queue_entries, queued_source
from tests.support.programs import BREAD


class Kept:
    """The place in our page on bread, and all marks, visits and queued articles; the library is whole."""

    def __init__(self, home: Path) -> None:
        with Library(home / "accessible-reader" / "library.sqlite3") as library:
            assert library.rows("PRAGMA integrity_check") == [("ok",)]
            known = find(library, ArticleIdentifiers(f"file:{BREAD}", BREAD, "A First Loaf of Sourdough"))
            self.place = known.place if known else None
            self.marks = {each.id: each.note for each in bookmarks(library)}
            self.visits = list(reversed(visits(library)))
            self.queue = [(each, queued_source(library, each.id)) for each in queue_entries(library)]

    def numbers_in(self, lines: Sequence[str]) -> list[int]:
        """Which of the printed lines of the article the place may be at."""
        assert self.place is not None
        text = self.place.text[:40]
        if text.endswith(" sections"):  # how long the article is, in minutes at the session's rate
            text = text.partition(",")[2]
        return [number for number, line in enumerate(lines) if text in line]
