"""The control socket: other programs send a request to the session that reads aloud, and get one answer.

Each session listens on a Unix socket of its own in the user's runtime folder, which only the user can open.
A request goes to the session that started last. The request and the answer are a line of JSON each:

    {"command": "next heading"}                         a command in words, as after “:” in the session
    {"command": "say", "source": "/home/ada/page.mhtml"}     read a page now
    {"command": "add", "source": "https://example.org/page"} read it after the others, and queue it
    {"message": "Paused", "code": 0, "status": {…}}     the answer; `code` is an exit code of reader.errors

From Python:

    from reader.desktop.control import NoSession, Request, send

    try:
        answer = send(Request("add", source=str(path)))
    except NoSession:
        ...  # start one, or use the queue

A page that a browser hands over is kept in a file first. As MHTML it keeps its address and its title.
Python has no such sockets on Windows: there, `send` raises NoSession.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

from reader.desktop.runtime_folder import runtime_folder
from reader.errors import UNEXPECTED, SourceError, UsageError, reason_of

MAX_REQUEST_BYTES = 16_384
_MAX_ANSWER_BYTES = 262_144
_REQUEST_TIMEOUT_S = 5.0  # for the line to arrive
_ANSWER_TIMEOUT_S = 10.0
_PAGE_TIMEOUT_S = 120.0  # a page from the web may take a minute
_MAX_CONNECTIONS = 8  # at a time
_CLOSE_TIMEOUT_S = 1.0  # for the last answers to be sent
_SUFFIX = ".socket"
_HAS_SOCKETS = hasattr(socket, "AF_UNIX")


class NoSession(UsageError):
    """No session is running."""


class Request(NamedTuple):
    """A command in words, and the source that "add" and "say" take."""

    command: str
    source: str = ""


class SocketAnswer(NamedTuple):
    """What the session did, an exit code, and what it reads now (for "where")."""

    message: str
    code: int = 0
    status: Mapping[str, Any] | None = None


Reply = Callable[[SocketAnswer], None]


def send(request: Request, timeout_s: float | None = None) -> SocketAnswer:
    """Send a request to the session that started last. Raises NoSession, or SourceError if it is stuck."""
    if timeout_s is None:
        timeout_s = _PAGE_TIMEOUT_S if request.source else _ANSWER_TIMEOUT_S
    if not _HAS_SOCKETS:
        raise NoSession("Sessions cannot be controlled on this system.")
    for path in _sockets():
        with contextlib.closing(socket.socket(_unix(), socket.SOCK_STREAM)) as connection:
            deadline = time.monotonic() + timeout_s
            connection.settimeout(timeout_s)
            try:
                connection.connect(str(path))
            except OSError:  # its session crashed
                path.unlink(missing_ok=True)
                continue
            try:
                connection.sendall(_line(request._asdict()))
                return _answer(_read_line(connection, _MAX_ANSWER_BYTES, deadline))
            except (OSError, ValueError) as error:
                raise SourceError(f"The running session did not answer: {reason_of(error)}.") from None
    raise NoSession("No session is running. Start one with: reader SOURCE")


class ControlServer:
    """Listens for requests. `handle` gets each one with its reply, in a thread of its own."""

    def __init__(self, handle: Callable[[Request, Reply], None]) -> None:
        """Raises OSError if this system or this folder has no Unix sockets."""
        self._handle = handle
        self._closed = False
        self._free = threading.BoundedSemaphore(_MAX_CONNECTIONS)
        self._waiting: dict[threading.Thread, SimpleQueue[SocketAnswer]] = {}
        self._path = runtime_folder() / f"{os.getpid()}{_SUFFIX}"
        self._path.unlink(missing_ok=True)  # of a crashed session with the same number
        self._socket = socket.socket(_unix(), socket.SOCK_STREAM)
        try:
            self._socket.bind(str(self._path))
            self._path.chmod(0o600)
            self._socket.listen(_MAX_CONNECTIONS)
        except OSError:
            self._socket.close()
            raise
        threading.Thread(target=self._accept, name="control", daemon=True).start()

    def close(self) -> None:
        """Stop listening; answers that are ready are still sent."""
        self._closed = True
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread, answer in tuple(self._waiting.items()):
            answer.put(SocketAnswer("The session has ended.", UNEXPECTED))
            thread.join(_CLOSE_TIMEOUT_S)

    def _accept(self) -> None:
        while not self._closed:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            if not self._free.acquire(blocking=False):
                connection.close()
                continue
            answer: SimpleQueue[SocketAnswer] = SimpleQueue()
            thread = threading.Thread(target=self._serve, args=(connection, answer), daemon=True)
            self._waiting[thread] = answer
            thread.start()

    def _serve(self, connection: socket.socket, answer: SimpleQueue[SocketAnswer]) -> None:
        with contextlib.closing(connection):  # last, so that who sees it closed finds a place free
            try:
                with contextlib.suppress(OSError):
                    self._exchange(connection, answer)
            finally:
                self._waiting.pop(threading.current_thread(), None)
                self._free.release()

    def _exchange(self, connection: socket.socket, answer: SimpleQueue[SocketAnswer]) -> None:
        """Read a request and send its answer."""
        deadline = time.monotonic() + _REQUEST_TIMEOUT_S
        try:
            request = parse_request(_read_line(connection, MAX_REQUEST_BYTES, deadline))
        except UsageError as error:
            connection.sendall(_line(SocketAnswer(str(error), error.exit_code)._asdict()))
            return
        self._handle(request, answer.put)
        reply = answer.get()
        connection.settimeout(_ANSWER_TIMEOUT_S)
        connection.sendall(_line(reply._asdict()))


def parse_request(line: bytes) -> Request:
    """The request in a line of JSON. Raises UsageError."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if (
        not isinstance(fields, dict)
        or not isinstance(fields.get("command"), str)
        or not isinstance(fields.get("source", ""), str)
    ):
        raise UsageError("The request is not a line of JSON with a command.")
    return Request(" ".join(fields["command"].split()), fields.get("source", ""))


def _answer(line: bytes) -> SocketAnswer:
    """The answer in a line of JSON. Raises ValueError."""
    try:
        fields = json.loads(line)
        return SocketAnswer(str(fields["message"]), int(fields["code"]), fields["status"])
    except (KeyError, TypeError):
        raise ValueError("its answer is damaged") from None


def _read_line(connection: socket.socket, limit: int, deadline: float) -> bytes:
    """A line from a connection. Raises UsageError if it is too long, OSError if it is late or missing."""
    data = b""
    while not data.endswith(b"\n"):
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            raise TimeoutError("timed out")
        connection.settimeout(left_s)
        received = connection.recv(4096)
        if not received:
            break
        data += received
        if len(data) > limit:
            raise UsageError(f"The request is longer than {limit} bytes.")
    if not data:
        raise OSError("it has ended")
    return data


def _line(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields).encode("ascii") + b"\n"


def _unix() -> int:
    """The family of Unix sockets. Raises OSError where there are none."""
    family: int | None = getattr(socket, "AF_UNIX", None)
    if family is None:
        raise OSError("this system has no Unix sockets")
    return family


def _sockets() -> Iterator[Path]:
    """The sockets of sessions, the one that started last first."""
    try:
        found = sorted(
            ((path.stat().st_mtime_ns, path) for path in runtime_folder().glob(f"*{_SUFFIX}")), reverse=True
        )
    except OSError:
        return
    for _, path in found:
        yield path
