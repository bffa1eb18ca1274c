"""A Speaker that can be exchanged for another engine's while it is silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.speech.engine import Heard, Speaker, Speech


class SwitchableSpeaker:
    """Speaks with the speaker of the moment. Called from one thread at a time, as that speaker is."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._volume = 100

    def switch(self, open_next: Callable[[], Speaker]) -> None:
        """Close the speaker, which may hold the loudspeaker, and speak with the next one."""
        self._speaker.close()
        self._speaker = open_next()
        self._speaker.set_volume(self._volume)

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Stop the current speech and speak this one."""
        self._speaker.say(token, speech, ahead)

    def stop(self) -> None:
        """Stop and forget the current speech."""
        self._speaker.stop()

    def pause(self) -> None:
        """Pause at the current place."""
        self._speaker.pause()

    def resume(self) -> None:
        """Continue where `pause` stopped."""
        self._speaker.resume()

    def fade(self) -> None:
        """Fade out, then pause."""
        self._speaker.fade()

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0 to 100."""
        self._volume = percent
        self._speaker.set_volume(percent)

    def heard(self) -> Heard:
        """How far the current speech has been heard."""
        return self._speaker.heard()

    def close(self) -> None:
        """Close the speaker of the moment. Safe to call twice."""
        self._speaker.close()
