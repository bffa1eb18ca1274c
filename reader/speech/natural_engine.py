"""The engine `natural`: a neural voice for the languages that have one here, and eSpeak for the rest.

Each model runs in a process of its own, which starts when its voice is first needed. eSpeak also speaks
what must begin at once: titles and answers to keys. Meanwhile the model loads.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.speech.engine import Emit, Speech, Voice
from reader.speech.languages import best_match
from reader.speech.natural.prepare import prepared
from reader.speech.natural.voice_files import (
    ENGINE,
    INSTALL_NATURAL,
    VoiceFile,
    find_voice_files,
    is_installed,
)
from reader.speech.synthesizer_process import Espeak, ProcessSynthesizer
from reader.speech.voice_process import Limits, own_program

_MAX_MODELS = 2  # loaded at a time; each takes about 230 MB
_LIMITS = Limits(start=60.0, answer=30.0)  # a piece takes a second on a busy machine
_PROCESSING_VERSION = 1  # raise it when our processing of a model's sound changes what is heard


class Natural:
    """A Synthesizer over all Piper voices here, and eSpeak.

    Raises SpeechError if there is no natural voice.
    """

    def __init__(self) -> None:
        if not is_installed():
            raise SpeechError(f"Natural voices are not installed. Run: {INSTALL_NATURAL}")
        files = find_voice_files()
        if not files:
            raise SpeechError(f"There is no natural voice. Run: {INSTALL_NATURAL}")
        self._espeak = Espeak()
        self._files = {voice.id: file for file in files for voice in file.voices()}
        self._own = tuple(voice for file in files for voice in file.voices())
        self._by_language = {voice.language.lower(): voice.id for voice in reversed(self._own)}
        self._models: dict[Path, ProcessSynthesizer] = {}  # the one that was used last is last
        self._lock = threading.Lock()  # guards `_models` and `_is_closed`
        self._is_closed = False
        self.sample_rate = self._espeak.sample_rate
        states = sorted(f"{file.path} {file.path.stat().st_mtime_ns}" for file in files)
        self.version = "\n".join((self._espeak.version, ENGINE, str(_PROCESSING_VERSION), *states))

    def voices(self) -> Sequence[Voice]:
        """The natural voices, then eSpeak's."""
        return (*self._own, *self._espeak.voices())

    def find_voice(self, name: str) -> str:
        """The id of a voice. `name` is its id, its name or a language, perhaps after "natural:".

        Raises SpeechError, with the nearest name, if no voice is called so.
        """
        wanted = name.casefold().removeprefix(f"{ENGINE}:")
        if any(name == voice.id for voice in self._espeak.voices()):
            return name
        for voice in self._own:
            if wanted in {voice.id.casefold(), voice.name.casefold(), voice.id.casefold().replace("_", "-")}:
                return voice.id
        if wanted.replace("_", "-") in self._by_language:
            return self._by_language[wanted.replace("_", "-")]
        try:
            return self._espeak.find_voice(name)
        except SpeechError:
            names = {key.casefold(): voice.id for voice in self._own for key in (voice.name, voice.id)}
            near = get_close_matches(wanted, names, 1)
            if not near:
                raise
            raise SpeechError(f"No voice called {name}. Did you mean {names[near[0]]}?") from None

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak with the natural voice of the text's language, or with eSpeak."""
        voice = self._natural_voice(speech)
        if voice and not speech.is_instant:
            self._model(self._files[voice]).synthesize(speech._replace(voice=voice), emit)
            return
        if voice:  # the next text will need it
            threading.Thread(target=self._load, args=(self._files[voice],), daemon=True).start()
        chosen = "" if speech.voice in self._files else speech.voice
        self._espeak.synthesize(speech._replace(voice=chosen), emit)

    def phonemes(self, text: str, lang: str) -> str:
        """The pronunciation of a text in IPA, clause by clause; natural voices use eSpeak's."""
        return self._espeak.phonemes(text, lang)

    def close(self) -> None:
        """End all processes. Safe to call twice."""
        with self._lock:
            self._is_closed = True
            models, self._models = list(self._models.values()), {}
        for each in (*models, self._espeak):
            each.close()

    def _natural_voice(self, speech: Speech) -> str:
        """The id of the natural voice for a speech; "" if eSpeak speaks it. Raises SpeechError."""
        chosen = self._files.get(speech.voice)
        if speech.voice and chosen is None:  # an eSpeak voice, which speaks its own language only
            espeak_voice = self._espeak.find_voice(speech.voice)
            own = next(v for v in self._espeak.voices() if v.id == espeak_voice.partition("+")[0])
            if primary_language(own.language) == primary_language(speech.lang or own.language):
                return ""
        language = chosen.description.language if chosen is not None else ""
        if chosen is not None and primary_language(language) == primary_language(speech.lang or language):
            return speech.voice
        return self._by_language.get(best_match(speech.lang or "en", self._by_language), "")

    def _load(self, file: VoiceFile) -> None:
        with suppress(SpeechError):  # the text that needs it will say why
            self._model(file)

    def _model(self, file: VoiceFile) -> ProcessSynthesizer:
        """The process of a voice's model, started if it does not run. Raises SpeechError."""
        with self._lock:
            if self._is_closed:
                raise SpeechError("The speech engine is closed.")
            model = self._models.pop(file.path, None) or _start(file)
            self._models[file.path] = model
            while len(self._models) > _MAX_MODELS:
                self._models.pop(next(iter(self._models))).close()
            return model


def _start(file: VoiceFile) -> ProcessSynthesizer:
    program = own_program("reader.speech.synthesizer_child", ENGINE, str(file.path), str(prepared(file)))
    return ProcessSynthesizer(ENGINE, program, _LIMITS)
