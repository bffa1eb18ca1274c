"""reader publish: articles as a podcast that a phone can subscribe to."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.chosen import chosen_settings
from reader.cli.commands.export import make_all, making_options, order_for, tell_outcome
from reader.cli.ending import ended_in_order
from reader.cli.option_groups import GroupedCommand
from reader.cli.pages import complete_file
from reader.errors import UsageError

if TYPE_CHECKING:
    from reader.export.batch import Item
    from reader.export.folder import Folder

_FEED, _PAGE, _COVER = "feed.xml", "index.html", "cover.png"
_BAD_BASE = "The --base-url is not the web address of a folder. Give it without ?, # and password."
_FORMATS = ("mp3", "m4a", "m4b", "opus", "flac")


@click.command(cls=GroupedCommand)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("sources", metavar="SOURCE...", nargs=-1, shell_complete=complete_file)
@click.option("--base-url", metavar="URL", required=True, help="The address of DIR on the web.")
@click.option("--title", metavar="TITLE", default="Articles to listen to", show_default=True,
              help="What the podcast is called.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FORMATS), default="mp3", show_default=True,
              help="The format of the sound.")  # fmt: skip
@making_options
def publish(
    directory: Path,
    sources: tuple[str, ...],
    base_url: str,
    title: str,
    form: str,
    force: bool,
    as_bar: bool,
    as_spoken: bool,
    cluster: str,
    allow_private: bool,
    **given: object,
) -> int:
    """Write a podcast to DIR: the queue's articles, or each SOURCE's. What is there is not made again."""
    from reader.cli.sources import items_of
    from reader.export.folder import Folder
    from reader.export.markup.web_address import folder_address

    base = folder_address(base_url)
    if not base:
        raise UsageError(_BAD_BASE)
    settings = chosen_settings(given).settings
    order = order_for(f".{form}", settings, as_spoken=as_spoken)
    items = items_of(
        sources,
        queue=not sources,
        without=directory,
        allow_private=allow_private,
        max_bytes=settings.max_page_mb * 1_000_000,
    )
    if not items:
        click.echo("The queue is empty, and so is the podcast", err=True)
    with ended_in_order(), Folder(directory, order.suffix, replace=force) as folder:
        for name in (_FEED, _PAGE, _COVER):  # refused now, and not when all is made
            folder.beside(name)
        outcome = make_all(items, order, folder, cluster, as_bar=as_bar)
        _write_feed(folder, items, base, title)
    return tell_outcome(outcome)


def _write_feed(folder: Folder, items: tuple[Item, ...], base: str, title: str) -> None:
    """Write all that belongs to the sound: of an old file nothing must remain in it."""
    from reader.export.cover import draw_feed_cover
    from reader.export.podcast.feed import Episode, Feed, write_chapters, write_feed
    from reader.export.podcast.feed_page import write_page

    episodes = []
    for item in items:
        there = folder.there(item.identity)
        if there is None:
            continue  # it failed
        path, about = there
        chapters = folder.beside(f"{path.stem}.chapters.json")
        _write(folder, chapters, write_chapters(about).encode())
        status = path.stat()
        made = datetime.fromtimestamp(int(status.st_mtime), UTC)
        episodes.append(Episode(path.name, status.st_size, made, chapters.name, about))
    episodes.sort(key=lambda each: each.made, reverse=True)
    langs = Counter(each.about.lang for each in episodes if each.about.lang)
    lang = langs.most_common(1)[0][0] if langs else ""
    feed = Feed(base, title, lang, tuple(episodes))
    _write(folder, folder.beside(_COVER), draw_feed_cover(title, base))
    _write(folder, folder.beside(_PAGE), write_page(feed, _FEED).encode())
    _write(folder, folder.beside(_FEED), write_feed(feed, _FEED, _COVER).encode())


def _write(folder: Folder, path: Path, data: bytes) -> None:
    with folder.writing(path) as written:
        written.write_bytes(data)
