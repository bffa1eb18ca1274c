"""Raw keys in."""

from __future__ import annotations

import os
import pty
import queue
import termios
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.session.terminal import TOUCH, Keyboard, split_keys

TIMEOUT_S = 10.0
KEYS = {
    b" ": "Space", b"\r": "Enter", b"\n": "Enter", b"\x7f": "Backspace", b"\x08": "Backspace", b"\t": "Tab",
    b"\x1b[A": "Up", b"\x1b[B": "Down", b"\x1b[C": "Right", b"\x1b[D": "Left",
    b"\x1bOA": "Up", b"\x1bOB": "Down", b"\x1bOC": "Right", b"\x1bOD": "Left",
    b"\x1b[H": "Home", b"\x1b[F": "End", b"\x1bOH": "Home", b"\x1bOF": "End",
    b"\x1b[1~": "Home", b"\x1b[4~": "End", b"\x1b[7~": "Home", b"\x1b[8~": "End",
    b"\x1b[5~": "PageUp", b"\x1b[6~": "PageDown", b"\x1b[2~": "Insert", b"\x1b[3~": "Delete",
    b"\x1b1": "Alt+1", b"\x1bh": "Alt+h", b"\x1b ": "Alt+Space", "\x1bä".encode(): "Alt+ä",
    b"h": "h", b"H": "H", b"?": "?", "ä".encode(): "ä", "😀".encode(): "😀", b"\x01": "Ctrl+A",
}  # fmt: skip


# -- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sent", "key"), KEYS.items(), ids=repr)
def test_a_key_has_one_name(sent: bytes, key: str) -> None:
    assert split_keys(sent, final=True) == ([key], b"")


def test_esc_alone_is_known_only_when_nothing_follows() -> None:
    assert split_keys(b"\x1b", final=False) == ([], b"\x1b")
    assert split_keys(b"\x1b", final=True) == (["Esc"], b"")


def test_esc_twice_is_esc_twice() -> None:
    assert split_keys(b"\x1b\x1b", final=True) == (["Esc", "Esc"], b"")
    assert split_keys(b"\x1b\x1b[C", final=True) == (["Esc", "Right"], b"")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[1;5C",  # Ctrl+Right
        b"\x1b[1;2D",  # Shift+Left
        b"\x1b[15~",  # F5
        b"\x1bOP",  # F1
        b"\x1b[24;5~",
        b"\x1b[200~",
        b"\x1b[?1;2c",
        b"\x1b[Z",  # Shift+Tab
        b"\x1b[[A",  # F1 on the Linux console
        b"\x1b[5^",  # Ctrl+PageUp in rxvt
        b"\x1b[<0;10;10M",  # a mouse
    ],
)
def test_a_sequence_that_means_nothing_here_is_one_key_and_no_other(sent: bytes) -> None:
    """Taken for Esc and some letters, a function key would stop the reading and change the rate."""
    assert split_keys(sent + b"h", final=True) == (["an unknown key", "h"], b"")


@pytest.mark.parametrize("text", ["äöü", "日本語", "😀x", "a\u0301"])
def test_a_character_may_come_in_pieces(text: str) -> None:
    sent = text.encode()
    for cut in range(1, len(sent)):
        first, rest = split_keys(sent[:cut], final=False)
        second, left = split_keys(rest + sent[cut:], final=False)
        assert ("".join(first + second), left) == (text, b"")


@pytest.mark.parametrize("sequence", [b"\x1b[C", b"\x1b[5~", b"\x1b[1;5C", b"\x1bOH", b"\x1b1"])
def test_a_sequence_may_come_in_pieces(sequence: bytes) -> None:
    whole, _ = split_keys(sequence, final=True)
    for cut in range(1, len(sequence)):
        first, rest = split_keys(b"h" + sequence[:cut], final=False)
        second, left = split_keys(rest + sequence[cut:] + b"q", final=False)
        assert (first + second, left) == (["h", *whole, "q"], b"")


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(KEYS)), max_size=12), st.integers(0, 40))
def test_a_burst_of_keys_is_the_same_keys_however_it_is_cut(sent: list[bytes], cut: int) -> None:
    data = b"".join(sent)
    first, rest = split_keys(data[:cut], final=False)
    second, _ = split_keys(rest + data[cut:], final=True)
    assert first + second == [KEYS[each] for each in sent]


@settings(deadline=None)
@given(st.binary(max_size=30))
def test_any_bytes_are_keys_in_the_end(data: bytes) -> None:
    keys, left = split_keys(data, final=True)
    assert left == b""
    assert bool(keys) == bool(data)


@settings(deadline=None)
@given(st.binary(max_size=30))
def test_a_key_can_always_be_said_and_written(data: bytes) -> None:
    """A byte that is no UTF-8 (from a Latin-1 terminal) is answered like any other unknown key."""
    for key in split_keys(data, final=True)[0]:
        key.encode("utf-8")


# -- the terminal itself --------------------------------------------------------------------------


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    ours, theirs = pty.openpty()
    yield ours, theirs
    for descriptor in (ours, theirs):
        try:
            os.close(descriptor)
        except OSError:
            continue


def test_keys_are_told_as_they_come_and_the_terminal_is_restored(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    told: queue.SimpleQueue[str] = queue.SimpleQueue()
    with Keyboard(theirs, told.put):
        flags = termios.tcgetattr(theirs)[3]
        assert not flags & termios.ICANON
        assert not flags & termios.ECHO
        assert flags & termios.ISIG  # Ctrl+C and Ctrl+Z stay what they are
        for sent, key in ((b"h", "h"), (b"\x1b[C", "Right"), (b"\x1b", TOUCH), (b"", "Esc"), (b" ", "Space")):
            os.write(ours, sent)
            assert told.get(timeout=TIMEOUT_S) == key
    assert termios.tcgetattr(theirs) == before


def test_the_terminal_is_restored_after_an_error(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    with pytest.raises(KeyError), Keyboard(theirs, lambda _: None):
        raise KeyError
    assert termios.tcgetattr(theirs) == before


def open_descriptors() -> set[str]:
    return {path.name for path in Path("/dev/fd").iterdir() if path.exists()}


def test_the_keyboard_leaves_no_thread_and_no_descriptor(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    threads = set(threading.enumerate())
    descriptors = open_descriptors()
    with Keyboard(theirs, lambda _: None):
        begun = set(threading.enumerate()) - threads
    for thread in begun:
        thread.join(TIMEOUT_S)
        assert not thread.is_alive()
    assert open_descriptors() == descriptors


def test_a_terminal_that_goes_away_is_told(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    told: queue.SimpleQueue[str] = queue.SimpleQueue()
    with Keyboard(theirs, told.put):
        os.close(ours)
        assert told.get(timeout=TIMEOUT_S) == "HangUp"
