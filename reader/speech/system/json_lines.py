"""The messages to and from the process of the system's voices, one line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

Message = dict[str, Any]


def encode(message: Message) -> bytes:
    """A message as bytes."""
    return json.dumps(message).encode() + b"\n"


def decode(source: IO[bytes]) -> Iterator[Message]:
    """The incoming messages. Raises ValueError for anything else, such as a driver's own output."""
    for line in source:
        message = json.loads(line)
        if not isinstance(message, dict):
            raise ValueError("not a message")  # noqa: TRY004  # it is damaged, like half a line
        yield message


def why_broken(message: Message) -> str:
    """Why the process cannot speak; "" if the message is about something else."""
    return " ".join(str(message.get("broken", "")).split())
