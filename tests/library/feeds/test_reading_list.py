"""Imported articles are in the queue once; those that were read elsewhere are not."""

from __future__ import annotations

from reader.library.articles import ArticleIdentifiers, find_or_add, save_position
from reader.library.database import Library
from reader.library.feeds.reading_list import Imported, import_articles
from reader.library.queue import Pending, complete, pending, queue_entries, queued_source
from reader.script.durable_place import DurablePlace
from reader.sources.reading_lists.model import SavedArticle
from reader.sources.source import Source

URL = "https://example.org/"
TEXT = "<p>The sea &amp; the moon.</p>"
LIST = [
    SavedArticle(f"{URL}a", "Tides", 1000.0),
    SavedArticle(f"{URL}b", "Moon", None, html=TEXT, author="Ann", published="2024-01-02", lang="en"),
    SavedArticle(f"{URL}c", "Old", 2000.0, is_read=True),
]


def test_imported_twice_nothing_is_doubled(library: Library) -> None:
    assert import_articles(library, LIST) == Imported(added=2, known=0, read=1)
    assert import_articles(library, [*LIST, LIST[0]]) == Imported(added=0, known=3, read=1)
    tides, moon = queue_entries(library)
    assert (tides.title, tides.added, tides.pending, tides.words) == ("Tides", 1000.0, 1, 0)
    assert (moon.title, moon.pending, moon.words) == ("Moon", 0, 5)
    page = queued_source(library, moon.id)
    assert page is not None
    assert (page.url, page.is_public, page.only_article) == (f"{URL}b", True, True)
    assert b"<h1>Moon</h1>" in page.html
    assert TEXT.encode() in page.html
    assert queued_source(library, tides.id) is None
    assert pending(library) == [Pending(tides.id, f"{URL}a", "Tides", 1, 0)]


def test_what_was_heard_here_does_not_come_again(library: Library) -> None:
    heard = find_or_add(library, ArticleIdentifiers(f"{URL}a", f"{URL}a", "Tides, as heard"))
    save_position(library, heard.id, DurablePlace("00", 1, 0, 100), ended=True)
    begun = find_or_add(library, ArticleIdentifiers(f"{URL}c", f"{URL}c", "Old"))
    save_position(library, begun.id, DurablePlace("00", 1, 0, 40), ended=False)
    assert import_articles(library, LIST) == Imported(added=1, known=0, read=2)
    assert [each.title for each in queue_entries(library)] == ["Moon"]
    assert find_or_add(library, ArticleIdentifiers(f"{URL}c", "", "Old")).place is not None


def test_downloaded_page_may_turn_out_to_be_an_article_that_is_there(library: Library) -> None:
    """Its address redirects: its entry stays, once, and both addresses lead to one article."""
    import_articles(library, [LIST[0], LIST[0]._replace(url=f"{URL}short", title="")])
    first, second = queue_entries(library)
    page = Source(b"<p>Sea", f"{URL}a", f"{URL}a", f"{URL}a")
    complete(library, second.id, first.article, page, 1)
    (left,) = queue_entries(library)
    assert (left.id, left.article, left.pending) == (second.id, first.article, 0)
    assert import_articles(library, [LIST[0]._replace(url=f"{URL}short")]) == Imported(0, 1, 0)
