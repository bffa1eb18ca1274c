"""The two things that can speak, as protocols, and the table of engines.

A `Synthesizer` turns text into sound that we play ourselves. A `Speaker` makes itself heard: it
says, pauses and stops. `reader.playback` makes a Speaker of any Synthesizer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol

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
    `pause_after` is silence in milliseconds, as long as it is to be heard.
    """

    text: str
    lang: str
    voice: str
    rate: int
    pause_after: int = 0


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


class Synthesizer(Protocol):
    """Text to PCM with word marks. Called from one thread at a time."""

    @property
    def sample_rate(self) -> int:
        """Samples a second of all that it makes."""

    def voices(self) -> Sequence[Voice]:
        """Every voice that it has."""

    def find_voice(self, name: str) -> str:
        """The id of the voice called `name`. Raises SpeechError where there is none."""

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Make the sound of `speech` piece by piece, until it is done or `emit` says stop.

        Raises SpeechError for a voice that is not there.
        """

    def close(self) -> None:
        """Give back what it holds; nothing is called after."""


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
    beginning of the sound.
    """

    token: int
    offset: int = 0
    milliseconds: int = 0


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

    def heard(self) -> Heard:
        """How far the current speech has been heard."""

    def close(self) -> None:
        """Be silent and give back the device. Safe to call twice."""


# name → module and class; imported when it is asked for
_SYNTHESIZERS = {
    "espeak": ("reader.speech.espeak", "EspeakSynthesizer"),
    "silence": ("reader.speech.silence", "SilentSynthesizer"),
}
DEFAULT_ENGINE = "espeak"


def open_synthesizer(name: str) -> Synthesizer:
    """Start the engine called `name`. Raises SpeechError if there is none, or it cannot start."""
    if name not in _SYNTHESIZERS:
        known = ", ".join(sorted(_SYNTHESIZERS))
        raise SpeechError(f"There is no speech engine called {name}. There are: {known}.")
    module, class_name = _SYNTHESIZERS[name]
    synthesizer: Synthesizer = getattr(import_module(module), class_name)()
    return synthesizer


def engine_names() -> tuple[str, ...]:
    """The engines that there are."""
    return tuple(_SYNTHESIZERS)
