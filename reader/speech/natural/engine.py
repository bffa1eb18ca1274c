"""The engine `natural`: a neural voice for the languages that have one here, and eSpeak for the rest.

Each model runs in a process of its own, which starts when its voice is first needed. eSpeak also speaks
what must begin at once: titles and answers to keys. Meanwhile the model loads.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.speech.engine import Chunk, Emit, Speech, Voice
from reader.speech.espeak.engine import Espeak
from reader.speech.languages import best_match
from reader.speech.natural.prepare import prepared
from reader.speech.natural.voice_files import (
    ENGINE,
    INSTALL_NATURAL,
    VoiceFile,
    check_installed,
    find_voice_files,
)
from reader.speech.process.synthesizer import ProcessSynthesizer
from reader.speech.process.voice_process import TimeLimits, own_program
from reader.speech.voice_names import bare_name, unknown_voice, voice_of

if TYPE_CHECKING:
    from reader.script.model import Style

_SYNTHESIZER = "reader.speech.natural.synthesizer:NaturalSynthesizer"
_MAX_MODELS = 3  # loaded at a time; each takes about 230 MB
_OTHER_VOICE: frozenset[Style] = frozenset({"quote", "caption"})  # styles, as with eSpeak
_LIMITS = TimeLimits(start=60.0, answer=30.0)  # a piece takes a second on a busy machine
_POLL_S = 0.02  # how often `emit` is asked while a model loads
_PROCESSING_VERSION = 2  # raise it when our processing of a model's sound changes what is heard


class Natural:
    """A Synthesizer over all Piper voices here, and eSpeak.

    Raises SpeechError if there is no natural voice.
    """

    def __init__(self) -> None:
        check_installed()
        files = tuple(file for file in find_voice_files() if file.path.is_file())
        if not files:
            raise SpeechError(f"There is no natural voice. Run: {INSTALL_NATURAL}")
        self._espeak = Espeak()
        self._files = {voice.id: file for file in files for voice in file.voices()}
        self._voices = tuple(voice for file in files for voice in file.voices())
        self._by_language = {voice.language.lower(): voice.id for voice in reversed(self._voices)}
        self._models: dict[Path, _LoadingModel] = {}  # the one that was used last is last
        self.sample_rate = self._espeak.sample_rate
        self.instant_version = self._espeak.version  # of instant speech
        states = sorted(f"{file.path} {file.path.stat().st_mtime_ns}" for file in files)
        self.version = "\n".join((self._espeak.version, ENGINE, str(_PROCESSING_VERSION), *states))

    def voices(self) -> Sequence[Voice]:
        """The natural voices, then eSpeak's."""
        return (*self._voices, *self._espeak.voices())

    def find_voice(self, name: str) -> str:
        """The id of a voice. `name` is its id, its name or a language, perhaps after "natural:".

        Raises SpeechError, with the nearest name, if no voice is called so.
        """
        if any(name == voice.id for voice in self._espeak.voices()):
            return name
        wanted = bare_name(name, ENGINE).casefold().replace("_", "-")
        for voice in self._voices:
            if wanted in {each.casefold().replace("_", "-") for each in (voice.id, voice.name)}:
                return voice.id
        if wanted in self._by_language:
            return self._by_language[wanted]
        try:
            return self._espeak.find_voice(name)
        except SpeechError as error:
            if "+" in name:
                raise  # its variant may be unknown
            raise unknown_voice(name, self.voices()) from error

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak with the natural voice of the text's language, or with eSpeak."""
        voice = self._voice_for(speech)
        loading = self._load(self._files[voice]) if voice else None
        if loading is not None and not speech.is_instant:
            model = loading.wait(emit)
            if model is not None:
                model.synthesize(speech._replace(voice=voice), emit)
            return
        chosen = "" if speech.voice in self._files else speech.voice
        self._espeak.synthesize(speech._replace(voice=chosen), emit)

    def is_ready(self, speech: Speech) -> bool:
        """True if a speech can begin at once; else its model loads, from now on. Raises SpeechError."""
        voice = self._voice_for(speech)
        return not voice or self._load(self._files[voice]).is_ready

    def phonemes(self, text: str, lang: str) -> str:
        """The pronunciation of a text in IPA, clause by clause; natural voices use eSpeak's."""
        return self._espeak.phonemes(text, lang)

    def close(self) -> None:
        """End all processes. Safe to call twice."""
        for loading in self._models.values():
            loading.close()
        self._espeak.close()

    def _voice_for(self, speech: Speech) -> str:
        """As `_natural_voice`, but another voice of the language reads quotes and captions, if it has one."""
        voice = self._natural_voice(speech)
        if not voice or speech.style not in _OTHER_VOICE:
            return voice
        language = primary_language(self._files[voice].description.language)
        others = [
            each.id
            for each in self._voices
            if primary_language(each.language) == language and each.id != voice
        ]
        of_same_file = [each for each in others if self._files[each] is self._files[voice]]
        return next(iter(of_same_file or others), voice)

    def _natural_voice(self, speech: Speech) -> str:
        """The id of the natural voice for a speech; "" if eSpeak speaks it. Raises SpeechError."""
        chosen = self._files.get(speech.voice)
        if speech.voice and chosen is None:  # an eSpeak voice, which speaks its own language only
            own = voice_of(self._espeak.find_voice(speech.voice), self._espeak.voices())
            if primary_language(own.language) == primary_language(speech.lang or own.language):
                return ""
        language = chosen.description.language if chosen is not None else ""
        if chosen is not None and primary_language(language) == primary_language(speech.lang or language):
            return speech.voice
        return self._by_language.get(best_match(speech.lang or "en", self._by_language), "")

    def _load(self, file: VoiceFile) -> _LoadingModel:
        """The model of a voice, which begins to load if it was not needed before."""
        model = self._models.pop(file.path, None) or _LoadingModel(file)
        self._models[file.path] = model
        while len(self._models) > _MAX_MODELS:
            self._models.pop(next(iter(self._models))).close()
        return model


