"""A Speaker that makes no sound and finishes at once: for reading with your own screen reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.speech.engine import Finished, Heard, SpeakerEvent, Speech


class Mute:
    """Reports each speech as finished at once."""

    def __init__(self, tell: Callable[[SpeakerEvent], None]) -> None:
        self._tell = tell
        self._token = 0

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Report the speech as finished."""
        self._token = token
        self._tell(Finished(token))

    def stop(self) -> None:
        """Do nothing: there is no sound."""

    def pause(self) -> None:
        """Do nothing: there is no sound."""

    def resume(self) -> None:
        """Do nothing: there is no sound."""

    def fade(self) -> None:
        """Do nothing: there is no sound."""

    def set_volume(self, percent: int) -> None:
        """Do nothing: there is no sound."""

    def heard(self) -> Heard:
        """The start of the current speech."""
        return Heard(self._token)

    def close(self) -> None:
        """Do nothing: no device is open."""
