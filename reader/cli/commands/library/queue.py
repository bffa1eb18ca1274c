"""reader queue: articles to hear later."""

from __future__ import annotations

import sys
from typing import Any

import click

from reader.cli.commands.listen.listen import listening_options, read_aloud
from reader.cli.library_lists import (
    clear_from,
    date_of,
    numbers_argument,
    remove_from,
    the_library,
    write_rows,
)
from reader.cli.listening.articles import Articles, SourceRef
from reader.cli.optional_library import open_library
from reader.cli.options.effective_settings import effective_settings, saved_settings
from reader.cli.options.option_groups import GroupedCommand
from reader.cli.options.setting_options import setting_options
from reader.cli.page_loading import (
    complete_file,
    debug_option,
    json_option,
    load,
    private_option,
    require_article,
    unforeseen_as_source_error,
    url_option,
)
from reader.cli.pronunciations import saved_lexicon
from reader.errors import ReaderError, SomeFailed, UsageError
from reader.library.queue import QueueEntry, queue_entries
from reader.script.own_words import counted
from reader.settings import NORMAL_RATE
from reader.terminal.lines import Lines


@click.group(invoke_without_command=True)
@json_option
@debug_option
@click.pass_context
def queue(ctx: click.Context, as_json: bool) -> None:
    """Keep articles to hear later, without a network; list them."""
    if ctx.invoked_subcommand is None:
        _write_queue(as_json)


@queue.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, shell_complete=complete_file)
@url_option
@private_option
@setting_options("max_page_mb")
@json_option
@debug_option
def add(sources: tuple[str, ...], allow_private: bool, url: str, as_json: bool, **given: object) -> int:
    """Download each SOURCE, and add it to the end of the queue."""
    from reader.cli.listening.article_store import enqueue_page

    if url and len(sources) != 1:
        raise UsageError("--url needs one SOURCE: a file, or - for standard input.")
    effective, lines = effective_settings(given), Lines(sys.stdout, sys.stderr)
    max_page_mb = effective.settings.max_page_mb
    added: list[tuple[int, bool]] = []
    with the_library() as library:
        for number, name in enumerate(sources, 1):
            try:
                source, page = load(name, allow_private=allow_private, max_page_mb=max_page_mb, url=url)
                require_article(name, page)
                with unforeseen_as_source_error(name):
                    item, is_new = enqueue_page(library, source, page)
            except ReaderError as error:
                if number == len(sources) and not added:
                    raise
                lines.message(str(error))
                continue
            added.append((item, is_new))
        rows = {each.id: each for each in queue_entries(library)}
    write_rows(
        [_row(rows[item]) for item, _ in added],
        [f"{_line(rows[item])}{'' if is_new else ', already in the queue'}" for item, is_new in added],
        as_json=as_json,
    )
    return SomeFailed.exit_code if len(added) < len(sources) else 0


@queue.command("list")
@json_option
@debug_option
def list_(as_json: bool) -> None:
    """List the queue: number, title, length."""
    _write_queue(as_json)


@queue.command("next", cls=GroupedCommand)
@listening_options
def next_(**given: object) -> int:
    """Read the queue aloud. An article heard to its end leaves the queue."""
    effective, lines = effective_settings(given), Lines(sys.stdout, sys.stderr)
    with open_library(lines) as library:
        refs = tuple(SourceRef(each.reopen_as, each.id) for each in library.ask(queue_entries))
        if not refs:
            raise UsageError("The queue is empty. Add to it with: reader queue add SOURCE")
        return read_aloud(
            Articles(refs, effective, saved_lexicon(effective.settings.engine), library, lines), lines
        )


@queue.command()
@numbers_argument
@debug_option
def remove(numbers: tuple[int, ...]) -> None:
    """Remove articles, by their numbers in “reader queue list”."""
    remove_from("queue", numbers)


@queue.command()
@debug_option
def clear() -> None:
    """Remove all articles."""
    clear_from("queue")


def _write_queue(as_json: bool) -> None:
    with the_library() as library:
        found = queue_entries(library)
    if not found and not as_json:
        click.echo("The queue is empty", err=True)
    write_rows([_row(each) for each in found], [_line(each) for each in found], as_json=as_json)


def _minutes(item: QueueEntry) -> int:
    rate = int(saved_settings().values.get("rate", NORMAL_RATE))
    return max(1, round(item.words / rate))


def _line(item: QueueEntry) -> str:
    heard = f", {item.percent} percent heard" if item.percent else ""
    length = f"{counted(_minutes(item), 'minute')}, {item.words} words"
    return f"{item.id}. {item.title or 'Untitled'}, {length}{heard}"


def _row(item: QueueEntry) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "source": item.reopen_as,
        "words": item.words,
        "minutes": _minutes(item),
        "percent": item.percent,
        "added": date_of(item.added),
    }
