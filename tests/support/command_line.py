"""The commands and options of the program, as click knows them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from reader.cli.main import cli
from tests.benchmarks.__main__ import options_parser

CONTEXT = click.Context(cli)


def command_names() -> list[str]:
    """The names of the commands, and of those below them: "queue", "queue add"."""
    return [path for path, _ in commands_below(cli, CONTEXT, "")]


def commands_below(
    group: click.Group, ctx: click.Context, before: str
) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from commands_below(command, ctx, f"{before}{name} ")


def options_of(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def all_options() -> set[str]:
    """Every option of a command or of the benchmarks."""
    commands = [cli, *(command for _, command in commands_below(cli, CONTEXT, ""))]
    options = {
        each
        for command in commands
        for option in options_of(command)
        for each in (*option.opts, *option.secondary_opts)
    }
    return options | set(options_parser()._option_string_actions)
