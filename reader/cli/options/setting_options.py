"""Command-line options, generated from the settings table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader.library.settings_file import setting_named
from reader.settings import Name, OneOf, Setting, Switch, WholeNumber

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_Command = TypeVar("_Command", bound=Callable[..., Any])
_TYPES: dict[type, Callable[[Any], click.ParamType[Any]]] = {
    WholeNumber: lambda whole: click.IntRange(whole.lowest, whole.highest),
    OneOf: lambda choice: click.Choice(choice.words),
    Switch: lambda _: click.BOOL,
    Name: lambda _: click.STRING,  # the engine checks the name
}

_METAVARS: dict[type, str] = {WholeNumber: "N", OneOf: "WORD", Name: "NAME"}


def setting_options(*names: str) -> Callable[[_Command], _Command]:
    """Add the options of these settings to a command."""

    def decorate(command: _Command) -> _Command:
        for name in reversed(names):
            command = _option(setting_named(name))(command)
        return command

    return decorate


def _option(row: Setting) -> Callable[[_Command], _Command]:
    """A click option with the name, default, limits and help from the table."""
    words = f": {', '.join(row.accepted.words)}" if isinstance(row.accepted, OneOf) else ""
    return click.option(
        row.option,
        row.name,
        type=_TYPES[type(row.accepted)](row.accepted),
        metavar=_METAVARS.get(type(row.accepted)),
        default=row.default,
        show_default=bool(row.default),
        help=f"{row.meaning[0].upper()}{row.meaning[1:]}{words}.",
        shell_complete=_complete,
    )


def _complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    from reader.cli.options.completion import setting_values

    return setting_values(ctx, parameter.name or "", incomplete)
