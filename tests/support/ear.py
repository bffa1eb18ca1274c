"""A virtual ear: a private PulseAudio whose only loudspeaker is recorded, for tests that listen.

    with VirtualEar() as ear:
        pressed = ear.now()
        subprocess.Popen(program, env={**os.environ, **ear.env})
        began = ear.wait_for_sound(timeout=10, after=pressed)
        match = find(ear.heard(start=pressed), expected_pcm, rate=22_050)

All times are seconds of `time.monotonic()`, one clock for all processes of a Linux machine.
Samples are float32 from -1 to 1, mono, `RATE` a second. The ear adds no noise of its own: what
nobody plays is exactly zero.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from bisect import bisect
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
_Search = Callable[[Samples], tuple[int | None, int]]  # what it found, how much it is done with

RATE = 48_000
"""Samples a second in the ear."""
THRESHOLD = 0.003
"""A sample further than this from zero (-50 dB of full scale) is sound, any other is silence."""

_START_SECONDS = 15.0
_PIECE_SECONDS = 0.001
_AROUND_SECONDS = 0.25
_FAINTEST_RMS = 1e-4
_XDG = ("RUNTIME_DIR", "DATA_HOME", "CONFIG_HOME", "STATE_HOME", "CACHE_HOME")
_SERVER = "pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --disable-shm=yes"
_PROTOCOL = "module-native-protocol-unix auth-anonymous=1"
_RECORDER = f"parec -d ear.monitor --rate={RATE} --channels=1 --format=s16le --latency-msec=10"
# The server clips the first 10 ms that it plays at a low latency: let that be zeros of ours.
_WARM_UP = "pacat --latency-msec=10 --rate=22050 --channels=1"
# A null sink that can rewind plays 2 s ahead while idle, and a new recorder hears nothing so long.
_SINK = f"module-null-sink sink_name=ear rate={RATE} channels=1 norewinds=1"


class EarError(AssertionError):
    """What a test waited for was not heard, or the ear itself does not work."""


class Match(NamedTuple):
    """Where the expected sound begins in the heard one, and how alike they are (1.0: the same)."""

    at_seconds: float
    score: float


def available() -> bool:
    """True if this machine has what the ear is made of."""
    return all(shutil.which(program) for program in ("pulseaudio", "pactl", "parec"))


class Recording:
    """The samples heard, and the clock that says when each of them sounded.

    The server hands over 5 or 10 ms at the moment when the first of them sounds, in one piece or
    several, some ms late at worst; and while it resamples, its rate is wrong by 0.02 %. So sample
    n sounded at n / RATE plus a difference on which the hand-overs of the half second around it
    agree: that of the one which ranks 10th of 100 from the earliest. Measured: the difference
    varies by less than 0.5 ms around a sound, and no sound was dated before its cause.
    """

    def __init__(self) -> None:
        """Begin now, with sample 0."""
        self.changed = threading.Condition()
        self._pcm = bytearray()
        self._counts = [0.0]  # seconds of samples before each hand-over
        self._arrivals = [time.monotonic()]

    def append(self, pcm: bytes, arrival: float) -> None:
        """Take 16-bit samples that came in at a time."""
        with self.changed:
            if arrival - self._arrivals[-1] > _PIECE_SECONDS:
                self._counts.append(len(self._pcm) / 2 / RATE)
                self._arrivals.append(arrival)
            self._pcm += pcm
            self.changed.notify_all()

    def be_silent_until(self, moment: float) -> None:
        """Fill up with zeros."""
        with self.changed:
            self._pcm += bytes(max(0, 2 * self.index_of(moment) - len(self._pcm)))

    def index_of(self, moment: float) -> int:
        """Return the sample that sounds at a time."""
        return max(0, round((moment - self._difference(self._arrivals, moment)) * RATE))

    def time_of(self, index: int) -> float:
        """Return when a sample sounds."""
        return index / RATE + self._difference(self._counts, index / RATE)

    def _difference(self, scale: list[float], value: float) -> float:
        with self.changed:
            first = min(bisect(scale, value - _AROUND_SECONDS), len(scale) - 1)
            around = slice(first, max(first + 1, bisect(scale, value + _AROUND_SECONDS)))
            differences = np.subtract(self._arrivals[around], self._counts[around])
        return float(np.quantile(differences, 0.1))

    def samples(self, first: int = 0, last: int | None = None) -> Samples:
        """Return the samples from one index up to another, or up to the newest."""
        with self.changed:
            pcm = bytes(self._pcm[2 * first : None if last is None else 2 * last])
        return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)


class VirtualEar:
    """A loudspeaker that programs play into, and the recording of all that came out of it.

    A sound's time is when the loudspeaker plays it: as with a real sound card, up to one period
    (10 ms) after the server got it, and never before.
    """

    def __init__(self) -> None:
        """Choose the private places; nothing runs before the `with`."""
        self._home = Path(tempfile.mkdtemp(prefix="ear-"))
        self.env = {"HOME": str(self._home), "PULSE_SERVER": f"unix:{self._home}/pulse.sock"}
        self.env |= {f"XDG_{name}": str(self._home / name.lower()) for name in _XDG}
        self._log = self._home / "log"
        self._server: subprocess.Popen[bytes] | None = None
        self._recorder: subprocess.Popen[bytes] | None = None
        self._listener = threading.Thread()
        self._recording = Recording()
        self._sink_module = ""

    def __enter__(self) -> Self:
        """Start the server and the recorder; return when the recording flows."""
        try:
            self._start_server()
            self.plug()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop both and remove the private places."""
        self._stop_recorder()
        if self._server is not None:
            with self._server:  # closes its pipes and waits
                self._server.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def now(self) -> float:
        """Return the time on the ear's clock, in seconds."""
        return time.monotonic()

    def heard(self, start: float | None = None, end: float | None = None) -> Samples:
        """Return what sounded between two times, as far as it has; by default all there is."""
        first = 0 if start is None else self._recording.index_of(start)
        last = None if end is None else self._recording.index_of(end)
        return self._recording.samples(first, last)

    def wait_for_sound(self, timeout: float, after: float | None = None) -> float:
        """Return when the first sound after a time (now) began; give up in `timeout` seconds."""
        return self._wait_for("a sound", _first_sound, timeout, after)

    def wait_for_silence(self, duration: float, timeout: float, after: float | None = None) -> float:
        """Return when the first silence of `duration` seconds after a time (now) began."""
        search = partial(_first_silence, duration)
        return self._wait_for(f"{duration} s of silence", search, timeout, after)

    @property
    def is_plugged(self) -> bool:
        """True if there is a loudspeaker."""
        return bool(self._sink_module)

    def unplug(self) -> None:
        """Take the loudspeaker away; whatever plays into it is cut off."""
        self._stop_recorder()
        self._run(f"pactl unload-module {self._sink_module}")
        self._sink_module = ""

    def hang(self) -> None:
        """Let the server answer nobody any more."""
        self.strike(signal.SIGSTOP)

    def strike(self, number: int) -> None:
        """Send the server a signal."""
        if self._server is not None:
            self._server.send_signal(number)

    def suspend(self, suspended: bool) -> None:
        """Take the loudspeaker from all programs for a while, as one that wants it alone does."""
        self._run(f"pactl suspend-sink ear {int(suspended)}")

    def plug(self) -> None:
        """Give the loudspeaker (back); the time without it is recorded as silence."""
        self._sink_module = self._run(f"pactl load-module {_SINK}")
        self._run("pactl set-default-sink ear")
        self._recorder = self._start(_RECORDER)
        self._listener = threading.Thread(target=self._listen, args=[self._recorder.stdout], daemon=True)
        self._listener.start()
        self._run(_WARM_UP, stdin=bytes(2400))
        self._wait_for("the recorder", _anything, _START_SECONDS)

    def _start_server(self) -> None:
        for name in _XDG:
            Path(self.env[f"XDG_{name}"]).mkdir(mode=0o700)
        config = self._home / "pulse.conf"
        socket = self.env["PULSE_SERVER"].removeprefix("unix:")
        config.write_text(f"load-module {_PROTOCOL} socket={socket}\n")
        self._server = self._start(f"{_SERVER} -F {config}")
        deadline = self.now() + _START_SECONDS
        while not self._run("pactl info"):  # refused until the socket is there
            if self.now() > deadline or self._server.poll() is not None:
                raise EarError(f"PulseAudio does not answer. {self._log.read_text()}")

    def _stop_recorder(self) -> None:
        if self._recorder is not None:
            with self._recorder:
                self._recorder.kill()
                self._listener.join()

    def _start(self, command: str) -> subprocess.Popen[bytes]:
        env = {**os.environ, **self.env}
        pipe = subprocess.PIPE
        with self._log.open("ab") as log:
            return subprocess.Popen(command.split(), env=env, stdin=pipe, stdout=pipe, stderr=log)

    def _run(self, command: str, stdin: bytes = b"") -> str:
        """Run a command to its end and return what it says: nothing, if it fails."""
        return self._start(command).communicate(stdin)[0].decode().strip()

    def _listen(self, recorder: IO[bytes]) -> None:
        """Record all that comes in; until the first of it nothing could be heard."""
        pcm = os.read(recorder.fileno(), 65_536)
        self._recording.be_silent_until(self.now())
        while pcm:
            self._recording.append(pcm, self.now())
            pcm = os.read(recorder.fileno(), 65_536)

    def _wait_for(self, what: str, search: _Search, timeout: float, after: float | None = None) -> float:
        """Search again whenever samples come in."""
        position = self._recording.index_of(self.now() if after is None else after)
        deadline = self.now() + timeout
        with self._recording.changed:
            while True:
                found, done = search(self._recording.samples(position))
                if found is not None:
                    return self._recording.time_of(position + found)
                position += done
                left = deadline - self.now()
                if not self._listener.is_alive():
                    raise EarError(f"{what}: the recorder is gone. {self._log.read_text()}")
                if left <= 0:
                    raise EarError(f"{what}: not heard in {timeout} s")
                self._recording.changed.wait(left)


