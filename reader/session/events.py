"""Events: the listener's commands, the progress of speech, and the results of requests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reader.session.remote import Reply


class CommandGiven(NamedTuple):
    """The listener gave a command, and how far the current speech was heard by then.

    `offset` counts characters of the spoken text, `milliseconds` from its start. `time` is when the command
    was given, in seconds since the epoch; 0 if that does not matter.
    """

    command: str
    token: int = 0
    offset: int = 0
    milliseconds: int = 0
    time: float = 0


class LineEntered(NamedTuple):
    """The listener entered a line: an answer, or a command in words. None means cancelled."""

    line: str | None


class SpeechFinished(NamedTuple):
    """The speech with this token was heard to its end."""

    token: int


class SpeechFailed(NamedTuple):
    """The speech with this token failed; `can_continue` tells whether the engine can say the next one."""

    token: int
    message: str
    can_continue: bool = False


class RequestFailed(NamedTuple):
    """The request with this token failed: an article did not open, or a voice was not found.

    `why` is a message that `fields` fill.
    """

    token: int
    why: str
    fields: Mapping[str, object] = MappingProxyType({})


class ChosenVoice(NamedTuple):
    """A voice that the listener chose: its id in its engine, and its name as for --voice.

    `language` is the primary language that it speaks, "" for a voice that speaks all. `engine` is the engine
    to change to, "" if the session's own has the voice.
    """

    id: str
    name: str
    language: str = ""
    engine: str = ""


class VoiceFound(NamedTuple):
    """The voice that the request with this token looked for: its name as given, and the voice.

    `voice` is None for the usual voice.
    """

    token: int
    name: str
    voice: ChosenVoice | None


class VoicesListed(NamedTuple):
    """The voices that the request with this token looked for, a line each."""

    token: int
    voices: tuple[str, ...]


class TimerExpired(NamedTuple):
    """The sleep timer with this number has expired."""

    number: int


class RemoteCommand(NamedTuple):
    """Another program gave a command in words; `token` to `time` are as for CommandGiven."""

    command: str
    reply: Reply
    token: int = 0
    offset: int = 0
    milliseconds: int = 0
    time: float = 0


class RemoteSource(NamedTuple):
    """Another program gave a page to read: `at_once`, or after the others."""

    source: str
    at_once: bool
    reply: Reply


class ArticleAdded(NamedTuple):
    """A page that another program gave now ends the playlist; or it was there before."""

    title: str
    is_new: bool
    reply: Reply


RemoteEvent = RemoteCommand | RemoteSource | ArticleAdded
Event = (
    CommandGiven
    | LineEntered
    | SpeechFinished
    | SpeechFailed
    | RequestFailed
    | VoiceFound
    | VoicesListed
    | TimerExpired
    | RemoteEvent
)
