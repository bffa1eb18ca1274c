"""The time from a key to its sound, at the virtual ear, on a page of humming sentences.

A press counts from its byte in the terminal, a sound from the moment when the loudspeaker plays it, up to
10 ms (its period) after the sound server took it.

Silence begins after the last sample over -50 dB, if a third of a second without any follows. Only
presses count that fall into sound. The page's voice hums through from the first to the last word of
a sentence, with gaps of 21 ms at most, so a silence may be dated so much too early, but is never the
speaker's own.

New speech from silence begins at the first sample over -50 dB. The first 12 ms of each sentence
that eSpeak makes are fainter, and count.

New speech while another sentence sounds: each sentence begins with a hiss and has none later. What
the ear heard is passed through a high-pass at 5 kHz and cut into steps of 2 ms. The first step
louder than 0.03 of full scale is in the hiss, which begins with the first of the steps before it
that are all louder than 0.018 (measured: a hiss 0.02 to 0.07, the humming 0.017 at most). In the
sentence itself that is the step with the first sample over -50 dB, so the 12 ms count here too. A
press counts only if there was no hiss in the 100 ms before it, and must be answered by one.
"""

from __future__ import annotations

import os
import random
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np

from tests.benchmarks.pages import humming_page
from tests.benchmarks.plan import Plan
from tests.benchmarks.rows import Row
from tests.support.ear.sounds import RATE, THRESHOLD, Samples
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.terminal import Terminal

_SILENCE_MS, _SPEECH_MS = 60, 100  # the bounds
_SILENT_S = 0.33
_HISS_HZ, _HISS, _FAINT_HISS, _HISS_STEP = 5000, 0.03, 0.018, RATE // 500
_BEFORE_S = 0.1
_LISTEN = ("listen", "--from-start", "--pauses", "0")  # so that no silence is one of the script's pauses
_LONG = 400  # headings: three quarters of an hour
_JUMPS = "hHpPsSfF"
_RESTS_S = 3.5  # the program's device stops when it has been silent for three seconds


def measure(plan: Plan) -> Iterator[Row]:
    """Press keys and listen."""
    ear, presses = plan.ear, plan.effort.presses
    assert ear is not None
    silent_floor, speech_floor = _floors(ear, plan.effort.rests)
    silence = partial(_row, bound=_SILENCE_MS, floor=silent_floor)
    speech = partial(_row, bound=_SPEECH_MS, floor=speech_floor)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_bytes(humming_page())
        with _session(page, ear) as session:
            space, going_on = session.to_and_from_silence(" ", "Paused", " ", presses)
        yield silence("Space → silence", space)
        yield speech("Space → speech, from silence", going_on)
        with _session(page, ear) as session:
            escape, said = session.to_and_from_silence("\x1b", "Silent", "f", presses)
        yield silence("Esc → silence", escape)
        yield speech("f → speech, from silence", said)
        with _session(page, ear) as session:
            resting = session.from_rest(plan.effort.rests)
        yield speech("Space → speech, device at rest", resting, note="silent for over 3 s before")
        for key, words, note in (("f", "", "made ready ahead"), ("h", "heading 2", "not made ready ahead")):
            with _session(page, ear) as session:
                times = session.while_sounding(key, words, presses)
            yield speech(f"{key} → new speech, while another sounds", times, note=note)
        page.write_bytes(humming_page(_LONG))
        with _session(page, ear) as session:
            jumps = session.random_jumps(plan.effort.jumps)
        yield speech(
            "a random jump → new speech", jumps, note=f"{_LONG} headings; keys, and places in percent"
        )


def _row(name: str, times: Sequence[float], *, bound: float, floor: float, note: str = "") -> Row:
    return Row(name, tuple(times), bound=bound, floor=floor, note=note)


