"""The engine and the loudspeaker of a session, opened in the right order and always given back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.cli.options.chosen import Chosen
from reader.errors import SpeechError

if TYPE_CHECKING:
    from reader.playback.device import Loudspeaker
    from reader.speech.engine import Engine, Speaker, SpeakerEvent
    from reader.terminal.lines import Lines


USUAL = "usual"  # the voice of the page's language


class Voicing:
    """What a session speaks with: an engine and a loudspeaker, or nothing but print.

    Both are opened in a thread of its own from when this is entered: that is mostly waiting for the
    engine's process and the sound system. `wait` gives what came of it.
    """

    def __init__(self, chosen: Chosen, lines: Lines) -> None:
        self._chosen = chosen
        self._lines = lines
        self._opening: threading.Thread | None = None
        self._speaker: Speaker | None = None
        self._engine: Engine | None = None
        self._device: Loudspeaker | None = None
        self._notes: list[str] = []  # lines for the listener
        self._error: BaseException | None = None
        self.id = ""
        self.prints = chosen.settings.print_sentences or chosen.settings.no_audio

    def __enter__(self) -> Voicing:
        if self._chosen.settings.no_audio:
            return self
        self._opening = threading.Thread(target=self._open, daemon=True)
        self._opening.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._join()
        if self._speaker is not None:
            self._speaker.close()
        elif self._device is not None:
            self._device.close()
        if self._engine is not None:
            self._engine.close()

    def wait(self, chosen: Chosen, *, is_shown: bool = False) -> None:
        """Have everything open, and know the voice that was `chosen`. Raises SpeechError.

        Where nothing can be heard the sentences are printed, unless the text is shown anyway.
        """
        from reader.speech.early_start import end_unused

        self._join()
        end_unused()
        if self._error is not None:
            raise self._error
        if self._engine is not None and chosen.settings.voice:
            self.id = self._find_voice(self._engine, chosen)
        if self._device is not None and self._device.silent_because:
            instead = "" if is_shown else " The sentences are printed instead."
            self._notes.append(f"{self._device.silent_because}{instead}")
            self.prints = self.prints or not is_shown
        for note in self._notes:
            self._lines.message(note)

    def find(self, name: str) -> str:
        """The id of a voice that is asked for while listening. Raises SpeechError."""
        if self._engine is None:
            raise SpeechError("Speech is off (--no-audio).")
        return "" if name == USUAL else self._engine.find_voice(name)

    def _join(self) -> None:
        if self._opening is not None:
            self._opening.join()

    def _open(self) -> None:
        from reader.speech.engine import SelfSpeaking
        from reader.speech.engines import open_engine

        try:
            engine = self._engine = open_engine(self._chosen.settings.engine)
            if not isinstance(engine, SelfSpeaking):
                self._device = self._find_loudspeaker(engine.sample_rate)
            elif self._chosen.settings.device:
                self._notes.append("The system's voices use the default loudspeaker")
        except BaseException as error:  # `wait` raises it: a page that cannot be loaded comes first
            self._error = error

    def _find_loudspeaker(self, sample_rate: int) -> Loudspeaker:
        """The loudspeaker asked for; one that is only kept, and gone, is no reason to be silent."""
        from reader.playback.device import Loudspeaker

        try:
            return Loudspeaker(sample_rate, self._chosen.settings.device, self._lines.message)
        except SpeechError as error:
            if "device" not in self._chosen.kept:
                raise
            self._notes.append(f"{error} The default one is used.")
            return Loudspeaker(sample_rate, "", self._lines.message)

    def _find_voice(self, engine: Engine, chosen: Chosen) -> str:
        """The id of a voice; one that is only kept, and gone, does not keep anybody from listening."""
        try:
            return engine.find_voice(chosen.settings.voice)
        except SpeechError as error:
            if "voice" not in chosen.kept:
                raise
            self._lines.message(f"{error} The voice of the page's language is used.")
            return ""

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
            from reader.speech.kept_speech import kept_speech

            assert self._device is not None  # opened with the engine
            self._speaker = Player(kept_speech(self._engine), self._device, tell)
        self._speaker.set_volume(self._chosen.settings.volume)
        return self._speaker
