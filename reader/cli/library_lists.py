"""What the history, bookmarks and queue commands share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reader.cli.optional_library import library_path
from reader.cli.output import write_json, write_line
from reader.errors import UsageError
from reader.library.database import Library
from reader.library.removal import RemovableTable, clear, remove

_MAX_DATE_S = 250_000_000_000  # seconds since 1970; Python's calendar ends in the year 9999


def the_library() -> Library:
    """Open this user's library. Raises LibraryError."""
    return Library(library_path())


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
        raise UsageError(f"There is no number {missing[0]}. Nothing was removed.")


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
    date = datetime.fromtimestamp(seconds).astimezone()
    return f"{date.day} {date:%B %Y, %H:%M}"
