"""The table of engines, and opening one."""

from __future__ import annotations

import sys
from importlib import import_module

from reader.errors import SpeechError
from reader.speech.engine import Engine, SelfSpeaking, Synthesizer

# name → module and class; imported when it is asked for
_ENGINES = {
    "espeak": ("reader.speech.synthesizer_process", "Espeak"),
    "silence": ("reader.speech.silence", "SilentSynthesizer"),
    "system": ("reader.speech.system", "SystemVoices"),
}
_SYNTHESIZERS = ("espeak", "silence")
_USUAL_ORDER = ("system", "espeak") if sys.platform in {"darwin", "win32"} else ("espeak", "system")
USUAL_ENGINE = _USUAL_ORDER[0]  # if it can start


def open_engine(name: str) -> Engine:
    """Start the engine called `name`, the usual one for "". Raises SpeechError if that cannot be."""
    if not name:
        return open_usual_engine()[1]
    if name not in _ENGINES:
        raise SpeechError(f"No speech engine called {name}. Choose one of: {', '.join(_ENGINES)}.")
    module, class_name = _ENGINES[name]
    engine: Engine = getattr(import_module(module), class_name)()
    return engine


def open_usual_engine() -> tuple[str, Engine, str]:
    """Start the engine that is best here, else the next best: its name, it, and why not the best, or "".

    Raises SpeechError where none can start, and says what is wrong with the best.
    """
    trouble = ""
    for name in _USUAL_ORDER:
        try:
            return name, open_engine(name), trouble
        except SpeechError as error:
            trouble = trouble or str(error)
    raise SpeechError(trouble)


def open_synthesizer(name: str) -> Synthesizer:
    """Start the synthesizer called `name`. Raises SpeechError if there is none, or it cannot start."""
    engine = open_engine(name)
    if isinstance(engine, SelfSpeaking):
        engine.close()
        raise SpeechError(f"The engine {name} cannot write files. Choose one of: {', '.join(_SYNTHESIZERS)}.")
    return engine


def takes_sounds(name: str) -> bool:
    """Whether the engine called `name` ("" for the usual one) can be given sounds between ⟦ and ⟧."""
    return (name or USUAL_ENGINE) == "espeak"


def engine_names() -> tuple[str, ...]:
    """The engines that there are."""
    return tuple(_ENGINES)
