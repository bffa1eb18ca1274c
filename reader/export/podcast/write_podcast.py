"""Writes a podcast into a folder: feed, page, cover, and the chapters of each episode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from reader.export.cover import draw_feed_cover
from reader.export.folder import Folder
from reader.export.podcast.feed import Episode, Feed, write_chapters, write_feed
from reader.export.podcast.feed_page import write_page

_FEED, _PAGE, _COVER = "feed.xml", "index.html", "cover.png"


def refuse_occupied(folder: Folder) -> None:
    """Raise ExportError if the podcast's own files cannot be written, before any article is exported."""
    for name in (_FEED, _PAGE, _COVER):
        folder.path_beside(name)


def write_podcast(folder: Folder, identities: Iterable[str], base: str, title: str) -> None:
    """Write the feed, page, cover and chapters for the articles that are in the folder.

    `base` is the address of the folder. All these files are rewritten. Raises ExportError.
    """
    episodes = []
    for identity in identities:
        existing = folder.existing(identity)
        if existing is None:
            continue  # its export failed
        path, about = existing
        chapters = folder.path_beside(f"{path.stem}.chapters.json")
        _write(folder, chapters, write_chapters(about).encode())
        status = path.stat()
        made = datetime.fromtimestamp(int(status.st_mtime), UTC)
        episodes.append(Episode(path.name, status.st_size, made, chapters.name, about))
    episodes.sort(key=lambda each: each.made, reverse=True)
    langs = Counter(each.about.lang for each in episodes if each.about.lang)
    lang = langs.most_common(1)[0][0] if langs else ""
    feed = Feed(base, title, lang, tuple(episodes))
    _write(folder, folder.path_beside(_COVER), draw_feed_cover(title, base))
    _write(folder, folder.path_beside(_PAGE), write_page(feed, _FEED).encode())
    _write(folder, folder.path_beside(_FEED), write_feed(feed, _FEED, _COVER).encode())


def _write(folder: Folder, path: Path, data: bytes) -> None:
    with folder.writing(path) as written:
        written.write_bytes(data)
