"""The things that can speak, as protocols. `reader.speech.engines` has the table of them.

An `Engine` has voices. It is a `Synthesizer`, which turns text into sound that we play ourselves, or
it is `SelfSpeaking`, and makes itself heard. A `Speaker` says, pauses and stops: a self-speaking
engine brings one, and `reader.playback` makes one of any Synthesizer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

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
    """What was to be said under `token` cannot be; `message` is one line.

    `can_go_on` is whether what comes next can be said all the same.
    """

    token: int
    message: str
    can_go_on: bool = False


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
