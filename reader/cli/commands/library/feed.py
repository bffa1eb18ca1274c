"""reader feed: new articles of feeds, for the queue."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import click

from reader.cli.feeds.limits import DownloadLimits
from reader.cli.library_lists import date_of, no_number, numbers_argument, said_date, the_library, write_rows
from reader.cli.options.duration import Duration
from reader.cli.options.effective_settings import effective_settings
from reader.cli.options.param_type import NumberBetween
from reader.cli.options.setting_options import setting_options
from reader.cli.output import report, write_line
from reader.cli.page_loading import complete_file, debug_option, json_option, private_option, say
from reader.errors import ReaderError, SomeFailed, SourceError, UsageError
from reader.library.feeds.subscriptions import Subscription, subscribe, subscriptions, unsubscribe
from reader.script.own_words import counted
from reader.sources.feeds.model import FeedLink
from reader.sources.source import display_name

NEWEST = 10  # of a feed's articles in the queue, if the listener chose no number
_MAX_NEWEST = 1000
_MIN_INTERVAL_MINUTES = 5
_MAX_OTHERS = 5  # feeds of the same page that are named


@click.group(invoke_without_command=True)
@json_option
@debug_option
@click.pass_context
def feed(ctx: click.Context, as_json: bool) -> None:
    """Follow feeds: their new articles go into the queue. Without a command, list them."""
    if ctx.invoked_subcommand is None:
        _write_feeds(as_json=as_json)


@feed.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "--newest",
    type=NumberBetween(1, _MAX_NEWEST),
    default=NEWEST,
    metavar="N",
    help=f"Keep at most this many of its articles in the queue; {NEWEST} if not given.",
)
@private_option
@setting_options("max_page_mb")
@debug_option
def add(sources: tuple[str, ...], newest: int, allow_private: bool, **given: object) -> int:
    """Follow the feeds at each SOURCE.

    SOURCE is the address of a feed, the address of a page that names one, or an OPML file.
    """
    limits = DownloadLimits(allow_private, effective_settings(given).settings.max_page_mb)
    failed = 0
    for name in sources:
        try:
            _add(name, newest, limits)
        except ReaderError as error:
            if len(sources) == 1:
                raise
            failed += 1
            say(str(error))
    return SomeFailed.exit_code if failed else 0


def _add(name: str, newest: int, limits: DownloadLimits) -> None:
    from reader.cli.feeds.adding import find_feeds
    from reader.cli.feeds.updating import add_and_download
    from reader.sources.feeds.parse import parse_feed

    found = find_feeds(name, allow_private=limits.allow_private)
    for each in found:
        if each.document is not None:  # before it is saved: a feed that cannot be read is not added
            document = each.document
            parse_feed(document.body, document.url, display_name(each.feed.url), document.content_type)
    with the_library() as library:
        added = [subscribe(library, each.feed.url, each.feed.title, newest) for each in found]
        rows = {each.id: each for each in subscriptions(library)}
        for each, (number, is_new) in zip(found, added, strict=True):
            if each.document is None:
                continue
            done = add_and_download(library, rows[number], each.document, limits)
            already = "" if is_new else ", already there"
            write_line(f"{number}. {done.title}, {counted(done.new, 'new article')}{already}")
            for other in each.others[:_MAX_OTHERS]:
                say(f"This page has another feed: {other.title or 'untitled'}, {other.url}")
    if found and found[0].document is None:
        new = sum(is_new for _, is_new in added)
        known = f", {len(added) - new} already there" if len(added) > new else ""
        write_line(f"{counted(new, 'feed')} added{known}. Get their articles with: reader feed update")


@feed.command("list")
@json_option
@debug_option
def list_(as_json: bool) -> None:
    """List the feeds: number, title, address, last update."""
    _write_feeds(as_json=as_json)


@feed.command()
@numbers_argument
@debug_option
def remove(numbers: tuple[int, ...]) -> None:
    """Remove feeds, by their numbers in “reader feed list”. Their articles stay in the queue."""
    with the_library() as library:
        missing = unsubscribe(library, numbers)
    if missing:
        raise UsageError(no_number(missing[0]))
    report(f"Removed: {', '.join(map(str, numbers))}")


@feed.command()
@debug_option
def export() -> None:
    """Print the feeds as OPML, which other feed readers import."""
    from reader.sources.feeds.opml import write_opml

    with the_library() as library:
        found = subscriptions(library)
    click.echo(write_opml(FeedLink(each.address, each.title) for each in found), nl=False)


@feed.command()
@click.argument("numbers", metavar="[NUMBER...]", nargs=-1, type=click.IntRange(1))
@click.option(
    "--every",
    type=Duration(_MIN_INTERVAL_MINUTES),
    metavar="TIME",
    help="Keep running, and update again at this interval: 30m or 1h.",
)
@private_option
@setting_options("max_page_mb")
@debug_option
def update(numbers: tuple[int, ...], every: int | None, allow_private: bool, **given: object) -> int:
    """Put the feeds' new articles into the queue.

    They are downloaded, so that you can hear them offline.
    """
    limits = DownloadLimits(allow_private, effective_settings(given).settings.max_page_mb)
    if every is None:
        done = _update(numbers, limits)
        if done.problem is not None and done.feeds == 1:
            raise done.problem
        if not done.new:
            write_line("Nothing new")
        return SomeFailed.exit_code if done.problem is not None else 0
    while True:
        done = _update(numbers, limits)
        if done.problem is not None and done.feeds == 1:
            say(str(done.problem))
        _wait(60 * every)


_wait: Callable[[float], None] = time.sleep  # Ctrl+C interrupts it


class _Round(NamedTuple):
    """An update of so many feeds: how many articles are new, and the last problem."""

    feeds: int
    new: int
    problem: SourceError | None


def _update(numbers: Sequence[int], limits: DownloadLimits) -> _Round:
    """Update the feeds with these numbers, or all. Reports what is new, and the problems of several feeds."""
    from reader.cli.feeds.updating import update_all

    new, problem = 0, None
    with the_library() as library:
        feeds = _chosen(subscriptions(library), numbers)
        for done in update_all(library, feeds, limits):
            problem = done.problem or problem
            new += done.new
            if done.moved:
                say(f"{done.title}: moved to {display_name(done.moved)}")
            if done.problem is not None and len(feeds) > 1:
                say(f"{done.title}: {done.problem}")
            if done.new:
                left = f", {counted(done.dropped, 'older one')} left the queue" if done.dropped else ""
                write_line(f"{done.title}: {counted(done.new, 'new article')}{left}")
    return _Round(len(feeds), new, problem)


def _chosen(feeds: list[Subscription], numbers: Sequence[int]) -> list[Subscription]:
    """The feeds with these numbers, or all. Raises UsageError."""
    if not feeds:
        raise UsageError("There are no feeds. Add one with: reader feed add SOURCE")
    known = {each.id: each for each in feeds}
    for number in numbers:
        if number not in known:
            raise UsageError(no_number(number, "See: reader feed list"))
    return [known[number] for number in dict.fromkeys(numbers)] or feeds


def _write_feeds(*, as_json: bool) -> None:
    with the_library() as library:
        found = subscriptions(library)
    if not found and not as_json:
        click.echo("There are no feeds. Add one with: reader feed add SOURCE", err=True)
    rows = [
        {
            "id": each.id,
            "title": each.title,
            "url": each.address,
            "newest": each.newest,
            "updated": date_of(each.updated),
            "problem": each.problem,
        }
        for each in found
    ]
    write_rows(rows, [_line(each) for each in found], as_json=as_json)


def _line(item: Subscription) -> str:
    updated = f"updated {said_date(item.updated)}" if item.updated is not None else "not updated yet"
    problem = f". {item.problem}" if item.problem else ""
    return f"{item.id}. {item.title or 'Untitled'}, {display_name(item.address)}, {updated}{problem}"
