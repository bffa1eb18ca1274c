"""eSpeak NG as a Synthesizer: the embedded default, through pyttsx3's own binding.

pyttsx3's public methods play whole files and cannot pause, so only its ctypes binding is used; the
library and its data come from espeakng-loader, so that nothing has to be installed on the system.

eSpeak has one state for the whole process and is not thread-safe, so a lock guards every call. It obeys
control characters in the text. They are removed from pages (`reader.page.dom.decode`), and here once more,
for texts that come from elsewhere (a title, an answer).
"""

from __future__ import annotations

import ctypes
import os
import threading
from typing import Any

from reader.errors import SpeechError
from reader.speech.engine import Chunk, Emit, Speech, Voice, WordMark
from reader.speech.espeak.phoneme_words import PhonemeWord, PhonemeWords, word_end
from reader.speech.espeak.safe_text import EspeakText
from reader.speech.espeak.sonic import BASE_RATE, MAX_RATE, SpeedUp, has_sonic
from reader.speech.espeak.styles import PROSODIES, with_other_variant
from reader.speech.espeak.voices import EspeakVoices

_SAMPLE_BYTES = 2
_BUFFER_MS = 500  # the length of a chunk; each costs a call from C
_LONG_BUFFER_MS = 5000
_PROCESSING_VERSION = 3  # raise it when our processing of eSpeak's sound changes what is heard
_SYNCHRONOUS = 1  # ENOUTPUT_MODE_SYNCHRONOUS
_DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: missing data is an error, not the end of the process
_PHONEME_EVENTS = 0x0001 | 0x0002  # espeakINITIALIZE_PHONEME_EVENTS and _PHONEME_IPA
_IPA = 2  # a flag of espeak_TextToPhonemes: IPA instead of eSpeak's notation
_FIX = "Try: pip install --force-reinstall espeakng-loader pyttsx3"
_engine_lock = threading.Lock()


class EspeakSynthesizer:
    """A Synthesizer over eSpeak NG. A process can have one open at a time.

    `phoneme_words` works only with `has_phoneme_events`.
    """

    def __init__(self, *, has_phoneme_events: bool = False) -> None:
        self._espeak, data = _load()
        self._voices = EspeakVoices(self._espeak, _engine_lock)
        self._current_voice = ""
        self._current_rate = self._current_pitch = 0
        self._has_long_buffer = False
        with _engine_lock:
            self._sample_rate = self._espeak.Initialize(
                self._espeak.AUDIO_OUTPUT_SYNCHRONOUS,
                _BUFFER_MS,
                data and data.encode(),
                _DO_NOT_EXIT | (_PHONEME_EVENTS if has_phoneme_events else 0),
            )
        if self._sample_rate <= 0:
            raise SpeechError(
                f"eSpeak NG did not start with {f'its data in {data}' if data else 'its own data'}. {_FIX}"
            )

    @property
    def library(self) -> ctypes.CDLL:
        """The native library, which also exports sonic."""
        library: ctypes.CDLL = self._espeak.dll
        return library

    @property
    def sample_rate(self) -> int:
        """Samples a second, as eSpeak reported at its start."""
        return int(self._sample_rate)

    @property
    def version(self) -> str:
        """The versions of eSpeak and of our processing, and eSpeak's data folder."""
        version = os.fsdecode(self._espeak.Info(None) or b"")
        return f"eSpeak NG {version} {self._voices.data} {_PROCESSING_VERSION}"

    def voices(self) -> tuple[Voice, ...]:
        """The voices by id, without those whose dictionary is missing: they are silent."""
        return self._voices.all

    def find_voice(self, name: str) -> str:
        """The id of a voice. `name` is an id, a language tag or a name, perhaps with "+" and a variant.

        Raises SpeechError for an unknown voice or variant.
        """
        return self._voices.find(name)

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak into `emit`. The chosen voice speaks only its own language; others have their own voices."""
        text = EspeakText(speech.text, speech.lang)
        if not text.text.strip():
            return
        voice = self._voices.choose(speech)
        prosody = PROSODIES[speech.style]
        if prosody.has_other_voice:
            voice = with_other_variant(voice, self._voices.variants)
        rate = speech.rate * prosody.rate // 100
        library = self.library
        if rate <= MAX_RATE or not has_sonic(library):
            self._speak(text, voice, rate, prosody.pitch, emit)
            return
        speed_up = SpeedUp(library, self.sample_rate, rate / BASE_RATE, emit)
        try:
            if self._speak(text, voice, BASE_RATE, prosody.pitch, speed_up.take):
                speed_up.end()
        finally:
            speed_up.close()

    def _speak(self, text: EspeakText, voice: str, rate: int, pitch: int, emit: Emit) -> bool:
        """Speak into `emit`. Returns False if `emit` asked to stop."""
        stream = _Stream(self._espeak, text, emit)
        self._synthesize(text, voice, rate, pitch, stream.receive)
        if stream.error is not None:
            raise stream.error
        return stream.is_wanted

    def _synthesize(self, text: EspeakText, voice: str, rate: int, pitch: int, receive: Any) -> None:
        with _engine_lock:
            self._set_voice(voice)
            if rate != self._current_rate:
                self._espeak.SetParameter(self._espeak.RATE, rate, 0)
                self._current_rate = rate
            if pitch != self._current_pitch:
                self._espeak.SetParameter(self._espeak.PITCH, pitch, 0)
                self._current_pitch = pitch
            self._espeak.SetSynthCallback(receive)
            self._espeak.Synth(text.text, flags=self._flags(text))

    def expect_recording(self) -> None:
        """From now on emit long chunks: that takes less time, if nobody waits for the first sound."""
        if not self._has_long_buffer:
            self._has_long_buffer = True
            with _engine_lock:
                self.library.espeak_ng_InitializeOutput(_SYNCHRONOUS, _LONG_BUFFER_MS, None)

    def phoneme_words(self, text: str, lang: str) -> tuple[PhonemeWord, ...]:
        """The words of a text as eSpeak's voice for a language speaks them, in IPA."""
        safe = EspeakText(text, lang)
        words = PhonemeWords(safe)
        if safe.text.strip():
            voice = self._voices.choose(Speech(text, lang, "", BASE_RATE))
            self._synthesize(safe, voice, BASE_RATE, PROSODIES["text"].pitch, words.receive)
        return words.result()

    def phonemes(self, text: str, lang: str) -> str:
        """The phonemes of a text, in IPA, with a space between clauses."""
        safe = EspeakText(text, lang)
        pointer = ctypes.c_char_p(safe.text.encode())
        to_phonemes = self._espeak.dll.espeak_TextToPhonemes
        to_phonemes.restype = ctypes.c_char_p
        to_phonemes.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
        clauses = []
        voice = self._voices.choose(Speech(text, lang, "", 0))
        with _engine_lock:
            self._set_voice(voice)
            self._espeak.SetSynthCallback(lambda *_: 1)
            self._espeak.Synth(".", flags=self._flags(safe))  # the calls below use its flags
            while pointer.value is not None:  # it advances by a clause each time, and is null at the end
                clause = to_phonemes(ctypes.byref(pointer), self._espeak.CHARS_UTF8, _IPA)
                clauses.append((clause or b"").decode("utf-8", "replace").strip())
        return " ".join(filter(None, clauses))

    def _flags(self, text: EspeakText) -> int:
        return int(self._espeak.CHARS_UTF8 | (self._espeak.PHONEMES if text.has_phonemes else 0))

    def close(self) -> None:
        """Do nothing: ending and restarting eSpeak leaks memory and takes time."""

    def _set_voice(self, voice: str) -> None:
        if voice == self._current_voice:
            return
        if self._espeak.SetVoiceByName(voice.encode()) != self._espeak.EE_OK:
            raise SpeechError("No voice called {name}. List voices with: reader voices", name=voice)
        self._current_voice = voice
        self._current_rate = self._current_pitch = 0  # a voice sets its own


