"""Forgetting what the listener no longer wants kept, by the numbers that the lists give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from reader.library.database import Library

RemovableTable = Literal["queue", "bookmarks", "visits"]


def remove(library: Library, table: RemovableTable, numbers: Iterable[int]) -> list[int]:
    """Take these out; gives the numbers that are not there, and then none is taken out."""
    wanted = set(numbers)
    with library.transaction() as file:
        there = {each for (each,) in file.execute(f"SELECT id FROM {table}")}  # noqa: S608  # one of three
        if wanted <= there:
            numbered = [(each,) for each in wanted]
            file.executemany(f"DELETE FROM {table} WHERE id = ?", numbered)  # noqa: S608
    return sorted(wanted - there)


def clear(library: Library, table: RemovableTable) -> int:
    """Take all out; gives how many there were."""
    with library.transaction() as file:
        return file.execute(f"DELETE FROM {table}").rowcount  # noqa: S608
