"""Replaces keys of the command table with the listener's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.errors import UsageError
from reader.session.command_table import COMMANDS, NEXT_AT_LEVEL, PREVIOUS_AT_LEVEL, Command
from reader.settings import printable
from reader.terminal.keys import is_key


def remapped(chosen: Mapping[str, Sequence[str]]) -> tuple[Command, ...]:
    """The command table, with the keys of the commands named in `chosen` replaced.

    Raises UsageError for an unknown command, a key that no terminal sends, and a key for two commands.
    """
    for name, keys in chosen.items():
        _check(name, keys)
    commands = tuple(
        each._replace(keys=tuple(chosen[each.name]), help=each.help or _help_at_level(each))
        if each.name in chosen
        else each
        for each in COMMANDS
    )
    _check_clashes(commands, chosen)
    return commands


def _help_at_level(command: Command) -> str:
    return NEXT_AT_LEVEL if command.name.startswith("next") else PREVIOUS_AT_LEVEL


def _check(name: str, keys: Sequence[str]) -> None:
    names = [command.name for command in COMMANDS]
    if name not in names:
        import difflib

        near = difflib.get_close_matches(name[:40], names, n=1)
        hint = f"Did you mean {near[0]}?" if near else "List the commands with: reader help keys"
        raise UsageError(f"There is no command {printable(name)}. {hint}")
    if not keys:
        raise UsageError(f"{name} needs at least one key.")
    for key in keys:
        if not is_key(key):
            raise UsageError(
                f"{printable(key)} cannot be a key of {name}. "
                "Use a character, Ctrl+B, Alt+b or Home, for example."
            )


def _check_clashes(commands: Sequence[Command], chosen: Mapping[str, Sequence[str]]) -> None:
    holders: dict[str, str] = {}
    for command in commands:
        for key in command.keys:
            other = holders.setdefault(key, command.name)
            if other != command.name:
                new, old = (command.name, other) if command.name in chosen else (other, command.name)
                raise UsageError(
                    f"{key} cannot be the key of {new}: it is already used by {old}. Rebind {old} first."
                )