class _Stream:
    """One synthesis: receives eSpeak's callbacks, and emits their sound without the silence before it.

    eSpeak is silent for up to 50 ms before a closed consonant ("Peru"). Within a sentence that is right;
    at the start of a speech it only delays the first sound.
    """

    def __init__(self, espeak: Any, text: EspeakText, emit: Emit) -> None:
        self._espeak = espeak
        self._original_range = text.original_range
        self._text = text.text
        self._emit = emit
        self._last_end = 0
        self._is_sounding = False
        self._leading_silence = 0  # samples
        self.is_wanted = True
        self.error: BaseException | None = None

    def receive(self, samples: Any, count: int, events: Any) -> int:
        """Take sound from eSpeak. Returns 0 to continue, 1 to end the synthesis within a millisecond."""
        try:
            pcm = self._sound(ctypes.string_at(samples, count * _SAMPLE_BYTES) if count > 0 else b"")
            marks = self._marks(events)
            self.is_wanted = not (pcm or marks) or self._emit(Chunk(pcm, marks))
        except BaseException as error:  # an exception must not pass through C
            self.error = error
            self.is_wanted = False
        return 0 if self.is_wanted else 1

    def _sound(self, pcm: bytes) -> bytes:
        if self._is_sounding:
            return pcm
        left = len(pcm.lstrip(b"\0"))
        left += left % _SAMPLE_BYTES  # keep whole samples
        self._is_sounding = left > 0
        self._leading_silence += (len(pcm) - left) // _SAMPLE_BYTES
        return pcm[len(pcm) - left :]

    def _marks(self, events: Any) -> tuple[WordMark, ...]:
        marks = []
        index = 0
        while events[index].type != self._espeak.EVENT_LIST_TERMINATED:
            event = events[index]
            index += 1
            start = event.text_position - 1
            # eSpeak reports several words for a number; only the first one counts.
            if event.type != self._espeak.EVENT_WORD or start < self._last_end:
                continue
            if self._text[start : start + 1].strip():
                self._last_end = word_end(self._text, start, event.length)
                sample = max(0, event.sample - self._leading_silence)
                marks.append(WordMark(sample, *self._original_range(start, self._last_end)))
        return tuple(marks)


def _load() -> tuple[Any, str | None]:
    """pyttsx3's binding to eSpeak NG, and its data folder, or None for the library's default folder.

    On Linux, pyttsx3 searches by soname and finds espeakng-loader's library, which is already loaded.
    Elsewhere, or without espeakng-loader, it finds the system's library, which needs data of its own version.
    Raises SpeechError if there is no library.
    """
    library, first_error = None, ""
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except (ImportError, OSError, RuntimeError) as error:
        first_error = _one_line(error)
    try:
        from pyttsx3.drivers import _espeak
    except (ImportError, OSError, RuntimeError) as error:
        raise SpeechError(
            f"eSpeak NG could not be loaded: {first_error or _one_line(error)}. {_FIX}"
        ) from error
    is_ours = library is not None and _espeak.dll._handle == library._handle  # noqa: SLF001
    return _espeak, espeakng_loader.get_data_path() if is_ours else None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
