"""A length of time on the command line: 20m, 1h, 1h30m."""

from __future__ import annotations

import re
from typing import Any

import click

from reader.cli.options.param_type import ParamType
from reader.errors import UsageError
from reader.settings import printable

_HOURS = r"(?P<hours>\d{1,4})\s*h(?:ours?)?"
_MINUTES = r"(?P<minutes>\d{1,5})\s*(?:m(?:in(?:ute)?s?)?)?"
_DURATION = re.compile(rf"(?:{_HOURS})?\s*(?:{_MINUTES})?", re.IGNORECASE)


class Duration(ParamType):
    """A length of time of at least `lowest` minutes; its value is in minutes."""

    name = "duration"

    def __init__(self, lowest: int = 1) -> None:
        self._lowest = lowest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The minutes. Raises UsageError."""
        if isinstance(value, int):
            return value
        found = _DURATION.fullmatch(value.strip())
        minutes = 60 * int(found["hours"] or 0) + int(found["minutes"] or 0) if found else 0
        if minutes < self._lowest:
            least = f" It must be at least {self._lowest} minutes." if self._lowest > 1 else ""
            raise UsageError(f"{printable(value)} is not a length of time, such as 20m or 1h30m.{least}")
        return minutes
