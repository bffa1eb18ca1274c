"""The protocols of speech engines; `reader.speech.engines` lists the engines.

An `Engine` has voices. A `Synthesizer` turns text into sound that Reader plays; a `SelfSpeaking`
engine plays its own sound. A `Speaker` speaks, pauses and stops: a self-speaking engine has one, and
`reader.playback` makes one from any Synthesizer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from reader.script.model import Style

SLOWEST, FASTEST = 80, 900  # words a minute
ANY_LANGUAGE = "mul"  # of a voice that speaks all languages of its engine (ISO 639-2: multiple languages)


class Voice(NamedTuple):
    """A voice that can speak here. `language` is a BCP 47 tag; `gender` is "male", "female" or "".

    `quality`, `licence` and `megabytes`, its size on disk, are "" and 0 if they are not known.
    """

    id: str
    engine: str
    name: str
    language: str
    gender: str
    quality: str = ""
    licence: str = ""
    megabytes: int = 0


class Speech(NamedTuple):
    """A text to speak, its language, and how.

    `voice` is a voice's id, or "" for the best voice of the language. `rate` is in words a minute.
    `pause_after` is silence in milliseconds. `earcon` names a sound that is played instead of the text,
    by a speaker that can play sounds. `style` tells a heading or a quote from the text; an engine changes
    what it can for it. `is_instant` asks for the voice that begins soonest: an answer to a key must not wait.
    """

    text: str
    lang: str
    voice: str
    rate: int
    pause_after: int = 0
    earcon: str = ""
    style: Style = "text"
    is_instant: bool = False


class WordMark(NamedTuple):
    """A spoken word: its first sample in the speech, and its offsets in the text."""

    sample: int
    start: int
    end: int


class Chunk(NamedTuple):
    """The next piece of sound: 16-bit mono samples in the machine's byte order, and their word marks."""

    pcm: bytes
    marks: tuple[WordMark, ...] = ()


def joined(chunks: Sequence[Chunk]) -> Chunk:
    """Successive chunks of a speech as one."""
    marks = tuple(mark for chunk in chunks for mark in chunk.marks)
    return Chunk(b"".join([chunk.pcm for chunk in chunks]), marks)


# Takes the next chunk. Returns True to continue, False to stop.
Emit = Callable[[Chunk], bool]


class HasVoices(Protocol):
    """An engine with voices; every engine is one."""

    def voices(self) -> Sequence[Voice]:
        """All voices of the engine."""

    def find_voice(self, name: str) -> str:
        """The id of the voice called `name`. Raises SpeechError if no voice has that name."""

    def close(self) -> None:
        """Free the engine's resources; do not use it afterwards. Safe to call twice."""


class Synthesizer(HasVoices, Protocol):
    """Text to PCM with word marks. Called from one thread at a time."""

    @property
    def sample_rate(self) -> int:
        """Samples a second."""

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Synthesize `speech` chunk by chunk, to its end or until `emit` returns False.

        While no sound is ready, `emit` may get empty chunks, so that it can stop a slow synthesis.
        Raises SpeechError for an unknown voice.
        """


def whole_sound(synthesizer: Synthesizer, speech: Speech) -> Chunk:
    """The whole sound of a speech. Raises SpeechError."""
    chunks: list[Chunk] = []

    def take(chunk: Chunk) -> bool:
        chunks.append(chunk)
        return True

    synthesizer.synthesize(speech, take)
    return joined(chunks)


@runtime_checkable
class BatchSynthesizer(Synthesizer, Protocol):
    """A Synthesizer that speaks many speeches faster together than one by one."""

    def synthesize_all(self, speeches: Sequence[Speech]) -> Sequence[Chunk]:
        """The whole sound of each speech. Raises SpeechError."""


class Finished(NamedTuple):
    """The speech with this token was heard to its end."""

    token: int


class Failed(NamedTuple):
    """The speech with this token failed; `message` is one line.

    `can_continue` is true if the next speech can still succeed.
    """

    token: int
    message: str
    can_continue: bool = False


class Heard(NamedTuple):
    """How far the speech with this token was heard.

    The current word begins at `offset` of the text and ends at `end` (0 if unknown); `milliseconds`
    counts from the beginning of the sound.
    """

    token: int
    offset: int = 0
    milliseconds: int = 0
    end: int = 0


SpeakerEvent = Finished | Failed


class Speaker(Protocol):
    """Speaks one text at a time, and reports when it is done."""

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Stop the current speech and speak this one; the speeches `ahead` will probably follow."""

    def stop(self) -> None:
        """Stop and forget the current speech; no more events come for it."""

    def pause(self) -> None:
        """Pause at the current place."""

    def resume(self) -> None:
        """Continue where `pause` stopped."""

    def fade(self) -> None:
        """Fade out over some seconds, then pause; `resume` continues at full volume."""

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0 to 100."""

    def heard(self) -> Heard:
        """How far the current speech has been heard."""

    def close(self) -> None:
        """Stop and release the device. Safe to call twice."""


@runtime_checkable
class SelfSpeaking(HasVoices, Protocol):
    """An engine that plays its own sound, on the system's default loudspeaker."""

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The engine's speaker; closing it closes the engine. `tell` is called from another thread."""


Engine = Synthesizer | SelfSpeaking
