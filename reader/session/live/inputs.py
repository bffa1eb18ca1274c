"""What reaches the session from outside, and what each input means to the state machine."""

from __future__ import annotations

import time
from typing import NamedTuple

from reader.session.command_table import Command, by_key
from reader.session.events import (
    CommandGiven,
    Event,
    LineEntered,
    RemoteCommand,
    RemoteEvent,
    SpeechFailed,
    SpeechFinished,
)
from reader.session.live.slow_requests import ArticleOpened, FirstLoaded, RequestResult
from reader.session.state import State
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent
from reader.terminal.keyboard import KeyboardEvent, WholeLine
from reader.terminal.lines import Lines
from reader.terminal.typed_line import TypedLine, typed


class Key(NamedTuple):
    """A key, by its name."""

    name: str


class Signal(NamedTuple):
    """A signal from the operating system."""

    number: int


# Without speech nothing goes on by itself: each of these shows the next sentence.
_WITHOUT_SPEECH = dict.fromkeys(("pause", "play", "toggle"), "next sentence")

Input = (
    SpeakerEvent
    | Key
    | KeyboardEvent
    | WholeLine
    | Signal
    | FirstLoaded
    | ArticleOpened
    | RequestResult
    | RemoteEvent
)


def is_quit(event: Input, commands: tuple[Command, ...]) -> bool:
    """True for the key and for the typed line that quit."""
    pressed = event.name if isinstance(event, Key) else event.text if isinstance(event, WholeLine) else ""
    command = by_key(commands).get(pressed)
    return pressed == "quit" or (command is not None and command.name == "quit")


class Interpreter:
    """Turns keys, typed lines and speech into events. Holds the line that is being typed."""

    def __init__(self, speaker: Speaker, lines: Lines, *, aloud: bool) -> None:
        self._speaker = speaker
        self._lines = lines
        self._aloud = aloud
        self._line: TypedLine | None = None

    @property
    def is_typing(self) -> bool:
        """True while keys go into a line."""
        return self._line is not None

    def begin_line(self) -> None:
        """Let the next keys go into a line."""
        self._line = TypedLine()

    def leave_line(self) -> None:
        """End an unfinished line, so that the shell's prompt starts on a new one."""
        if self._line is not None:
            self._lines.echo("\n")

    def meaning(
        self, event: SpeakerEvent | Key | WholeLine | RequestResult | RemoteEvent, state: State
    ) -> Event | None:
        """The event that an input means, or None for a key within a line."""
        if isinstance(event, RemoteCommand):
            heard = self._speaker.heard()
            command = event.command if self._aloud else _WITHOUT_SPEECH.get(event.command, event.command)
            event = event._replace(command=command, token=heard.token, offset=heard.offset)
            return event._replace(milliseconds=heard.milliseconds, time=time.time())
        if isinstance(event, RequestResult | RemoteEvent):
            return event
        if isinstance(event, Finished):
            return SpeechFinished(event.token)
        if isinstance(event, Failed):
            return SpeechFailed(*event)
        if isinstance(event, WholeLine):
            self._line = None
            return LineEntered(event.text)
        if self._line is not None:
            return self._typed(self._line, event.name)
        return self._command(event.name, state)

    def _typed(self, line: TypedLine, key: str) -> LineEntered | None:
        line = typed(line, key)
        self._lines.echo(line.echo)
        self._line = None if line.is_done else line
        return LineEntered(line.text) if line.is_done else None

    def _command(self, key: str, state: State) -> CommandGiven:
        command = by_key(state.commands).get(key)
        name = command.name if command is not None else key
        if not self._aloud:
            name = _WITHOUT_SPEECH.get(name, name)
        heard = self._speaker.heard()
        return CommandGiven(name, heard.token, heard.offset, heard.milliseconds, time.time())
