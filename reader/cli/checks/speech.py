"""Check the engines and their voices."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader.cli.checks.finding import Finding
from reader.cli.options.effective_settings import saved_name
from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.script.own_words import counted

if TYPE_CHECKING:
    from reader.speech.engine import Synthesizer

_REINSTALL = "Run: pip install --force-reinstall espeakng-loader pyttsx3"


def check_engine() -> Finding:
    """Check that the default engine makes sound."""
    from reader.speech.engine import SelfSpeaking
    from reader.speech.engines import open_default_engine

    name, engine, trouble = open_default_engine()
    with closing(engine):
        if trouble:
            return Finding(False, f"{name} speaks instead of the default engine.", trouble)
        if isinstance(engine, SelfSpeaking):
            return Finding(True, f"{name} is ready to speak")
        if not _makes_sound(engine):
            return Finding(False, f"{name} makes no sound.", _REINSTALL)
        return Finding(True, f"{name} speaks, at {engine.sample_rate} Hz")


def _makes_sound(synthesizer: Synthesizer) -> bool:
    from reader.speech.engine import Chunk, Speech

    made = 0

    def emit(chunk: Chunk) -> bool:
        nonlocal made
        made += len(chunk.pcm)
        return True

    synthesizer.synthesize(Speech("Testing.", "en", "", 180), emit)
    return made > 0


def check_voices() -> Finding:
    """Check the voices, and that the saved voice exists."""
    from reader.speech.engines import engine_for, open_engine

    voice = saved_name("voice")
    with closing(open_engine(engine_for(saved_name("engine"), voice))) as engine:
        voices = engine.voices()
        if voice:
            try:
                engine.find_voice(voice)
            except SpeechError as error:
                return Finding(False, str(error), "Run: reader config set voice ''")
    languages = {primary_language(voice.language) for voice in voices}
    return Finding(bool(voices), f"{counted(len(voices), 'voice')} in {counted(len(languages), 'language')}")


def check_natural_voice() -> Finding:
    """Check whether a natural voice is here; it is optional."""
    from reader.speech.natural.voice_files import INSTALL_NATURAL, find_voice_files, is_installed

    voices = find_voice_files()
    if is_installed() and voices:
        return Finding(True, f"{counted(len(voices), 'voice')} for --engine natural")
    return Finding(True, "not installed.", f"For voices that sound like people: {INSTALL_NATURAL}")


def check_screen_reader_voice() -> Finding:
    """Check that speech-dispatcher answers if it is the saved engine; otherwise it is optional."""
    from reader.speech.engines import engine_for
    from reader.speech.speech_dispatcher.engine import ENGINE, SpeechDispatcher
    from reader.speech.speech_dispatcher.server import check_installed

    if engine_for(saved_name("engine"), saved_name("voice")) == ENGINE:
        SpeechDispatcher().speaker(lambda _: None).close()
        return Finding(True, f"{ENGINE} answers")
    try:
        check_installed()
    except SpeechError:
        return Finding(True, f"{ENGINE} is not installed, and not needed")
    return Finding(True, f"for --engine {ENGINE}")


def check_kanji() -> Finding:
    """Check that Japanese kanji can be read. The library for it is optional, so its absence is no problem."""
    from reader.script.spoken_forms.languages.japanese_readings import INSTALL_READINGS, knows_readings
    from reader.speech.engines import accepts_ipa

    if knows_readings() or not accepts_ipa(saved_name("engine")):
        return Finding(True, "Japanese kanji can be read")
    return Finding(True, "espeak cannot read Japanese kanji yet.", f"To hear it: {INSTALL_READINGS}")
