"""Command-line options, generated from the settings table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader.cli.options.param_type import ParamType
from reader.library.settings_file import parse_value, setting_named
from reader.settings import Name, OneOf, Setting, SomeOf, Switch, Value, WholeNumber

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_Command = TypeVar("_Command", bound=Callable[..., Any])
_METAVARS: dict[type, str] = {WholeNumber: "N", OneOf: "WORD", SomeOf: "WORDS", Name: "NAME"}


class _Accepted(ParamType):
    """A value that a setting accepts."""

    name = "value"

    def __init__(self, row: Setting) -> None:
        self._row = row

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Value:
        """Parse a value. Raises UsageError if the setting does not accept it."""
        return parse_value(value, self._row, self._row.option) if isinstance(value, str) else value


def setting_options(*names: str) -> Callable[[_Command], _Command]:
    """Add the options of these settings to a command."""

    def decorate(command: _Command) -> _Command:
        for name in reversed(names):
            command = _option(setting_named(name))(command)
        return command

    return decorate


def _option(row: Setting) -> Callable[[_Command], _Command]:
    """A click option with the name, default, limits and help from the table."""
    limits = _limits(row.accepted)
    return click.option(
        row.option,
        row.name,
        type=click.BOOL if isinstance(row.accepted, Switch) else _Accepted(row),
        metavar=_METAVARS.get(type(row.accepted)),
        default=row.default,
        show_default=bool(row.default),
        help=f"{row.meaning[0].upper()}{row.meaning[1:]}{limits}.",
        shell_complete=_complete,
    )


def _limits(accepted: WholeNumber | OneOf | SomeOf | Switch | Name) -> str:
    """What a setting accepts, as the end of its help."""
    if isinstance(accepted, OneOf | SomeOf):
        return f": {', '.join(accepted.words)}"
    return f", {accepted.lowest} to {accepted.highest}" if isinstance(accepted, WholeNumber) else ""


def _complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    from reader.cli.options.completion import setting_values

    return setting_values(ctx, parameter.name or "", incomplete)
