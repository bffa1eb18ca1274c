"""Writes a podcast into a folder: feed, page, covers, and the chapters and transcript of each episode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.export.audio.tag_values import as_written
from reader.export.cover.draw import Cover, CoverSize, draw_cover, shown_length
from reader.export.folder import Folder
from reader.export.job import ArticleInfo
from reader.export.podcast.feed import Episode, Owner, PodcastFeed, new_guid, write_chapters, write_feed
from reader.export.podcast.feed_page import write_page
from reader.script.lexicon.entries import site_of

_FEED, _PAGE, _COVER = "feed.xml", "index.html", "cover.png"
_GUID = re.compile(rb"<podcast:guid>([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})</podcast:guid>")
_MAX_HEAD_BYTES = 100_000  # of an existing feed


class Podcast(NamedTuple):
    """What the publisher chooses: the address of the folder, the title, the owner, and being listed."""

    base: str
    title: str
    owner: Owner | None = None
    is_listed: bool = False


def refuse_occupied(folder: Folder) -> None:
    """Raise ExportError if the podcast's own files cannot be written, before any article is exported."""
    for name in (_FEED, _PAGE, _COVER):
        folder.path_beside(name)


def write_podcast(folder: Folder, identities: Iterable[str], podcast: Podcast) -> None:
    """Write the feed and the files beside it for the articles that are in the folder. Raises ExportError.

    All these files are rewritten, except the covers of episodes that have one. The podcast keeps its guid.
    """
    guid = _existing_guid(folder.path / _FEED) or new_guid(f"{podcast.base}{_FEED}")
    found = ((identity, folder.existing(identity)) for identity in identities)
    episodes = [_episode(folder, identity, *existing) for identity, existing in found if existing is not None]
    episodes.sort(key=lambda each: each.made, reverse=True)
    langs = Counter(each.info.lang for each in episodes if each.info.lang)
    lang = langs.most_common(1)[0][0] if langs else ""
    feed = PodcastFeed(
        podcast.base, podcast.title, lang, tuple(episodes), guid, podcast.owner, podcast.is_listed
    )
    cover = Cover(podcast.title, site=as_written(site_of(podcast.base)), lang=lang)
    _write(folder, folder.path_beside(_COVER), draw_cover(cover, CoverSize.PODCAST))
    _write(folder, folder.path_beside(_PAGE), write_page(feed, _FEED, _COVER).encode())
    _write(folder, folder.path_beside(_FEED), write_feed(feed, _FEED, _COVER).encode())


def _episode(folder: Folder, identity: str, path: Path, info: ArticleInfo) -> Episode:
    """The episode of a finished file; writes its chapters, and its cover if there is none yet."""
    chapters = ""
    if info.chapters:
        beside = folder.path_beside(f"{path.stem}.chapters.json")
        _write(folder, beside, write_chapters(info).encode())
        chapters = beside.name
    cover = folder.path_beside(f"{path.stem}.png")
    if not cover.exists():
        length = shown_length(info.seconds, info.lang)
        drawn = Cover(info.title, info.byline, info.site, length, info.lang)
        _write(folder, cover, draw_cover(drawn, CoverSize.PODCAST))
    status = path.stat()
    made = datetime.fromtimestamp(int(status.st_mtime), UTC)
    transcript = f"{path.stem}.vtt"
    return Episode(identity, path.name, status.st_size, made, chapters, transcript, cover.name, info)


def _existing_guid(feed: Path) -> str:
    """The guid of a feed that was written before, also for another address; "" if there is none."""
    with suppress(OSError), feed.open("rb") as file:
        found = _GUID.search(file.read(_MAX_HEAD_BYTES))
        return found[1].decode() if found else ""
    return ""


def _write(folder: Folder, path: Path, data: bytes) -> None:
    with folder.writing(path) as written:
        written.write_bytes(data)
