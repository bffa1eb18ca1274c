"""The table of engines, and opening one."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

from reader.errors import SpeechError
from reader.speech.engine import Engine, SelfSpeaking, Synthesizer, Voice

# name → module and class; imported on first use
_ENGINES = {
    "espeak": ("reader.speech.espeak.engine", "Espeak"),
    "natural": ("reader.speech.natural.engine", "Natural"),
    "silence": ("reader.speech.silence", "SilentSynthesizer"),
    "speech-dispatcher": ("reader.speech.speech_dispatcher.engine", "SpeechDispatcher"),
    "system": ("reader.speech.system.voices", "SystemVoices"),
}
_SELF_SPEAKING = frozenset({"speech-dispatcher", "system"})
SYNTHESIZERS = tuple(name for name in _ENGINES if name not in _SELF_SPEAKING)
_SYSTEM_ORDER = ("system", "espeak") if sys.platform in {"darwin", "win32"} else ("espeak", "system")
_NAMED_WITH_ENGINE = frozenset({"natural", "speech-dispatcher"})
_ESPEAK_ENGINES = frozenset({"espeak", "natural"})  # natural also has eSpeak's voices


def open_engine(name: str) -> Engine:
    """Start the engine called `name`, or the default one for "". Raises SpeechError if it cannot start."""
    if not name:
        return open_default_engine()[1]
    if name not in _ENGINES:
        return _open_plugin(name)
    module, class_name = _ENGINES[name]
    engine: Engine = getattr(import_module(module), class_name)()
    return engine


def _open_plugin(name: str) -> Engine:
    from reader.plugins import load_plugin, plugin_failures

    engine_class = load_plugin("engines", name, SpeechError)
    if engine_class is None:
        raise SpeechError(f"No speech engine called {name}. Choose one of: {', '.join(engine_names())}.")
    with plugin_failures("engines", name, SpeechError, expected=(SpeechError,)):
        engine: Engine = engine_class()
    return engine


def open_default_engine() -> tuple[str, Engine, str]:
    """Start the best engine that works; returns its name, the engine, and why the best one failed, or "".

    Raises the best engine's SpeechError if none can start.
    """
    first_error = ""
    for name in _default_order():
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
        raise SpeechError(f"The engine {name} cannot write files. Choose one of: {', '.join(SYNTHESIZERS)}.")
    return engine


def engine_for(engine: str, voice: str) -> str:
    """The engine called `engine`; without one, the engine that the voice names: "natural:joe"."""
    named, colon, _ = voice.partition(":")
    return engine or (named if colon and is_engine(named) else "")


def full_name(voice: Voice) -> str:
    """The name that chooses a voice without --engine."""
    return f"{voice.engine}:{voice.id}" if voice.engine in _NAMED_WITH_ENGINE else voice.id


def accepts_ipa(name: str) -> bool:
    """True if the engine called `name` ("" for the default one) accepts IPA between ⟦ and ⟧."""
    return (name or default_engine()) in _ESPEAK_ENGINES


def share_voices(one: str, other: str) -> bool:
    """True if one of the engines has the voices of the other; "" is the default engine."""
    return includes(one, other) or includes(other, one)


def default_engine() -> str:
    """The name of the best engine here, which is the default if it starts."""
    return _default_order()[0]


def _default_order() -> tuple[str, ...]:
    return ("natural", *_SYSTEM_ORDER) if has_natural_voice() else _SYSTEM_ORDER


def engines_best_first() -> tuple[str, ...]:
    """The names of all engines that can be heard, the default one first."""
    return tuple(name for name in dict.fromkeys((*_default_order(), *engine_names())) if name != "silence")


def includes(one: str, other: str) -> bool:
    """True if the engine `one` also has the voices of `other`; "" is the default engine."""
    one, other = one or default_engine(), other or default_engine()
    return one == other or (one, other) == ("natural", "espeak")


def has_natural_voice() -> bool:
    """True if a natural voice and the libraries for it are installed."""
    if find_spec("onnxruntime") is None:
        return False
    from reader.speech.natural.voice_files import find_voice_files, is_installed

    return is_installed() and bool(find_voice_files())


def is_engine(name: str) -> bool:
    """True if there is an engine with this name."""
    return name in _ENGINES or name in engine_names()


def engine_names() -> tuple[str, ...]:
    """The names of all engines, plug-ins last."""
    from reader.plugins import plugin_names

    return (*_ENGINES, *(name for name in plugin_names("engines") if name not in _ENGINES))
