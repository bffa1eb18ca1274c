"""The engine and the loudspeaker of a session, opened in the right order and always given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.cli.chosen import Chosen
from reader.errors import SpeechError

if TYPE_CHECKING:
    from reader.playback.device import Loudspeaker
    from reader.session.lines import Lines
    from reader.speech.engine import Engine, Speaker, SpeakerEvent


class Voicing:
    """What a session speaks with: an engine and a loudspeaker, or nothing but print.

    Where nothing can be heard the sentences are printed, unless the text is shown anyway.
    """

    def __init__(self, chosen: Chosen, lines: Lines, *, is_shown: bool = False) -> None:
        self._chosen = chosen
        self._lines = lines
        self._is_shown = is_shown
        self._speaker: Speaker | None = None
        self._engine: Engine | None = None
        self._device: Loudspeaker | None = None
        self.id = ""
        self.prints = chosen.settings.print_sentences or chosen.settings.no_audio

    def __enter__(self) -> Voicing:
        if self._chosen.settings.no_audio:
            return self
        from reader.speech.engine import SelfSpeaking, open_engine

        self._engine = open_engine(self._chosen.settings.engine)
        if self._chosen.settings.voice:
            self.id = self._find_voice(self._engine, self._chosen.settings.voice)
        if isinstance(self._engine, SelfSpeaking):
            if self._chosen.settings.device:
                self._lines.message("The system's voice uses the usual loudspeaker")
            return self
        self._device = self._find_loudspeaker(self._engine.sample_rate)
        if self._device.silent_because:
            instead = "" if self._is_shown else " The sentences are printed instead."
            self._lines.message(f"{self._device.silent_because}{instead}")
            self.prints = self.prints or not self._is_shown
        return self

    def __exit__(self, *_: object) -> None:
        if self._speaker is not None:
            self._speaker.close()
        elif self._device is not None:
            self._device.close()
        if self._engine is not None:
            self._engine.close()

    def _find_voice(self, engine: Engine, name: str) -> str:
        """The id of a voice; one that is only kept, and gone, does not keep anybody from listening."""
        try:
            return engine.find_voice(name)
        except SpeechError as error:
            if "voice" not in self._chosen.kept:
                raise
            self._lines.message(f"{error} The voice of the page's language is used.")
            return ""

    def _find_loudspeaker(self, sample_rate: int) -> Loudspeaker:
        """The loudspeaker asked for; one that is only kept, and gone, is no reason to be silent."""
        from reader.playback.device import Loudspeaker

        try:
            return Loudspeaker(sample_rate, self._chosen.settings.device, self._lines.message)
        except SpeechError as error:
            if "device" not in self._chosen.kept:
                raise
            self._lines.message(f"{error} The usual one is used.")
            return Loudspeaker(sample_rate, "", self._lines.message)

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """What says things, and tells `tell` when they have been heard."""
        from reader.speech.engine import SelfSpeaking

        if self._engine is None:
            from reader.playback.mute import Mute

            self._speaker = Mute(tell)
        elif isinstance(self._engine, SelfSpeaking):
            self._speaker = self._engine.speaker(tell)
        else:
            from reader.playback.player import Player

            assert self._device is not None  # opened with the engine
            self._speaker = Player(self._engine, self._device, tell)
        self._speaker.set_volume(self._chosen.settings.volume)
        return self._speaker
