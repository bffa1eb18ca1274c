"""The instant voice speaks where the natural one fails, is not ready, or is too slow."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest

from reader.errors import SentenceLost, SpeechError
from reader.speech import stand_in
from reader.speech.engine import Chunk, Emit, Speech, Voice, WordMark
from reader.speech.stand_in import WithStandIn

TEXT = Speech("Time and tide", "en", "", 180)
SECOND = 1000  # samples


class Engine:
    """Speaks a second for each word; `natural` speaks what is not instant."""

    sample_rate = SECOND

    def __init__(self, natural: Callable[[Speech, Emit], None]) -> None:
        self.natural = natural
        self.instant: list[str] = []

    def voices(self) -> Sequence[Voice]:
        return ()

    def find_voice(self, name: str) -> str:
        return name

    def close(self) -> None:
        pass

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        if not speech.is_instant:
            self.natural(speech, emit)
            return
        self.instant.append(speech.text)
        say_words(speech, emit)


def say_words(speech: Speech, emit: Emit) -> None:
    at = 0
    for number, word in enumerate(speech.text.split()):
        start = speech.text.index(word, at)
        at = start + len(word)
        if not emit(Chunk(bytes(2 * SECOND), (WordMark(number * SECOND, start, at),))):
            return


def heard(engine: WithStandIn, speech: Speech = TEXT) -> list[tuple[int, str]]:
    """The words of a speech, and the second that each begins at."""
    samples, words = 0, list[tuple[int, str]]()

    def emit(chunk: Chunk) -> bool:
        nonlocal samples
        words.extend((mark.sample // SECOND, speech.text[mark.start : mark.end]) for mark in chunk.marks)
        samples += len(chunk.pcm) // 2
        return True

    engine.synthesize(speech, emit)
    return words


@pytest.mark.parametrize(
    "error", [SpeechError("joe.onnx is a damaged voice. Try another."), SentenceLost("Lost.")]
)
def test_failure_is_said_once_and_the_instant_voice_reads_on(error: SpeechError) -> None:
    def fail(_: Speech, __: Emit) -> None:
        raise error

    notices: list[str] = []
    engine = Engine(fail)
    reading = WithStandIn(engine, notices.append)
    first, again = heard(reading), heard(reading)
    assert [word for _, word in first] == [word for _, word in again] == TEXT.text.split()
    assert notices == [f"{str(error).partition('. ')[0].rstrip('.')}. The embedded voice reads on."]
    assert engine.instant == [notices[0], TEXT.text, TEXT.text]
    assert min(first)[0] == len(notices[0].split())  # the words come after the notice


def test_failure_in_the_middle_goes_on_from_that_word() -> None:
    def half(speech: Speech, emit: Emit) -> None:
        say_words(speech._replace(text="Time and"), emit)
        raise SpeechError("It broke.")

    engine = Engine(half)
    assert [word for _, word in heard(WithStandIn(engine, lambda _: None))] == [
        *("Time", "and"), *("and", "tide"),
    ]  # fmt: skip
    assert engine.instant[-1] == "and tide"


def test_instant_voice_reads_until_the_natural_one_is_ready_if_that_is_wanted() -> None:
    is_ready = False
    engine, notices = Engine(say_words), list[str]()
    heard(WithStandIn(engine, notices.append, lambda _: is_ready))
    assert (len(notices), engine.instant[1:]) == (1, [TEXT.text])
    is_ready = True
    engine.instant.clear()
    heard(WithStandIn(engine, notices.append, lambda _: is_ready))
    heard(WithStandIn(engine, notices.append))
    assert (len(notices), engine.instant) == (1, [])


def test_voice_that_falls_behind_is_replaced_at_that_speed_and_above(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)

    def slowly(speech: Speech, emit: Emit) -> None:
        nonlocal now
        now += 4 if speech.rate >= 500 else 1  # for three seconds of sound
        say_words(speech, emit)

    engine, notices = Engine(slowly), list[str]()
    reading = WithStandIn(engine, notices.append, lambda _: True)
    for rate in (300, 500, 300, 500, 500):  # once is not enough
        heard(reading, TEXT._replace(rate=rate))
    assert (engine.instant, notices) == ([], [])
    for rate in (500, 600, 300):
        heard(reading, TEXT._replace(rate=rate))
    assert notices == [stand_in._BEHIND]
    assert engine.instant == [notices[0], TEXT.text, TEXT.text]
