"""How much the server and its synthesizers have worked, as Linux counts it in /proc.

A server whose synthesizer was killed accepts messages, but never begins them (speech-dispatcher issue 977).
Nothing in the protocol tells this from a screen reader that is speaking. Asking for the synthesizer's voices
would, but until a sentence has ended the server then keeps its other clients waiting, even with a request for
silence. Processor time tells it without asking: a program that plays sound runs many times a second.
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_NAME = "speech-dispatch"  # Linux cuts a process's name after 15 characters
_CREDENTIALS = struct.Struct("3i")  # process, user, group
_MIN_NANOSECONDS, _MIN_TURNS = 5_000_000, 4  # of a process that works; one that waits has two turns a second
_PROCESSES = Path("/proc")


class Activity(NamedTuple):
    """The processor time of some processes, and how many turns they had."""

    nanoseconds: int
    turns: int

    def differs_from(self, before: Activity) -> bool:
        """True if the processes have worked since `before`, or one of them has ended."""
        return (
            abs(self.nanoseconds - before.nanoseconds) >= _MIN_NANOSECONDS
            or abs(self.turns - before.turns) >= _MIN_TURNS
        )


def activity_behind(opened: socket.socket) -> Activity | None:
    """The activity of the server at the other end of a socket and of its synthesizers; None if unknown."""
    if sys.platform != "linux":
        return None
    try:
        peer = opened.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        process = _CREDENTIALS.unpack(peer)[0]
        # systemd may have opened the socket, and then started the server.
        servers = [each for each in (process, *_children(process)) if _is_server(each)]
        counts = [_counts(thread) for server in servers[:1] for thread in _threads(server)]
    except (OSError, ValueError):
        return None
    return Activity(*map(sum, zip(*counts, strict=True))) if counts else None


def _is_server(process: int) -> bool:
    with suppress(OSError):
        return (_PROCESSES / str(process) / "comm").read_text().strip() == _NAME
    return False


def _children(process: int) -> Iterator[int]:
    for thread in (_PROCESSES / str(process) / "task").iterdir():
        with suppress(OSError):  # it has ended
            yield from map(int, (thread / "children").read_text().split())


def _threads(process: int) -> Iterator[Path]:
    """The threads of a process, and those of all that it started."""
    with suppress(OSError):
        yield from (_PROCESSES / str(process) / "task").iterdir()
        for child in _children(process):
            yield from _threads(child)


def _counts(thread: Path) -> tuple[int, int]:
    """Nanoseconds and turns of a thread; none if it has ended."""
    try:
        nanoseconds, _, turns = (thread / "schedstat").read_text().split()
    except FileNotFoundError:
        return 0, 0
    return int(nanoseconds), int(turns)
