"""reader config: showing and saving settings."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from reader.cli.library_lists import the_library
from reader.cli.options.effective_settings import saved_name, saved_settings, settings_path
from reader.cli.output import report, write_json, write_line
from reader.cli.page_loading import debug_option, json_option
from reader.errors import SpeechError, UsageError
from reader.library.preferences.voices import forget_voices
from reader.library.settings_file import KEYS_TABLE, parse_value, setting_named, write_keys, write_setting
from reader.settings import SETTINGS, printable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


@click.group(invoke_without_command=True)
@debug_option
@click.pass_context
def config(ctx: click.Context) -> None:
    """Show and change your settings. An option given to a command overrides its setting."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@config.command()
@json_option
@debug_option
def show(as_json: bool) -> None:
    """Show every setting: its value, and whether you set it."""
    from reader.terminal.lines import Lines

    stored = saved_settings()
    lines = Lines(sys.stdout, sys.stderr)
    for problem in stored.problems:
        lines.message(problem.line)
    rows: list[dict[str, Any]] = [
        {
            "name": row.name,
            "value": stored.values.get(row.name, row.default),
            "default": row.default,
            "from": "file" if row.name in stored.values else "default",
        }
        for row in SETTINGS
    ]
    rows += _key_rows(stored.keys)
    if as_json:
        write_json(rows, indent=1)
        return
    for each in rows:
        origin = (
            f"from the file, default {printable(each['default'])}" if each["from"] == "file" else "default"
        )
        write_line(f"{each['name']}: {printable(each['value'])}, {origin}")


def _key_rows(keys: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """The listener's own keys, each as a setting."""
    from reader.session.command_table import COMMANDS

    return [
        {
            "name": f"{KEYS_TABLE}.{command.name}",
            "value": " ".join(keys[command.name]),
            "default": " ".join(command.keys),
            "from": "file",
        }
        for command in COMMANDS
        if command.name in keys
    ]


def _complete_name(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    from reader.cli.options.completion import setting_names

    return setting_names(incomplete)


def _complete_value(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    from reader.cli.options.completion import setting_values

    return setting_values(ctx, str(ctx.params.get("name", "")), incomplete)


@config.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("name", metavar="NAME", shell_complete=_complete_name)
@click.argument("text", metavar="VALUE", shell_complete=_complete_value)
@debug_option
def set_(name: str, text: str) -> None:
    """Save a setting; “reader config show” lists them.

    keys.COMMAND sets the key of a command, or several with spaces between: keys.mark "m Ctrl+B".
    """
    if name.startswith(f"{KEYS_TABLE}."):
        _set_keys(name.removeprefix(f"{KEYS_TABLE}."), text.split())
        return
    value = parse_value(text, setting_named(name))
    if name in _ENGINE_CHECKS:
        _ENGINE_CHECKS[name](str(value))
    write_setting(settings_path(), name, value)
    if name == "voice":
        with the_library() as library:
            forget_voices(library)  # chosen while listening: the newest choice holds
    report(f"Saved: {name} is {printable(value)}")


def _set_keys(command: str, keys: Sequence[str]) -> None:
    from reader.session.remapping import remapped

    remapped({**saved_settings().keys, command: tuple(keys)})
    write_keys(settings_path(), command, keys)
    report(f"Saved: the key of {command} is {' or '.join(keys)}")


@config.command()
@debug_option
def path() -> None:
    """Print where the settings file is."""
    write_line(str(settings_path()))


# -- names that only the engines know ---------------------------------------------------------


def _check_engine(name: str) -> None:
    from reader.speech.engines import engine_names

    if name not in {"", *engine_names()}:
        raise UsageError(f"engine cannot be {printable(name)}. It takes one of {', '.join(engine_names())}.")


def _check_voice(name: str) -> None:
    """Check the voice with the engine that would speak."""
    if not name:
        return
    from reader.speech.engines import engine_for, open_engine

    engine = open_engine(engine_for(saved_name("engine"), name))
    try:
        engine.find_voice(name)
    except SpeechError as error:
        raise UsageError(str(error)) from error
    finally:
        engine.close()


_ENGINE_CHECKS = {"engine": _check_engine, "voice": _check_voice}
