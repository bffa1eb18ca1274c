"""Events: what the listener asks for, what has been heard, what came of a request."""

from __future__ import annotations

from typing import NamedTuple


class CommandGiven(NamedTuple):
    """The listener gave a command, having heard the current speech so far.

    `offset` counts in the text that was given to be said, `milliseconds` from its beginning.
    """

    command: str
    token: int = 0
    offset: int = 0
    milliseconds: int = 0


class LineEntered(NamedTuple):
    """The listener typed a line: the answer to a question, or a command in words; None to leave it."""

    line: str | None


class SpeechFinished(NamedTuple):
    """What `token` said has been heard to its end."""

    token: int


class SpeechFailed(NamedTuple):
    """What `token` was to say could not be said; `can_continue` is whether the next can."""

    token: int
    message: str
    can_continue: bool = False


class RequestFailed(NamedTuple):
    """No article could be had that `token` was to open."""

    token: int
    why: str


class VoiceFound(NamedTuple):
    """The voice that `token` was to look for: what it was called, and its id."""

    token: int
    name: str
    voice: str


class TimerExpired(NamedTuple):
    """The sleep timer number `alarm` has run out."""

    number: int


Event = CommandGiven | LineEntered | SpeechFinished | SpeechFailed | RequestFailed | VoiceFound | TimerExpired
