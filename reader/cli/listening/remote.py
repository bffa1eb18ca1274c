"""Brings a session the requests of other programs: by the control socket, and by D-Bus."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.cli.listening.now_playing import Covers
    from reader.desktop.control import ControlServer, Reply, Request, SocketAnswer
    from reader.desktop.media_player import MediaCommand
    from reader.desktop.session_bus import SessionBus
    from reader.session.events import RemoteEvent
    from reader.session.remote import RemoteAnswer, Status

_SOURCES = {"say": True, "add": False}  # whether the page is read at once


class RemoteRequests:
    """What other programs can drive a session with. A thread opens it while the title is spoken."""

    def __init__(self) -> None:
        self._server: ControlServer | None = None
        self._bus: SessionBus | None = None
        self._covers: Covers | None = None
        self._status: Status | None = None
        self._lock = threading.Lock()  # a cover is drawn by a thread of its own

    def start(self, status: Status, tell: Callable[[RemoteEvent], None]) -> None:
        """Start to bring requests, for a session that reads `status`."""
        self._status = status
        self._opening = threading.Thread(target=self._open, args=(tell,), name="remote", daemon=True)
        self._opening.start()

    def update(self, status: Status) -> None:
        """Tell other programs what is read now."""
        with self._lock:
            self._status = status
            self._publish()

    def close(self) -> None:
        """End it, and answer what waits."""
        self._opening.join()
        if self._server is not None:
            self._server.close()
        if self._bus is not None:
            self._bus.close()
        if self._covers is not None:
            self._covers.close()

    def _open(self, tell: Callable[[RemoteEvent], None]) -> None:
        self._server = _control_server(tell)
        assert self._status is not None  # it has started
        bus = _session_bus(self._status, tell)
        if bus is not None:
            from reader.cli.listening.now_playing import Covers

            with self._lock:
                self._covers, self._bus = Covers(self._cover_drawn), bus
                self._publish()

    def _cover_drawn(self) -> None:
        with self._lock:
            self._publish()

    def _publish(self) -> None:
        if self._bus is not None and self._covers is not None and self._status is not None:
            from reader.cli.listening.now_playing import now_playing

            self._bus.update(now_playing(self._status, self._covers.address(self._status)))


def _control_server(tell: Callable[[RemoteEvent], None]) -> ControlServer | None:
    from reader.desktop.control import ControlServer

    def handle(request: Request, reply: Reply) -> None:
        tell(_event(request.command, request.source, lambda answer: reply(_answer(answer))))

    with suppress(OSError):  # no sockets here: listening works without them
        return ControlServer(handle)
    return None


def _session_bus(status: Status, tell: Callable[[RemoteEvent], None]) -> SessionBus | None:
    try:
        from reader.cli.listening.now_playing import now_playing
        from reader.desktop.session_bus import NoBus, SessionBus
    except ImportError:  # the extra `desktop` is not installed
        return None

    def handle(command: MediaCommand) -> None:
        tell(_event(command.words, command.source, lambda _: None))

    with suppress(NoBus, OSError):
        return SessionBus(now_playing(status, ""), handle)
    return None


def _event(words: str, source: str, reply: Callable[[RemoteAnswer], None]) -> RemoteEvent:
    from reader.session.events import RemoteCommand, RemoteSource

    at_once = _SOURCES.get(words)
    if at_once is None or not source:
        return RemoteCommand(words, reply)
    return RemoteSource(source, at_once, reply)


def _answer(answer: RemoteAnswer) -> SocketAnswer:
    from reader.desktop.control import SocketAnswer

    status = None if answer.status is None else answer.status._asdict()
    return SocketAnswer(answer.message, answer.code, status)