def onset(samples: Samples, threshold: float = THRESHOLD) -> int | None:
    """Return the index of the first sample that is louder than the threshold, if there is one."""
    loud = _loud(samples, threshold)
    return int(loud[0]) if loud.size else None


def silences(
    samples: Samples, longer_than_ms: float = 50, threshold: float = THRESHOLD
) -> list[tuple[int, int]]:
    """Return each stretch (first index, index after the last) of that many ms without sound."""
    loud = _loud(samples, threshold)
    starts = np.concatenate(([0], loud + 1))
    ends = np.concatenate((loud, [len(samples)]))
    long = ends - starts >= max(1, longer_than_ms * RATE / 1000)
    return [(int(start), int(end)) for start, end in zip(starts[long], ends[long], strict=True)]


def find(heard: Samples, expected: NDArray[Any], rate: int = RATE) -> Match:
    """Find PCM (16-bit or float, `rate` samples a second) where it is most like what was heard.

    The score is the cosine between the two at that place, whatever the volume: 1.0 is the same
    sound, 0.0 nothing in common. A gap of 10 ms within spoils it, for the rest is then out of
    step: seek a sentence at a time, or a second.
    """
    return find_each(heard, [expected], rate)[0]


def find_each(heard: Samples, expected: Sequence[NDArray[Any]], rate: int = RATE) -> list[Match]:
    """Find several sounds of the same length, each as `find` does."""
    wanted = [resampled(each, rate) for each in expected]
    length = len(wanted[0])
    size = 1 << (4 * length).bit_length()  # blocks: quick to transform, with few overlaps
    spectra = [np.conj(np.fft.rfft(each, size)) for each in wanted]
    faintest = _FAINTEST_RMS * np.sqrt(length)  # fainter than that, rounding is all there is
    loudness = [max(float(np.linalg.norm(each)), faintest) for each in wanted]
    best = [Match(0.0, 0.0)] * len(wanted)
    for start in range(0, len(heard) - length + 1, size - length + 1):
        block = heard[start : start + size]
        spectrum, norms = np.fft.rfft(block, size), np.maximum(_norms(block, length), faintest)
        for number, conjugate in enumerate(spectra):
            products = np.fft.irfft(spectrum * conjugate, size)[: len(norms)]
            likeness = products / norms
            lag = int(np.argmax(likeness))
            score = float(likeness[lag]) / loudness[number]
            if score > best[number].score:
                best[number] = Match((start + lag) / RATE, score)
    return best


