"""The things that can speak, as protocols, and the table of engines.

An `Engine` has voices. It is a `Synthesizer`, which turns text into sound that we play ourselves, or
it is `SelfSpeaking`, and makes itself heard. A `Speaker` says, pauses and stops: a self-speaking
engine brings one, and `reader.playback` makes one of any Synthesizer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, runtime_checkable

from reader.errors import SpeechError

SLOWEST, FASTEST = 80, 900  # words a minute


class Voice(NamedTuple):
    """A voice that can speak here. `language` is a BCP 47 tag; `gender` is "male", "female" or ""."""

    id: str
    engine: str
    name: str
    language: str
    gender: str


class Speech(NamedTuple):
    """Something to say: the text, its language, and how.

    `voice` is a voice's id, or "" for the best voice of the language. `rate` is in words a minute.
    `pause_after` is silence in milliseconds, as long as it is to be heard. `earcon` is the name of a
    sound that stands for the text, where sounds can be played.
    """

    text: str
    lang: str
    voice: str
    rate: int
    pause_after: int = 0
    earcon: str = ""


class WordMark(NamedTuple):
    """At `sample`, counted from the beginning of the speech, the text from `start` to `end` begins."""

    sample: int
    start: int
    end: int


class Chunk(NamedTuple):
    """The next piece of sound: 16-bit mono samples in the machine's byte order, and marks in it."""

    pcm: bytes
    marks: tuple[WordMark, ...] = ()


# Takes the next chunk; gives back whether to go on.
Emit = Callable[[Chunk], bool]


class Voiced(Protocol):
    """What every engine has."""

    def voices(self) -> Sequence[Voice]:
        """Every voice that it has."""

    def find_voice(self, name: str) -> str:
        """The id of the voice called `name`. Raises SpeechError where there is none."""

    def close(self) -> None:
        """Give back what it holds; nothing is called after. Safe to call twice."""


class Synthesizer(Voiced, Protocol):
    """Text to PCM with word marks. Called from one thread at a time."""

    @property
    def sample_rate(self) -> int:
        """Samples a second of all that it makes."""

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Make the sound of `speech` piece by piece, until it is done or `emit` says stop.

        Raises SpeechError for a voice that is not there.
        """


class Finished(NamedTuple):
    """What was said under `token` has been heard to its end."""

    token: int


class Failed(NamedTuple):
    """What was to be said under `token` cannot be; `message` is one line."""

    token: int
    message: str


class Heard(NamedTuple):
    """How far the listener has heard what is said under `token`.

    `offset` is where the word that sounds now begins in the text; `milliseconds` counts from the
    beginning of the sound. `end` is where the word ends; 0 where that is not known.
    """

    token: int
    offset: int = 0
    milliseconds: int = 0
    end: int = 0


SpeakerEvent = Finished | Failed


class Speaker(Protocol):
    """Says one thing at a time, and tells when it is done."""

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Drop what is being said and say this; `ahead` is likely to come next."""

    def stop(self) -> None:
        """Be silent and forget what was being said; nothing is told of it any more."""

    def pause(self) -> None:
        """Be silent, and remember where."""

    def resume(self) -> None:
        """Go on where `pause` left off."""

    def fade(self) -> None:
        """Grow silent over some seconds, and then be as `pause` leaves it; `resume` ends that."""

    def set_volume(self, percent: int) -> None:
        """Speak so loud from now on, 0 to 100."""

    def heard(self) -> Heard:
        """How far the current speech has been heard."""

    def close(self) -> None:
        """Be silent and give back the device. Safe to call twice."""


@runtime_checkable
class SelfSpeaking(Voiced, Protocol):
    """An engine that makes itself heard, by the system's usual loudspeaker."""

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """What says things; to close it closes the engine. `tell` is called from another thread."""


Engine = Synthesizer | SelfSpeaking

# name → module and class; imported when it is asked for
_ENGINES = {
    "espeak": ("reader.speech.espeak", "EspeakSynthesizer"),
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
        raise SpeechError(f"There is no speech engine called {name}. There are: {', '.join(_ENGINES)}.")
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
        raise SpeechError(f"The engine {name} can only be heard. Give one of {', '.join(_SYNTHESIZERS)}.")
    return engine


def takes_sounds(name: str) -> bool:
    """Whether the engine called `name` ("" for the usual one) can be given sounds between ⟦ and ⟧."""
    return (name or USUAL_ENGINE) == "espeak"


def engine_names() -> tuple[str, ...]:
    """The engines that there are."""
    return tuple(_ENGINES)
