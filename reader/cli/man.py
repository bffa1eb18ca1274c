"""The manual page, generated from the commands: python -m reader.cli.man > reader.1

Its format is man(7), roff's macros for manual pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import click

from reader.cli.main import cli
from reader.cli.options.effective_settings import saved_settings, settings_path
from reader.cli.topics import TOPICS, TopicBlock, topic_blocks
from reader.session.remapping import remapped

_PARTS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "title": lambda text: (f".SH {text.upper()}",),
    "heading": lambda text: (f".SS {text}",),
    "paragraph": lambda text: (".PP", text),
}
_SPECIAL = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga", "…": "..."}


def manual() -> str:
    """The whole page, as roff, with the listener's own keys."""
    commands = remapped(saved_settings().keys)
    lines = [
        f'.TH READER 1 "" "reader {version("accessible-reader")}" "User Commands"',
        ".SH NAME",
        f"reader {roff('-')} hear any article, and move through it by ear",
        *_commands(),
        *(line for name in TOPICS for line in _topic(topic_blocks(name, commands))),
        ".SH FILES",
        *_defined([(str(_at_home()), "Your settings.")]),
    ]
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """Escape text for roff; letters outside ASCII become their code points."""
    safe = "".join(_SPECIAL.get(letter, letter) for letter in text)
    ascii_only = re.sub(r"[^\x00-\x7f]", lambda letter: f"\\[u{ord(letter[0]):04X}]", safe)
    return f"\\&{ascii_only}" if ascii_only.startswith(".") else ascii_only


def _commands() -> Iterator[str]:
    """The usage of `reader`, then each command with its options."""
    top = click.Context(cli, info_name="reader", **cli.context_settings)
    yield ".SH SYNOPSIS"
    yield from _usage(top)
    yield ".SH DESCRIPTION"
    yield roff(_in_one_line(cli.help))
    yield from _options(top, cli.get_params(top))
    yield ".SH COMMANDS"
    for name in cli.list_commands(top):
        yield from _command(cli, name, top)


def _command(group: click.Group, name: str, parent: click.Context) -> Iterator[str]:
    command = group.get_command(parent, name)
    assert command is not None
    ctx = click.Context(command, info_name=name, parent=parent)
    yield f".SS {roff(ctx.command_path)}"
    yield from _usage(ctx)
    yield ".PP"
    yield roff(_in_one_line(command.help))
    yield from _options(ctx, command.params)  # without --help, which every command has
    if isinstance(command, click.Group):
        for each in command.list_commands(ctx):
            yield from _command(command, each, ctx)


def _usage(ctx: click.Context) -> Iterator[str]:
    yield f".B {roff(ctx.command_path)}"
    yield roff(" ".join(ctx.command.collect_usage_pieces(ctx)))


def _options(ctx: click.Context, parameters: Iterable[click.Parameter]) -> Iterator[str]:
    records = (parameter.get_help_record(ctx) for parameter in parameters)
    yield from _defined(record for record in records if record is not None and record[1])


def _defined(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in pairs:
        yield from (".TP", f".B {roff(term)}", roff(_in_one_line(meaning)))


def _topic(blocks: tuple[TopicBlock, ...]) -> Iterator[str]:
    """A topic of the manual as a section of the page."""
    for block in blocks:
        if block.kind == "code":
            yield from (".PP", ".nf", *map(roff, block.text.splitlines()), ".fi")
        elif block.kind == "item":
            term, colon, meaning = block.text.partition(": ")
            yield from _defined([(term, meaning)] if colon else [("•", term)])
        else:
            yield from _PARTS[block.kind](roff(block.text))


def _at_home() -> str:
    """The path of the settings file, from the reader's home folder."""
    path = settings_path()
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)


def _in_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    click.echo(manual(), nl=False)
