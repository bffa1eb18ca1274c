"""reader queue add, import and download: what fills the queue."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.feeds.limits import DownloadLimits
from reader.cli.library_lists import the_library, write_rows
from reader.cli.options.effective_settings import effective_settings
from reader.cli.options.setting_options import setting_options
from reader.cli.output import write_line
from reader.cli.page_loading import (
    complete_file,
    debug_option,
    json_option,
    load,
    parsed,
    private_option,
    require_article,
    say,
    unforeseen_as_source_error,
    url_option,
)
from reader.cli.queue.queue_rows import queue_line, queue_row, saved_rate
from reader.errors import ReaderError, SomeFailed, UsageError
from reader.library.database import Library
from reader.library.queue import pending, queue_entries
from reader.script.own_words import counted
from reader.terminal.lines import Lines


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "--all-pages", is_flag=True, help="Add the following pages of an article that is split into several."
)
@url_option
@private_option
@setting_options("max_page_mb")
@json_option
@debug_option
def add(
    sources: tuple[str, ...],
    all_pages: bool,
    allow_private: bool,
    url: str,
    as_json: bool,
    **given: object,
) -> int:
    """Download each SOURCE, and add it to the end of the queue."""
    if url and len(sources) != 1:
        raise UsageError("--url needs one SOURCE: a file, or - for standard input.")
    limits = DownloadLimits(allow_private, effective_settings(given).settings.max_page_mb)
    lines = Lines(sys.stdout, sys.stderr)
    added: list[tuple[int, bool]] = []
    with the_library() as library:
        for number, name in enumerate(sources, 1):
            try:
                added.append(_add(library, name, url, limits, all_pages=all_pages))
            except ReaderError as error:
                if number == len(sources) and not added:
                    raise
                lines.message(str(error))
        entries = {each.id: each for each in queue_entries(library)}
    rate = saved_rate()
    lines_added = [
        f"{queue_line(entries[item], rate)}{'' if is_new else ', already in the queue'}"
        for item, is_new in added
    ]
    write_rows([queue_row(entries[item], rate) for item, _ in added], lines_added, as_json=as_json)
    return SomeFailed.exit_code if len(added) < len(sources) else 0


def _add(
    library: Library, name: str, url: str, limits: DownloadLimits, *, all_pages: bool
) -> tuple[int, bool]:
    """Add a page to the queue; returns its number there, and True if it is new. Raises ReaderError."""
    from reader.cli.listening.article_store import enqueue_page
    from reader.cli.queue.all_pages import page_after, with_all_pages

    source, page = load(name, url=url, **limits._asdict())
    require_article(name, page)
    if all_pages:
        source = with_all_pages(source, page, **limits._asdict())
        page = parsed(source, name)
    elif page_after(source, page) is not None:
        say("The article has more pages. To add them too: --all-pages")
    with unforeseen_as_source_error(name):
        return enqueue_page(library, source, page)


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_file)
@debug_option
def import_(files: tuple[str, ...]) -> None:
    """Add the articles that you saved in another program.

    FILE comes from Pocket, Instapaper, a browser or others: see “reader help feeds”. Articles that you have
    read there are remembered as heard. To have the others offline, run reader queue download.
    """
    from reader.library.feeds.reading_list import import_articles
    from reader.sources.reading_lists.read_list import read_list

    if not all(files):
        raise UsageError("FILE is empty. For example: reader queue import articles.csv")
    lists = [read_list(Path(name)) for name in files]
    with the_library() as library:
        for found in lists:
            added, known, read = import_articles(library, found.articles)
            reasons = ((why.value, count) for why, count in found.left_out.items())
            counts = (("already in the queue", known), ("already read", read), *reasons)
            others = [f"{count} {what}" for what, count in counts if count]
            left_out = f"; left out: {', '.join(others)}" if others else ""
            write_line(f"{counted(added, 'article')} added{left_out}")
        waiting = len(pending(library))
    if waiting:
        click.echo(f"{waiting} not downloaded yet: run reader queue download", err=True)


@click.command("download")
@private_option
@setting_options("max_page_mb")
@debug_option
def download_(allow_private: bool, **given: object) -> int:
    """Download what is not downloaded yet, to hear it offline."""
    from reader.cli.feeds.downloading import download

    limits = DownloadLimits(allow_private, effective_settings(given).settings.max_page_mb)
    with the_library() as library:
        waiting = pending(library)
        failed = download(library, waiting, limits)
    write_line(f"{counted(len(waiting) - failed, 'article')} downloaded")
    return SomeFailed.exit_code if failed else 0
