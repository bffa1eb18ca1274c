"""The messages to and from the process of a synthesizer, as bytes.

A frame is its kind, the number of what it is about, the lengths of what follows, and that: text in UTF-8,
JSON or marks, and samples. JSON is imported where it is used: no first sound waits for it.

    to the process    say   3  language, voice, rate, text, with a zero byte between
                      stop  3
                      ask   4  ["method", "value", …] as JSON
    from the process  ready    the sample rate, and the version; once
                      broken   why it cannot speak, and it ends
                      sound 3  the marks; samples
                      done  3
                      answer 4 a value as JSON
                      failed 3 why; it can go on with the next
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import IO, Any, NamedTuple

from reader.speech.engine import Chunk, Speech, WordMark

_KINDS = ("ready", "broken", "sound", "done", "answer", "failed", "say", "stop", "ask")
_HEAD = struct.Struct("<BIII")
_MARK = struct.Struct("<III")
_LARGEST = 1 << 26  # bytes; half a second of sound is 22,050
_ENCODING = ("utf-8", "surrogatepass")


class Frame(NamedTuple):
    """A message: its kind, the number of what it is about, what it says, and samples."""

    kind: str
    number: int = 0
    payload: bytes = b""
    samples: bytes = b""


def encode(frame: Frame) -> bytes:
    """A frame as bytes, without its samples, which are long and are not to be copied."""
    kind = _KINDS.index(frame.kind)
    return _HEAD.pack(kind, frame.number, len(frame.payload), len(frame.samples)) + frame.payload


def decode(source: IO[bytes]) -> Iterator[Frame]:
    """The frames that come, until there are no more. Raises ValueError for what is none."""
    while len(head := source.read(_HEAD.size)) == _HEAD.size:
        kind, number, size, more = _HEAD.unpack(head)
        if kind >= len(_KINDS) or max(size, more) > _LARGEST:
            raise ValueError("it is no frame")
        frame = Frame(_KINDS[kind], number, source.read(size), source.read(more))
        if len(frame.payload) < size or len(frame.samples) < more:
            return
        yield frame


def why_broken(frame: Frame) -> str:
    """Why the process cannot speak, or ""."""
    return text_of(frame) if frame.kind == "broken" else ""


def say(number: int, speech: Speech) -> Frame:
    """Asks for the sound of a speech."""
    words = "\0".join((speech.lang.replace("\0", ""), speech.voice, str(speech.rate), speech.text))
    return Frame("say", number, words.encode(*_ENCODING))


def speech_of(frame: Frame) -> Speech:
    """What is to be said."""
    lang, voice, rate, text = frame.payload.decode(*_ENCODING).split("\0", 3)
    return Speech(text, lang, voice, int(rate))


def sound(number: int, chunk: Chunk) -> Frame:
    """Some sound of a speech."""
    return Frame("sound", number, b"".join(_MARK.pack(*mark) for mark in chunk.marks), chunk.pcm)


def chunk_of(frame: Frame) -> Chunk:
    """The sound. Raises struct.error where it is damaged."""
    return Chunk(frame.samples, tuple(WordMark(*mark) for mark in _MARK.iter_unpack(frame.payload)))


def words(kind: str, text: str, number: int = 0) -> Frame:
    """A message that is text."""
    return Frame(kind, number, text.encode(*_ENCODING))


def text_of(frame: Frame) -> str:
    """The text, in one line."""
    return " ".join(frame.payload.decode(*_ENCODING).split())


def data(kind: str, number: int, value: Sequence[object] | object) -> Frame:
    """A message that is JSON."""
    import json

    return Frame(kind, number, json.dumps(value).encode())


def value_of(frame: Frame) -> Any:
    """What the JSON holds."""
    import json

    return json.loads(frame.payload)
