"""Raw keys in: one by one, without Enter and without echo; Ctrl+C and Ctrl+Z stay what they are."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import threading
from collections.abc import Callable
from typing import Any

try:
    import termios
except ImportError:  # not on Windows
    termios = None  # type: ignore[assignment]

TOUCH = "touch"  # told when a key has been pressed that is not known yet
_ESCAPE_WAIT_S = 0.02  # the bytes of one key come together; Esc comes alone
_NAMED = {" ": "Space", "\r": "Enter", "\n": "Enter", "\x7f": "Backspace", "\x08": "Backspace", "\t": "Tab"}
_NAMED |= {chr(code): f"Ctrl+{chr(code + 64)}" for code in range(1, 27) if chr(code) not in _NAMED}
_SEQUENCES = {
    "[A": "Up", "[B": "Down", "[C": "Right", "[D": "Left", "[H": "Home", "[F": "End",
    "OA": "Up", "OB": "Down", "OC": "Right", "OD": "Left", "OH": "Home", "OF": "End",
    "[1~": "Home", "[7~": "Home", "[4~": "End", "[8~": "End", "[5~": "PageUp", "[6~": "PageDown",
    "[2~": "Insert", "[3~": "Delete",
}  # fmt: skip
_UNKNOWN = "an unknown key"
# ECMA-48, 5.4: control sequences; the Linux console's function keys; SS3.
_SEQUENCE = re.compile(r"\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|\[[0-9]+[\^$@]|O[A-Za-z]")


class Keyboard:
    """The keys of a terminal, told one by one to `tell` from a thread of their own.

    Used in a `with`: the terminal is put back as it was on every way out.
    """

    def __init__(self, descriptor: int, tell: Callable[[str], None]) -> None:
        self._descriptor = descriptor
        self._tell = tell
        self._before: list[Any] | None = None
        self._wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=self._read, name="keyboard", daemon=True)

    def __enter__(self) -> Keyboard:
        self.raw()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            os.write(self._wake_write, b"x")
            self._thread.join(timeout=1)
            os.close(self._wake_write)
            os.close(self._wake_read)
        self.restore()

    def raw(self) -> None:
        """Take keys one by one."""
        with contextlib.suppress(termios.error, OSError):
            self._before = termios.tcgetattr(self._descriptor)
            changed = termios.tcgetattr(self._descriptor)
            changed[3] &= ~(termios.ICANON | termios.ECHO)
            changed[6][termios.VMIN] = 1
            changed[6][termios.VTIME] = 0
            termios.tcsetattr(self._descriptor, termios.TCSANOW, changed)

    def restore(self) -> None:
        """Put the terminal back as it was."""
        if self._before is not None:
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)
            self._before = None

    def _read(self) -> None:
        pending = b""
        while True:
            ready, _, _ = select.select(
                [self._descriptor, self._wake_read], [], [], _ESCAPE_WAIT_S if pending else None
            )
            if self._wake_read in ready:
                return
            if ready:
                try:
                    data = os.read(self._descriptor, 1024)
                except OSError:
                    data = b""
                if not data:  # the terminal is gone
                    self._tell("HangUp")
                    return
                pending += data
            keys, pending = split_keys(pending, final=not ready)
            if pending == b"\x1b" and ready:  # most likely Esc: there is no need to be sure to be silent
                self._tell(TOUCH)
            for key in keys:
                self._tell(key)


def split_keys(data: bytes, final: bool) -> tuple[list[str], bytes]:
    """The keys in what a terminal sent, and the bytes that do not make a whole key yet.

    `final` says that nothing more is coming: what looks like the beginning of a sequence is Esc.
    """
    keys: list[str] = []
    text = data.decode("utf-8", "surrogateescape")
    index = 0
    while index < len(text):
        character = text[index]
        if character == "\x1b":
            key, length = _escape(text[index + 1 :], final)
            if not length:
                return keys, text[index:].encode("utf-8", "surrogateescape")
            keys.append(key)
            index += length
            continue
        if _is_broken(character):
            if not final and len(text) - index < 4:  # the rest of the character may still come
                return keys, text[index:].encode("utf-8", "surrogateescape")
            while index < len(text) and _is_broken(text[index]):
                index += 1
            keys.append(_UNKNOWN)
            continue
        keys.append(_NAMED.get(character, character))
        index += 1
    return keys, b""


def _is_broken(character: str) -> bool:
    """Whether it stands for a byte that is no UTF-8."""
    return "\udc80" <= character <= "\udcff"


def _escape(rest: str, final: bool) -> tuple[str, int]:
    """The key that begins with Esc, and how long it is; length 0 where more must come."""
    if not rest:
        return ("Esc", 1) if final else ("", 0)
    if rest[0] in "[O":
        match = _SEQUENCE.match(rest)
        if match:
            return _SEQUENCES.get(match[0], _UNKNOWN), 1 + match.end()
        return ("Esc", 1) if final else ("", 0)
    if rest[0] == "\x1b":
        return "Esc", 1
    if _is_broken(rest[0]):
        return (_UNKNOWN, len(rest) + 1) if final else ("", 0)
    return f"Alt+{_NAMED.get(rest[0], rest[0])}", 2


def open_keyboard() -> int | None:
    """A descriptor of the terminal that keys come from, or None where there is none.

    Standard input, if it is a terminal; else the terminal itself, so that a page can be piped in.
    """
    if termios is None:
        return None
    try:
        descriptor = (
            sys.stdin.fileno() if sys.stdin and sys.stdin.isatty() else os.open("/dev/tty", os.O_RDWR)
        )
    except (OSError, ValueError):
        return None
    try:
        in_foreground = os.tcgetpgrp(descriptor) == os.getpgrp()
    except OSError:
        return None
    return descriptor if in_foreground else None