class _LoadingModel:
    """The process of a voice's model, started in a thread."""

    def __init__(self, file: VoiceFile) -> None:
        self._file = file
        self._model: ProcessSynthesizer | None = None
        self._error: SpeechError | None = None
        self._is_closed = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._start, name="model", daemon=True)
        self._thread.start()

    @property
    def is_ready(self) -> bool:
        """True if it has loaded, or failed to load."""
        return not self._thread.is_alive()

    def wait(self, emit: Emit) -> ProcessSynthesizer | None:
        """The process, once it is ready; None if `emit` asks to stop before. Raises SpeechError."""
        while self._thread.is_alive():
            self._thread.join(_POLL_S)
            if self._thread.is_alive() and not emit(Chunk(b"")):
                return None
        if self._error is not None:
            raise self._error
        return self._model

    def close(self) -> None:
        """End the process, also one that is still starting. Safe to call twice."""
        with self._lock:
            self._is_closed = True
            if self._model is not None:
                self._model.close()

    def _start(self) -> None:
        try:
            model = _model_process(self._file)
        except SpeechError as error:
            self._error = error
            return
        with self._lock:
            self._model = model
            if self._is_closed:
                model.close()


def _model_process(file: VoiceFile) -> ProcessSynthesizer:
    """A process with a voice's model. Raises SpeechError for a damaged model."""
    copy = prepared(file)
    command = own_program("reader.speech.process.child", _SYNTHESIZER, str(file.path))
    try:
        return ProcessSynthesizer(ENGINE, (*command, str(copy)), _LIMITS)
    except SpeechError:
        if copy == file.path:
            raise
        copy.unlink(missing_ok=True)  # the optimised copy is damaged
        return ProcessSynthesizer(ENGINE, (*command, str(file.path)), _LIMITS)
