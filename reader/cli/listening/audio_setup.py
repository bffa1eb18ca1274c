"""Open a session's engine and loudspeaker in the right order, and always close them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.options.effective_settings import EffectiveSettings
from reader.errors import SpeechError, with_sentence

if TYPE_CHECKING:
    from reader.playback.device import Loudspeaker
    from reader.session.events import ChosenVoice
    from reader.speech.engine import Engine, Speaker, SpeakerEvent, Synthesizer
    from reader.terminal.lines import Lines


USUAL = "usual"  # the voice of the page's language


class AudioSetup:
    """The session's engine and loudspeaker; with --no-audio, neither.

    A thread opens both from `__enter__` on, because the engine's process and the sound system are
    slow to start. `wait` waits for that thread.
    """

    def __init__(self, effective: EffectiveSettings, lines: Lines) -> None:
        self._settings = effective
        self._lines = lines
        self._opening: threading.Thread | None = None
        self._speaker: Speaker | None = None
        self._engine: Engine | None = None
        self._device: Loudspeaker | None = None
        self._notes: list[str] = []  # lines for the listener
        self._error: BaseException | None = None
        self.id = ""
        self.voices: dict[str, str] = {}  # the id of the voice for each primary language
        self.prints = effective.settings.print_sentences or effective.settings.no_audio

    def __enter__(self) -> AudioSetup:
        if self._settings.settings.no_audio:
            return self
        self._opening = threading.Thread(target=self._open, daemon=True)
        self._opening.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._join()
        self._close()

    def _close(self) -> None:
        if self._speaker is not None:
            self._speaker.close()
        elif self._device is not None:
            self._device.close()
        if self._engine is not None:
            self._engine.close()

    def wait(
        self, effective: EffectiveSettings, chosen: Mapping[str, str], *, is_shown: bool = False
    ) -> None:
        """Wait until everything is open, and find the voices. Raises SpeechError.

        `chosen` holds the names of the voices that the listener chose for languages. Without sound, the
        sentences are printed, unless the text `is_shown` anyway.
        """
        from reader.speech.early_start import end_unused

        self._join()
        if self._engine is not None and _engine_of(effective) != _engine_of(self._settings):
            self._close()  # the article has a voice of another engine
            self._settings = effective
            self._open()
        end_unused()
        if self._error is not None:
            raise self._error
        if self._engine is not None and effective.settings.voice:
            self.id = self._find_voice(self._engine, effective)
        for language, name in chosen.items():
            with suppress(SpeechError):  # the voice of another engine, or one that is gone
                self.voices[language] = self._voice_called(name).id
        if self._device is not None and self._device.silent_because:
            instead = "" if is_shown else " The sentences are printed instead."
            self._notes.append(f"{self._device.silent_because}{instead}")
            self.prints = self.prints or not is_shown
        for note in self._notes:
            self._lines.message(note)

    def find(self, name: str) -> ChosenVoice | None:
        """The voice that the listener asks for during the session. Raises SpeechError."""
        return None if name == USUAL and self._engine is not None else self._voice_called(name)

    def _voice_called(self, name: str) -> ChosenVoice:
        from reader.language_tags import primary_language
        from reader.session.events import ChosenVoice
        from reader.speech.engine import ANY_LANGUAGE
        from reader.speech.engines import full_name

        if self._engine is None:
            raise SpeechError("Speech is off (--no-audio).")
        found = self._engine.find_voice(name)
        voice = next(each for each in self._engine.voices() if each.id in {found, found.partition("+")[0]})
        language = "" if voice.language == ANY_LANGUAGE else primary_language(voice.language)
        return ChosenVoice(found, full_name(voice, found), language)

    def names(self, lang: str) -> tuple[str, ...]:
        """The voices of a language: the id that chooses each, and its name. Raises SpeechError."""
        from reader.language_tags import primary_language
        from reader.speech.engine import ANY_LANGUAGE

        if self._engine is None:
            raise SpeechError("Speech is off (--no-audio).")
        wanted = {primary_language(lang), ANY_LANGUAGE}
        voices = [each for each in self._engine.voices() if primary_language(each.language) in wanted]
        return tuple(f"{each.id}: {each.name}" for each in voices)

    def _join(self) -> None:
        if self._opening is not None:
            self._opening.join()

    def _open(self) -> None:
        from reader.speech.engine import SelfSpeaking

        try:
            engine = self._engine = self._open_engine()
            if not isinstance(engine, SelfSpeaking):
                self._device = self._find_loudspeaker(engine.sample_rate)
            elif self._settings.settings.device:
                self._notes.append("This engine uses the default loudspeaker")
        except BaseException as error:  # `wait` raises it: a page that cannot be loaded comes first
            self._error = error

    def _open_engine(self) -> Engine:
        """The engine of the settings; if a saved one cannot start, the default one."""
        from reader.speech.engines import open_engine

        try:
            return open_engine(_engine_of(self._settings))
        except SpeechError as error:
            if self._settings.settings.engine == "" or "engine" not in self._settings.saved:
                raise
            self._notes.append(with_sentence(error, "The default engine is used."))
            return open_engine("")

    def _find_loudspeaker(self, sample_rate: int) -> Loudspeaker:
        """The loudspeaker of the settings; if a saved one is gone, the default one."""
        from reader.playback.device import Loudspeaker

        try:
            return Loudspeaker(sample_rate, self._settings.settings.device, self._lines.message)
        except SpeechError as error:
            if "device" not in self._settings.saved:
                raise
            self._notes.append(with_sentence(error, "The default one is used."))
            return Loudspeaker(sample_rate, "", self._lines.message)

    def _find_voice(self, engine: Engine, effective: EffectiveSettings) -> str:
        """The id of the voice of the settings; if a saved one is gone, "" for the usual voice."""
        try:
            return engine.find_voice(effective.settings.voice)
        except SpeechError as error:
            if "voice" not in effective.saved:
                raise
            self._lines.message(with_sentence(error, "The voice of the page's language is used."))
            return ""

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker of the session; it sends its events to `tell`."""
        from reader.speech.engine import SelfSpeaking

        if self._engine is None:
            from reader.playback.mute import Mute

            self._speaker = Mute(tell)
        elif isinstance(self._engine, SelfSpeaking):
            from reader.playback.fallback import WithFallback

            self._speaker = WithFallback(self._engine.speaker, self._embedded, tell, self._lines.message)
        else:
            assert self._device is not None  # opened with the engine
            self._speaker = _player(self._engine, self._device, tell)
        self._speaker.set_volume(self._settings.settings.volume)
        return self._speaker

    def _embedded(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker of the embedded voice. Raises SpeechError."""
        from reader.speech.engines import open_synthesizer

        self._engine = synthesizer = open_synthesizer("espeak")
        return _player(synthesizer, self._find_loudspeaker(synthesizer.sample_rate), tell)


def _player(synthesizer: Synthesizer, device: Loudspeaker, tell: Callable[[SpeakerEvent], None]) -> Speaker:
    from reader.playback.player import Player
    from reader.speech.speech_cache import with_cache

    return Player(with_cache(synthesizer), device, tell)


def _engine_of(effective: EffectiveSettings) -> str:
    """The name of the engine that these settings ask for, or ""."""
    from reader.speech.engines import engine_for

    return engine_for(effective.settings.engine, effective.settings.voice)
