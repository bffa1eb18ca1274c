"""Errors of the command line in plain words: what is wrong, and the nearest option or command."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from reader.cli.options.suggestions import did_you_mean

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.+)\)")
_WRONG_VALUE = re.compile(r"'?(.+?)'? is not (?:a valid|in the range|one of) .+", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(.+?)'\.?")


def usage_message(error: click.ClickException, arguments: Sequence[str]) -> str:
    """One line for an error that click found in the arguments."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.BadOptionUsage) and not isinstance(error, click.NoSuchOption):
        return f"{error.option_name} needs a value."
    if context is None:
        return error.format_message()
    see = f" See: {context.command_path} --help"
    if isinstance(error, click.NoSuchOption):
        near = _near_option(error.option_name, context)
        return f"There is no option {error.option_name}.{_file_hint(arguments) or near or see}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        option = isinstance(error.param, click.Option)
        name = error.param.opts[0] if option else error.param.make_metavar(context).strip("[].")
        value, allowed = _WRONG_VALUE.fullmatch(error.message), _allowed_values(error.param.type)
        if value is not None and allowed:
            return f"{name} cannot be {value[1]}. It takes {allowed}."
        wrong = " is missing." if isinstance(error, click.MissingParameter) else f": {error.message}"
        return f"{name}{wrong}{see}"
    if isinstance(error, NoArgsIsHelpError):
        return f"COMMAND is missing.{see}"
    extra = _EXTRA.fullmatch(error.message)
    if extra is not None:
        return f"Too many arguments: {extra[1]}.{see}"
    command = _NO_COMMAND.match(error.message)
    if command is not None and isinstance(context.command, click.Group):
        near = did_you_mean(command[1], context.command.list_commands(context))
        return f"There is no command {command[1]}.{near or see}"
    return error.format_message()


def _allowed_values(kind: click.ParamType[Any]) -> str:
    """What an option takes: "a whole number from 1 to 9"; "" if its type does not say."""
    if isinstance(kind, click.Choice):
        return f"one of {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        highest = f" to {kind.max}" if kind.max is not None else ""
        return f"a whole number from {kind.min}{highest}"
    return ""


def _near_option(name: str, context: click.Context) -> str:
    options = [each for parameter in context.command.get_params(context) for each in parameter.opts]
    return did_you_mean(name, [each for each in options if each.startswith("--")])


def _file_hint(arguments: Sequence[str]) -> str:
    """How to give a file whose name looks like an option."""
    # Not Path.is_file(): it fails where a name is too long for any file.
    files = [each for each in arguments if each.startswith("-") and os.path.isfile(each)]  # noqa: PTH113
    return f" If you mean the file, write ./{files[0]}" if files else ""
