"""The keys of a Windows console; a list of codes stands in for the C run-time library."""

from __future__ import annotations

import queue
import signal
import sys
import threading
from types import SimpleNamespace

import pytest

from reader.terminal.console import Console
from reader.terminal.keyboard import KeyboardInput

TIMEOUT_S = 10.0


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> queue.SimpleQueue[str]:
    """The typed keys, one UTF-16 code at a time."""
    typed: queue.SimpleQueue[str] = queue.SimpleQueue()
    library = SimpleNamespace(getwch=typed.get, kbhit=lambda: not typed.empty())
    monkeypatch.setitem(sys.modules, "msvcrt", library)
    return typed


def test_console_keys_are_reported(codes: queue.SimpleQueue[str]) -> None:
    inputs: queue.SimpleQueue[KeyboardInput] = queue.SimpleQueue()
    for code in "h\xe0M\x1b":
        codes.put(code)
    console = Console()
    assert console.start(inputs.put)
    assert [inputs.get(timeout=TIMEOUT_S) for _ in range(3)] == ["h", "Right", "Esc"]
    console.close()
    codes.put("q")
    assert inputs.empty()
    assert "keyboard" not in {thread.name for thread in threading.enumerate()}


def test_ctrl_c_interrupts_the_console(codes: queue.SimpleQueue[str]) -> None:
    """While a key is read, the console reports it as a character."""
    interrupted = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: interrupted.set())
    try:
        console = Console()
        console.start(lambda _: None)
        codes.put("\x03")
        waits = 0
        while not interrupted.wait(0.1):  # a signal from another thread is handled between waits
            waits += 1
            assert waits < 10 * TIMEOUT_S
        console.close()
    finally:
        signal.signal(signal.SIGINT, before)


def test_missing_console_gives_no_keys(codes: queue.SimpleQueue[str]) -> None:
    assert not Console.is_there()