def _norms(block: Samples, length: int) -> NDArray[np.float64]:
    """The norm of each stretch of so many samples."""
    energy = np.concatenate(([0.0], np.cumsum(block.astype(np.float64) ** 2)))
    norms: NDArray[np.float64] = np.sqrt(np.maximum(0, energy[length:] - energy[:-length]))
    return norms


def resampled(pcm: NDArray[Any], rate: int) -> Samples:
    """Return PCM (16-bit or float) at the ear's rate, by way of its spectrum."""
    scale = 32768 if pcm.dtype.kind == "i" else 1
    seconds = len(pcm) // rate + 1  # whole seconds are a whole number of samples at both rates
    spectrum = np.fft.rfft(pcm / scale, seconds * rate) * (RATE / rate)
    length = round(len(pcm) * RATE / rate)
    return np.fft.irfft(spectrum, seconds * RATE)[:length].astype(np.float32)


def _loud(samples: Samples, threshold: float = THRESHOLD) -> NDArray[np.intp]:
    return np.flatnonzero(np.abs(samples) > threshold)


def _anything(samples: Samples) -> tuple[int | None, int]:
    return (0 if len(samples) > RATE // 5 else None), 0


def _first_sound(samples: Samples) -> tuple[int | None, int]:
    return onset(samples), len(samples)


def _first_silence(duration: float, samples: Samples) -> tuple[int | None, int]:
    found = silences(samples, longer_than_ms=1000 * duration)
    loud = _loud(samples)
    return (found[0][0] if found else None), (int(loud[-1]) + 1 if loud.size else 0)