def _floors(ear: VirtualEar, rounds: int) -> tuple[float, float]:
    """Milliseconds until the ear is silent when a player is killed, and until it hears what one is given.

    The player is PulseAudio's own, at the lowest latency; a short tone first, so that it is connected.
    """
    tone = (9000 * np.sin(2 * np.pi * 440 * np.arange(5 * RATE) / RATE)).astype("<i2").tobytes()
    silent, sounding = [], []
    for _ in range(rounds):
        with _player(ear) as player:
            assert player.stdin is not None
            began = ear.now()
            player.stdin.write(tone[: RATE // 5])
            ear.wait_for_sound(5, after=began)
            given = ear.wait_for_silence(_SILENT_S, 5, after=began) and ear.now()
            player.stdin.write(tone)
            sounding.append(1000 * (ear.wait_for_sound(5, after=given) - given))
            killed = ear.now()
            player.kill()
            silent.append(1000 * (ear.wait_for_silence(_SILENT_S, 5, after=killed) - killed))
    return float(np.median(silent)), float(np.median(sounding))


@contextmanager
def _player(ear: VirtualEar) -> Iterator[subprocess.Popen[bytes]]:
    command = f"pacat --latency-msec=10 --rate={RATE} --channels=1"
    env = {**os.environ, **ear.env}
    player = subprocess.Popen(command.split(), env=env, stdin=subprocess.PIPE, bufsize=0)
    try:
        yield player
    finally:
        player.kill()
        player.communicate()


@contextmanager
def _session(page: Path, ear: VirtualEar) -> Iterator[_Session]:
    with tempfile.TemporaryDirectory() as home:
        began = ear.now()
        with Terminal([*_LISTEN, str(page)], Path(home), ear.env) as terminal:
            ear.wait_for_sound(10, after=began)
            # Past the title, and the article's length, which does not begin with a hiss.
            ear.wait_for_sound(10, after=terminal.press("p") + 0.4)
            yield _Session(ear, terminal)
            terminal.press("q")
            terminal.end()
        ear.wait_for_silence(_SILENT_S, 5)


class _Session:
    def __init__(self, ear: VirtualEar, terminal: Terminal) -> None:
        self._ear = ear
        self._terminal = terminal
        self._random = random.Random(3)
        self._read = 0

    def to_and_from_silence(
        self, stop: str, words: str, start: str, presses: int
    ) -> tuple[list[float], list[float]]:
        """Milliseconds from `stop` to silence, and from `start` to speech again, in turn."""
        to_silence: list[float] = []
        to_speech: list[float] = []
        while len(to_silence) < presses:
            pressed = self._press_while_it_sounds(stop)
            silent = self._ear.wait_for_silence(_SILENT_S, 5, after=pressed)
            self._expect(words)
            if self._sounded(pressed - 0.02, pressed):
                to_silence.append(1000 * (silent - pressed))
            to_speech.append(self._start_again(start))
        return to_silence, to_speech[:presses]

    def from_rest(self, presses: int) -> list[float]:
        """Milliseconds from Space to speech, when the device has stopped."""
        times = []
        for _ in range(presses):
            pressed = self._press_while_it_sounds(" ")
            self._ear.wait_for_silence(_RESTS_S, 10, after=pressed)
            times.append(self._start_again(" "))
        return times

    def random_jumps(self, presses: int) -> list[float]:
        """Milliseconds from a random jump to the hiss of its target; every second jump goes far."""
        self._to_percent(50)
        times: list[float] = []
        while len(times) < presses:
            if len(times) % 2:
                took = self._to_hiss(self._press_while_it_sounds(self._random.choice(_JUMPS)))
            else:
                took = self._to_hiss(self._to_percent(self._random.randrange(10, 90)))
            times += [took] if took is not None else []
        return times

    def _to_percent(self, percent: int) -> float:
        """Enter a place; returns when Enter was pressed."""
        self._terminal.press(":")
        self._expect("Command: ")
        self._terminal.press(f"{percent}%")
        self._expect(f"{percent}%")
        return self._terminal.press("\r")

    def while_sounding(self, key: str, words: str, presses: int) -> list[float]:
        """Milliseconds from a key to the hiss at the start of the new sentence."""
        times: list[float] = []
        while len(times) < presses:
            took = self._to_hiss(self._press_while_it_sounds(key))
            if words:
                self._expect(words)
            times += [took] if took is not None else []
        return times

    def _to_hiss(self, pressed: float) -> float | None:
        """Milliseconds from a press to the hiss that follows; None if another came just before."""
        heard_to = self._ear.wait_for_sound(5, after=pressed + 0.4)
        hissing = first_hiss(self._ear.heard(pressed - _BEFORE_S, heard_to))
        if hissing is None:
            raise RuntimeError("a key was not answered within 400 ms")
        return 1000 * (hissing - _BEFORE_S) if hissing > _BEFORE_S else None

    def _press_while_it_sounds(self, key: str) -> float:
        """Wait a random time, and press a key while the voice sounds."""
        ready = self._ear.now() + self._random.uniform(0.35, 0.75)
        self._ear.wait_for_sound(10, after=ready)
        return self._terminal.press(key)

    def _start_again(self, key: str) -> float:
        pressed = self._terminal.press(key)
        return 1000 * (self._ear.wait_for_sound(5, after=pressed) - pressed)

    def _sounded(self, start: float, end: float) -> bool:
        return bool(np.any(np.abs(self._ear.heard(start, end)) > THRESHOLD))

    def _expect(self, words: str) -> None:
        self._read = self._terminal.wait_for(words, after=self._read)


def first_hiss(samples: Samples) -> float | None:
    """The start of the first hiss, in seconds."""
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / RATE) < _HISS_HZ] = 0
    high = np.fft.irfft(spectrum, len(samples))
    steps = high[: len(high) // _HISS_STEP * _HISS_STEP].reshape(-1, _HISS_STEP)
    levels = np.sqrt((steps**2).mean(axis=1))
    loud = np.flatnonzero(levels > _HISS)
    if not loud.size:
        return None
    begins = int(loud[0])
    while begins and levels[begins - 1] > _FAINT_HISS:
        begins -= 1
    return begins * _HISS_STEP / RATE
