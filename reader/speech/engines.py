"""The table of engines, and opening one."""

from __future__ import annotations

import sys
from importlib import import_module

from reader.errors import SpeechError
from reader.speech.engine import Engine, SelfSpeaking, Synthesizer

# name → module and class; imported on first use
_ENGINES = {
    "espeak": ("reader.speech.synthesizer_process", "Espeak"),
    "natural": ("reader.speech.natural_engine", "Natural"),
    "silence": ("reader.speech.silence", "SilentSynthesizer"),
    "speech-dispatcher": ("reader.speech.speech_dispatcher.engine", "SpeechDispatcher"),
    "system": ("reader.speech.system.voices", "SystemVoices"),
}
_SYNTHESIZERS = ("espeak", "natural", "silence")
_DEFAULT_ORDER = ("system", "espeak") if sys.platform in {"darwin", "win32"} else ("espeak", "system")
DEFAULT_ENGINE = _DEFAULT_ORDER[0]  # if it starts


def open_engine(name: str) -> Engine:
    """Start the engine called `name`, or the default one for "". Raises SpeechError if it cannot start."""
    if not name:
        return open_default_engine()[1]
    if name not in _ENGINES:
        raise SpeechError(f"No speech engine called {name}. Choose one of: {', '.join(_ENGINES)}.")
    module, class_name = _ENGINES[name]
    engine: Engine = getattr(import_module(module), class_name)()
    return engine


def open_default_engine() -> tuple[str, Engine, str]:
    """Start the best engine that works; returns its name, the engine, and why the best one failed, or "".

    Raises the best engine's SpeechError if none can start.
    """
    first_error = ""
    for name in _DEFAULT_ORDER:
        try:
            return name, open_engine(name), first_error
        except SpeechError as error:
            first_error = first_error or str(error)
    raise SpeechError(first_error)


def open_synthesizer(name: str) -> Synthesizer:
    """Start the synthesizer called `name`. Raises SpeechError if it is unknown or cannot start."""
    engine = open_engine(name)
    if isinstance(engine, SelfSpeaking):
        engine.close()
        raise SpeechError(f"The engine {name} cannot write files. Choose one of: {', '.join(_SYNTHESIZERS)}.")
    return engine


def engine_for(engine: str, voice: str) -> str:
    """The engine called `engine`; without one, the engine that the voice names: "natural:joe"."""
    named = voice.partition(":")[0]
    return engine or (named if named in _ENGINES and named != voice else "")


def accepts_ipa(name: str) -> bool:
    """True if the engine called `name` ("" for the default one) accepts IPA between ⟦ and ⟧."""
    return (name or DEFAULT_ENGINE) in {"espeak", "natural"}


def engine_names() -> tuple[str, ...]:
    """The names of all engines."""
    return tuple(_ENGINES)
