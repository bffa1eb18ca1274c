"""The table of commands is complete and without clashes, and a terminal can send each key."""

from __future__ import annotations

from collections import Counter

from reader.session.command_table import COMMANDS, by_key, key_lines
from reader.session.commands.handlers import HANDLERS
from reader.terminal.keys import split_keys
from tests.session.playing import TIDES, play, said, script_of

# What a terminal sends for keys without a character.
SENT = {
    **{f"Alt+{level}": f"\x1b{level}".encode() for level in range(1, 7)},
    "Ctrl+N": b"\x0e", "Ctrl+P": b"\x10",
    "Space": b" ", "Esc": b"\x1b", "Enter": b"\r", "Backspace": b"\x7f", "Tab": b"\t",
    "Right": b"\x1b[C", "Left": b"\x1b[D", "Up": b"\x1b[A", "Down": b"\x1b[B",
    "PageDown": b"\x1b[6~", "PageUp": b"\x1b[5~", "Home": b"\x1b[H", "End": b"\x1b[F",
}  # fmt: skip


def test_command_keys_are_unique() -> None:
    counted = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, times in counted.items() if times > 1] == []


def test_command_names_are_unique() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_every_command_does_something() -> None:
    for command in COMMANDS:
        played = play(script_of(TIDES), command.name)
        assert played.last, command.name
        assert not any("not a key" in text for text in said(played.last)), command.name


def test_every_handler_has_a_command() -> None:
    assert set(HANDLERS) == {command.name for command in COMMANDS}


def test_every_key_can_be_sent_by_a_terminal() -> None:
    received = {key: split_keys(SENT.get(key, key.encode()), final=True) for key in by_key(COMMANDS)}
    assert received == {key: ([key], b"") for key in received}


def test_help_lists_every_command_and_key() -> None:
    lines = key_lines()
    listed = [command for command in COMMANDS if command.help]
    assert len(lines) == len(listed)
    for line, command in zip(lines, listed, strict=True):
        assert command.help in line
        assert all(key in line for key in command.keys)
