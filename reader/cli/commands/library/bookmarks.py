"""reader bookmarks: list and remove bookmarks."""

from __future__ import annotations

import click

from reader.cli.library_lists import date_of, numbers_argument, remove_from, the_library, titled, write_rows
from reader.cli.page_loading import debug_option, json_option
from reader.library.bookmarks import Bookmark
from reader.library.bookmarks import bookmarks as all_bookmarks


@click.group(invoke_without_command=True)
@json_option
@debug_option
@click.pass_context
def bookmarks(ctx: click.Context, as_json: bool) -> None:
    """List the places you marked with m, the newest first: article, note, start of the sentence."""
    if ctx.invoked_subcommand is not None:
        return
    with the_library() as library:
        found = all_bookmarks(library)
    if not found and not as_json:
        click.echo("No bookmarks. Press m while listening to make one", err=True)
    rows = [{**each._asdict(), "made": date_of(each.made)} for each in found]
    write_rows(rows, [_line(each) for each in found], as_json=as_json)


@bookmarks.command()
@numbers_argument
@debug_option
def remove(numbers: tuple[int, ...]) -> None:
    """Remove bookmarks, by their numbers."""
    remove_from("bookmarks", numbers)


def _line(mark: Bookmark) -> str:
    words = ": ".join(part for part in (mark.note, mark.text) if part)
    where = f"{titled(mark.title, mark.source)}, {mark.percent} percent"
    return f"{mark.id}. {where}{', ' if words else ''}{words}"
