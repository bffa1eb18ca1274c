"""A virtual ear for tests that listen: a private PulseAudio server whose only loudspeaker is recorded.

    with VirtualEar() as ear:
        pressed = ear.now()
        subprocess.Popen(program, env={**os.environ, **ear.env})
        began = ear.wait_for_sound(timeout=10, after=pressed)
        match = find(ear.heard(start=pressed), expected_pcm, rate=22_050)

All times are seconds of `time.monotonic()`, which all processes of a Linux machine share.
The ear adds no noise: while nothing plays, every sample is exactly zero.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Self

from tests.support.ear.heard_first import sitecustomize as heard_first
from tests.support.ear.recording import Recording
from tests.support.ear.sounds import RATE, Samples, loud_samples, onset, silences

# returns the index of the match, and how many samples need no second search
_Search = Callable[[Samples], tuple[int | None, int]]

_HEARD_FIRST = str(Path(heard_first.__file__).parent)
_START_SECONDS = 15.0
_XDG = ("RUNTIME_DIR", "DATA_HOME", "CONFIG_HOME", "STATE_HOME", "CACHE_HOME")
_SERVER = "pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --disable-shm=yes"
_PROTOCOL = "module-native-protocol-unix auth-anonymous=1"
_RECORDER = f"parec -d ear.monitor --rate={RATE} --channels=1 --format=s16le --latency-msec=10"
# At a low latency the server loses the first 10 ms that it plays, so we play 10 ms of silence first.
_WARM_UP = "pacat --latency-msec=10 --rate=22050 --channels=1"
# A null sink that can rewind plays 2 s ahead while idle. A new recorder would miss those 2 s.
_SINK = f"module-null-sink sink_name=ear rate={RATE} channels=1 norewinds=1"


class EarError(AssertionError):
    """The test did not hear what it waited for, or the ear itself failed."""


def available() -> bool:
    """Return True if the programs that the ear needs are installed."""
    return all(shutil.which(program) for program in ("pulseaudio", "pactl", "parec"))


class VirtualEar:
    """A loudspeaker for programs to play into, and a recording of everything that it played.

    A sound is dated when the loudspeaker plays it. As with a real sound card, that is up to one
    period (10 ms) after the server received it. The server, the recorder and the Python programs that play
    go before other programs, if the system allows it: on a busy machine they would leave gaps.
    """

    def __init__(self) -> None:
        """Make a private folder. The server starts with the `with` statement."""
        self._home = Path(tempfile.mkdtemp(prefix="ear-"))
        self._own = {"HOME": str(self._home), "PULSE_SERVER": f"unix:{self._home}/pulse.sock"}
        self._own |= {f"XDG_{name}": str(self._home / name.lower()) for name in _XDG}
        self._log = self._home / "log"
        self._server: subprocess.Popen[bytes] | None = None
        self._recorder: subprocess.Popen[bytes] | None = None
        self._listener = threading.Thread()
        self._recording = Recording()
        self._sink_module = ""

    def __enter__(self) -> Self:
        """Start the server and the recorder, and wait until samples arrive."""
        try:
            self._start_server()
            self.plug()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop both and remove the private folder."""
        self._stop_recorder()
        if self._server is not None:
            with self._server:  # closes its pipes and waits
                self._server.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    @property
    def env(self) -> dict[str, str]:
        """The environment of a program that plays into the ear."""
        modules = [_HEARD_FIRST, *filter(None, [os.environ.get("PYTHONPATH")])]
        return {**self._own, "PYTHONPATH": os.pathsep.join(modules)}

    def now(self) -> float:
        """Return the time on the ear's clock, in seconds."""
        return time.monotonic()

    def heard(self, start: float | None = None, end: float | None = None) -> Samples:
        """Return the samples between two times; by default all that were recorded so far."""
        first = 0 if start is None else self._recording.index_of(start)
        last = None if end is None else self._recording.index_of(end)
        return self._recording.samples(first, last)

    def wait_for_sound(self, timeout: float, after: float | None = None) -> float:
        """Return when the first sound after a time (by default now) began.

        Raises EarError after `timeout` seconds.
        """
        return self._wait_for("a sound", _first_sound, timeout, after)

    def wait_for_silence(self, duration: float, timeout: float, after: float | None = None) -> float:
        """Return when the first silence of `duration` seconds after a time (by default now) began."""
        search = partial(_first_silence, duration)
        return self._wait_for(f"{duration} s of silence", search, timeout, after)

    @property
    def is_plugged(self) -> bool:
        """True while the loudspeaker is connected."""
        return bool(self._sink_module)

    def unplug(self) -> None:
        """Remove the loudspeaker. Sounds that still play are cut off."""
        self._stop_recorder()
        self._run(f"pactl unload-module {self._sink_module}")
        self._sink_module = ""

    def hang(self) -> None:
        """Freeze the server: it no longer answers."""
        self.strike(signal.SIGSTOP)

    def strike(self, number: int) -> None:
        """Send the server a signal."""
        if self._server is not None:
            self._server.send_signal(number)

    def suspend(self, suspended: bool) -> None:
        """Suspend the loudspeaker, or resume it, as a program does that takes it for itself."""
        self._run(f"pactl suspend-sink ear {int(suspended)}")

    def plug(self) -> None:
        """Connect the loudspeaker. The time without it is recorded as silence."""
        self._sink_module = self._run(f"pactl load-module {_SINK}")
        self._run("pactl set-default-sink ear")
        self._recorder = self._start(_RECORDER)
        self._listener = threading.Thread(target=self._listen, args=[self._recorder.stdout], daemon=True)
        self._listener.start()
        self._run(_WARM_UP, stdin=bytes(2400))
        self._wait_for("the recorder", _anything, _START_SECONDS)

    def _start_server(self) -> None:
        for name in _XDG:
            Path(self._own[f"XDG_{name}"]).mkdir(mode=0o700)
        config = self._home / "pulse.conf"
        socket = self._own["PULSE_SERVER"].removeprefix("unix:")
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
        env = {**os.environ, **self._own}
        pipe = subprocess.PIPE
        with self._log.open("ab") as log:
            return subprocess.Popen(
                command.split(), env=env, stdin=pipe, stdout=pipe, stderr=log, start_new_session=True,
                preexec_fn=heard_first.go_first,  # noqa: PLW1509
            )  # fmt: skip

    def _run(self, command: str, stdin: bytes = b"") -> str:
        """Run a command and return what it prints: an empty text if it fails."""
        return self._start(command).communicate(stdin)[0].decode().strip()

    def _listen(self, recorder: IO[bytes]) -> None:
        """Record what arrives. The time before the first sample is silence."""
        pcm = os.read(recorder.fileno(), 65_536)
        self._recording.be_silent_until(self.now())
        while pcm:
            self._recording.append(pcm, self.now())
            pcm = os.read(recorder.fileno(), 65_536)

    def _wait_for(self, what: str, search: _Search, timeout: float, after: float | None = None) -> float:
        """Search again each time that samples arrive, and return the time of the match."""
        position = self._recording.index_of(self.now() if after is None else after)
        deadline = self.now() + timeout
        with self._recording.changed:
            while True:
                found, searched = search(self._recording.samples(position))
                if found is not None:
                    return self._recording.time_of(position + found)
                position += searched
                seconds_left = deadline - self.now()
                if not self._listener.is_alive():
                    raise EarError(f"{what}: the recorder stopped. {self._log.read_text()}")
                if seconds_left <= 0:
                    raise EarError(f"{what}: not heard in {timeout} s")
                self._recording.changed.wait(seconds_left)


def _anything(samples: Samples) -> tuple[int | None, int]:
    return (0 if len(samples) > RATE // 5 else None), 0


def _first_sound(samples: Samples) -> tuple[int | None, int]:
    return onset(samples), len(samples)


def _first_silence(duration: float, samples: Samples) -> tuple[int | None, int]:
    found = silences(samples, longer_than_ms=1000 * duration)
    loud = loud_samples(samples)
    return (found[0][0] if found else None), (int(loud[-1]) + 1 if loud.size else 0)
