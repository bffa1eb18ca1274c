"""Keys from a pseudo-terminal, and the terminal restored afterwards."""

from __future__ import annotations

import os
import queue
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.terminal.keyboard import KeyboardEvent, KeyboardInput
from reader.terminal.keys import NOT_A_KEY, UNKNOWN
from reader.terminal.raw_mode import Terminal

TIMEOUT_S = 10.0


@contextmanager
def keys_of(descriptor: int) -> Iterator[queue.SimpleQueue[KeyboardInput]]:
    """All that a keyboard reports."""
    reports: queue.SimpleQueue[KeyboardInput] = queue.SimpleQueue()
    keyboard = Terminal(descriptor)
    assert keyboard.start(reports.put)
    try:
        yield reports
    finally:
        keyboard.close()


def test_keys_are_reported_and_the_terminal_is_restored(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    with keys_of(theirs) as reports:
        flags = termios.tcgetattr(theirs)[3]
        assert not flags & termios.ICANON
        assert not flags & termios.ECHO
        assert flags & termios.ISIG  # Ctrl+C and Ctrl+Z keep their meaning
        for sent, key in (
            (b"h", "h"),
            (b"\x1b[C", "Right"),
            (b"\x1b", KeyboardEvent.KEY_BEGUN),
            (b"", "Esc"),
            (b" ", "Space"),
        ):
            os.write(ours, sent)
            assert reports.get(timeout=TIMEOUT_S) == key
    assert termios.tcgetattr(theirs) == before


@pytest.mark.parametrize(
    ("sent", "key"), [(b"\x1b[5~", "PageUp"), (b"\x1b[I", NOT_A_KEY), (b"\x1b[15~", UNKNOWN)]
)
def test_sequence_can_arrive_byte_by_byte(
    terminal: tuple[int, int], sent: bytes, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a slow line each byte silences speech at once, and together they are one key."""
    for name in ("_ESCAPE_WAIT_S", "_SEQUENCE_WAIT_S"):  # this machine may be slow
        monkeypatch.setattr(f"reader.terminal.raw_mode.{name}", TIMEOUT_S)
    ours, theirs = terminal
    with keys_of(theirs) as reports:
        for number in range(len(sent)):
            os.write(ours, sent[number : number + 1])
            assert reports.get(timeout=TIMEOUT_S) == (
                KeyboardEvent.KEY_BEGUN if number + 1 < len(sent) else key
            )


def test_terminal_is_restored_after_an_error(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    with pytest.raises(KeyError), keys_of(theirs):
        raise KeyError
    assert termios.tcgetattr(theirs) == before


def test_terminal_is_suspended_and_resumed(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    reports: queue.SimpleQueue[KeyboardInput] = queue.SimpleQueue()
    keyboard = Terminal(theirs)
    keyboard.start(reports.put)
    keyboard.suspend()
    assert termios.tcgetattr(theirs) == before
    keyboard.resume()
    os.write(ours, b"h\n")  # in either mode of the terminal
    assert reports.get(timeout=TIMEOUT_S) == "h"
    keyboard.close()
    assert termios.tcgetattr(theirs) == before


def open_descriptors() -> set[str]:
    return {path.name for path in Path("/dev/fd").iterdir() if path.exists()}


def test_keyboard_leaves_no_thread_or_descriptor(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    threads = set(threading.enumerate())
    descriptors = open_descriptors()
    with keys_of(theirs):
        started = set(threading.enumerate()) - threads
    for thread in started:
        thread.join(TIMEOUT_S)
        assert not thread.is_alive()
    assert open_descriptors() == descriptors


def test_closed_terminal_is_reported(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    with keys_of(theirs) as reports:
        os.close(ours)
        assert reports.get(timeout=TIMEOUT_S) == KeyboardEvent.HANG_UP
