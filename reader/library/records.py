"""Rows of the library as values. SQLite keeps any type in any column, so each is looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

Kept = TypeVar("Kept", bound=NamedTuple)
_STORED = {bool: (int,), float: (int, float)}  # SQLite has no bool, and gives 1.0 back as 1 at times


def record(kind: type[Kept], row: Iterable[Any]) -> Kept:
    """The NamedTuple that a row holds. Raises sqlite3.DataError where a value has another type."""
    found = kind(*row)
    for name, accepted in _types(kind).items():
        value = getattr(found, name)
        if not isinstance(value, accepted):
            raise sqlite3.DataError(f"{name} is of the wrong type")
    return found


@cache
def _types(kind: type[Kept]) -> dict[str, tuple[type, ...]]:
    """The types that each field may have."""
    hints = get_type_hints(kind)
    parts = {name: get_args(hint) if isinstance(hint, UnionType) else (hint,) for name, hint in hints.items()}
    return {
        name: tuple(each for part in of for each in _STORED.get(part, (get_origin(part) or part,)))
        for name, of in parts.items()
    }
