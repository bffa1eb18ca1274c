"""The README is short and true, and so is the first change that CONTRIBUTING describes."""

from __future__ import annotations

import re

from reader.script.announcements import ANNOUNCEMENTS
from reader.session.command_table import COMMANDS
from tests.support.command_line import all_options, command_names
from tests.support.terminal import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= 160


def test_readme_names_twelve_keys_as_in_the_help() -> None:
    table = README.partition("| key | what it does |")[2].partition("\n\n")[0]
    cells = [cell.strip(" `") for line in table.splitlines()[2:] for cell in line.strip("|").split(" | ")]
    rows = list(zip(cells[::2], cells[1::2], strict=True))
    assert len(rows) == 12
    helps = {key: command.help for command in COMMANDS for key in command.keys}
    assert [(key, helps.get(key)) for key, _ in rows] == rows


def test_every_command_and_option_in_the_readme_exists() -> None:
    named = re.findall(r"(?:^|`)reader ([a-z]+)(?= )", README, re.MULTILINE)
    assert [name for name in named if name not in command_names()] == []
    others = {"--quiet", "--editable", "--dist"}  # of pip and pytest
    assert set(re.findall(r"(?<=[ `])--[a-z][a-z-]+", README)) - others <= all_options() | {"--help"}


def required() -> list[str]:
    """The packages that come with Reader and its extras, without those for tests."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    always = project.partition("\ndependencies = [")[2].partition("]")[0]
    optional = project.partition("[project.optional-dependencies]")[2].partition("\ntest = ")[0]
    return re.findall(r'"([A-Za-z0-9._-]+)', f"{always}{optional}")


def test_readme_explains_every_dependency() -> None:
    accounted = README.partition("## Dependencies")[2].partition("\n## ")[0]
    assert [name for name in required() if not re.search(rf"[|,] {re.escape(name)}[ ,]", accounted)] == []


def test_every_dependency_has_its_licence_and_source() -> None:
    table = (ROOT / ".github" / "DEPENDENCIES.md").read_text("utf-8")
    rows = {line.split()[1]: line.split(" | ") for line in table.splitlines() if line.startswith("| ")}
    assert [name for name in required() if name not in rows or len(rows[name]) != 6] == []


def test_first_change_names_what_exists() -> None:
    """All but the words that it changes: this must pass before and after it."""
    steps = CONTRIBUTING.partition("## Your first change")[2].partition("\n## ")[0]
    (row,) = re.findall(r'the row\s+`"(\w+)"`', steps)
    assert row in ANNOUNCEMENTS
    files = re.findall(r"(?:reader|tests|pages)/[a-z_/-]+\.(?:py|html)", steps)
    assert len(files) >= 4
    assert all((ROOT / name).is_file() for name in files)


def test_every_file_named_in_contributing_exists() -> None:
    files = re.findall(r"`((?:reader|tests|pages|\.ci)/[\w/.-]+)`", CONTRIBUTING)
    assert [name for name in files if not (ROOT / name).exists()] == []
