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
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 48_000
"""Samples a second in the ear."""
THRESHOLD = 0.003
"""A sample further than this from zero (-50 dB of full scale) is sound, any other is silence."""

_START_SECONDS = 15.0
_STEADY_SECONDS = 0.2
_LONGEST_GAP_SECONDS = 0.06
_FAINTEST_RMS = 1e-4
_PLACES = ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
_SERVER = "pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --disable-shm=yes"
_RECORDER = f"parec -d ear.monitor --rate={RATE} --channels=1 --format=s16le --latency-msec=10"
# A null sink that can rewind plays 2 s ahead while idle, and a new recorder hears nothing so long.
_SINK = f"module-null-sink sink_name=ear rate={RATE} channels=1 norewinds=1"


class EarError(AssertionError):
    """What a test waited for was not heard, or the ear itself does not work."""


class Match(NamedTuple):
    """Where the expected sound begins in the heard one, and how alike they are (1.0: the same)."""

    at_seconds: float
    score: float


def available() -> bool:
    """Whether this machine has what the ear is made of."""
    return all(shutil.which(program) for program in ("pulseaudio", "pactl", "parec"))


class Recording:
    """The samples heard, and the clock that says when each of them sounded: n at origin + n / RATE.

    The sink plays by the system's clock, so the origin, once set, stays true.
    """

    def __init__(self) -> None:
        """Begin empty, before any time."""
        self.changed = threading.Condition()
        self._pcm = bytearray()
        self._origin: float | None = None

    def go_on_at(self, moment: float) -> None:
        """Set when the next sample sounds; what lies between it and the last is silence."""
        with self.changed:
            if self._origin is None:
                self._origin = moment
            self._pcm += bytes(max(0, 2 * self.index_of(moment) - len(self._pcm)))

    def append(self, pcm: bytes) -> None:
        """Take 16-bit samples."""
        with self.changed:
            self._pcm += pcm
            self.changed.notify_all()

    def index_of(self, moment: float) -> int:
        """Return the sample that sounds at a time."""
        return max(0, round((moment - (self._origin or 0.0)) * RATE))

    def time_of(self, index: int) -> float:
        """Return when a sample sounds."""
        return (self._origin or 0.0) + index / RATE

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
        self.env = {name: str(self._home / name.lower()) for name in _PLACES}
        self.env["PULSE_SERVER"] = f"unix:{self._home}/pulse.sock"
        self._log = self._home / "log"
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._listener = threading.Thread()
        self._steady = threading.Event()
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
        self._stop("parec")
        self._stop("pulseaudio")
        shutil.rmtree(self._home, ignore_errors=True)

    def now(self) -> float:
        """Return the time on the ear's clock, in seconds."""
        return time.monotonic()

    def heard(self, start: float | None = None, end: float | None = None) -> Samples:
        """Return what sounded between two times; by default all there is."""
        first = 0 if start is None else self._recording.index_of(start)
        last = None if end is None else self._recording.index_of(end)
        return self._recording.samples(first, last)

    def wait_for_sound(self, timeout: float, after: float | None = None) -> float:
        """Return when the first sound after a time (now) began; give up in `timeout` seconds."""
        return self._wait_for("a sound", _first_sound, timeout, after)

    def wait_for_silence(
        self, duration: float, timeout: float, after: float | None = None
    ) -> float:
        """Return when the first silence of `duration` seconds after a time (now) began."""

        def first_silence(samples: Samples) -> tuple[int | None, int]:
            found = silences(samples, longer_than_ms=1000 * duration)
            loud = np.flatnonzero(np.abs(samples) > THRESHOLD)
            return (found[0][0] if found else None), (int(loud[-1]) + 1 if loud.size else 0)

        return self._wait_for(f"{duration} s of silence", first_silence, timeout, after)

    def unplug(self) -> None:
        """Take the loudspeaker away; whatever plays into it is cut off."""
        self._stop("parec")
        self._pactl("unload-module", self._sink_module)

    def plug(self) -> None:
        """Give the loudspeaker (back); the time without it is recorded as silence."""
        self._sink_module = self._pactl("load-module", *_SINK.split())
        self._pactl("set-default-sink", "ear")
        self._steady.clear()
        self._start(_RECORDER, stdout=subprocess.PIPE)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        if not self._steady.wait(_START_SECONDS):
            raise EarError("the recording does not flow: " + self._log.read_text())

    def _start_server(self) -> None:
        for name in _PLACES:
            Path(self.env[name]).mkdir(mode=0o700)
        config = self._home / "pulse.conf"
        socket = self.env["PULSE_SERVER"].removeprefix("unix:")
        protocol = "load-module module-native-protocol-unix auth-anonymous=1"
        config.write_text(f"{protocol} socket={socket}\n")
        server = self._start(f"{_SERVER} -F {config}")
        deadline = self.now() + _START_SECONDS
        while self._run("pactl", "info").returncode:  # refused until the socket is there
            if self.now() > deadline or server.poll() is not None:
                raise EarError("PulseAudio does not answer: " + self._log.read_text())

    def _start(self, command: str, **options: Any) -> subprocess.Popen[bytes]:
        arguments = command.split()
        with self._log.open("ab") as log:
            environment = {**os.environ, **self.env}
            process = subprocess.Popen(arguments, env=environment, stderr=log, **options)
        self._running[arguments[0]] = process
        return process

    def _stop(self, program: str) -> None:
        process = self._running.pop(program, None)
        if process is None:
            return
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            self._listener.join()
            process.stdout.close()

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **self.env}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def _pactl(self, *arguments: str) -> str:
        done = self._run("pactl", *arguments)
        if done.returncode:
            raise EarError(f"pactl {arguments[0]}: {done.stderr}")
        return done.stdout.strip()

    def _listen(self) -> None:
        """Record all that comes in, after a while in which it came without gap or burst.

        In that while nothing plays, so the sink hands over 10 ms at the moment when the first
        of them sounds. A hand-over can be late but not early: the minimum of arrival - samples
        before it / RATE is when sample 0 sounded, however busy the scheduler is.
        """
        recorder = self._running["parec"].stdout
        assert recorder is not None
        before, began, flowing_since, previous = 0, float("inf"), self.now(), self.now()
        while pcm := os.read(recorder.fileno(), 65_536):
            if self._steady.is_set():
                self._recording.append(pcm)
                continue
            arrival = self.now()
            if max(arrival - previous, len(pcm) / 2 / RATE) > _LONGEST_GAP_SECONDS:
                before, began, flowing_since = 0, float("inf"), arrival
            began = min(began, arrival - before / RATE)
            before += len(pcm) // 2
            previous = arrival
            if arrival - flowing_since > _STEADY_SECONDS:
                self._recording.go_on_at(began + before / RATE)
                self._steady.set()

    def _wait_for(
        self,
        what: str,
        search: Callable[[Samples], tuple[int | None, int]],
        timeout: float,
        after: float | None,
    ) -> float:
        """Search again whenever samples come in; a search says what it found, or how far it is through."""
        position = self._recording.index_of(self.now() if after is None else after)
        deadline = self.now() + timeout
        with self._recording.changed:
            while True:
                found, done = search(self._recording.samples(position))
                if found is not None:
                    return self._recording.time_of(position + found)
                position += done
                left = deadline - self.now()
                if left <= 0 or not self._listener.is_alive():
                    raise EarError(f"not heard within {timeout} s: {what}")
                self._recording.changed.wait(left)


