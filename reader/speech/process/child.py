"""The process that runs a native Synthesizer.

Start it with `python -m reader.speech.process.child MODULE:CLASS [ARGUMENT …] [--with-parent]`: the class
of the Synthesizer, and what it is opened with. With --with-parent it ends with the thread that started it.
`reader.speech.process.frames` has its messages.

A new speech stops the one before. The process ends when its input closes, even if the engine hangs.
Before it gets any text, it gives up what it does not need: gaining privileges, writing files, opening many
files, using much memory. It never opens Reader's library, the page or the network.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO, Any

from reader.errors import SpeechError
from reader.settings import NORMAL_RATE
from reader.speech.engine import Chunk, Speech, joined
from reader.speech.process import frames
from reader.speech.process.frames import Frame

_USUAL_MAX_MEMORY = 1 << 30  # bytes of address space, unless the class has a `max_memory`
# Bytes of a core dump, bytes written to a file, open files (eSpeak reads its data)
_LIMITS = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": 32}
_FRAME_BYTES = 1 << 20  # of a recording
_PIPE_BYTES = 1 << 20  # some seconds of sound, so that neither end waits for the other
_MAX_STOP_S = 60  # how long a speech may take to stop; the parent gives up long before
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS of prctl(2)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class EngineServer:
    """Runs one engine and answers commands."""

    def __init__(self, engine: Any, source: IO[bytes], out: IO[bytes]) -> None:
        self._engine = engine
        self._interrupt = getattr(engine, "interrupt", lambda: None)  # of an engine whose chunks take long
        self._expect_recording = getattr(engine, "expect_recording", lambda: None)
        self._commands = frames.decode(source)
        self._out = out
        self._wanted = 0  # the number of the speech to say
        self._reading, self._speaking = threading.Lock(), threading.Lock()

    def run(self) -> None:
        """Answer commands, one after another.

        Two threads take turns: one speaks while the other reads the next command. The thread that reads a
        command also executes it, to save a thread switch.
        """
        version = getattr(self._engine, "version", "")
        self._send(frames.words("ready", version, self._engine.sample_rate))
        threading.Thread(target=self._work, daemon=True).start()
        self._work()

    def _work(self) -> None:
        while True:
            with self._reading:
                command = next(self._commands, None)
                if command is None:  # the parent has closed the pipe
                    os._exit(0)
                if command.kind != "ask":
                    self._wanted = command.number if command.kind == "say" else 0
                    self._interrupt()
                if command.kind == "stop":
                    continue
                if not self._speaking.acquire(timeout=_MAX_STOP_S):
                    os._exit(1)
            try:
                self._do(command)
            finally:
                self._speaking.release()

    def _do(self, command: Frame) -> None:
        try:
            if command.kind == "say":
                self._say(command)
            elif command.kind == "record":
                self._record(command)
            else:
                self._answer(command)
        except SpeechError as error:
            self._send(frames.failure(command.number, error.message, error.fields))
        except Exception as error:  # a bug in the engine; the next speech may succeed
            why = f"The speech engine failed: {type(error).__name__}: {error}"
            self._send(frames.failure(command.number, why, {}))

    def _say(self, command: Frame) -> None:
        def emit(chunk: Chunk) -> bool:
            if self._wanted != command.number:
                return False
            self._send(frames.sound(command.number, chunk))
            return True

        self._engine.synthesize(frames.speech_of(command), emit)
        self._send(Frame("done", command.number))

    def _record(self, command: Frame) -> None:
        """Send each speech in few large frames: each frame costs the parent a switch between threads."""
        self._expect_recording()
        for number, speech in enumerate(frames.speeches_of(command), command.number):
            sound = _LongFrames(number, self._send)
            self._engine.synthesize(speech, sound.add)
            sound.send()
        self._send(Frame("done", command.number))

    def _answer(self, command: Frame) -> None:
        method, *values = frames.value_of(command)
        self._send(frames.data("answer", command.number, getattr(self._engine, method)(*values)))

    def _send(self, frame: Frame) -> None:
        _send(self._out, frame)


class _LongFrames:
    """Collects the chunks of a speech, and sends them in large frames."""

    def __init__(self, number: int, send: Callable[[Frame], None]) -> None:
        self._number = number
        self._send = send
        self._chunks: list[Chunk] = []
        self._bytes = 0

    def add(self, chunk: Chunk) -> bool:
        """Take the next chunk. A recording is never stopped, so the answer is to continue."""
        self._chunks.append(chunk)
        self._bytes += len(chunk.pcm)
        if self._bytes >= _FRAME_BYTES:
            self.send()
        return True

    def send(self) -> None:
        """Send what was collected since the last frame, even if it is nothing."""
        self._send(frames.sound(self._number, joined(self._chunks)))
        self._chunks.clear()
        self._bytes = 0


def serve(synthesizer: str, source: IO[bytes], out: IO[bytes], *arguments: str) -> None:
    """Run the Synthesizer MODULE:CLASS, opened with these arguments, until the input closes."""
    module, _, class_name = synthesizer.partition(":")
    try:
        engine = getattr(import_module(module), class_name)(*arguments)
        # Load voices and English while the program is starting: most titles and answers are English.
        engine.voices()
        engine.synthesize(Speech("a", "en", "", NORMAL_RATE), lambda _: False)
    except SpeechError as error:
        _send(out, frames.words("broken", str(error)))
        return
    _give_up_privileges(getattr(engine, "max_memory", _USUAL_MAX_MEMORY))
    EngineServer(engine, source, out).run()


def _end_with_parent() -> None:
    """Have the kernel kill this process when its parent thread ends, even if it hangs."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def _give_up_privileges(max_memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for kind, limit in (_LIMITS | {"RLIMIT_AS": max_memory}).items():
        with suppress(AttributeError, OSError, ValueError):  # not on every system
            resource.setrlimit(getattr(resource, kind), (limit, limit))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _send(out: IO[bytes], frame: Frame) -> None:
    try:
        out.write(frames.encode(frame))
        out.write(frame.samples)
        out.flush()
    except OSError:  # the parent has closed the pipe
        os._exit(0)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep standard input and output for messages, discard what libraries print, close all other files."""
    if sys.platform != "win32":
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    source, out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(null, number)
    os.close(null)
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(out, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return source, out


if __name__ == "__main__":
    if "--with-parent" in sys.argv:
        _end_with_parent()
    program_arguments = [each for each in sys.argv[2:] if each != "--with-parent"]
    serve(sys.argv[1], *_pipes(), *program_arguments)
