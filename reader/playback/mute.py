"""A Speaker that says nothing and is done at once: for reading with one's own screen reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.speech.engine import Finished, Heard, SpeakerEvent, Speech


class Mute:
    """Tells at once that everything has been heard."""

    def __init__(self, tell: Callable[[SpeakerEvent], None]) -> None:
        self._tell = tell
        self._token = 0

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Be done with it."""
        self._token = token
        self._tell(Finished(token))

    def stop(self) -> None:
        """Nothing sounds."""

    def pause(self) -> None:
        """Nothing sounds."""

    def resume(self) -> None:
        """Nothing sounds."""

    def fade(self) -> None:
        """Nothing sounds."""

    def set_volume(self, percent: int) -> None:
        """Nothing sounds."""

    def heard(self) -> Heard:
        """All of it."""
        return Heard(self._token)

    def close(self) -> None:
        """Nothing is held."""
