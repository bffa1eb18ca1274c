"""Removes entries from the queue, the bookmarks or the history, by their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from reader.library.database import Library

RemovableTable = Literal["queue", "bookmarks", "visits"]


def remove(library: Library, table: RemovableTable, numbers: Iterable[int]) -> list[int]:
    """Remove these entries. If some do not exist, removes nothing and returns their numbers."""
    wanted = set(numbers)
    with library.transaction() as file:
        existing = {each for (each,) in file.execute(f"SELECT id FROM {table}")}  # noqa: S608  # one of three
        if wanted <= existing:
            numbered = [(each,) for each in wanted]
            file.executemany(f"DELETE FROM {table} WHERE id = ?", numbered)  # noqa: S608
    return sorted(wanted - existing)


def clear(library: Library, table: RemovableTable) -> int:
    """Remove all entries; returns how many there were."""
    with library.transaction() as file:
        return file.execute(f"DELETE FROM {table}").rowcount  # noqa: S608
