"""Shell completion, through click. Only a shell's request imports this module.

A message would disturb the typing, so what cannot be found at once is omitted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

import click
from click.shell_completion import CompletionItem, shell_complete

from reader.cli.options.effective_settings import saved_name
from reader.errors import ReaderError
from reader.library.settings_file import KEYS_TABLE
from reader.settings import SETTINGS, OneOf, Setting, SomeOf, Switch

Items = list[CompletionItem[str]]


def answer_shell(cli: click.Command, variable: str) -> int:
    """Write the completions that the environment's `variable` asks for; returns the exit code."""
    try:
        return shell_complete(cli, {}, "reader", variable, os.environ[variable])
    except (ReaderError, click.ClickException, OSError, KeyError, ValueError):
        return 1  # a message would land in the line being typed


def first_words(
    group: click.Group, ctx: click.Context, commands: Mapping[str, str], incomplete: str
) -> Items:
    """Complete the word after `reader`: a command, a file, or an option of `reader` or `listen`."""
    listen = group.get_command(ctx, "listen")
    assert listen is not None
    options = [
        *click.Command.shell_complete(group, ctx, incomplete),
        *listen.shell_complete(click.Context(listen, parent=ctx), incomplete),
    ]
    if incomplete.startswith("-"):
        return list({item.value: item for item in options}.values())
    return [*files(incomplete), *_beginning(incomplete, commands.items())]


def files(incomplete: str) -> Items:
    """Let the shell complete file names."""
    return [CompletionItem(incomplete, type="file")]


def setting_names(incomplete: str) -> Items:
    """Setting names with their meaning; single keys only after "keys.", because there are many."""
    if incomplete.startswith(f"{KEYS_TABLE}."):
        from reader.session.command_table import COMMANDS

        return _beginning(incomplete, ((f"{KEYS_TABLE}.{each.name}", each.help) for each in COMMANDS))
    rows = ((row.name, row.meaning) for row in SETTINGS)
    return _beginning(incomplete, (*rows, (f"{KEYS_TABLE}.", "the key of a command")))


def setting_values(ctx: click.Context, name: str, incomplete: str) -> Items:
    """The values of a setting, if they can be listed; voices depend on the engine in `ctx`."""
    for row in SETTINGS:
        if row.name == name:
            return _beginning(incomplete, _accepted(row, ctx))
    return []


def _beginning(incomplete: str, words: Iterable[tuple[str, str]]) -> Items:
    return [CompletionItem(word, help=meaning) for word, meaning in words if word.startswith(incomplete)]


def _accepted(row: Setting, ctx: click.Context) -> Iterable[tuple[str, str]]:
    if isinstance(row.accepted, OneOf | SomeOf):
        return [(word, "") for word in row.accepted.words]
    if isinstance(row.accepted, Switch):
        return [("true", ""), ("false", "")]
    return _FINDERS[row.name](ctx) if row.name in _FINDERS else []


def _voices(ctx: click.Context) -> Iterable[tuple[str, str]]:
    from reader.speech.engines import open_engine

    engine = str(ctx.params.get("engine") or saved_name("engine"))
    speech = open_engine(engine)
    try:
        return [(voice.id, f"{voice.name}, {voice.language}") for voice in speech.voices()]
    finally:
        speech.close()


def _engines(ctx: click.Context) -> Iterable[tuple[str, str]]:
    from reader.speech.engines import engine_names

    return [(name, "") for name in engine_names()]


_FINDERS: dict[str, Callable[[click.Context], Iterable[tuple[str, str]]]] = {
    "voice": _voices,
    "engine": _engines,
}
