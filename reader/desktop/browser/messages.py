"""Messages between the extension and its host, as browsers frame them.

Each is JSON in UTF-8 after its length, four bytes in the machine's order. The extension sends an
action and its page's address, then the page in pieces, then the end:

    {"action": "read", "url": "https://…", "title": "…", "selection": false}
    {"chunk": "<!DOCTYPE html>…"} …
    {"end": true}

The host answers once: {"ok": true, "message": "…"}.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, NamedTuple, get_args

from reader.errors import SourceError
from reader.sources.source import MAX_BYTES

Action = Literal["read", "queue"]

_LENGTH = struct.Struct("=I")
_MAX_MESSAGE_BYTES = 4_000_000  # the extension's pieces have at most 250,000 characters
_MAX_URL_CHARACTERS, _MAX_TITLE_CHARACTERS = 20_000, 2_000
_FIRST = {"action": str, "url": str, "title": str, "selection": bool}


class SentPage(NamedTuple):
    """A page as the browser shows it, or the selected part of it."""

    action: Action
    url: str
    title: str
    is_selection: bool
    html: bytes


def receive(stream: BinaryIO) -> SentPage:
    """The page that the extension sends. Raises SourceError if it is malformed, incomplete or too large."""
    messages = _messages(stream)
    first = next(messages)
    is_valid = first.keys() == _FIRST.keys() and all(type(first[key]) is kind for key, kind in _FIRST.items())
    if not is_valid or first["action"] not in get_args(Action):
        raise _malformed()
    url, title = first["url"], first["title"]
    if len(url) > _MAX_URL_CHARACTERS or len(title) > _MAX_TITLE_CHARACTERS:
        raise _malformed()
    pieces: list[bytes] = []
    room = MAX_BYTES
    for message in messages:
        if message == {"end": True}:
            return SentPage(first["action"], url, title, first["selection"], b"".join(pieces))
        piece = message.get("chunk")
        if message.keys() != {"chunk"} or not isinstance(piece, str) or not piece:
            raise _malformed()
        pieces.append(piece.encode("utf-8", "replace"))
        room -= len(pieces[-1])
        if room < 0:
            megabytes = MAX_BYTES // 1_000_000
            raise SourceError(f"The page is larger than {megabytes} MB. Select a part of it, and try again.")
    raise AssertionError  # the messages end with an error


def send(stream: BinaryIO, *, ok: bool, message: str) -> None:
    """Answer the extension. Raises OSError if the browser is gone."""
    data = json.dumps({"ok": ok, "message": message}).encode()
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _messages(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """The messages of a stream. Raises SourceError where one is malformed, and at the end."""
    while True:
        head = stream.read(_LENGTH.size)
        length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0
        data = stream.read(length) if 0 < length <= _MAX_MESSAGE_BYTES else b""
        if not data or len(data) < length:
            raise _malformed()
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            raise _malformed() from None
        if not isinstance(message, dict):
            raise _malformed()
        yield message


def _malformed() -> SourceError:
    return SourceError("The browser sent no complete page. Try again, or run: reader browser install")
