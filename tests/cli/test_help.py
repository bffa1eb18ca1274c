"""Help fits a terminal, and the manual page says the same as the commands do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from reader.cli.main import cli
from reader.cli.man import manual, roff
from reader.cli.topics import TOPICS, topic_blocks
from reader.session.command_table import COMMANDS

ROWS, COLUMNS = 24, 78  # of 80 columns click leaves two free
# Commands that list all commands, or an option for most settings.
LONGER = {
    "reader": 46,
    "reader listen": 67,
    "reader resume": 53,
    "reader queue next": 57,
    "reader export": 51,
    "reader publish": 50,
}


def contexts(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[click.Context]:
    """A command and all its subcommands."""
    ctx = click.Context(
        command, info_name=name, parent=parent, terminal_width=COLUMNS, **command.context_settings
    )
    yield ctx
    if isinstance(command, click.Group):
        for each in command.list_commands(ctx):
            below = command.get_command(ctx, each)
            assert below is not None
            yield from contexts(below, each, ctx)


ALL = list(contexts(cli, "reader"))


@pytest.mark.parametrize("ctx", ALL, ids=lambda ctx: ctx.command_path)
def test_help_fits_the_terminal_width_and_two_screens(ctx: click.Context) -> None:
    lines = ctx.get_help().splitlines()
    assert len(lines) <= LONGER.get(ctx.command_path, ROWS)
    assert max(map(len, lines)) <= COLUMNS
    assert [line for line in lines if line.startswith("  ") and line.endswith("...")] == []


@pytest.mark.skipif(not shutil.which("groff"), reason="groff shows the manual page; apt-get install groff")
@pytest.mark.parametrize("device", ["utf8", "ascii"])
def test_manual_page_is_valid_and_complete(device: str) -> None:
    # A wide line, so that no word is hyphenated; -ww enables all of roff's warnings.
    shown = subprocess.run(
        ["groff", "-man", "-ww", f"-T{device}", "-P-c", "-P-b", "-P-u", "-rLL=1000n", "-rHY=0"],
        input=manual(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stderr == ""
    words = " ".join(shown.stdout.split())
    for ctx in ALL:
        assert ctx.command_path in words
        for parameter in ctx.command.params:
            assert all(option in words for option in parameter.opts if option.startswith("-"))
    for name in TOPICS:
        assert f" {topic_blocks(name)[0].text.upper()} " in words
    for command in COMMANDS:
        assert command.help in words
        assert not command.help or " or ".join(command.keys) in words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("--rate", "\\-\\-rate"),
        (".TH is no macro here", "\\&.TH is no macro here"),
        ("the page's", "the page\\(aqs"),
        ("a\\b", "a\\eb"),
        ("“é”", "\\[u201C]\\[u00E9]\\[u201D]"),
    ],
)
def test_text_is_escaped_for_roff(text: str, expected: str) -> None:
    assert roff(text) == expected


def test_manual_page_module_prints_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "reader.cli.man"], capture_output=True, text=True, check=True, timeout=30
    )
    assert ran.stdout == manual()
