"""Open a session's engine and loudspeaker in the right order, and always close them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.listening.choosing import chosen_voice, wanted_engine
from reader.cli.options.effective_settings import EffectiveSettings
from reader.errors import SpeechError, with_sentence

if TYPE_CHECKING:
    from reader.playback.device import Loudspeaker
    from reader.playback.switchable import SwitchableSpeaker
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
        self._effective = effective
        self._lines = lines
        self._opening: threading.Thread | None = None
        self._speaker: SwitchableSpeaker | None = None
        self._tell: Callable[[SpeakerEvent], None] = lambda _: None
        self._asked = self._engine_name = ""
        self._is_replaced = False  # the saved engine cannot start: the default one speaks
        self._found: dict[str, Engine] = {}  # engines that a voice was found in, by name
        self._engine: Engine | None = None
        self._device: Loudspeaker | None = None
        self._notes: list[str] = []  # lines for the listener
        self._error: BaseException | None = None
        self.voice_id = ""  # "" for the usual voice
        self.voices: dict[str, str] = {}  # the id of the voice for each primary language
        self.prints_sentences = effective.settings.print_sentences or effective.settings.no_audio

    def __enter__(self) -> AudioSetup:
        if self._effective.settings.no_audio:
            return self
        self._asked = wanted_engine(self._effective)
        self._opening = threading.Thread(target=self._open, args=(self._asked,), daemon=True)
        self._opening.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._join()
        self._close()
        for engine in self._found.values():
            engine.close()

    def _close(self) -> None:
        if self._speaker is not None:
            self._speaker.close()
        elif self._device is not None:
            self._device.close()
        if self._engine is not None:
            self._engine.close()

    def wait(
        self, effective: EffectiveSettings, chosen: Mapping[str, str], lang: str, *, is_shown: bool = False
    ) -> None:
        """Wait until everything is open, and find the voices. Raises SpeechError.

        `chosen` holds the names of the voices that the listener chose for languages; `lang` is the page's.
        Without sound, the sentences are printed, unless the text `is_shown` anyway.
        """
        from reader.language_tags import primary_language
        from reader.speech.process.early_start import end_unused

        self._join()
        self._effective = effective
        own = chosen.get(primary_language(lang), "")
        wanted = wanted_engine(effective, own)
        if self._engine is not None and wanted != self._asked and not self._has_voices_of(wanted):
            self._close()  # the article or its language has a voice of another engine
            self._error = None
            self._open(wanted)
        end_unused()
        if self._error is not None:
            raise self._error
        if self._engine is not None and effective.settings.voice and not self._is_replaced:
            self.voice_id = self._saved_voice(self._engine, effective)
        self._find_chosen(chosen, own)
        if self._device is not None and self._device.silent_because:
            instead = "" if is_shown else " The sentences are printed instead."
            self._notes.append(f"{self._device.silent_because}{instead}")
            self.prints_sentences = self.prints_sentences or not is_shown

    def report(self) -> None:
        """Write what went wrong while all was opened, once."""
        while self._notes:
            self._lines.message(self._notes.pop(0))

    def _find_chosen(self, chosen: Mapping[str, str], own: str) -> None:
        """Find the voices that were chosen for languages; `own` is the one for the page's language."""
        for language, name in chosen.items() if self._engine is not None else ():
            try:
                self.voices[language] = self._voice_called(name).id
            except SpeechError as error:
                if name == own and not self._is_replaced and "engine" not in self._effective.given:
                    self._notes.append(with_sentence(error, "The usual voice is used."))

    def _has_voices_of(self, engine: str) -> bool:
        from reader.speech.engines import includes

        return includes(self._engine_name, engine)

    def find_voice(self, name: str) -> ChosenVoice | None:
        """The voice that the listener asks for during the session, in any engine. Raises SpeechError."""
        from reader.speech.engines import engine_for

        if name == USUAL and self._engine is not None:
            return None
        try:
            return self._voice_called(name)
        except SpeechError as error:
            named = engine_for("", name)
            for other in self._other_engines():
                if named in {"", other} and (found := self._find_in(other, name)) is not None:
                    return found
            raise error from None

    def _find_in(self, name: str, voice: str) -> ChosenVoice | None:
        """A voice of another engine, which stays open for `use_engine`; None if it has no such voice."""
        with suppress(SpeechError):  # it cannot start here, or has no such voice
            return chosen_voice(voice, self._other_engine(name))._replace(engine=name)
        return None

    def _other_engine(self, name: str) -> Engine:
        """Another engine, which stays open. Raises SpeechError if it cannot start."""
        from reader.speech.engines import open_engine

        if name not in self._found:
            self._found[name] = open_engine(name)
        return self._found[name]

    def use_engine(self, name: str) -> bool:
        """Change to an engine that `find_voice` found a voice in; True if it has the former voices too."""
        had, self._engine_name = self._engine_name, name
        self._engine = engine = self._found.pop(name)
        if self._speaker is not None:
            self._speaker.switch(lambda: self._next_speaker(engine))
        return self._has_voices_of(had)

    def _voice_called(self, name: str) -> ChosenVoice:
        return chosen_voice(name, self._speaking_engine())

    def _speaking_engine(self) -> Engine:
        """The engine. Raises SpeechError without one."""
        if self._engine is None:
            raise SpeechError("Speech is off (--no-audio).")
        return self._engine

    def list_voices(self, lang: str) -> tuple[str, ...]:
        """A line for each voice of a language, the best first. Raises SpeechError."""
        from reader.speech.engines import engines_best_first
        from reader.speech.voice_order import best_first, offers

        voices = [*self._speaking_engine().voices()]
        for other in self._other_engines():
            with suppress(SpeechError):
                voices += [voice for voice in self._other_engine(other).voices() if voice.engine == other]
        return offers(best_first(voices, lang, engines_best_first()))

    def _other_engines(self) -> Sequence[str]:
        from reader.speech.engines import engines_best_first, includes

        return [name for name in engines_best_first() if not includes(self._engine_name, name)]

    def _join(self) -> None:
        if self._opening is not None:
            self._opening.join()

    def _open(self, name: str) -> None:
        from reader.speech.engine import SelfSpeaking

        try:
            self._engine_name, engine = self._open_engine(name)
            self._engine = engine
            if not isinstance(engine, SelfSpeaking):
                self._device = self._find_loudspeaker(engine.sample_rate)
            elif self._effective.settings.device:
                self._notes.append("This engine uses the default loudspeaker")
        except BaseException as error:  # `wait` raises it: a page that cannot be loaded comes first
            self._error = error

    def _open_engine(self, name: str) -> tuple[str, Engine]:
        """The engine called `name`, and its name; if a saved choice cannot start, the default engine."""
        from reader.speech.engines import open_default_engine, open_engine

        try:
            if name:
                return name, open_engine(name)
        except SpeechError as error:
            if "engine" in self._effective.given or "voice" in self._effective.given:
                raise
            self._is_replaced = True
            self._notes.append(with_sentence(error, "The default engine is used."))
        return open_default_engine()[:2]

    def _find_loudspeaker(self, sample_rate: int) -> Loudspeaker:
        """The loudspeaker of the settings; if a saved one is gone, the default one."""
        from reader.playback.device import Loudspeaker

        try:
            return Loudspeaker(sample_rate, self._effective.settings.device, self._lines.message)
        except SpeechError as error:
            if "device" not in self._effective.saved:
                raise
            self._notes.append(with_sentence(error, "The default one is used."))
            return Loudspeaker(sample_rate, "", self._lines.message)

    def _saved_voice(self, engine: Engine, effective: EffectiveSettings) -> str:
        """The id of the voice of the settings; if a saved one is gone, "" for the usual voice."""
        try:
            return engine.find_voice(effective.settings.voice)
        except SpeechError as error:
            if "voice" not in effective.saved:
                raise
            self._notes.append(with_sentence(error, "The voice of the page's language is used."))
            return ""

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker of the session; it sends its events to `tell`."""
        from reader.playback.switchable import SwitchableSpeaker

        self._tell = tell
        self._speaker = SwitchableSpeaker(self._speaker_of(self._engine))
        self._speaker.set_volume(self._effective.settings.volume)
        return self._speaker

    def _speaker_of(self, engine: Engine | None) -> Speaker:
        from reader.speech.engine import SelfSpeaking

        if engine is None:
            from reader.playback.mute import Mute

            return Mute(self._tell)
        if isinstance(engine, SelfSpeaking):
            from reader.playback.fallback import WithFallback

            return WithFallback(engine.speaker, self._embedded, self._tell, self._lines.message)
        device, self._device = self._device, None  # opened with the session's first engine
        return self._player(engine, device or self._find_loudspeaker(engine.sample_rate), self._tell)

    def _next_speaker(self, engine: Engine) -> Speaker:
        """The speaker of another engine, or of the embedded voice if that cannot speak."""
        try:
            return self._speaker_of(engine)
        except SpeechError as error:
            from reader.speech.stand_in import EMBEDDED_READS_ON

            self._lines.message(with_sentence(error, EMBEDDED_READS_ON))
            engine.close()
            return self._embedded(self._tell)

    def _embedded(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker of the embedded voice. Raises SpeechError."""
        from reader.speech.engines import open_synthesizer

        self._engine_name = "espeak"
        self._engine = synthesizer = open_synthesizer("espeak")
        return self._player(synthesizer, self._find_loudspeaker(synthesizer.sample_rate), tell)

    def _player(
        self, synthesizer: Synthesizer, device: Loudspeaker, tell: Callable[[SpeakerEvent], None]
    ) -> Speaker:
        from reader.playback.player import Player
        from reader.speech.speech_cache import with_cache

        cached = with_cache(synthesizer)
        if self._engine_name == "natural":
            from reader.speech.stand_in import WithStandIn

            is_hurried = self._effective.settings.instant_voice == "when slow"
            is_ready = getattr(synthesizer, "is_ready", None) if is_hurried else None
            cached = WithStandIn(cached, self._lines.message, is_ready)
        return Player(cached, device, tell)
