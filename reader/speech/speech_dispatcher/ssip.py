"""A client of the Speech Synthesis Interface Protocol (SSIP), which speech-dispatcher speaks.

Source: "SSIP: Speech Synthesis Interface Protocol" in speech-dispatcher's documentation. Every line ends with
CR LF. A reply is some lines "CODE-text" and a last one "CODE text"; codes from 300 are errors. Events have
codes from 700 and come at any time, between two replies.
"""

from __future__ import annotations

import contextlib
import queue
import re
import socket
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.errors import SpeechError
from reader.speech.speech_dispatcher.activity import Activity, activity_behind

REPLY_LIMIT_S = 1.0  # a local server answers within a millisecond
_FIRST_ERROR, _FIRST_EVENT = 300, 700
_LINE = re.compile(rb"(\d{3})([- ])(.*)", re.DOTALL)
_MAX_LINE_BYTES = 10_000
_SPEECH_ENDS = {702: "end", 703: "cancelled"}
_BEGIN, _MARK = 701, 700


class Event(NamedTuple):
    """What happened to a message: "begin", "mark", "end" or "cancelled"; `mark` is the mark's name."""

    kind: str
    message: str
    mark: str = ""


class Connection:
    """A connection to the server on an open socket.

    `tell` gets the events, and None when the server closes the connection, from another thread.
    """

    def __init__(self, opened: socket.socket, tell: Callable[[Event | None], None]) -> None:
        self._socket = opened
        self._tell = tell
        self._replies: queue.SimpleQueue[list[str] | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="speech-dispatcher", daemon=True).start()

    def ask(self, command: str) -> Sequence[str]:
        """Send a command, one line. Returns the reply's lines without codes and without the last one.

        Raises SpeechError if the server refuses, closes the connection or does not answer.
        """
        self._send(command)
        try:
            reply = self._replies.get(timeout=REPLY_LIMIT_S)
        except queue.Empty:
            raise SpeechError("speech-dispatcher does not answer.") from None
        if reply is None:
            raise SpeechError("speech-dispatcher has ended.")
        *lines, last = reply
        if last[:3] >= str(_FIRST_ERROR):
            raise SpeechError(f"speech-dispatcher refused {command.partition(' ')[0]}: {last[4:]}.")
        return [line[4:] for line in lines]

    def speak(self, ssml: str) -> str:
        """Queue a message, one line of SSML. Returns its number. Raises SpeechError."""
        self.ask("SPEAK")
        return self.ask(f"{ssml}\r\n.")[0]

    def activity(self) -> Activity | None:
        """How much the server has worked; None if unknown."""
        return activity_behind(self._socket)

    def close(self) -> None:
        """Close the connection. Safe to call twice."""
        with contextlib.suppress(OSError):  # the server has closed it already
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _send(self, line: str) -> None:
        try:
            self._socket.sendall(f"{line}\r\n".encode("utf-8", "replace"))
        except OSError as error:
            raise SpeechError(f"speech-dispatcher has ended: {error.strerror or error}.") from None

    def _read(self) -> None:
        """Read the server's lines until it ends, in a thread of its own."""
        lines: list[str] = []
        try:
            with self._socket.makefile("rb") as file:
                while (written := file.readline(_MAX_LINE_BYTES)) and (
                    found := _LINE.match(written.rstrip())
                ):
                    lines.append(written.decode("utf-8", "replace").rstrip())
                    if found[2] == b"-":
                        continue
                    if int(found[1]) >= _FIRST_EVENT:
                        self._tell_event(int(found[1]), [line[4:] for line in lines[:-1]])
                    else:
                        self._replies.put(lines)
                    lines = []
        except OSError:
            pass  # closed
        self._replies.put(None)
        self._tell(None)

    def _tell_event(self, code: int, fields: Sequence[str]) -> None:
        """Tell about an event. Its fields are the message's number, the client's, and a mark's name."""
        if code == _MARK and len(fields) > 2:
            self._tell(Event("mark", fields[0], fields[2]))
        elif fields and (code == _BEGIN or code in _SPEECH_ENDS):
            self._tell(Event(_SPEECH_ENDS.get(code, "begin"), fields[0]))
