"""README and help name every command, option and key, and nothing that is not there."""

from __future__ import annotations

import re

import click
import pytest

from reader.cli.main import cli
from reader.script.announcements import ANNOUNCEMENTS
from reader.session.commands import COMMANDS, Command
from tests.benchmarks.__main__ import options_parser
from tests.terminal import PAGES, ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONTEXT = click.Context(cli)
NAMES = cli.list_commands(CONTEXT)


def command(name: str) -> click.Command:
    found = cli.get_command(CONTEXT, name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_command_stands_in_the_readme_and_in_the_help(name: str) -> None:
    assert f"`reader {name}" in README
    assert re.search(rf"^  {name} ", cli.get_help(CONTEXT), re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_stands_in_the_readme_with_a_help_of_its_own(name: str) -> None:
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.opts
            for option in parameter.opts:
                assert f"`{option}" in README, f"{name} {option}"


def test_every_option_in_the_readme_is_there() -> None:
    options = {option for name in NAMES for each in command(name).params for option in each.opts}
    measuring = set(options_parser()._option_string_actions)
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= options | measuring | {"--version", "--help"}


_HELPED = [command for command in COMMANDS if command.help]


@pytest.mark.parametrize("row", _HELPED, ids=lambda row: row.name)
def test_every_key_stands_in_the_readme(row: Command) -> None:
    assert f"| {' or '.join(row.keys)} | {row.help} |" in README


def test_every_key_in_the_readme_is_there() -> None:
    table = README.partition("| keys |")[2].partition("\n\n")[0]
    assert len(table.strip().splitlines()) - 2 == len(_HELPED)


def test_every_dependency_is_accounted_for() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = project.partition("dependencies = [")[2].partition("]")[0]
    for name in re.findall(r'"([a-z0-9]+)', listed):
        assert f"| {name}" in README


def test_what_the_first_change_names_is_there() -> None:
    """All but the words that it changes: this must pass before and after it."""
    steps = README.partition("## Your first change")[2].partition("\n## ")[0]
    assert 'the row\n   `"quote"`' in steps
    assert "quote" in ANNOUNCEMENTS
    files = re.findall(r"(?:reader|tests|pages)/[a-z_/]+\.(?:py|html)", steps)
    assert len(files) >= 4
    assert all((ROOT / name).is_file() for name in files)
    (section,) = re.findall(r'--from "(.*?)"', steps)
    assert f">{section}" in (PAGES / "tides.html").read_text("utf-8")
