"""The messages to and from a synthesizer's process, as bytes.

A frame is its kind, the number of its request, two lengths, a payload and samples. The payload is UTF-8
text, JSON or word marks. JSON is imported where it is used, to keep it out of the way of the first sound.

    to the process    say   3  language, voice, rate, style and text, separated by zero bytes
                      record 3 several of these, each after its length; the first one's number is 3
                      stop  3
                      ask   4  ["method", "value", …] as JSON
    from the process  ready    the sample rate and the version; sent once
                      broken   why it cannot speak; the process ends
                      sound 3  word marks; samples
                      done  3
                      answer 4 a value as JSON
                      failed 3 ["message", {"field": value, …}] as JSON; the process takes the next request
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from reader.errors import SpeechError
from reader.speech.engine import Chunk, Speech, WordMark

if TYPE_CHECKING:
    from reader.script.model import Style

_KINDS = ("ready", "broken", "sound", "done", "answer", "failed", "say", "stop", "ask", "record")
_HEAD = struct.Struct("<BIII")
_LENGTH = struct.Struct("<I")
_MARK = struct.Struct("<III")
_MAX_PART_BYTES = 1 << 26  # for comparison, half a second of sound has 22,050
_ENCODING = ("utf-8", "surrogatepass")


class Frame(NamedTuple):
    """A message: its kind, the number of its request, its payload and samples."""

    kind: str
    number: int = 0
    payload: bytes = b""
    samples: bytes = b""


def encode(frame: Frame) -> bytes:
    """A frame as bytes, without its samples: they are long, so the caller writes them without a copy."""
    kind = _KINDS.index(frame.kind)
    return _HEAD.pack(kind, frame.number, len(frame.payload), len(frame.samples)) + frame.payload


def decode(source: IO[bytes]) -> Iterator[Frame]:
    """The frames in a stream, up to its end. Raises ValueError for invalid data."""
    while len(head := source.read(_HEAD.size)) == _HEAD.size:
        kind, number, payload_size, samples_size = _HEAD.unpack(head)
        if kind >= len(_KINDS) or max(payload_size, samples_size) > _MAX_PART_BYTES:
            raise ValueError("not a frame")
        frame = Frame(_KINDS[kind], number, source.read(payload_size), source.read(samples_size))
        if len(frame.payload) < payload_size or len(frame.samples) < samples_size:
            return
        yield frame


def why_broken(frame: Frame) -> str:
    """The reason in a "broken" frame, or ""."""
    return text_of(frame) if frame.kind == "broken" else ""


def say(number: int, speech: Speech) -> Frame:
    """A request for a speech."""
    return Frame("say", number, _packed(speech))


def speech_of(frame: Frame) -> Speech:
    """The speech in a "say" frame."""
    return _unpacked(frame.payload)


def record(number: int, speeches: Iterable[Speech]) -> Frame:
    """A request for several speeches, which are numbered from `number`."""
    packed = [_packed(speech) for speech in speeches]
    return Frame("record", number, b"".join(_LENGTH.pack(len(each)) + each for each in packed))


def speeches_of(frame: Frame) -> Iterator[Speech]:
    """The speeches in a "record" frame."""
    start = 0
    while start < len(frame.payload):
        (length,) = _LENGTH.unpack_from(frame.payload, start)
        start += _LENGTH.size + length
        yield _unpacked(frame.payload[start - length : start])


def _packed(speech: Speech) -> bytes:
    lang = speech.lang.replace("\0", "")
    words = "\0".join((lang, speech.voice, str(speech.rate), speech.style, speech.text))
    return words.encode(*_ENCODING)


def _unpacked(packed: bytes) -> Speech:
    lang, voice, rate, style, text = packed.decode(*_ENCODING).split("\0", 4)
    return Speech(text, lang, voice, int(rate), style=cast("Style", style))


def sound(number: int, chunk: Chunk) -> Frame:
    """A chunk of a speech's sound."""
    return Frame("sound", number, b"".join(_MARK.pack(*mark) for mark in chunk.marks), chunk.pcm)


def chunk_of(frame: Frame) -> Chunk:
    """The chunk in a "sound" frame. Raises ValueError if it is damaged."""
    if len(frame.payload) % _MARK.size:
        raise ValueError("not word marks")
    return Chunk(frame.samples, tuple(WordMark(*mark) for mark in _MARK.iter_unpack(frame.payload)))


def words(kind: str, text: str, number: int = 0) -> Frame:
    """A frame with text."""
    return Frame(kind, number, text.encode(*_ENCODING))


def text_of(frame: Frame) -> str:
    """The text in a frame, in one line."""
    return " ".join(frame.payload.decode(*_ENCODING).split())


def failure(number: int, message: str, fields: Mapping[str, object]) -> Frame:
    """The error of a request, so that a session can say it in its language."""
    return data("failed", number, (message, fields))


def error_of(frame: Frame) -> SpeechError:
    """The error in a "failed" frame, in one line."""
    message, fields = value_of(frame)
    return SpeechError(" ".join(message.split()), **fields)


def data(kind: str, number: int, value: Sequence[object] | object) -> Frame:
    """A frame with a value as JSON."""
    import json

    return Frame(kind, number, json.dumps(value).encode())


def value_of(frame: Frame) -> Any:
    """The JSON value in a frame."""
    import json

    return json.loads(frame.payload)