def onset(samples: Samples, threshold: float = THRESHOLD) -> int | None:
    """Return the index of the first sample that is louder than the threshold, if there is one."""
    loud = np.abs(samples) > threshold
    return int(np.argmax(loud)) if loud.any() else None


def silences(
    samples: Samples, longer_than_ms: float = 50, threshold: float = THRESHOLD
) -> list[tuple[int, int]]:
    """Return each stretch (first index, index after the last) of that many ms without sound."""
    loud = np.flatnonzero(np.abs(samples) > threshold)
    starts = np.concatenate(([0], loud + 1))
    ends = np.concatenate((loud, [len(samples)]))
    long = ends - starts >= max(1, longer_than_ms * RATE / 1000)
    return [(int(start), int(end)) for start, end in zip(starts[long], ends[long], strict=True)]


def find(heard: Samples, expected: NDArray[Any], rate: int = RATE) -> Match:
    """Find PCM (16-bit or float, `rate` samples a second) where it is most like what was heard.

    The score is the cosine between the two at the best place, at any volume: 1.0 is the same
    sound, 0.0 nothing in common. Speech scores above 0.95 at its place and below 0.4 elsewhere.
    """
    wanted = resampled(expected, rate)
    if not 0 < len(wanted) <= len(heard):
        return Match(0.0, 0.0)
    sound = heard.astype(np.float64)
    energy = np.concatenate(([0.0], np.cumsum(sound * sound)))
    heard_norms = np.sqrt(np.maximum(0, energy[len(wanted) :] - energy[: -len(wanted)]))
    faintest = _FAINTEST_RMS * np.sqrt(len(wanted))  # in near silence the rounding is all there is
    norms = np.maximum(heard_norms, faintest) * max(float(np.linalg.norm(wanted)), faintest)
    scores = _correlation(sound, wanted) / norms
    best = int(np.argmax(scores))
    return Match(best / RATE, float(scores[best]))


def resampled(pcm: NDArray[Any], rate: int) -> NDArray[np.float64]:
    """Return PCM (16-bit or float) at the ear's rate, by way of its spectrum."""
    scale = 32768 if pcm.dtype.kind == "i" else 1
    seconds = len(pcm) // rate + 1  # whole seconds: lengths that both rates share
    spectrum = np.fft.rfft(pcm / scale, seconds * rate)
    wide = np.fft.irfft(spectrum, seconds * RATE) * (RATE / rate)
    return wide[: round(len(pcm) * RATE / rate)]


def _correlation(sound: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the inner product at each lag, in blocks that are quick to transform."""
    size = 1 << (4 * len(wanted)).bit_length()
    step = size - len(wanted) + 1
    spectrum = np.conj(np.fft.rfft(wanted, size))
    blocks = range(0, len(sound) - len(wanted) + 1, step)
    products = [np.fft.irfft(np.fft.rfft(sound[at : at + size], size) * spectrum, size)[:step] for at in blocks]
    return np.concatenate(products)[: len(sound) - len(wanted) + 1]


def _first_sound(samples: Samples) -> tuple[int | None, int]:
    return onset(samples), len(samples)
