"""The process that runs the system's voices through pyttsx3.

Start it with `python -m reader.speech.system.child DRIVER`. A driver may hang, print or crash; a
separate process contains that. Each message is a line of JSON. Commands:

    {"say": 3, "text": "…", "voice": "an id, or empty", "rate": 180}
    {"stop": 3}

Answers:

    {"voices": […], "voice": "id"}     the first message: ready, with this default voice
    {"broken": "why"}                  the first message: not able to speak; the process ends
    {"said": 3}                        the driver has the text
    {"word": 3, "at": 17}              the word at offset 17 is heard now
    {"done": 3}                        the speech was heard to its end
    {"stopped": 3}                     the speech is silent
    {"failed": 3, "why": "…"}          the speech failed; the process ends

The process ends when its input closes. pyttsx3's own loop cannot be interrupted, so this uses its
external loop, a turn every 20 ms; macOS's driver also needs its event loop run here.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO, Any

from reader.speech.system import json_lines
from reader.speech.system.json_lines import Message

_TURN_S = 0.02
_IDLE_S = 0.5
_STOP_TURN_S = 0.005
# On Windows the last events of a stopped speech come late; they would seem to be the next speech's.
_SETTLE_S = {"sapi5": 0.05}
_COUNT_UTF_16 = {"nsss", "sapi5"}  # NSRange and SAPI's CharacterPosition

Answer = Callable[[Message], None]


class DriverServer:
    """Runs one pyttsx3 engine and answers commands."""

    def __init__(self, driver: str, answer: Answer) -> None:
        import pyttsx3

        self._answer = answer
        self._in_utf_16 = driver in _COUNT_UTF_16
        self._settle_s = _SETTLE_S.get(driver, 0.0)
        self._engine = pyttsx3.init(driver)
        self._pump = _cocoa_pump() if driver == "nsss" else None
        self._set: dict[str, object] = {}  # what is set already: setting a voice takes time
        self._saying = 0
        self._stopping = False
        self._finished_at = 0.0
        self._text = ""
        self._at = 0
        for topic, handler in (
            ("started-word", self._on_word),
            ("finished-utterance", self._on_finished),
            ("error", self._on_error),
        ):
            self._engine.connect(topic, handler)
        self._engine.startLoop(False)
        self._turn()

    def introduce(self) -> None:
        """Report the voices, and the default one."""
        listed = []
        with suppress(Exception):  # one voice with odd attributes spoils the whole list on Windows
            listed = list(self._engine.getProperty("voices") or ())
        current = self._engine.getProperty("voice")
        voice = str(getattr(current, "id", current) or "")
        self._answer({"voices": [_described(each) for each in listed], "voice": voice})

    def run(self, commands: queue.SimpleQueue[Message]) -> None:
        """Execute commands, one after another, and give the driver its turns."""
        while True:
            self._turn()
            with suppress(queue.Empty):
                command = commands.get(timeout=_TURN_S if self._saying else _IDLE_S)
                if "say" in command:
                    self._say(**command)
                else:
                    self._stop(command["stop"])

    def _say(self, say: int, text: str, voice: str, rate: int) -> None:
        for name, value in (("voice", voice), ("rate", rate)):
            if value and self._set.get(name) != value:
                self._engine.setProperty(name, value)
                self._set[name] = value
        self._saying, self._text, self._at = say, text, 0
        self._engine.say(text, str(say))
        self._answer({"said": say})

    def _stop(self, number: int) -> None:
        if number == self._saying:
            self._stopping = True
            self._engine.stop()
            while self._saying or time.monotonic() < self._finished_at + self._settle_s:
                self._turn()
                time.sleep(_STOP_TURN_S)
            self._stopping = False
        self._answer({"stopped": number})

    def _turn(self) -> None:
        self._engine.iterate()
        if self._pump is not None:
            self._pump()

    # -- pyttsx3's callbacks: exceptions in here would be lost -----------------------------------

    def _on_word(self, name: str | None, location: int, length: int) -> None:
        at = word_start(self._text, location, length, self._in_utf_16)
        if self._saying and not self._stopping and at is not None and at >= self._at:
            self._at = at
            self._answer({"word": self._saying, "at": at})

    def _on_finished(self, name: str | None, completed: bool) -> None:
        done, self._saying = self._saying, 0
        self._finished_at = time.monotonic()
        if done and not self._stopping:
            self._answer({"done": done})

    def _on_error(self, name: str | None, exception: Exception) -> None:
        # An error without a name means that a voice or rate could not be set: speak anyway.
        if self._saying and name == str(self._saying):
            _give_up(self._answer, self._saying, exception)


def word_start(text: str, location: int, length: int, in_utf_16: bool) -> int | None:
    """The offset in `text` of the word that a driver reports; None if no word can be there.

    Windows' driver also reports a stream's number and position.
    """
    if in_utf_16:
        units = text.encode("utf-16-le", "surrogatepass")
        end = 2 * (location + length)
        inside = location >= 0 and end <= len(units)
        location = len(units[: 2 * max(location, 0)].decode("utf-16-le", "ignore"))
    else:
        inside = location >= 0 and location + length <= len(text)
    return location if inside and length > 0 and not text[location].isspace() else None


def _described(voice: Any) -> Message:
    languages = [
        each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each)
        for each in voice.languages or ()
        if each
    ]
    return {
        "id": str(voice.id),
        "name": str(voice.name or voice.id),
        "languages": languages,
        "gender": str(voice.gender or ""),
    }


def _cocoa_pump() -> Callable[[], None]:
    """Run macOS's event loop, for at most a hundredth of a second."""
    foundation = import_module("Foundation")
    loop = foundation.NSRunLoop.currentRunLoop()
    return lambda: loop.runUntilDate_(foundation.NSDate.dateWithTimeIntervalSinceNow_(0.01))


def _give_up(answer: Answer, number: int, error: BaseException) -> None:
    """Report the error and exit at once; cleaning up might hang."""
    why = f"{type(error).__name__}: {error}"
    answer({"failed": number, "why": why} if number else {"broken": why})
    os._exit(1)


def _take_output() -> Answer:
    """Keep standard output for messages, and discard what a driver prints."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)

    def answer(message: Message) -> None:
        try:
            out.write(json_lines.encode(message))
        except OSError:  # nobody reads any more
            os._exit(0)

    return answer


def _read_commands(source: IO[bytes], commands: queue.SimpleQueue[Message]) -> None:
    for command in json_lines.decode(source):
        commands.put(command)
    os._exit(0)  # even if the driver hangs


def main(driver: str) -> None:
    """Run the pyttsx3 driver of this name until the input closes."""
    commands: queue.SimpleQueue[Message] = queue.SimpleQueue()
    answer = _take_output()
    source = os.fdopen(os.dup(0), "rb")
    threading.Thread(target=_read_commands, args=(source, commands), daemon=True).start()
    server: DriverServer | None = None
    try:
        server = DriverServer(driver, answer)
        server.introduce()
        server.run(commands)
    except BaseException as error:
        _give_up(answer, server._saying if server else 0, error)  # noqa: SLF001


if __name__ == "__main__":
    main(sys.argv[1])
