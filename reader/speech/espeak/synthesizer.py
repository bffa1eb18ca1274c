"""eSpeak NG as a Synthesizer: the embedded default, through pyttsx3's own binding.

pyttsx3's public methods play whole files and cannot pause, so only its ctypes binding is used; the
library and its data come from espeakng-loader, so that nothing has to be installed on the system.

eSpeak has one state for the whole process and is not thread-safe, so a lock guards every call. It obeys
control characters in the text. A page has lost them before (reader.page.dom.decode); they are removed here
too, because other texts come this way (a title, an answer).
"""

from __future__ import annotations

import ctypes
import os
import re
import threading
from functools import cached_property
from pathlib import Path
from typing import Any

from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.speech.engine import Chunk, Emit, Speech, Voice, WordMark
from reader.speech.espeak.safe_text import EspeakText
from reader.speech.espeak.sonic import BASE_RATE, MAX_RATE, SpeedUp, has_sonic
from reader.speech.languages import best_match

_BYTES = 2  # a sample
_BUFFER_MS = 500  # the length of a chunk; each costs a call from C
_PROCESSING_VERSION = 2  # raise it when our processing of eSpeak's sound changes what is heard
_DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: missing data is an error, not the end of the process
_IPA = 2  # a flag of espeak_TextToPhonemes: IPA instead of eSpeak's notation
_GENDERS = {1: "male", 2: "female"}
_WORD = re.compile(r"[^\w\s]*\w[\w'’-]*(?:[.,]\w+)*")
_FALLBACK_VOICE = "en"
_FIX = "Try: pip install --force-reinstall espeakng-loader pyttsx3"
_engine_lock = threading.Lock()


