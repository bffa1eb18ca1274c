"""reader history: list and clear what you heard."""

from __future__ import annotations

import click

from reader.cli.library_lists import (
    clear_from,
    date_of,
    numbers_argument,
    remove_from,
    said_date,
    the_library,
    titled,
    write_rows,
)
from reader.cli.page_loading import debug_option, json_option
from reader.library.history import Visit, visits
from reader.script.own_words import counted


@click.group(invoke_without_command=True)
@json_option
@debug_option
@click.pass_context
def history(ctx: click.Context, as_json: bool) -> None:
    """List what you heard, the newest first: how far, how many words, when."""
    if ctx.invoked_subcommand is not None:
        return
    with the_library() as library:
        found = visits(library)
    if not found and not as_json:
        click.echo("No history yet", err=True)
    rows = [{**each._asdict(), "began": date_of(each.began), "until": date_of(each.until)} for each in found]
    write_rows(rows, [_line(each) for each in found], as_json=as_json)


@history.command()
@numbers_argument
@debug_option
def remove(numbers: tuple[int, ...]) -> None:
    """Remove entries, by their numbers. Your places stay saved."""
    remove_from("visits", numbers)


@history.command()
@debug_option
def clear() -> None:
    """Remove all entries. Your places stay saved."""
    clear_from("visits")


def _line(visit: Visit) -> str:
    words = counted(visit.words, "word")
    reached = "to the end" if visit.ended else f"to {visit.percent} percent"
    return f"{visit.id}. {titled(visit.title, visit.source)}, {reached}, {words}, {said_date(visit.began)}"
