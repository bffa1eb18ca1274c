"""A speech process that misbehaves: `python -m tests.faults.false_engine HOW`.

It uses the protocol of `reader.speech.process.frames`, except for the fault HOW.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import IO

from reader.speech.engine import Chunk, WordMark
from reader.speech.process import frames
from reader.speech.process.frames import Frame

RATE = 22_050
_SOUND = bytes(2 * RATE // 5)


def _write(out: IO[bytes], *messages: Frame | bytes) -> None:
    for message in messages:
        out.write(message if isinstance(message, bytes) else frames.encode(message))
    out.flush()


def _sound(number: int, pcm: bytes = _SOUND, *marks: WordMark) -> Frame:
    return frames.sound(number, Chunk(pcm, marks))


def _wait(out: IO[bytes], *messages: Frame | bytes) -> None:
    _write(out, *messages)
    signal.pause()


def _endless(number: int, out: IO[bytes]) -> None:
    while True:
        _write(out, _sound(number))


def _die(out: IO[bytes], *messages: Frame | bytes) -> None:
    _write(out, *messages)
    os._exit(3)


# How it answers a request to speak
REPLIES: dict[str, Callable[[int, IO[bytes]], None]] = {
    "garbage": lambda number, out: _write(out, bytes(range(200, 256)) * 100),
    "half a frame, then nothing": lambda number, out: _wait(out, frames.encode(_sound(number))[:99]),
    "half a frame, then exits": lambda number, out: _die(out, frames.encode(_sound(number))[:99]),
    "half a sentence": lambda number, out: _write(out, _sound(number, _SOUND[:200]), Frame("done", number)),
    "half a sentence, then exits": lambda number, out: _die(out, _sound(number)),
    "no sound": lambda number, out: _write(out, Frame("done", number)),
    "no answer": lambda number, out: _wait(out),
    "half a sample": lambda number, out: _write(out, _sound(number, _SOUND[:333]), Frame("done", number)),
    "marks outside the text": lambda number, out: _write(
        out, _sound(number, _SOUND, WordMark(4_000_000_000, 7, 3), WordMark(0, 99_999, 4_000_000_000)),
        Frame("done", number),
    ),
    "a wrong number of marks": lambda number, out: _write(
        out, Frame("sound", number, b"\xff\xff\xff\x00" + _SOUND), Frame("done", number)
    ),
    "the sound of another request": lambda number, out: _write(
        out, _sound(number + 7), Frame("done", number + 7)
    ),
    "sound without end": _endless,
    "a message for the terminal": lambda number, out: _write(
        out, frames.words("failed", "no\n\x1b[2J\x07idea", number)
    ),
    "nothing and exits": lambda number, out: _die(out),
}  # fmt: skip
# What it sends instead of its first message, "ready"
GREETINGS: dict[str, Callable[[IO[bytes]], None]] = {
    "garbage at start": lambda out: _write(out, b"Segmentation fault\n" * 9),
    "a rate of 0": lambda out: _write(out, frames.words("ready", "1", 0)),
    "a rate of 1": lambda out: _write(out, frames.words("ready", "1", 1)),
    "a rate of 4,000,000,000": lambda out: _write(out, frames.words("ready", "1", 4_000_000_000)),
    "nothing and exits at start": lambda out: os._exit(3),
    "nothing at start": _wait,
}


def _say_normally(number: int, out: IO[bytes]) -> None:
    _write(out, _sound(number), Frame("done", number))


def main(how: str) -> None:
    """Answer requests until the input ends."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    start = GREETINGS.get(how)
    if start is None:
        _write(out, frames.words("ready", "1", RATE))
    else:
        start(out)
    for frame in frames.decode(source):
        if frame.kind == "say":
            REPLIES.get(how, _say_normally)(frame.number, out)
        elif frame.kind == "ask":
            _write(out, frames.data("answer", frame.number, []))


if __name__ == "__main__":
    main(sys.argv[1])
