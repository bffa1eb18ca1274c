"""What the history, bookmarks and queue commands share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import click

from reader.cli.optional_library import library_path
from reader.cli.options.param_type import ParamType
from reader.cli.output import report, write_json, write_line
from reader.errors import UsageError
from reader.library.database import Library
from reader.library.removal import RemovableTable, clear, remove
from reader.settings import printable
from reader.sources.source import address_title

Command = Callable[..., Any]

UNTITLED = "Untitled"
_MAX_DATE_S = 250_000_000_000  # seconds since 1970; Python's calendar ends in the year 9999


class _RowNumber(ParamType):
    """The number of a row, as the lists show it."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Parse a number. Raises UsageError for anything else."""
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            raise UsageError(no_number(value))
        return int(value)


def numbers_argument(command: Command) -> Command:
    """Add the argument NUMBER..., the numbers of rows."""
    return click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=_RowNumber())(command)


def no_number(written: object, instead: str = "Nothing was removed.") -> str:
    """The message for a number that is not in a list."""
    return f"There is no number {printable(written)}. {instead}"


def the_library() -> Library:
    """Open this user's library. Raises LibraryError."""
    return Library(library_path())


def titled(title: str, source: str) -> str:
    """The title of an article; if it has none, what its source is called."""
    return title or address_title(source) or UNTITLED


def write_rows(rows: Sequence[dict[str, Any]], lines: Sequence[str], *, as_json: bool) -> None:
    """Write `rows` as JSON, or `lines` as text."""
    if as_json:
        write_json(rows, indent=1)
        return
    for line in lines:
        write_line(line)


def remove_from(table: RemovableTable, numbers: Sequence[int]) -> None:
    """Remove rows by their numbers. Raises UsageError, and removes nothing, if a number is missing."""
    with the_library() as library:
        missing = remove(library, table, numbers)
    if missing:
        raise UsageError(no_number(missing[0]))
    report(f"Removed: {', '.join(map(str, numbers))}")


def clear_from(table: RemovableTable) -> None:
    """Remove all rows, and print how many there were."""
    with the_library() as library:
        write_line(f"{clear(library, table)} removed")


def date_of(seconds: float | None) -> str | None:
    """A time as ISO 8601, in the local time zone."""
    if seconds is None or not 0 <= seconds < _MAX_DATE_S:
        return None
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def said_date(seconds: float) -> str:
    """A time in words: "24 November 2026, 04:10"."""
    if not 0 <= seconds < _MAX_DATE_S:
        return "at an unknown time"
    return _in_words(datetime.fromtimestamp(seconds).astimezone())


def said_iso_date(written: str) -> str:
    """An ISO 8601 date or time in words; a text that is neither is returned unchanged."""
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", written):
        return f"{datetime.fromisoformat(f'{written}-01'):%B %Y}"
    try:
        date = datetime.fromisoformat(written)
    except ValueError:
        return written
    return _in_words(date) if "T" in written else f"{date.day} {date:%B %Y}"


def _in_words(date: datetime) -> str:
    return f"{date.day} {date:%B %Y, %H:%M}"
