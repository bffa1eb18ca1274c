"""The manual and the help name every command, option, key, setting and exit code, and nothing else."""

from __future__ import annotations

import re

import pytest

from reader.cli.main import cli
from reader.cli.topics import TOPICS, topic_blocks, topic_lines, topic_source
from reader.errors import INTERRUPTED, UNEXPECTED, ReaderError
from reader.export.formats import suffixes
from reader.session.command_table import COMMANDS, key_lines
from reader.session.remapping import remapped
from reader.settings import SETTINGS, printable
from reader.speech.engines import engine_names
from tests.support.command_line import CONTEXT, all_options, command_names, commands_below, options_of
from tests.support.terminal import ROOT

MANUAL = {name: topic_source(name) for name in TOPICS}
WHOLE = "\n".join(MANUAL.values())
SYSTEMCTL = {"--user", "--now"}  # options of systemctl, in an example


def test_topic_has_a_title_and_fits_80_columns() -> None:
    assert {path.stem for path in (ROOT / "reader" / "manual").iterdir()} == set(TOPICS)
    for name in TOPICS:
        blocks = topic_blocks(name)
        assert blocks[0].kind == "title"
        assert [
            line for line in topic_lines(blocks, 80) if len(line) > 80 and not line.startswith("    ")
        ] == []


def test_manual_and_help_have_every_command() -> None:
    assert [path for path in command_names() if f"`reader {path}" not in WHOLE] == []
    shown_help = cli.get_help(CONTEXT)
    assert [
        name for name in cli.list_commands(CONTEXT) if not re.search(rf"^  {name} ", shown_help, re.MULTILINE)
    ] == []


def test_manual_has_every_option_and_each_has_help() -> None:
    for path, command in commands_below(cli, CONTEXT, ""):
        for option in options_of(command):
            assert option.help, (path, option.opts)
            assert [each for each in option.opts if each not in WHOLE] == [], path


def test_every_option_in_the_manual_exists() -> None:
    assert set(re.findall(r"--[a-z-]+[a-z]", WHOLE)) <= all_options() | {"--help"} | SYSTEMCTL


def test_manual_has_exactly_the_keys() -> None:
    items = [block.text for block in topic_blocks("keys") if block.kind == "item"]
    assert sorted(items[: len(key_lines())]) == sorted(key_lines())
    assert len({line.partition(": ")[0] for line in key_lines()}) == len(key_lines())


def test_manual_shows_remapped_keys() -> None:
    shown_lines = list(topic_lines(topic_blocks("keys", remapped({"mark": ("Ctrl+B",)})), 80))
    assert "- Ctrl+B: Mark this place; again: add a note" in shown_lines
    assert "- m: Mark this place; again: add a note" not in shown_lines
    own = remapped({"next heading 2": ("E",)})
    assert "- E: Next heading 2" in topic_lines(topic_blocks("keys", own), 80)


def test_manual_has_exactly_the_settings() -> None:
    rows = re.findall(r"^- `\w+` \(`--.*", MANUAL["settings"], re.MULTILINE)
    assert rows == [
        f"- `{row.name}` (`{row.option}`): {row.meaning}. "
        f"{str(row.accepted).capitalize()}; default {printable(row.default)}."
        for row in SETTINGS
    ]


def test_manual_has_every_format_and_engine() -> None:
    assert [each for each in suffixes() if f"`{each}`" not in MANUAL["export"].partition("## ")[0]] == []
    assert [each for each in engine_names() if f"\n- `{each}`: " not in MANUAL["voices"]] == []


def test_manual_has_every_exit_code() -> None:
    codes = {int(code) for code in re.findall(r"^- `(\d+)`", MANUAL["exit-codes"], re.MULTILINE)}
    assert codes == {0, UNEXPECTED, INTERRUPTED, *(error.exit_code for error in ReaderError.__subclasses__())}


@pytest.mark.parametrize(("topic", "end"), [("keyz", "Did you mean keys?"), ("zzz", "reader help")])
def test_unknown_topic_suggests_the_nearest_or_lists_all(topic: str, end: str) -> None:
    with pytest.raises(ReaderError, match=re.escape(end) + "$") as raised:
        cli.main(["help", topic], standalone_mode=False)
    assert raised.value.exit_code == 2


def test_every_session_command_has_a_key() -> None:
    assert [command.name for command in COMMANDS if not command.keys] == []
