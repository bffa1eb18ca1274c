"""The queue of all that reaches a session: keys, speech, signals, and the results of requests."""

from __future__ import annotations

import sys
from collections import deque
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from reader.session.live.inputs import Input
from reader.terminal.keyboard import WholeLine

if TYPE_CHECKING:
    from reader.session.live.word_marker import WordMarker

_WORD_POLL_S = 0.03  # a spoken word lasts at least a fifteenth of a second
# Windows handles Ctrl+C only between two waits.
_MAX_WAIT_S = 0.2 if sys.platform == "win32" else None


class EventQueue:
    """Events in the order in which they came. Any thread may put one in; one thread takes them out."""

    def __init__(self) -> None:
        self._events: SimpleQueue[Input] = SimpleQueue()
        self._deferred: deque[Input] = deque()  # taken out too early

    def put(self, event: Input) -> None:
        """Add an event."""
        self._events.put(event)

    def defer(self, event: Input) -> None:
        """Put back an event that `next` returned, for `waiting`."""
        self._deferred.append(event)

    def next(self, marker: WordMarker | None = None) -> Input:
        """Wait for the next event; meanwhile `marker` follows the spoken words."""
        while True:
            try:
                return self._events.get(timeout=_WORD_POLL_S if marker else _MAX_WAIT_S)
            except Empty:
                if marker:
                    marker.update()

    def waiting(self, marker: WordMarker | None = None) -> list[Input]:
        """Take all events out, those that were put back first; waits if there is none.

        It takes at most one whole line, which is the last: each line gets an answer of its own.
        """
        events = [self._deferred.popleft() if self._deferred else self.next(marker)]
        while not isinstance(events[-1], WholeLine) and (self._deferred or not self._events.empty()):
            events.append(self._deferred.popleft() if self._deferred else self._events.get())
        return events