class EspeakSynthesizer:
    """A Synthesizer over eSpeak NG. A process can have one open at a time."""

    def __init__(self) -> None:
        self._espeak, data = _load()
        self._voice_set = ""
        self._rate_set = 0
        with _engine_lock:
            self._rate = self._espeak.Initialize(
                self._espeak.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS, data and data.encode(), _DO_NOT_EXIT
            )
        if self._rate <= 0:
            raise SpeechError(
                f"eSpeak NG did not start with {f'its data in {data}' if data else 'its own data'}. {_FIX}"
            )

    @property
    def sample_rate(self) -> int:
        """Samples a second, as eSpeak reported at its start."""
        return int(self._rate)

    @property
    def version(self) -> str:
        """ESpeak's version, its data folder, and the version of our processing."""
        return f"eSpeak NG {os.fsdecode(self._espeak.Info(None) or b'')} {self._data} {_PROCESSING_VERSION}"

    def voices(self) -> tuple[Voice, ...]:
        """ESpeak's voices by id, without those whose dictionary is missing: they are silent."""
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        with _engine_lock:
            entries = self._espeak.ListVoices()
        voices = {}
        for entry in entries:
            # The first byte of `languages` is a priority, the rest is the tag.
            language = ctypes.string_at(entry.languages)[1:].decode("utf-8", "replace")
            name = entry.name.decode("utf-8", "replace")
            # eSpeak's identifier is the path of the voice's file: "gmw/en-US".
            path = entry.identifier.decode("utf-8", "replace")
            if not self._has_dictionary(path, language):
                continue
            identifier = path.rpartition("/")[2].lower()
            gender = _GENDERS.get(entry.gender, "")
            voices[identifier] = Voice(identifier, "espeak", name.strip(), _tag(language), gender)
        return tuple(voices[identifier] for identifier in sorted(voices))

    @cached_property
    def _languages(self) -> dict[str, str]:
        """Lower-case language tag → the id of its voice."""
        return {
            **{voice.language.lower(): voice.id for voice in self._voices},
            **{voice.id: voice.id for voice in self._voices},
        }

    def _has_dictionary(self, path: str, language: str) -> bool:
        """True if the voice's language, or the voice's file, has an installed dictionary."""
        if primary_language(language) in self._dictionaries:
            return True
        try:
            written = (self._data / "lang" / path).read_bytes()
        except OSError:
            return False
        named = re.search(rb"^dictionary\s+(\S+)", written, re.MULTILINE)
        return named is not None and os.fsdecode(named[1]) in self._dictionaries

    @cached_property
    def _dictionaries(self) -> frozenset[str]:
        """The languages with a dictionary."""
        return frozenset(path.name.removesuffix("_dict") for path in self._data.glob("*_dict"))

    @cached_property
    def _data(self) -> Path:
        """The folder of eSpeak's voices."""
        data = ctypes.c_char_p()
        self._espeak.Info(ctypes.addressof(data))
        return Path(os.fsdecode(data.value or b""))

    @cached_property
    def _variants(self) -> frozenset[str]:
        """The names that can follow "+" in a voice's id."""
        folder = self._data / "voices" / "!v"
        return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak into `emit`. The chosen voice speaks its own language; others have their own."""
        text = EspeakText(speech.text, speech.lang)
        if not text.text.strip():
            return
        voice = self._choose(speech)
        library = self._espeak.dll
        if speech.rate <= MAX_RATE or not has_sonic(library):
            self._speak(text, voice, speech.rate, emit)
            return
        speed_up = SpeedUp(library, self.sample_rate, speech.rate / BASE_RATE, emit)
        try:
            if self._speak(text, voice, BASE_RATE, speed_up.take):
                speed_up.end()
        finally:
            speed_up.close()

    def _speak(self, text: EspeakText, voice: str, rate: int, emit: Emit) -> bool:
        """Speak into `emit`. Returns False if `emit` asked to stop."""
        stream = _Stream(self._espeak, text, emit)
        with _engine_lock:
            self._set_voice(voice)
            if rate != self._rate_set:
                self._espeak.SetParameter(self._espeak.RATE, rate, 0)
                self._rate_set = rate
            self._espeak.SetSynthCallback(stream.receive)
            self._espeak.Synth(text.text, flags=self._flags(text))
        if stream.error is not None:
            raise stream.error
        return stream.is_wanted

    def phonemes(self, text: str, lang: str) -> str:
        """The phonemes of a text, in IPA, with a space between clauses."""
        given = EspeakText(text, lang)
        pointer = ctypes.c_char_p(given.text.encode())
        to_phonemes = self._espeak.dll.espeak_TextToPhonemes
        to_phonemes.restype = ctypes.c_char_p
        to_phonemes.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
        clauses = []
        voice = self._choose(Speech(text, lang, "", 0))
        with _engine_lock:
            self._set_voice(voice)
            self._espeak.SetSynthCallback(lambda *_: 1)
            self._espeak.Synth(".", flags=self._flags(given))  # its flags apply to the calls below
            while pointer.value is not None:  # it advances by a clause each time, and is null at the end
                clause = to_phonemes(ctypes.byref(pointer), self._espeak.CHARS_UTF8, _IPA)
                clauses.append((clause or b"").decode("utf-8", "replace").strip())
        return " ".join(filter(None, clauses))

    def _flags(self, text: EspeakText) -> int:
        return int(self._espeak.CHARS_UTF8 | (self._espeak.PHONEMES if text.has_phonemes else 0))

    def close(self) -> None:
        """Do nothing: to end eSpeak and start it again leaks memory and takes time."""

    def find_voice(self, name: str) -> str:
        """The id of a voice. `name` is an id, a language tag or a name, perhaps with "+" and a variant.

        Raises SpeechError for an unknown voice or variant.
        """
        base, plus, variant = name.partition("+")
        wanted = base.lower().replace("_", "-")
        for voice in self._voices:
            if wanted in {voice.id, voice.language.lower(), voice.name.lower()}:
                break
        else:
            raise SpeechError(f"No voice called {name}. List voices with: reader voices")
        if plus and variant not in self._variants:
            known = ", ".join(sorted(self._variants)[:6])
            raise SpeechError(f"The voice {base} has no variant {variant}. Try one of: {known}.")
        return f"{voice.id}{plus}{variant}"

    def _choose(self, speech: Speech) -> str:
        best = self._languages.get(best_match(speech.lang, self._languages), "")
        if not speech.voice:
            return best or _FALLBACK_VOICE
        chosen = self.find_voice(speech.voice)
        if not best or primary_language(self._languages[chosen.partition("+")[0]]) == primary_language(best):
            return chosen
        return best

    def _set_voice(self, voice: str) -> None:
        if voice == self._voice_set:
            return
        if self._espeak.SetVoiceByName(voice.encode()) != self._espeak.EE_OK:
            raise SpeechError(f"No voice called {voice}. List voices with: reader voices")
        self._voice_set = voice
        self._rate_set = 0  # a voice sets its own rate


def _tag(written: str) -> str:
    """ESpeak's language name as a BCP 47 tag: script before region, eSpeak's own dialects after "x"."""
    language, *rest = written.split("-")
    public = rest[: rest.index("x")] if "x" in rest else rest
    script = [part.title() for part in public if len(part) == 4 and part.isalpha()]
    region = [part.upper() for part in public if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", part)]
    own = [part for part in rest if part.title() not in script and part.upper() not in region and part != "x"]
    return "-".join([language, *script[:1], *region[:1], *(["x", *own] if own else [])])


class _Stream:
    """One synthesis: receives eSpeak's callbacks, and emits their sound without the silence before it.

    Before a closed consonant ("Peru") eSpeak is silent for up to 50 ms, as within a sentence. At the start of
    a speech that silence only delays the first sound.
    """

    def __init__(self, espeak: Any, text: EspeakText, emit: Emit) -> None:
        self._espeak = espeak
        self._place = text.place
        self._text = text.text
        self._emit = emit
        self._last_end = 0
        self._is_sounding = False
        self._leading_silence = 0  # samples
        self.is_wanted = True
        self.error: BaseException | None = None

    def receive(self, samples: Any, count: int, events: Any) -> int:
        """ESpeak's callback. Returns 0 to continue, 1 to end the synthesis within a millisecond."""
        try:
            pcm = self._sound(ctypes.string_at(samples, count * _BYTES) if count > 0 else b"")
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
        left += left % _BYTES  # keep whole samples
        self._is_sounding = left > 0
        self._leading_silence += (len(pcm) - left) // _BYTES
        return pcm[len(pcm) - left :]

    def _marks(self, events: Any) -> tuple[WordMark, ...]:
        marks = []
        index = 0
        while events[index].type != self._espeak.EVENT_LIST_TERMINATED:
            event = events[index]
            index += 1
            start = event.text_position - 1
            # eSpeak reports several words for a number: only the first counts.
            if event.type != self._espeak.EVENT_WORD or start < self._last_end:
                continue
            if self._text[start : start + 1].strip():
                self._last_end = self._word_end(start, event.length)
                sample = max(0, event.sample - self._leading_silence)
                marks.append(WordMark(sample, *self._place(start, self._last_end)))
        return tuple(marks)

    def _word_end(self, start: int, length: int) -> int:
        word = _WORD.match(self._text, start)
        return word.end() if word else min(start + max(length, 1), len(self._text))


def _load() -> tuple[Any, str | None]:
    """pyttsx3's binding to eSpeak NG, and its data folder, or None for the library's default folder.

    On Linux, pyttsx3 searches by soname and finds espeakng-loader's library, which is loaded before.
    Elsewhere, or without espeakng-loader, it finds the system's, which needs data of its own version.
    Raises SpeechError without a library.
    """
    library, trouble = None, ""
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except (ImportError, OSError, RuntimeError) as error:
        trouble = _one_line(error)
    try:
        from pyttsx3.drivers import _espeak
    except (ImportError, OSError, RuntimeError) as error:
        raise SpeechError(f"eSpeak NG could not be loaded: {trouble or _one_line(error)}. {_FIX}") from error
    is_ours = library is not None and _espeak.dll._handle == library._handle  # noqa: SLF001
    return _espeak, espeakng_loader.get_data_path() if is_ours else None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
