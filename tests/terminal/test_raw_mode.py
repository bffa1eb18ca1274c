"""The keys of a pseudo-terminal, as they come, and the terminal put back as it was."""

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
    """What a keyboard tells while it is used."""
    told: queue.SimpleQueue[KeyboardInput] = queue.SimpleQueue()
    keyboard = Terminal(descriptor)
    assert keyboard.start(told.put)
    try:
        yield told
    finally:
        keyboard.close()


def test_keys_are_reported_and_the_terminal_is_restored(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    with keys_of(theirs) as told:
        flags = termios.tcgetattr(theirs)[3]
        assert not flags & termios.ICANON
        assert not flags & termios.ECHO
        assert flags & termios.ISIG  # Ctrl+C and Ctrl+Z stay what they are
        for sent, key in (
            (b"h", "h"),
            (b"\x1b[C", "Right"),
            (b"\x1b", KeyboardEvent.KEY_BEGUN),
            (b"", "Esc"),
            (b" ", "Space"),
        ):
            os.write(ours, sent)
            assert told.get(timeout=TIMEOUT_S) == key
    assert termios.tcgetattr(theirs) == before


@pytest.mark.parametrize(
    ("sent", "key"), [(b"\x1b[5~", "PageUp"), (b"\x1b[I", NOT_A_KEY), (b"\x1b[15~", UNKNOWN)]
)
def test_sequence_can_arrive_byte_by_byte(
    terminal: tuple[int, int], sent: bytes, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a slow line: each byte is a touch, which silences at once, and together they are one key."""
    for name in ("_ESCAPE_WAIT_S", "_SEQUENCE_WAIT_S"):  # this machine may be slow, too
        monkeypatch.setattr(f"reader.terminal.raw_mode.{name}", TIMEOUT_S)
    ours, theirs = terminal
    with keys_of(theirs) as told:
        for number in range(len(sent)):
            os.write(ours, sent[number : number + 1])
            assert told.get(timeout=TIMEOUT_S) == (KeyboardEvent.KEY_BEGUN if number + 1 < len(sent) else key)


def test_terminal_is_restored_after_an_error(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    with pytest.raises(KeyError), keys_of(theirs):
        raise KeyError
    assert termios.tcgetattr(theirs) == before


def test_terminal_is_suspended_and_resumed(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    told: queue.SimpleQueue[KeyboardInput] = queue.SimpleQueue()
    keyboard = Terminal(theirs)
    keyboard.start(told.put)
    keyboard.suspend()
    assert termios.tcgetattr(theirs) == before
    keyboard.resume()
    os.write(ours, b"h\n")  # with a line's end: whichever comes first, the key or the look
    assert told.get(timeout=TIMEOUT_S) == "h"
    keyboard.close()
    assert termios.tcgetattr(theirs) == before


def open_descriptors() -> set[str]:
    return {path.name for path in Path("/dev/fd").iterdir() if path.exists()}


def test_keyboard_leaves_no_thread_or_descriptor(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    threads = set(threading.enumerate())
    descriptors = open_descriptors()
    with keys_of(theirs):
        begun = set(threading.enumerate()) - threads
    for thread in begun:
        thread.join(TIMEOUT_S)
        assert not thread.is_alive()
    assert open_descriptors() == descriptors


def test_closed_terminal_is_reported(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    with keys_of(theirs) as told:
        os.close(ours)
        assert told.get(timeout=TIMEOUT_S) == KeyboardEvent.HANG_UP
