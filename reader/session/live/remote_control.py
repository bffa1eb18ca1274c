"""How other programs reach a session: their requests come in, and what is read goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from reader.session.events import RemoteEvent
from reader.session.remote import Status


class RemoteControl(Protocol):
    """Brings requests from other programs, and tells them what is read. No method waits."""

    def start(self, status: Status, tell: Callable[[RemoteEvent], None]) -> None:
        """Start to bring requests, from threads of its own. The first words are already being spoken."""

    def update(self, status: Status) -> None:
        """Tell other programs what is read now."""

    def close(self) -> None:
        """End it."""
