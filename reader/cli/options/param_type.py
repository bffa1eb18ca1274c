"""Our own kinds of argument, and their base: click's class is generic since version 8.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType


class NumberBetween(click.IntRange):
    """A whole number within limits, which the help shows in words."""

    def _describe_range(self) -> str:
        return f"{self.min} to {self.max}"
