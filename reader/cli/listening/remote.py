"""Brings a session the requests of other programs: from the control socket."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.desktop.control import Answer, ControlServer, Request
    from reader.session.events import RemoteEvent
    from reader.session.remote import RemoteAnswer, Status

_SOURCES = {"say": True, "add": False}  # whether the page is read at once


class RemoteRequests:
    """What other programs can drive a session with. A thread opens it while the title is spoken."""

    def __init__(self) -> None:
        self._closed = False
        self._server: ControlServer | None = None

    def start(self, tell: Callable[[RemoteEvent], None]) -> None:
        """Start to bring requests."""
        self._opening = threading.Thread(target=self._open, args=(tell,), name="remote", daemon=True)
        self._opening.start()

    def update(self, status: Status) -> None:
        """Tell other programs what is read now."""

    def close(self) -> None:
        """End it, and answer what waits."""
        self._opening.join()
        if self._server is not None:
            self._server.close()

    def _open(self, tell: Callable[[RemoteEvent], None]) -> None:
        from reader.desktop.control import ControlServer

        def handle(request: Request, reply: Callable[[Answer], None]) -> None:
            tell(_event(request, lambda answer: reply(_answer(answer))))

        with suppress(OSError):  # listening works without it
            self._server = ControlServer(handle)


def _event(request: Request, reply: Callable[[RemoteAnswer], None]) -> RemoteEvent:
    from reader.session.events import RemoteCommand, RemoteSource

    at_once = _SOURCES.get(request.command)
    if at_once is None or not request.source:
        return RemoteCommand(request.command, reply)
    return RemoteSource(request.source, at_once, reply)


def _answer(answer: RemoteAnswer) -> Answer:
    from reader.desktop.control import Answer

    status = None if answer.status is None else answer.status._asdict()
    return Answer(answer.message, answer.code, status)
