"""Typed values from rows of the library. SQLite allows any type in any column, so each value is checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record", bound=NamedTuple)
_STORED = {bool: (int,), float: (int, float)}  # SQLite has no bool, and may return 1.0 as 1


def record(kind: type[Record], row: Iterable[Any]) -> Record:
    """The row as a NamedTuple. Raises sqlite3.DataError if a value has the wrong type."""
    found = kind(*row)
    for name, accepted in _types(kind).items():
        value = getattr(found, name)
        if not isinstance(value, accepted):
            raise sqlite3.DataError(f"{name} is of the wrong type")
    return found


@cache
def _types(kind: type[Record]) -> dict[str, tuple[type, ...]]:
    """The types that each field accepts."""
    hints = get_type_hints(kind)
    parts = {name: get_args(hint) if isinstance(hint, UnionType) else (hint,) for name, hint in hints.items()}
    return {
        name: tuple(each for part in of for each in _STORED.get(part, (get_origin(part) or part,)))
        for name, of in parts.items()
    }
