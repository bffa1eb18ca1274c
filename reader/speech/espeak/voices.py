"""The voices of eSpeak NG that can speak, found by name or by language."""

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
from reader.speech.engine import Speech, Voice
from reader.speech.languages import best_match
from reader.speech.voice_names import bare_name, language_name, unknown_voice

_GENDERS = {1: "male", 2: "female"}
_FALLBACK_VOICE = "en"
_SUGGESTED_VARIANTS = 6


class EspeakVoices:
    """The voices of eSpeak, through pyttsx3's binding to it; `lock` is held while it lists them."""

    def __init__(self, espeak: Any, lock: threading.Lock) -> None:
        self._espeak = espeak
        self._lock = lock

    @cached_property
    def data(self) -> Path:
        """The folder of eSpeak's voices."""
        data = ctypes.c_char_p()
        self._espeak.Info(ctypes.addressof(data))
        return Path(os.fsdecode(data.value or b""))

    @cached_property
    def all(self) -> tuple[Voice, ...]:
        """The voices by id, without those whose dictionary is missing: they are silent."""
        with self._lock:
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

    def find(self, name: str) -> str:
        """The id of a voice. `name` is an id, a language tag or a name, perhaps with "+" and a variant.

        Raises SpeechError for an unknown voice or variant.
        """
        base, plus, variant = bare_name(name, "espeak").partition("+")
        identifier = self._id_of(base.casefold().replace("_", "-"))
        if not identifier:
            raise unknown_voice(name, self.all)
        if plus and variant not in self.variants:
            known = ", ".join(sorted(self.variants)[:_SUGGESTED_VARIANTS])
            raise SpeechError(f"The voice {base} has no variant {variant}. Try one of: {known}.")
        return f"{identifier}{plus}{variant}"

    def _id_of(self, wanted: str) -> str:
        """The id of the voice with this id, tag, name, or name of its language; "" if there is none."""
        for voice in self.all:
            if wanted in {voice.id, voice.language.casefold(), voice.name.casefold()}:
                return voice.id
        for voice in self.all:
            if wanted == language_name(voice).casefold():  # many speak English: take the usual one
                return self._by_language[best_match(primary_language(voice.language), self._by_language)]
        return ""

    def choose(self, speech: Speech) -> str:
        """The id of the voice for a speech: the chosen one for its own language, else the language's best.

        Raises SpeechError if the chosen voice does not exist.
        """
        best = self._by_language.get(best_match(speech.lang, self._by_language), "")
        if not speech.voice:
            return best or _FALLBACK_VOICE
        chosen = self.find(speech.voice)
        chosen_language = primary_language(self._by_language[chosen.partition("+")[0]])
        return chosen if not best or chosen_language == primary_language(best) else best

    @cached_property
    def _by_language(self) -> dict[str, str]:
        """Lower-case language tag or voice id → the id of the voice."""
        return {
            **{voice.language.lower(): voice.id for voice in self.all},
            **{voice.id: voice.id for voice in self.all},
        }

    def _has_dictionary(self, path: str, language: str) -> bool:
        """True if the dictionary of the voice's language, or the one its file names, is installed."""
        if primary_language(language) in self._dictionaries:
            return True
        try:
            written = (self.data / "lang" / path).read_bytes()
        except OSError:
            return False
        named = re.search(rb"^dictionary\s+(\S+)", written, re.MULTILINE)
        return named is not None and os.fsdecode(named[1]) in self._dictionaries

    @cached_property
    def _dictionaries(self) -> frozenset[str]:
        """The languages with a dictionary."""
        return frozenset(path.name.removesuffix("_dict") for path in self.data.glob("*_dict"))

    @cached_property
    def variants(self) -> frozenset[str]:
        """The names that can follow "+" in a voice's id."""
        folder = self.data / "voices" / "!v"
        return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


def _tag(written: str) -> str:
    """A language name of eSpeak's as a BCP 47 tag: script before region, its own dialects after "x"."""
    language, *rest = written.split("-")
    public = rest[: rest.index("x")] if "x" in rest else rest
    script = [part.title() for part in public if len(part) == 4 and part.isalpha()]
    region = [part.upper() for part in public if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", part)]
    own = [part for part in rest if part.title() not in script and part.upper() not in region and part != "x"]
    return "-".join([language, *script[:1], *region[:1], *(["x", *own] if own else [])])
