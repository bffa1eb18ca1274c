"""reader queue: articles to hear later."""

from __future__ import annotations

import sys

import click

from reader.cli.commands.library.queue_adding import add, download_, import_
from reader.cli.commands.listen.listen import listening_options, read_aloud, read_queue
from reader.cli.library_lists import (
    clear_from,
    no_number,
    numbers_argument,
    remove_from,
    the_library,
    write_rows,
)
from reader.cli.optional_library import open_library
from reader.cli.options.effective_settings import effective_settings
from reader.cli.options.option_groups import GroupedCommand
from reader.cli.output import report
from reader.cli.page_loading import debug_option, json_option
from reader.cli.queue.programme import Selection, selected, selection_options
from reader.cli.queue.queue_rows import queue_line, queue_row, saved_rate
from reader.errors import UsageError
from reader.library.queue import move_first, queue_entries
from reader.terminal.lines import Lines


@click.group(invoke_without_command=True)
@selection_options
@json_option
@debug_option
@click.pass_context
def queue(ctx: click.Context, /, as_json: bool, **chosen: object) -> None:
    """Keep articles to hear later, even offline. Without a command, list them."""
    if ctx.invoked_subcommand is None:
        _write_queue(Selection(**chosen), as_json=as_json)  # type: ignore[arg-type]


@queue.command("list")
@selection_options
@json_option
@debug_option
def list_(as_json: bool, **chosen: object) -> None:
    """List the queue: number, title, length."""
    _write_queue(Selection(**chosen), as_json=as_json)  # type: ignore[arg-type]


@queue.command("next", cls=GroupedCommand)
@selection_options
@listening_options
def next_(order: str, fits: int | None, total: int | None, **given: object) -> int:
    """Read the queue aloud. An article heard to its end leaves the queue."""
    effective, lines = effective_settings(given), Lines(sys.stdout, sys.stderr)
    with open_library(lines) as library:
        return read_aloud(read_queue(library, effective, lines, Selection(order, fits, total)), lines)


@queue.command()
@numbers_argument
@debug_option
def first(numbers: tuple[int, ...]) -> None:
    """Put articles first, by their numbers in “reader queue list”."""
    with the_library() as library:
        missing = move_first(library, tuple(dict.fromkeys(numbers)))
    if missing:
        raise UsageError(no_number(missing[0], "Nothing was moved."))
    report(f"First: {', '.join(map(str, numbers))}")


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


for _command in (add, import_, download_):
    queue.add_command(_command)


def _write_queue(selection: Selection, *, as_json: bool) -> None:
    rate = saved_rate()
    with the_library() as library:
        found = selected(queue_entries(library), selection, rate)
    if not found and not as_json:
        click.echo("The queue is empty", err=True)
    rows = [queue_row(each, rate) for each in found]
    write_rows(rows, [queue_line(each, rate) for each in found], as_json=as_json)
